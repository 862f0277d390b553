import { describe, expect, test } from 'vitest';
import { ListFileId } from '../../../events/list-file-submitted.ts';
import { differencesOf, listUnits, piecesOf, progressOf, type ListFile } from '../../../shared/domain/list-file.ts';

const file: ListFile = {
  fileId: ListFileId.parse('d'.repeat(24)),
  source: 'police',
  number: 7,
  version: 'polri-7',
  status: 'reading',
  openedAt: '2023-02-19T05:00:00.000Z',
  openedBy: 'olga',
  submittedAt: '2023-02-19T05:00:00.000Z',
  bytes: 1_000,
  etag: 'etag',
  pieceBytes: 250,
};
const pieces = [0, 2].map((piece) => ({
  piece,
  lines: 50,
  listed: 48,
  broken: 1,
  sha256: '',
  at: '2023-02-19T05:00:05.000Z',
}));
const at = new Date('2023-02-19T05:00:10.000Z');

describe('the progress of a list’s file', () => {
  test('while it is read goes by its pieces, at the pace since it was handed in', () => {
    expect(progressOf(file, { pieces, units: [], at })).toEqual({
      pieces: { total: 4, read: 2 },
      lines: 100,
      listed: 96,
      broken: 2,
      added: 0,
      removed: 0,
      share: 0.5,
      linesPerSecond: 10,
      estimatedAt: '2023-02-19T05:00:20.000Z',
    });
  });

  test('while it is applied goes by its parts, at the pace since it was read', () => {
    const applying = { ...file, status: 'applying', receivedAt: '2023-02-19T05:00:02.000Z' } as const;
    const units = Array.from({ length: listUnits / 4 }, (_, unit) => ({ unit, added: 2, removed: 1, share: 1 }));

    expect(progressOf(applying, { pieces, units, at })).toMatchObject({
      added: 32,
      removed: 16,
      share: 0.25,
      estimatedAt: '2023-02-19T05:00:34.000Z',
    });
  });

  test('before it begins, and when it is over, promises nothing', () => {
    for (const [status, share] of [
      ['open', 0],
      ['changed', 0],
      ['superseded', 0],
      ['applied', 1],
    ] as const) {
      const progress = progressOf({ ...file, status }, { pieces: [], units: [], at });
      expect(progress.share).toBe(share);
      expect(progress.estimatedAt).toBeUndefined();
    }
    expect(progressOf(file, { pieces: [], units: [], at: new Date(file.openedAt) })).toMatchObject({ share: 0 });
  });
});

test('a file has as many pieces as its bytes need, an empty one has one', () => {
  expect([0, 1, 250, 251, 1_000].map((bytes) => piecesOf({ bytes, pieceBytes: 250 }))).toEqual([1, 1, 1, 2, 4]);
});

test.each([
  ['nothing was announced', {}, { listed: 9, broken: 1 }, []],
  ['broken lines count as lines', { lines: 10 }, { listed: 9, broken: 1 }, []],
  ['a line is missing', { lines: 11 }, { listed: 9, broken: 1 }, ['lines']],
  ['other bytes came', { sha256: 'b' }, { listed: 9, broken: 1 }, ['sha256']],
  ['nobody is named', {}, { listed: 0, broken: 3 }, ['lines']],
  ['nobody is named, as was announced', { lines: 0 }, { listed: 0, broken: 0 }, []],
] as const)('what was read is held against what was announced: %s', (_name, announced, read, differs) => {
  expect(differencesOf(announced, { ...read, sha256: 'a' })).toEqual(differs);
});
