import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ApplicantId, Ticket } from '../../../events/event.ts';
import type { FreezingEnrollment } from '../../../shared/domain/enrollment.ts';
import type { Collected } from '../../../shared/selection/collect.ts';
import { sliceGatherer, type GatherLimits } from '../../../shared/selection/gather.ts';
import { holderAt, joiningAt, sliceBuilder } from '../../../shared/selection/slices.ts';

const quota = { '11.01': 3, '32.01': 5, '32.04': 2 };
const regencies = Object.keys(quota);
const at = '2023-02-18T03:00:00.000Z';

const hex = (first: number, rest: number): string =>
  first.toString(16).padStart(2, '0') + rest.toString(16).padStart(30, '0');

/** People of a few families and regencies, each with a ticket of their own, in the order of their tickets. */
const people = fc
  .uniqueArray(
    fc.record({
      shard: fc.nat({ max: 255 }),
      number: fc.nat({ max: 1_000_000 }),
      regency: fc.constantFrom(...regencies),
      family: fc.nat({ max: 6 }),
      slots: fc.constantFrom(1 as const, 2 as const),
      priority: fc.constantFrom(0 as const, 1 as const),
      milliseconds: fc.nat({ max: 200_000_000 }),
      isEligible: fc.boolean(),
    }),
    { maxLength: 60, selector: ({ shard, number }) => hex(shard, number) },
  )
  .map((some) => some.toSorted((one, other) => (hex(one.shard, one.number) < hex(other.shard, other.number) ? -1 : 1)));
type Person = (typeof people extends fc.Arbitrary<infer Some> ? Some : never)[number];

const enrollmentOf = (person: Person): FreezingEnrollment => {
  const { regency, family, slots, priority } = person;
  return {
    ticket: Ticket.parse(hex(person.shard, person.number)),
    applicantId: ApplicantId.parse(hex(7, person.number)),
    joinedAt: new Date(Date.parse(at) + person.milliseconds).toISOString(),
    standing: person.isEligible
      ? { state: 'eligible', asOf: at, regency, household: hex(9, family), slots, priority, stratum: `f${family % 5}` }
      : { state: 'excluded', asOf: at, regency, reason: 'student', listVersion: `emis-${family}` },
  };
};

/** The work files of all shards as collecting leaves them, and how they are read. */
const collect = (some: readonly Person[]) => {
  const files = new Map<string, Buffer>();
  const collected: Collected = { files: [], regencies: {} };
  for (let shard = 0; shard < 64; shard += 1) {
    const builder = sliceBuilder(quota);
    for (const person of some) if (person.shard >> 2 === shard) builder.add(enrollmentOf(person));
    const { file, index } = builder.build();
    files.set(String(shard), file);
    for (const [code, slice] of Object.entries(index)) (collected.regencies[code] ??= []).push([shard, ...slice]);
    collected.files.push(String(shard));
  }
  const readRange = (path: string, offset: number, length: number): Promise<Buffer> => {
    const bytes = files.get(path)?.subarray(offset, offset + length);
    return bytes?.length === length ? Promise.resolve(bytes) : Promise.reject(new Error('There is no such range.'));
  };
  return { collected, store: { readRange } };
};

const gatherAll = (some: readonly Person[], limits?: GatherLimits) => {
  const { collected, store } = collect(some);
  const gather = sliceGatherer(store, collected, limits);
  return Promise.all(regencies.map(gather));
};

describe('a regency that is put together', () => {
  test('has the same bytes however small the parts are in which it is read', async () => {
    const limits = fc.record({ partBytes: fc.integer({ min: 1, max: 2_000 }), aheadBytes: fc.nat({ max: 2_000 }) });
    await fc.assert(
      fc.asyncProperty(people, limits, async (some, given) => {
        const [whole, inParts] = await Promise.all([gatherAll(some), gatherAll(some, given)]);

        expect(inParts).toEqual(whole);
      }),
    );
  });

  test('lists its applicants by ticket, each household with the fewest slots that one of it was told of', async () => {
    await fc.assert(
      fc.asyncProperty(people, async (some) => {
        const gathered = await gatherAll(some);

        for (const [place, code] of regencies.entries()) {
          const own = some.filter(({ regency, isEligible }) => regency === code && isEligible);
          const lines = own.map(({ shard, number, family, priority }) => {
            const slots = Math.min(...own.filter((other) => other.family === family).map((other) => other.slots));
            return `${hex(shard, number)},${hex(9, family)},${slots},${priority}\n`;
          });
          const file = `ticket,household,slots,priority\n${lines.join('')}`;
          expect(gathered[place]?.applicantFile.toString()).toBe(file);
        }
      }),
    );
  });

  test('ties each ticket to its holder, the instant of joining and the stratum', async () => {
    await fc.assert(
      fc.asyncProperty(people, async (some) => {
        const gathered = await gatherAll(some);

        for (const [place, code] of regencies.entries()) {
          const own = some.filter(({ regency, isEligible }) => regency === code && isEligible).map(enrollmentOf);
          for (const [row, { applicantId, joinedAt, standing }] of own.entries()) {
            const holders = gathered[place]?.holders ?? Buffer.alloc(0);
            expect(holderAt(holders, row)).toBe(applicantId);
            expect(joiningAt(holders, row)).toEqual({
              joinedAt: Date.parse(joinedAt),
              stratum: standing.state === 'eligible' ? standing.stratum : '',
            });
          }
        }
      }),
    );
  });

  test('lists its excluded tickets with their reasons', async () => {
    await fc.assert(
      fc.asyncProperty(people, async (some) => {
        const gathered = await gatherAll(some);

        for (const [place, code] of regencies.entries()) {
          const own = some.filter(({ regency, isEligible }) => regency === code && !isEligible);
          const lines = own.map(({ shard, number, family }) => `${hex(shard, number)},student,emis-${family}\n`);
          expect(gathered[place]?.excludedFile.toString()).toBe(`ticket,reason,listVersion\n${lines.join('')}`);
        }
      }),
    );
  });
});
