import fc from 'fast-check';
import { expect, test } from 'vitest';
import { differencesOf, type ChangedLine } from '../../../shared/lists/difference.ts';
import { packedLine, packedLines, type HashedLine, type StagedLines } from '../../../shared/lists/staged-lines.ts';

const digits = (number: number, version: number): string => `${version}${number}`.padStart(4, '0').padEnd(64, 'a');
const hashes = (number: number, versions: readonly number[]) =>
  versions.map((version) => ({ version, hash: digits(number, version) }));

/** A line of a person, with a family card where one is told. */
interface Line {
  readonly nik: number;
  readonly kk?: number | undefined;
}

const hashed = ({ nik, kk }: Line, versions: readonly number[]): HashedLine => ({
  nikHashes: hashes(nik, versions),
  kkHashes: kk === undefined ? [] : hashes(kk, versions),
});
const staged = (lines: readonly Line[], versions: readonly number[], withCards = true): StagedLines[] => {
  const form = { versions, withCards };
  return [{ ...form, packed: packedLines(lines.map((line) => packedLine(form, hashed(line, versions)))) }];
};
const differences = (
  former: readonly Line[],
  current: readonly Line[],
  {
    versions = [1],
    before = [1],
    changed = [],
  }: {
    readonly versions?: readonly number[];
    readonly before?: readonly number[];
    readonly changed?: ChangedLine[];
  } = {},
) =>
  differencesOf({
    version: 1,
    former: staged(former, before),
    current: staged(current, versions),
    changed,
    formVersions: versions,
    isComplete: versions.every((version) => before.includes(version)),
  });

const line = fc.record({
  nik: fc.integer({ min: 1, max: 9 }),
  kk: fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined }),
});
const list = fc.array(line, { maxLength: 12 });

/** What everybody's lines come to: who is on the list, and with which family cards. */
const standing = (lines: readonly Line[]): Map<string, Set<string>> => {
  const cards = new Map<string, Set<string>>();
  for (const { nik, kk } of lines) {
    const own = cards.get(digits(nik, 1)) ?? new Set();
    if (kk !== undefined) own.add(digits(kk, 1));
    cards.set(digits(nik, 1), own);
  }
  return cards;
};

test('applied to a list, its differences to another one give the other one, and touch nobody else', () => {
  fc.assert(
    fc.property(list, list, (former, current) => {
      const found = differences(former, current);
      const after = standing(former);
      for (const { key, change, cards, formerCards } of found) {
        const own = change === 'added' ? new Set<string>() : (after.get(key) ?? new Set());
        for (const [card] of formerCards) own.delete(card?.hash ?? '');
        for (const [card] of cards) own.add(card?.hash ?? '');
        if (change === 'removed') after.delete(key);
        else after.set(key, own);
      }

      expect(after).toEqual(standing(current));
      expect(found.map(({ key }) => key)).toEqual([...new Set(found.map(({ key }) => key))].sort());
      const changedKeys = found.filter(({ change }) => change !== 'kept').map(({ key }) => key);
      expect(changedKeys.every((key) => standing(former).has(key) !== standing(current).has(key))).toBe(true);
    }),
    { numRuns: 1_000 },
  );
});

test('between a list and itself there is no difference', () => {
  fc.assert(
    fc.property(list, (lines) => {
      expect(differences(lines, lines.toReversed())).toEqual([]);
    }),
  );
});

test('what was told of single lines since the whole list before counts as it', () => {
  const told = (change: 'added' | 'removed', nik: number): ChangedLine => ({ change, ...hashed({ nik }, [1]) });

  const found = differences([{ nik: 1 }, { nik: 2 }], [{ nik: 2 }, { nik: 3 }], {
    changed: [told('removed', 1), told('added', 3), told('added', 4)],
  });

  expect(found).toMatchObject([{ key: digits(4, 1), change: 'removed' }]);
});

test('while keys are exchanged every line is told of again under the new one, and those who are gone are found by the old one', () => {
  const found = differences([{ nik: 1 }, { nik: 2 }], [{ nik: 2 }], { versions: [2, 1], before: [1] });

  expect(found).toMatchObject([
    { key: digits(1, 1), change: 'removed', nikHashes: hashes(1, [1]) },
    { key: digits(2, 1), change: 'added', nikHashes: hashes(2, [2, 1]) },
  ]);
});
