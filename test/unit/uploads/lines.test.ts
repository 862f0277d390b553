import fc from 'fast-check';
import { expect, test } from 'vitest';
import { linesOf } from '../../../shared/uploads/lines.ts';

const longestBytes = 20;

/** All lines of a file that is read in pieces of a length; undefined for those that are too long. */
const readIn = (bytes: Buffer, piece: number): (string | undefined)[] => {
  const lines: (string | undefined)[] = [];
  let isInLongLine = false;
  for (let offset = 0; ;) {
    const length = Math.min(piece, bytes.length - offset);
    const isLast = offset + length === bytes.length;
    const content = bytes.subarray(offset, offset + length);
    const found = linesOf(content, { isFirst: offset === 0, isLast, isInLongLine, longestBytes });
    lines.push(...found.lines);
    if (isLast) return lines;
    expect(found.used).toBeGreaterThan(0);
    ({ isInLongLine } = found);
    offset += found.used;
  }
};

test('a file has the same lines in whatever pieces it is read', () => {
  const line = fc.string({ maxLength: 30, unit: fc.constantFrom('a', 'é', '{', ' ') });
  const file = fc.record({ lines: fc.array(line, { maxLength: 12 }), ends: fc.boolean() });

  fc.assert(
    fc.property(file, fc.integer({ min: longestBytes + 1, max: 80 }), ({ lines, ends }, piece) => {
      const text = lines.join('\n') + (ends && lines.length > 0 ? '\n' : '');
      const bytes = Buffer.from(text);
      const isEnded = text === '' || text.endsWith('\n');
      const expected = text.split('\n').slice(0, isEnded ? -1 : undefined);

      expect(readIn(bytes, piece)).toEqual(
        expected.map((one) => (Buffer.byteLength(one) > longestBytes ? undefined : one)),
      );
    }),
    { numRuns: 1_000 },
  );
});

test('a mark at the start of the file and the returns of another system are left out', () => {
  expect(readIn(Buffer.from('\uFEFFa\r\nb\r\n'), 100)).toEqual(['a', 'b']);
});
