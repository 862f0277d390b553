import { hash } from 'node:crypto';
import { DrawFault } from './fault.ts';
import { hasPriority, householdAt, slotsAt } from './lines.ts';
import { orderByKey } from './radix.ts';
import { findTicket, ticketAt, ticketLength, type Rows } from './rows.ts';

/** The order of a regency's applicants, and who among them is taken. */

/** What became of an applicant. `household-full`: met in order, when the household had all its recipients. */
export const outcomes = ['not-selected', 'selected', 'household-full', 'struck'] as const;
export type Outcome = (typeof outcomes)[number];
const code = { notSelected: 0, selected: 1, householdFull: 2, struck: 3 };

/** In which pass a winner was taken: the one for reserved groups, or the one open to all. */
type Pass = 'reserve' | 'open';

export interface Winner {
  readonly ticket: string;
  /** From 1, over all applicants of the regency by score, struck ones included. */
  readonly rank: number;
  /** 64 hex characters. */
  readonly score: string;
  readonly pass: Pass;
}

/** Where a pass ended: the last winner it took. */
type Line = Pick<Winner, 'rank' | 'score'>;

export interface RegencyDraw {
  /** In the order in which they were taken. */
  readonly winners: readonly Winner[];
  /** By row: the applicant's rank, from 1. */
  readonly ranks: Uint32Array;
  /** By row: its outcome, as an index of `outcomes`. */
  readonly outcomeCodes: Uint8Array;
  /** The last winner of each pass; a pass that took nobody has no line. */
  readonly lines: Readonly<Partial<Record<Pass, Line>>>;
}

/** The score of a ticket, 64 hex characters; the lower wins. */
export function scoreOf(seed: Uint8Array, ticket: string): string {
  return hash('sha256', Buffer.concat([seed, Buffer.from(ticket)]), 'hex');
}

/** Scores the rows of a regency: one message, in which the seed stays and each ticket is written behind it. */
function scorerOf({ bytes, starts }: Rows, seed: Uint8Array) {
  const message = Buffer.concat([seed, Buffer.alloc(ticketLength)]);
  return (row: number, form: 'hex' | 'binary'): string => {
    const start = starts[row] ?? 0;
    // For so few bytes a loop is faster than a call of copy.
    for (let at = 0; at < ticketLength; at += 1) message[seed.length + at] = bytes[start + at] ?? 0;
    return hash('sha256', message, form);
  };
}
type Scorer = ReturnType<typeof scorerOf>;

/** The row numbers of a regency's applicants in the order of their scores, lowest first. */
function rankRows(count: number, scoreAt: Scorer): Uint32Array {
  const keys = new Uint32Array(count);
  for (let row = 0; row < count; row += 1) {
    // The fastest form in which node:crypto answers; its first four characters are the first 32 bits of the score.
    const score = scoreAt(row, 'binary');
    keys[row] =
      (score.charCodeAt(0) << 24) | (score.charCodeAt(1) << 16) | (score.charCodeAt(2) << 8) | score.charCodeAt(3);
  }
  return orderByKey(keys, (row, other) => {
    const [one, two] = [scoreAt(row, 'hex'), scoreAt(other, 'hex')];
    return one < two ? -1 : one > two ? 1 : 0;
  });
}

export interface RegencyDrawInput {
  readonly applicants: Rows;
  /** 32 bytes. */
  readonly seed: Uint8Array;
  readonly places: number;
  readonly reservePercent: number;
  /** The tickets that are passed over. */
  readonly struck?: Iterable<string>;
}

/**
 * Draws one regency. First pass: in order, applicants of reserved groups only, until the reserve is taken; second
 * pass: in order, everyone not yet taken, until all places are. A household is never taken beyond its slots, in both
 * passes together, and who is struck is passed over. That the members of a household state the same slots is for
 * commitRegency to check.
 * @throws DrawFault for a struck ticket that is not among the applicants.
 */
export function drawRegency(input: RegencyDrawInput): RegencyDraw {
  const { applicants, seed, places, reservePercent, struck = [] } = input;
  const scoreAt = scorerOf(applicants, seed);
  const order = rankRows(applicants.count, scoreAt);
  const outcomeCodes = new Uint8Array(applicants.count);
  // By household: what is left of its slots. Only families whose turn came are here, far fewer than there are.
  const free = new Map<string, number>();
  for (const ticket of struck) {
    const row = findTicket(applicants, ticket);
    if (row === undefined) throw new DrawFault(`The struck ticket ${ticket} is not among the applicants.`);
    outcomeCodes[row] = code.struck;
  }
  const winners: Winner[] = [];
  const take = (limit: number, pass: Pass) => {
    for (let place = 0; place < order.length && winners.length < limit; place += 1) {
      const row = order[place] ?? 0;
      if (outcomeCodes[row] !== code.notSelected || (pass === 'reserve' && !hasPriority(applicants, row))) continue;
      const household = householdAt(applicants, row);
      const slots = free.get(household) ?? slotsAt(applicants, row);
      if (slots === 0) {
        outcomeCodes[row] = code.householdFull;
        continue;
      }
      free.set(household, slots - 1);
      outcomeCodes[row] = code.selected;
      winners.push({ ticket: ticketAt(applicants, row), rank: place + 1, score: scoreAt(row, 'hex'), pass });
    }
  };
  take(Math.floor((places * reservePercent) / 100), 'reserve');
  take(places, 'open');
  const ranks = new Uint32Array(order.length);
  for (let place = 0; place < order.length; place += 1) ranks[order[place] ?? 0] = place + 1;
  return { winners, ranks, outcomeCodes, lines: { ...lineOf(winners, 'reserve'), ...lineOf(winners, 'open') } };
}

function lineOf(winners: readonly Winner[], pass: Pass): RegencyDraw['lines'] {
  const last = winners.findLast((winner) => winner.pass === pass);
  return last === undefined ? {} : { [pass]: { rank: last.rank, score: last.score } };
}

/** What became of the applicant in a row. */
export function outcomeOf(draw: RegencyDraw, row: number): Outcome {
  return outcomes[draw.outcomeCodes[row] ?? 0] ?? 'not-selected';
}
