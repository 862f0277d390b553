import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { holdings } from '../../../shared/domain/privacy/holdings.ts';
import { purposeNames, purposeOf } from '../../../shared/domain/privacy/purposes.ts';
import { periodText, retentionRules, type RetentionName } from '../../../shared/domain/privacy/retention.ts';
import { processingTable, retentionTable } from '../../support/privacy-tables.ts';

const page = (name: string): string =>
  readFileSync(join(import.meta.dirname, '..', '..', '..', 'docs', 'privacy', `${name}.md`), 'utf8');

/** Rows without the spaces by which a formatter lines them up. */
const rowsIn = (text: string): string[] =>
  text
    .split('\n')
    .filter((line) => line.startsWith('|') && !/^\|[\s|:-]+\|$/.test(line))
    .map((line) => line.replaceAll(/\s*\|\s*/g, '|').trim());

test('the page of retention says what the rules say', () => {
  expect(rowsIn(page('retention'))).toEqual(rowsIn(retentionTable()));
});

test('the record of processing names every purpose and every kind of data', () => {
  expect(rowsIn(page('record-of-processing')).slice(0, rowsIn(processingTable()).length)).toEqual(
    rowsIn(processingTable()),
  );
});

test('every rule of retention keeps something, and says for how long in both languages', () => {
  const used = new Set<string>(holdings.map(({ retention }) => retention));
  const outside = ['unused-registration', 'upload', 'access-log', 'log'];
  const names = Object.keys(retentionRules) as RetentionName[];

  expect(names.filter((name) => !used.has(name) && !outside.includes(name))).toEqual([]);
  for (const name of names) expect(periodText(name).id).not.toBe(periodText(name).en);
});

test('what rests on consent alone is not taken for given', () => {
  for (const name of purposeNames) {
    const { legalBasis, unlessSaid } = purposeOf(name);
    if (legalBasis.includes('art. 20 (2) a')) expect(unlessSaid).toBe('withdrawn');
  }
});
