import { expect, test } from 'vitest';
import { readRecord } from '../../../console/source/proof/record.ts';
import { evidencePaths } from '../../../shared/domain/evidence/layout.ts';
import { publishedWave, sourceOf, type Files } from '../evidence/wave-evidence.ts';

const files = publishedWave();
const without = (...paths: readonly string[]): Files => new Map([...files].filter(([path]) => !paths.includes(path)));
const thereOf = async (evidence: Files): Promise<string[]> =>
  Object.entries(await readRecord(sourceOf(evidence))).flatMap(([name, part]) => (part === undefined ? [] : [name]));

const { commitment, strikes, fairness, result, manifest } = evidencePaths;

test('a record is read as far as it has come', async () => {
  expect(await thereOf(files)).toEqual(['commitment', 'roundAt', 'strikes', 'fairness', 'result', 'manifest']);
  expect(await thereOf(without(fairness, result, manifest))).toEqual(['commitment', 'roundAt', 'strikes']);
  expect(await thereOf(without(commitment))).toEqual([]);
});

test('a draw whose strikes were not sealed in time is told to its end: nobody was struck', async () => {
  expect(await thereOf(without(strikes))).toEqual(['commitment', 'roundAt', 'fairness', 'result', 'manifest']);
});
