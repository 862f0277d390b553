import { globSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { examplesOf, recordedExamples } from '../../../local/openapi/examples.ts';
import { access } from '../../../shared/domain/access/index.ts';
import { recordedElsewhere } from '../../support/openapi/recorded-elsewhere.ts';

const tests = join(import.meta.dirname, '..', '..');
const elsewhere = Object.entries(recordedElsewhere);

test('every operation has one example, and a test that executes it', () => {
  expect(Object.keys(recordedExamples()).sort()).toEqual(Object.keys(access).sort());
  expect(Object.keys(examplesOf('documented')).filter((key) => Object.hasOwn(recordedElsewhere, key))).toEqual([]);
  for (const name of new Set(elsewhere.map(([, one]) => one))) {
    const own = elsewhere.flatMap(([key, one]) => (one === name ? [key] : []));
    expect([name, globSync(`{journeys,console}/${name}.test.ts`, { cwd: tests }).length]).toEqual([name, 1]);
    expect(Object.keys(examplesOf(name)).sort()).toEqual(own.sort());
    for (const { status } of Object.values(examplesOf(name))) expect(status).toBeLessThan(400);
  }
});
