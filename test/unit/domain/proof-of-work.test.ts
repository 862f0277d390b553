import fc from 'fast-check';
import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { findWork, isWork, textLength } from '../../../shared/domain/proof-of-work.ts';

const text = fc.string({ unit: 'binary-ascii', minLength: textLength, maxLength: textLength });

/** Zero bits at the start of the hash that Node gives. */
const zeroBits = (content: string): number =>
  Math.clz32(createHash('sha256').update(content, 'latin1').digest().readUInt32BE(0));

describe('work', () => {
  test('is the SHA-256 of text and number, as anybody else computes it', () => {
    fc.assert(
      fc.property(text, fc.nat({ max: Number.MAX_SAFE_INTEGER }), (before, number) => {
        const bits = zeroBits(`${before}${String(number)}`);
        expect(isWork(before, number, bits)).toBe(true);
        expect(isWork(before, number, bits + 1)).toBe(false);
      }),
    );
  });

  test('that was found does what was asked for, and nothing before it does', () => {
    fc.assert(
      fc.property(text, fc.nat({ max: 9 }), (before, bits) => {
        const found = findWork(before, bits, { from: 0, tries: 100_000 });
        expect(found).toBeDefined();
        expect(isWork(before, found ?? -1, bits)).toBe(true);
        expect(findWork(before, bits, { from: 0, tries: found ?? 0 })).toBeUndefined();
      }),
      { numRuns: 30 },
    );
  });

  test('is found in stretches as in one go', () => {
    const before = 'a'.repeat(textLength);
    const whole = findWork(before, 12, { from: 0, tries: 1_000_000 });

    let from = 0;
    let found: number | undefined;
    while (found === undefined) {
      found = findWork(before, 12, { from, tries: 500 });
      from += 500;
    }

    expect(found).toBe(whole);
  });

  test.each([-1, 0.5, Number.NaN, Number.MAX_SAFE_INTEGER + 1])('is never %s', (number) => {
    expect(isWork('a'.repeat(textLength), number, 0)).toBe(false);
  });

  test.each(['', 'a'.repeat(63), 'a'.repeat(65), `${'a'.repeat(63)}é`])('refuses the text %j', (before) => {
    expect(() => isWork(before, 0, 0)).toThrow(RangeError);
  });
});
