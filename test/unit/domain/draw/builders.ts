import * as fc from 'fast-check';
import { readFileSync } from 'node:fs';
import * as z from 'zod';
import type { ApplicantLine, ExcludedLine } from '../../../../shared/domain/draw/lines.ts';

const hexOf = (bytes: number) =>
  fc.uint8Array({ minLength: bytes, maxLength: bytes }).map((raw) => Buffer.from(raw).toString('hex'));

const ticketArbitrary = hexOf(16);
export const seedArbitrary = fc.uint8Array({ minLength: 32, maxLength: 32 });

/** Applicants of one regency with families of up to four, in no particular order. */
export const applicantsArbitrary = (maxLength = 60): fc.Arbitrary<ApplicantLine[]> =>
  fc
    .uniqueArray(
      fc.record({
        ticket: ticketArbitrary,
        family: fc.nat({ max: maxLength >> 1 }),
        priority: fc.constantFrom<0 | 1>(0, 1),
      }),
      { selector: ({ ticket }) => ticket, maxLength },
    )
    .chain((people) =>
      fc.array(fc.constantFrom<1 | 2>(1, 2), { minLength: maxLength, maxLength }).map((slots) =>
        people.map(({ ticket, family, priority }) => ({
          ticket,
          household: family.toString(16).padStart(32, '0'),
          slots: slots[family] ?? 2,
          priority,
        })),
      ),
    );

/** A person's line of the given number, repeatable, and spread like real tickets. */
export function numberedApplicant(number: number): ApplicantLine {
  const spread = Math.imul(number + 1, 0x9e3779b1) >>> 0;
  return {
    ticket: `${spread.toString(16).padStart(8, '0')}${number.toString(16).padStart(24, '0')}`,
    household: Math.floor(number / 3)
      .toString(16)
      .padStart(32, '0'),
    slots: Math.floor(number / 3) % 4 === 0 ? 1 : 2,
    priority: number % 5 === 0 ? 1 : 0,
  };
}

const Hex = z.string();
const PerRegency = <Value extends z.ZodType>(value: Value) => z.record(z.string(), value);

/** The known answers of the draw, exactly as they were given. */
const Vector = z.strictObject({
  waveId: z.string(),
  reservePercent: z.number(),
  chain: z.string(),
  round: z.number(),
  randomness: Hex,
  quota: PerRegency(z.number()),
  applicants: PerRegency(z.array(z.custom<ApplicantLine>())),
  excluded: PerRegency(z.array(z.custom<ExcludedLine>())),
  expected: z.strictObject({
    demand: PerRegency(z.number()),
    regencyRoots: PerRegency(Hex),
    root: Hex,
    seed: Hex,
    places: PerRegency(z.number()),
    winners: PerRegency(z.array(Hex)),
    struck: PerRegency(z.array(Hex)),
    winnersWithStruck: PerRegency(z.array(Hex)),
    proof: z.strictObject({
      regency: z.string(),
      ticket: Hex,
      index: z.number(),
      size: z.number(),
      path: z.array(Hex),
    }),
  }),
});
export type Vector = z.infer<typeof Vector>;

const knownAnswers = new URL('../../../known-answers/', import.meta.url);

export const vectors = z
  .array(Vector)
  .parse(JSON.parse(readFileSync(new URL('draw-vectors.json', knownAnswers), 'utf8')));

export const realRounds = z
  .object({
    chain: Hex,
    publicKey: Hex,
    genesisTime: z.number(),
    periodSeconds: z.number(),
    rounds: z.array(z.object({ round: z.number(), signature: Hex, randomness: Hex })),
  })
  .parse(JSON.parse(readFileSync(new URL('beacon-rounds.json', knownAnswers), 'utf8')));
