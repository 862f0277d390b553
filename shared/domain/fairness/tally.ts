import * as z from 'zod';
import { householdsOf } from '../draw/households.ts';
import { hasPriority, slotsAt } from '../draw/lines.ts';
import { outcomeOf, type RegencyDraw } from '../draw/ranking.ts';
import type { Rows } from '../draw/rows.ts';
import type { Cells } from './association.ts';

const Count = z.int().nonnegative();
const CellsOf = z.record(z.string(), z.tuple([Count, Count]));

/** The attributes by which a draw is judged. */
export const attributes = ['day', 'sex', 'age', 'priority'] as const;

/**
 * What one regency contributes to the judgement of a draw: small counts by attribute and category, kept as a work file
 * and published only in national sums.
 */
export const RegencyTally = z.object({
  /** How many of each category applied, and stand among the first by score, as many as were taken. */
  order: z.object({ day: CellsOf, sex: CellsOf, age: CellsOf, priority: CellsOf }),
  /** By priority: of whom no family limit can touch and who is not struck, how many are there, and were taken. */
  winners: z.array(z.object({ day: CellsOf, sex: CellsOf, age: CellsOf })),
});
export type RegencyTally = z.infer<typeof RegencyTally>;

/** The categories of an applicant that the published rows do not tell. */
export interface Traits {
  /** The day of joining in WIB, YYYY-MM-DD. */
  readonly day: string;
  readonly sex: string;
  readonly age: string;
}

type Counts = Record<string, [number, number]>;

interface Standing {
  /** Whether the applicant stands among the first of the regency by score, as many as were taken. */
  readonly isFirst: boolean;
  /**
   * Whether chance alone decides of the applicant among those of the same priority: not struck, and of a family that
   * has no more applicants than slots, so that its limit touches nobody.
   */
  readonly isUntouched: boolean;
  readonly isTaken: boolean;
}

function* standings(applicants: Rows, draw: RegencyDraw): Generator<Standing> {
  const first = draw.winners.length;
  const { householdOf, members } = householdsOf(applicants);
  for (let row = 0; row < applicants.count; row += 1) {
    const outcome = outcomeOf(draw, row);
    const isWithinSlots = (members[householdOf[row] ?? 0] ?? 0) <= slotsAt(applicants, row);
    yield {
      isFirst: (draw.ranks[row] ?? 0) <= first,
      isUntouched: isWithinSlots && outcome !== 'struck',
      isTaken: outcome === 'selected',
    };
  }
}

/** Of one kind of applicant: all, those among the first, those that nothing but chance decides of, those of them taken. */
interface Kind {
  all: number;
  first: number;
  untouched: number;
  taken: number;
}
const nobody = (): Kind => ({ all: 0, first: 0, untouched: 0, taken: 0 });

const add = (cells: Counts, name: string, applicants: number, taken: number): void => {
  if (applicants === 0) return;
  const cell = (cells[name] ??= [0, 0]);
  cell[0] += applicants;
  cell[1] += taken;
};

/** Counts a drawn regency. It is fastest where `traitsAt` gives the same object for the same traits. */
export function tallyRegency(applicants: Rows, draw: RegencyDraw, traitsAt: (row: number) => Traits): RegencyTally {
  const kinds = new Map<Traits, readonly [Kind, Kind]>();
  let row = 0;
  for (const { isFirst, isUntouched, isTaken } of standings(applicants, draw)) {
    const traits = traitsAt(row);
    let both = kinds.get(traits);
    if (both === undefined) kinds.set(traits, (both = [nobody(), nobody()]));
    const kind = both[hasPriority(applicants, row) ? 1 : 0];
    row += 1;
    kind.all += 1;
    if (isFirst) kind.first += 1;
    if (isUntouched) kind.untouched += 1;
    if (isUntouched && isTaken) kind.taken += 1;
  }
  const order: RegencyTally['order'] = { day: {}, sex: {}, age: {}, priority: {} };
  const winners: RegencyTally['winners'] = [];
  for (const priority of [0, 1] as const) {
    const untouchedBy: RegencyTally['winners'][number] = { day: {}, sex: {}, age: {} };
    for (const [traits, both] of kinds) {
      const { all, first, untouched, taken } = both[priority];
      for (const attribute of ['day', 'sex', 'age'] as const) {
        add(order[attribute], traits[attribute], all, first);
        add(untouchedBy[attribute], traits[attribute], untouched, taken);
      }
      add(order.priority, String(priority), all, first);
    }
    winners.push(untouchedBy);
  }
  return { order, winners };
}

/** What of a regency's contribution follows from the published files alone. */
export interface PublicTally {
  readonly priority: Cells;
  /** Of whom chance alone decides within their priority: how many there are, and were taken. */
  readonly untouched: readonly [applicants: number, taken: number];
}

/** Counts a drawn regency as far as the published files go. */
export function tallyPublic(applicants: Rows, draw: RegencyDraw): PublicTally {
  const anybody: Traits = { day: '', sex: '', age: '' };
  const { order, winners } = tallyRegency(applicants, draw, () => anybody);
  const untouched = winners.flatMap(({ day }) => Object.values(day));
  return {
    priority: order.priority,
    untouched: [
      untouched.reduce((sum, [found]) => sum + found, 0),
      untouched.reduce((sum, [, taken]) => sum + taken, 0),
    ],
  };
}
