import { hasPriority, householdAt, slotsAt } from './lines.ts';
import { drawRegency, scoreOf, type RegencyDrawInput, type Winner } from './ranking.ts';
import { findTicket, ticketAt } from './rows.ts';

export interface Calling extends Omit<RegencyDrawInput, 'struck'> {
  /** Those who were struck before the draw. */
  readonly struck: readonly string[];
  /** Those whom a list has named since. Who has a place all the same keeps it until it ends. */
  readonly struckSince: readonly string[];
  /** The tickets whose places were given up or lost. */
  readonly freed: readonly string[];
  /** Who has, or had, a place by the draw or by an earlier call. */
  readonly taken: readonly string[];
  /** How many places are free. */
  readonly free: number;
}

/**
 * Who of a regency is next in the order of its draw, for the places that were freed. Whoever has a place keeps it, and
 * counts toward the slots of the family and the reserve. In the order of the draw's scores first the reserve is made up,
 * by those of reserved groups, as far as it lacks; then everybody follows. Who gave up, or was struck, is passed over.
 *
 * It is not the draw done again without those who left: then the next of a reserved group could take the place of
 * somebody of the same family who has it.
 * @returns those who are called, in the order in which they are, and those who keep their places.
 */
export function calledNext(calling: Calling): { readonly called: Winner[]; readonly kept: string[] } {
  const { applicants, seed, places, reservePercent, struck, struckSince, freed, taken, free } = calling;
  const gone = new Set([...freed, ...struck]);
  const kept = taken.filter((ticket) => !gone.has(ticket));
  const keeping = new Set(kept);
  const passedOver = new Set([...gone, ...struckSince]);

  // By household: what is left of its slots.
  const left = new Map<string, number>();
  let prioritised = 0;
  const place = (row: number): void => {
    const household = householdAt(applicants, row);
    left.set(household, (left.get(household) ?? slotsAt(applicants, row)) - 1);
    if (hasPriority(applicants, row)) prioritised += 1;
  };
  for (const ticket of kept) place(findTicket(applicants, ticket) ?? -1);

  const { ranks } = drawRegency({ applicants, seed, places: 0, reservePercent: 0 });
  const order = new Uint32Array(ranks.length);
  for (const [row, rank] of ranks.entries()) order[rank - 1] = row;

  const called: Winner[] = [];
  const chosen = new Set<number>();
  const call = (limit: number, pass: Winner['pass']): void => {
    for (const [position, row] of order.entries()) {
      if (called.length >= limit) return;
      const ticket = ticketAt(applicants, row);
      if (chosen.has(row) || keeping.has(ticket) || passedOver.has(ticket)) continue;
      if (pass === 'reserve' && !hasPriority(applicants, row)) continue;
      if ((left.get(householdAt(applicants, row)) ?? 1) <= 0) continue;
      place(row);
      chosen.add(row);
      called.push({ ticket, rank: position + 1, score: scoreOf(seed, ticket), pass });
    }
  };
  const lacking = Math.max(0, Math.floor((places * reservePercent) / 100) - prioritised);
  call(Math.min(free, lacking), 'reserve');
  call(free, 'open');
  return { called, kept };
}
