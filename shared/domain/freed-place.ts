import * as z from 'zod';
import { Instant, Ticket } from '../../events/event.ts';
import type { Award } from './award.ts';

/**
 * A place (tempat kosong) that a recipient gave up or lost before the first purchase. The next in order can be called
 * for it while the wave has a waiting list; afterwards it can feed a recovery wave. It is one or the other, once.
 */
export const FreedPlace = z.object({
  /** Whose place it was. */
  ticket: Ticket,
  /** The regency in which the place was given out. */
  regency: z.string(),
  /** The published draw that gave it out. A later draw of the wave gives all places out anew. */
  run: z.int().positive(),
  /** A draw that replaces another frees no place: it gives all of them out itself. */
  reason: z.enum(['given-up', 'listed', 'revoked']),
  listVersion: z.string().optional(),
  at: Instant,
  /** The run that called somebody for it, and whom. */
  calledIn: z.int().positive().optional(),
  calledTicket: Ticket.optional(),
});
export type FreedPlace = z.infer<typeof FreedPlace>;

/** Whether nobody has been called for a place. */
export const isFree = ({ calledIn }: FreedPlace): boolean => calledIn === undefined;

/** The place that the end of an award leaves free in a draw, or undefined where it frees none. */
export const freedBy = (award: Award, run: number): FreedPlace | undefined => {
  const { ticket, regency, endedBecause: reason, endedAt: at, endedListVersion: listVersion } = award;
  if (reason === undefined || reason === 'redrawn' || at === undefined) return undefined;
  return { ticket, regency, run, reason, at, ...(listVersion === undefined ? {} : { listVersion }) };
};
