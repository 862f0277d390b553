import { sha256, sha256Hex } from '../../../../shared/domain/draw/hash.ts';
import { applicantAt, applicantRows, type ApplicantLine } from '../../../../shared/domain/draw/lines.ts';
import { drawRegency, outcomes, type RegencyDraw } from '../../../../shared/domain/draw/ranking.ts';
import type { Rows } from '../../../../shared/domain/draw/rows.ts';
import { tallyRegency, type RegencyTally, type Traits } from '../../../../shared/domain/fairness/tally.ts';
import { seeded } from '../../../support/selection.ts';

/** A regency whose people differ in all by which a draw is judged. */
export interface Regency {
  readonly code: string;
  readonly applicants: Rows;
  readonly traits: readonly Traits[];
  readonly places: number;
}

export const dayName = (day: number): string => `2023-02-${String(day + 1).padStart(2, '0')}`;

/** Regencies of the given sizes, with families of one to four, uneven slots, and a fifth of priority. */
export function regenciesOf(
  sizes: readonly number[],
  { days = 3, share = 0.4 }: { readonly days?: number; readonly share?: number } = {},
): Regency[] {
  const chance = seeded(sizes.length);
  const below = (limit: number) => Math.floor(chance() * limit);
  return sizes.map((size, regency) => {
    const traits = new Map<string, Traits>();
    const lines: ApplicantLine[] = [];
    for (let family = 0; lines.length < size; family += 1) {
      const slots = below(5) === 0 ? 1 : 2;
      for (let member = 0; member <= below(8) - 4 || member === 0; member += 1) {
        const ticket = sha256Hex(`${regency}/${family}/${member}`).slice(0, 32);
        lines.push({
          ticket,
          household: String(family).padStart(32, '0'),
          slots,
          priority: below(5) === 0 ? 1 : 0,
        });
        traits.set(ticket, {
          day: dayName(below(days)),
          sex: below(2) === 0 ? 'female' : 'male',
          age: ['18-24', '25-34', '35-44'][below(3)] ?? '',
        });
      }
    }
    const applicants = applicantRows(lines);
    const inOrder = Array.from({ length: applicants.count }, (_, row) => {
      const found = traits.get(applicantAt(applicants, row).ticket);
      if (found === undefined) throw new Error('There is no such ticket.');
      return found;
    });
    return {
      code: `32.${String(regency + 1).padStart(2, '0')}`,
      applicants,
      traits: inOrder,
      places: Math.floor(applicants.count * share),
    };
  });
}

const tallyOf = ({ applicants, traits }: Regency, draw: RegencyDraw): RegencyTally =>
  tallyRegency(applicants, draw, (row) => {
    const found = traits[row];
    if (found === undefined) throw new Error('There is no such row.');
    return found;
  });

const struckEvery = 23;

const honest = ({ applicants, places }: Regency, number: number): RegencyDraw =>
  drawRegency({
    applicants,
    seed: sha256(`seed ${number}`),
    places,
    reservePercent: 30,
    struck: Array.from(
      { length: Math.floor(applicants.count / struckEvery) },
      (_, place) => applicantAt(applicants, place * struckEvery).ticket,
    ),
  });

/** What the regencies contribute when they are drawn as the specification says, by the seed of a number. */
export const fairTallies = (regencies: readonly Regency[], number: number): Map<string, RegencyTally> =>
  new Map(regencies.map((regency) => [regency.code, tallyOf(regency, honest(regency, number))]));

/** Rows in an order in which a row of weight w comes first w times as often as one of weight 1. */
const weightedOrder = ({ traits }: Regency, weightOf: (traits: Traits) => number, chance: () => number): number[] => {
  const keys = traits.map((one) => -Math.log(1 - chance()) / weightOf(one));
  return [...keys.keys()].sort((one, other) => (keys[one] ?? 0) - (keys[other] ?? 0));
};

interface Rigging {
  readonly weightOf: (traits: Traits) => number;
  /** Whether the scores themselves are bent, or the winners are others than the scores say. */
  readonly bends: 'scores' | 'winners';
}

/** What the regencies contribute when somebody favours some of the applicants. */
export const riggedTallies = (
  regencies: readonly Regency[],
  { weightOf, bends }: Rigging,
): Map<string, RegencyTally> => {
  const chance = seeded(48);
  return new Map(
    regencies.map((regency, number) => {
      const draw = honest(regency, number);
      const order = weightedOrder(regency, weightOf, chance);
      const ranks = new Uint32Array(order.length);
      const outcomeCodes = new Uint8Array(order.length);
      for (const [place, row] of order.entries()) {
        ranks[row] = place + 1;
        if (place < draw.winners.length) outcomeCodes[row] = outcomes.indexOf('selected');
      }
      return [regency.code, tallyOf(regency, { ...draw, ...(bends === 'scores' ? { ranks } : { outcomeCodes }) })];
    }),
  );
};
