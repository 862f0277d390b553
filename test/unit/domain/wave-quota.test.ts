import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Ticket } from '../../../events/event.ts';
import type { FreedPlace } from '../../../shared/domain/freed-place.ts';
import { isRecovery, proportional, QuotaInput } from '../../../shared/domain/quota.ts';
import { recoveredQuota } from '../../../shared/domain/recovery.ts';
import { regencies } from '../../../shared/domain/regions.ts';

const codes = regencies.map(({ code }) => code);
const weightsOf = fc
  .uniqueArray(fc.constantFrom(...codes), { minLength: 1, maxLength: 60 })
  .chain((chosen) =>
    fc
      .array(fc.nat({ max: 1_000_000_000 }), { minLength: chosen.length, maxLength: chosen.length })
      .map((weights) => chosen.map((code, place) => [code, weights[place] ?? 0] as const)),
  );
const total = fc.integer({ min: 1, max: 10_000_000 });
const sum = (numbers: Iterable<number>) => [...numbers].reduce((before, number) => before + number, 0);

describe('a total shared in proportion to weights', () => {
  test('adds up exactly, and nobody is further than one place from their proportion', () => {
    fc.assert(
      fc.property(total, weightsOf, (places, weights) => {
        const whole = BigInt(sum(weights.map(([, weight]) => weight)));
        fc.pre(whole > 0n);

        const shares = proportional(places, [...weights]);

        expect(sum(shares.values())).toBe(places);
        for (const [code, weight] of weights) {
          const floor = Number((BigInt(places) * BigInt(weight)) / whole);
          expect((shares.get(code) ?? 0) - floor).toBeOneOf([0, 1]);
        }
      }),
    );
  });

  test('is the same whatever the order in which the weights are given', () => {
    fc.assert(
      fc.property(total, weightsOf, (places, weights) => {
        const forwards = proportional(places, [...weights]);
        const backwards = proportional(places, weights.toReversed());

        expect([...forwards].toSorted()).toEqual([...backwards].toSorted());
      }),
    );
  });

  test('gives what remains by largest remainder, and on a tie to the lower code', () => {
    const weights = [
      ['32.02', 1],
      ['11.01', 1],
      ['32.01', 1],
    ] as const;

    expect(Object.fromEntries(proportional(4, [...weights]))).toEqual({ '11.01': 2, '32.01': 1, '32.02': 1 });
    expect(
      Object.fromEntries(
        proportional(10, [
          ['11.01', 66],
          ['32.01', 34],
        ]),
      ),
    ).toEqual({ '11.01': 7, '32.01': 3 });
  });
});

const placeIn = (regency: string): FreedPlace => ({
  ticket: Ticket.parse('a'.repeat(32)),
  regency,
  run: 1,
  reason: 'given-up',
  at: '2023-02-23T00:00:00.000Z',
});

const codesOf = (input: unknown) => {
  const parsed = QuotaInput.safeParse(input);
  return parsed.success ? [] : parsed.error.issues.map(({ message, path }) => [message, path.join('.')]);
};

describe('a quota table', () => {
  test('of all 514 regencies is read from CSV, as spreadsheets write it', () => {
    const rows = codes.map((code, place) => `${code},${place % 5}`);

    const quota = QuotaInput.parse({ csv: `\uFEFF${['code,quota', ...rows].join('\r\n')}\r\n` });

    expect(Object.keys(quota)).toHaveLength(514);
    expect(sum(Object.values(quota))).toBe(sum(codes.map((_, place) => place % 5)));
  });

  test('means the same in all three forms', () => {
    const expected = { '11.01': 3, '32.01': 6 };

    expect(QuotaInput.parse({ csv: 'code,quota\n11.01,3\n32.01,6' })).toEqual(expected);
    expect(QuotaInput.parse({ table: expected })).toEqual(expected);
    expect(QuotaInput.parse({ total: 9, weights: { '11.01': 1, '32.01': 2 } })).toEqual(expected);
  });

  test('may be left to be counted, from waves named once each', () => {
    const quota = QuotaInput.parse({ recovers: ['2023-49', '2023-48', '2023-49'] });

    expect(quota).toEqual({ recovers: ['2023-48', '2023-49'] });
    expect([isRecovery(quota), isRecovery({ '11.01': 3 })]).toEqual([true, false]);
  });

  test('of freed places has as many as were freed, each where it was given out', () => {
    const placesOf = fc.array(fc.constantFrom(...codes).map(placeIn), { minLength: 1, maxLength: 200 });

    fc.assert(
      fc.property(placesOf, (places) => {
        const quota = recoveredQuota(places);

        expect(sum(Object.values(quota))).toBe(places.length);
        for (const [code, count] of Object.entries(quota)) {
          expect(places.filter(({ regency }) => regency === code)).toHaveLength(count);
        }
      }),
    );
    expect(() => recoveredQuota([])).toThrow('no freed places');
  });

  test.each([
    [{}, 'quota-form-unclear', ''],
    [{ recovers: ['2023-48'], table: { '11.01': 1 } }, 'quota-form-unclear', ''],
    [{ recovers: ['2023-48'], total: 5 }, 'quota-form-unclear', ''],
    [{ total: 5 }, 'quota-form-unclear', ''],
    [{ table: { '11.01': 1 }, csv: 'code,quota\n11.01,1' }, 'quota-form-unclear', ''],
    [{ table: { '11.01': 1 }, total: 5 }, 'quota-form-unclear', ''],
    [{ csv: 'kode,kuota\n11.01,1' }, 'quota-line-malformed', 'csv.1'],
    [{ csv: 'code,quota\n11.01,1\n11.02,-1' }, 'quota-line-malformed', 'csv.3'],
    [{ csv: 'code,quota\n11.01,1.5' }, 'quota-line-malformed', 'csv.2'],
    [{ csv: 'code,quota\n11.01,1\n11.01,2' }, 'regency-repeated', 'csv.3'],
    [{ csv: 'code,quota\n99.99,1' }, 'regency-unknown', 'csv.99.99'],
    [{ table: { '32': 1 } }, 'regency-unknown', 'table.32'],
    [{ table: {} }, 'quota-empty', ''],
    [{ table: { '11.01': 0 } }, 'quota-empty', ''],
    [{ total: 5, weights: { '11.01': 0 } }, 'quota-empty', ''],
    [{ table: { '11.01': 6_000_000, '11.02': 6_000_000 } }, 'quota-too-large', ''],
  ])('%j is refused as %s at "%s"', (input, code, path) => {
    expect(codesOf(input)).toEqual([[code, path]]);
  });
});
