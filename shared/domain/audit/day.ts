import { createHash } from 'node:crypto';
import * as z from 'zod';
import { dayAfter } from '../ledger/ledger-day.ts';
import { dateInWib } from '../wave.ts';
import { canonical } from './canonical.ts';
import { Lane } from './record.ts';

const Hash = z.string().regex(/^[0-9a-f]{64}$/);
const Count = z.int().nonnegative();

/** A piece of a lane's chain: a name within the folder of the day, such as `a/00000.ndjson`. */
export const ChainFile = z.strictObject({
  bytes: Count,
  events: z.int().positive(),
  name: z.string().regex(/^[0-9a-f]\/\d{5}\.ndjson$/),
  sha256: Hash,
});
export type ChainFile = z.infer<typeof ChainFile>;

/** What one lane of a day came to. */
export const LaneResult = z.strictObject({
  events: Count,
  files: z.array(ChainFile),
  /** The last hash of the chain, which stands for all of it. */
  head: Hash,
  lane: Lane,
  /** How many of them belong to a day that was closed before they came. */
  late: Count,
});
export type LaneResult = z.infer<typeof LaneResult>;

const formatName = 'prakerja-audit-1';

/** What a day of the trail came to: the document that is signed, witnessed and published. */
export const DayRoot = z.strictObject({
  /** YYYY-MM-DD, in WIB. */
  day: z.iso.date(),
  events: Count,
  format: z.literal(formatName),
  lanes: z.array(LaneResult).length(16),
  late: Count,
  /** Counts the days from the first of the trail, which is 1. */
  number: z.int().positive(),
  /** The root of the day before; zeros for the first day. */
  previous: Hash,
  /** The hash over everything else in this document. */
  root: Hash,
});
export type DayRoot = z.infer<typeof DayRoot>;

/** What stands in the place of the root of the day before the first. */
export const noRoot = '0'.repeat(64);

const hashOf = (...parts: readonly string[]): string => createHash('sha256').update(parts.join('\n')).digest('hex');

/** The hash with which the chain of a lane begins: it hangs on the day before. */
export const chainStart = (previous: string, day: string, lane: string): string =>
  hashOf('prakerja-audit-lane-1', previous, day, lane);

/** The hash of a link: SHA-256 over the 32 bytes of the link before and the record's canonical text. */
export const chained = (before: string, text: string): string =>
  createHash('sha256').update(Buffer.from(before, 'hex')).update(text).digest('hex');

/** The root of a day over everything else that its document says. */
export const rootOver = (document: Omit<DayRoot, 'root'>): string =>
  hashOf('prakerja-audit-day-1', canonical(document));

/** The document of a day, from its lanes in any order and the document of the day before. */
export const dayRoot = (day: string, results: readonly LaneResult[], before: DayRoot | undefined): DayRoot => {
  const document = {
    day,
    events: results.reduce((sum, { events }) => sum + events, 0),
    format: formatName,
    lanes: results.toSorted((one, other) => (one.lane < other.lane ? -1 : 1)),
    late: results.reduce((sum, { late }) => sum + late, 0),
    number: (before?.number ?? 0) + 1,
    previous: before?.root ?? noRoot,
  } as const;
  return { ...document, root: rootOver(document) };
};

/** The bytes of the document, which are the same for the same day whoever makes them. */
export const rootFile = (root: DayRoot): Buffer => Buffer.from(`${canonical(root)}\n`);

/** What is to be done for a day: to fix what belongs to it, one lane, or its root. Read by run-audit-step. */
export const AuditStep = z.object({
  /** YYYY-MM-DD, in WIB. */
  day: z.iso.date(),
  part: z.union([z.literal('plan'), Lane, z.literal('closing'), z.literal('witness')]),
});
export type AuditStep = z.infer<typeof AuditStep>;

/** How long after its end (WIB) a day is closed at the soonest, in milliseconds: what the stream holds back is minutes. */
const settledAfter = 2 * 3_600_000;

/** The last day, in WIB, that may be closed at an instant. */
export const lastClosable = (at: Date): string => dayAfter(dateInWib(new Date(at.getTime() - settledAfter)), -1);

/** For so many days back a new day takes in what came too late for theirs. Replays of what failed are due within a week. */
export const strayDays = 8;

/** Paths within the evidence bucket. All of them are written once and locked. */
export const auditPaths = {
  captured: (day: string) => `audit/captured/${day}/`,
  capturedAll: 'audit/captured/',
  plan: (day: string) => `audit/plans/${day}.json`,
  root: (day: string) => `audit/days/${day}/root.json`,
  signature: (day: string) => `audit/days/${day}/root.jws`,
  /** The reply of a time-stamping authority (RFC 3161) in DER, over the root's document. */
  timeStamp: (day: string) => `audit/days/${day}/root.tsr`,
  file: (day: string, name: string) => `audit/days/${day}/${name}`,
};
