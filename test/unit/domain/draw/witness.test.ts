import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sha256Hex } from '../../../../shared/domain/draw/hash.ts';
import { witnessFault, witnessToleranceSeconds } from '../../../../shared/domain/draw/witness.ts';

const sha256 = sha256Hex('a commitment');
const committedAt = '2023-02-20T17:31:00.000Z';
const roundAt = '2023-02-20T18:30:00.000Z';
const after = (instant: string, seconds: number) => new Date(Date.parse(instant) + 1_000 * seconds).toISOString();
const faultAt = (at: string, accuracySeconds = 0) =>
  witnessFault({ sha256, at, atLatest: after(at, accuracySeconds) }, { sha256, committedAt, roundAt });

describe('a time stamp witnesses a commitment', () => {
  test('when it is from the time between commitment and round, clocks being a little apart', () => {
    fc.assert(
      fc.property(fc.integer({ min: -witnessToleranceSeconds, max: 3_539 }), (seconds) => {
        expect(faultAt(after(committedAt, seconds))).toBeUndefined();
      }),
    );
  });

  test('and at no other time', () => {
    fc.assert(
      fc.property(fc.oneof(fc.integer({ min: 3_540, max: 1e8 }), fc.integer({ min: -1e8, max: -301 })), (seconds) => {
        expect(faultAt(after(committedAt, seconds))).toBeDefined();
      }),
    );
  });

  test.each([
    ['at the time of the round', faultAt(roundAt), 'not earlier than the round'],
    ['before it by less than its clock may be wrong', faultAt(after(roundAt, -5), 5), 'not earlier than the round'],
    ['from before the commitment', faultAt(after(committedAt, -301)), 'before the commitment was made'],
    [
      'over something else',
      witnessFault(
        { sha256: sha256Hex('x'), at: committedAt, atLatest: committedAt },
        { sha256, committedAt, roundAt },
      ),
      'not over these bytes',
    ],
  ])('not when it is %s', (_, fault, why) => {
    expect(fault).toMatch(why);
  });

  test('as far as can be told where the time of the round is not known', () => {
    const stamp = { sha256, at: after(roundAt, 9_999), atLatest: after(roundAt, 9_999) };

    expect(witnessFault(stamp, { sha256, committedAt })).toBeUndefined();
  });
});
