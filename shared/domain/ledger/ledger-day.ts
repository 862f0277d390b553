import * as z from 'zod';
import { Instant } from '../../../events/event.ts';
import { dateInWib } from '../wave.ts';
import { Comparison } from './difference.ts';
import { Sums } from './folding.ts';

/** The shards of a day, or its closing when all of them are done. */
const LedgerPart = z.union([z.int().nonnegative(), z.literal('closing')]);

/** One page of a day's proof, or its closing. Read by run-ledger-step, which sends itself the next one. */
export const LedgerStep = z.object({
  /** YYYY-MM-DD, in WIB. */
  day: z.iso.date(),
  part: LedgerPart,
});
export type LedgerStep = z.infer<typeof LedgerStep>;

const Compared = z.partialRecord(Comparison, z.int().nonnegative());

/** How far the proof of one shard of a day has come, and what its transfers come to so far. */
export const LedgerUnit = z.object({
  shard: z.int().nonnegative(),
  /** Counts the pages, so that two who work at once take turns. */
  revision: z.int().positive(),
  /** The place after which the next page begins. */
  after: z.string().optional(),
  sums: Sums,
  compared: Compared,
  drivenAt: Instant,
  doneAt: Instant.optional(),
});
export type LedgerUnit = z.infer<typeof LedgerUnit>;

/** What a day of the ledger came to. It is written once. */
export const Closing = z.object({
  /** YYYY-MM-DD, in WIB. */
  day: z.iso.date(),
  transfers: z.int().nonnegative(),
  /** What moved on the day, and what stands at its end, by kind of account, in whole rupiah. */
  moved: z.record(z.string(), z.int()),
  standing: z.record(z.string(), z.int()),
  /** How many figures were compared, and how many of them differed. */
  compared: Compared,
  differences: z.int().nonnegative(),
  closedAt: Instant,
});
export type Closing = z.infer<typeof Closing>;

/**
 * So long after its end nothing is entered into a day any more, in milliseconds: whoever enters a transfer dates it
 * before, and no function runs for longer than a quarter of an hour.
 */
const settledAfter = 3_600_000;

/** The day (YYYY-MM-DD) after another, or so many days after it. */
export const dayAfter = (day: string, days = 1): string =>
  new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);

/** The last day, in WIB, that nothing can be entered into any more at an instant. */
export const lastSettledDay = (at: Date): string => dayAfter(dateInWib(new Date(at.getTime() - settledAfter)), -1);

/** How many days have been settled and are still to be closed. */
export const daysBehind = (next: string, lastSettled: string): number =>
  Math.max(0, Math.round((Date.parse(lastSettled) - Date.parse(next)) / 86_400_000) + 1);
