import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { localChain, quicknet, roundAt, roundFault, timeOf } from '../../../../shared/domain/draw/beacon.ts';
import { sha256Hex } from '../../../../shared/domain/draw/hash.ts';
import { realRounds } from './builders.ts';

const flipped = (hex: string, bit: number) => {
  const bytes = Buffer.from(hex, 'hex');
  const at = Math.floor(bit / 8) % bytes.length;
  bytes[at] = (bytes[at] ?? 0) ^ (1 << (bit % 8));
  return bytes.toString('hex');
};
const randomnessOf = (signature: string) => sha256Hex(Buffer.from(signature, 'hex'));
const [real = { round: 0, randomness: '', signature: '' }] = realRounds.rounds;

test('the pinned chain is quicknet', () => {
  const { chain, publicKey, genesisTime, periodSeconds } = realRounds;

  expect(quicknet).toEqual({ name: chain, publicKey, genesisTime, periodSeconds });
});

describe('a round of the public beacon', () => {
  test.each(realRounds.rounds)('$round, as it was recorded, is genuine', (round) => {
    expect(roundFault(quicknet, round)).toBeUndefined();
  });

  test('is refused when any one bit of its signature is flipped, even with randomness that fits', () => {
    fc.assert(
      fc.property(fc.nat({ max: 8 * 48 - 1 }), (bit) => {
        const signature = flipped(real.signature, bit);

        expect(roundFault(quicknet, { ...real, signature })).toMatch('not the SHA-256');
        expect(roundFault(quicknet, { ...real, signature, randomness: randomnessOf(signature) })).toMatch(
          'is not one of',
        );
      }),
      { numRuns: 30 },
    );
  });

  test('is refused when its randomness differs, when it is named as another round, or is no hex', () => {
    expect(roundFault(quicknet, { ...real, randomness: flipped(real.randomness, 0) })).toMatch('not the SHA-256');
    expect(roundFault(quicknet, { ...real, round: real.round + 1 })).toMatch('is not one of');
    expect(roundFault(quicknet, { ...real, signature: real.signature.toUpperCase() })).toMatch('not lower-case hex');
    expect(roundFault(quicknet, { ...real, signature: '' })).toMatch('not lower-case hex');
  });
});

test('a round of the local beacon is checked by its hash alone', () => {
  const chain = localChain({ genesisTime: 1_700_000_000, periodSeconds: 1 });
  const round = { round: 5, signature: 'abcd', randomness: randomnessOf('abcd') };

  expect(roundFault(chain, round)).toBeUndefined();
  expect(roundFault(chain, { ...round, signature: 'abce' })).toMatch('not the SHA-256');
});

test('the first round is of the genesis time, and rounds follow each other by the period', () => {
  expect(timeOf(quicknet, 1)).toBe('2023-08-23T15:09:27.000Z');
  expect(timeOf(quicknet, 1001)).toBe('2023-08-23T15:59:27.000Z');
});

test('the round at an instant is the first that is not earlier', () => {
  const periodArbitrary = fc.record({
    genesisTime: fc.nat({ max: 2e9 }),
    periodSeconds: fc.integer({ min: 1, max: 60 }),
  });
  fc.assert(
    fc.property(periodArbitrary, fc.integer({ min: 0, max: 4e12 }), (times, at) => {
      const chain = localChain(times);
      const instant = new Date(at).toISOString();

      const round = roundAt(chain, instant);

      expect(Date.parse(timeOf(chain, round))).toBeGreaterThanOrEqual(at);
      if (round > 1) expect(Date.parse(timeOf(chain, round - 1))).toBeLessThan(at);
    }),
  );
});
