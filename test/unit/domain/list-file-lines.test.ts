import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  bytesSeen,
  linesBeginningIn,
  longestListLineBytes,
  type BrokenLineCode,
  type ListedPerson,
} from '../../../shared/domain/list-file-lines.ts';

const nik = '3201010105950001';
const kk = '3201010101100001';

/** The people and the broken lines, by their numbers from 1, of a file that is cut into pieces. */
const readIn = (bytes: Buffer, pieceBytes: number) => {
  const people: ListedPerson[] = [];
  const broken: { line: number; code: BrokenLineCode }[] = [];
  let lines = 0;
  const file = { bytes: bytes.length, pieceBytes };
  for (let piece = 0; piece * pieceBytes < Math.max(1, bytes.length); piece += 1) {
    const { from, to } = bytesSeen(piece, file);
    const found = linesBeginningIn(piece, bytes.subarray(from, to), file);
    people.push(...found.people);
    broken.push(...found.broken.map(({ place, code }) => ({ line: lines + place + 1, code })));
    lines += found.lines;
  }
  return { people, broken, lines };
};
const whole = (text: string) => readIn(Buffer.from(text), 1_000_000);

describe('a line of a list', () => {
  test.each([
    ['a NIK alone', nik, [{ nik }]],
    ['a NIK with a family card', `${nik},${kk}`, [{ nik, kk }]],
    ['an empty family card', `${nik},`, [{ nik }]],
    ['quotation marks and spaces', `"${nik}" , "${kk}"\r\n`, [{ nik, kk }]],
    ['a byte-order mark and a heading', `\uFEFFnik,kk\r\n${nik},${kk}\r\n`, [{ nik, kk }]],
    ['a heading in capitals', `NIK\n${nik}`, [{ nik }]],
    ['blank lines', `\n\r\n${nik}\n\n`, [{ nik }]],
  ])('may be %s', (_name, text, people) => {
    expect(whole(text)).toMatchObject({ people, broken: [] });
  });

  test.each<[string, string, BrokenLineCode]>([
    ['15 digits', nik.slice(1), 'list-nik-malformed'],
    ['letters', 'NIK tidak ada', 'list-nik-malformed'],
    ['a heading that is not the first line', `${nik}\nnik`, 'list-nik-malformed'],
    ['a family card of 17 digits', `${nik},${kk}1`, 'list-kk-malformed'],
    ['three fields', `${nik},${kk},x`, 'list-line-malformed'],
    ['more than a line may have', `${nik},${'1'.repeat(longestListLineBytes)}`, 'list-line-too-long'],
  ])('is broken by %s', (_name, text, code) => {
    expect(whole(text).broken).toMatchObject([{ code }]);
  });

  test('that is broken has its number, blank lines and the heading counted', () => {
    expect(whole(`nik\n${nik}\n\nx\n${nik}`).broken).toEqual([{ line: 4, code: 'list-nik-malformed' }]);
  });

  test('of a file without bytes there is none', () => {
    expect(whole('')).toEqual({ people: [], broken: [], lines: 0 });
  });
});

test('a file has the same lines wherever its pieces are cut', () => {
  const line = fc.oneof(
    {
      weight: 6,
      arbitrary: fc.integer({ min: 1, max: 9_999 }).map((serial) => `320101010595${String(serial).padStart(4, '0')}`),
    },
    fc.constantFrom(
      '',
      'x',
      `${nik},${kk}`,
      '\r',
      'é',
      'y'.repeat(longestListLineBytes),
      'z'.repeat(longestListLineBytes + 1),
      'z'.repeat(3_000),
    ),
  );
  const file = fc.record({
    lines: fc.array(line, { maxLength: 12 }),
    mark: fc.constantFrom('', '\uFEFF'),
    end: fc.constantFrom('\n', '\r\n'),
    isEnded: fc.boolean(),
  });

  fc.assert(
    fc.property(file, fc.integer({ min: 1, max: 200 }), ({ lines, mark, end, isEnded }, pieceBytes) => {
      const bytes = Buffer.from(mark + lines.join(end) + (isEnded ? end : ''));

      expect(readIn(bytes, pieceBytes)).toEqual(readIn(bytes, bytes.length + 1));
    }),
    { numRuns: 500 },
  );
});
