import * as z from 'zod';
import { Instant } from '../../../events/event.ts';
import { StatementId } from '../../../events/money.ts';
import { Refusal } from '../../errors.ts';

/**
 * Where a statement (rekening koran) is. `open`: its file is awaited. `checking`: it is read through once, before anything
 * is taken from it. `reading`: its entries are taken. `read`: all were. `duplicate`: it came before, and changes nothing.
 * `malformed`: it is no statement. `changed`: the file became another one after it was handed in.
 */
const StatementStatus = z.enum(['open', 'checking', 'reading', 'read', 'duplicate', 'malformed', 'changed']);

/** ISO 20022 camt.053.001.08, or CSV with the columns of {@link csvColumns}. */
export const StatementFormat = z.enum(['camt.053', 'csv']);
export type StatementFormat = z.infer<typeof StatementFormat>;

/** A statement of a bank, as it was handed in, and what came of it. */
export const Statement = z.object({
  statementId: StatementId,
  status: StatementStatus,
  format: StatementFormat,
  openedBy: z.string(),
  openedAt: Instant,
  submittedAt: Instant.optional(),
  etag: z.string().optional(),
  bytes: z.int().nonnegative().optional(),
  /** SHA-256 of its content: the same again is the same statement. */
  digest: z.string().optional(),
  /** What the bank calls it. */
  bankStatementId: z.string().optional(),
  duplicateOf: z.string().optional(),
  /** How many entries it has; how many of them were taken, and what they came to. */
  entries: z.int().nonnegative().optional(),
  done: z.int().nonnegative(),
  matched: z.int().nonnegative(),
  unmatched: z.int().nonnegative(),
  broken: z.int().nonnegative(),
});
export type Statement = z.infer<typeof Statement>;

/** Why an entry cannot be read. */
const EntryFault = z.enum([
  'line-too-long',
  'columns-differ',
  'entry-incomplete',
  'amount-malformed',
  'date-malformed',
  'direction-unknown',
]);

/** An entry that cannot be read, by its number from 1: in CSV the line after the head. */
export const StatementFault = z.object({ number: z.int().positive(), code: EntryFault });
export type StatementFault = z.infer<typeof StatementFault>;

/** One entry of a statement: a payment that was booked, or came back. */
export interface StatementEntry {
  readonly number: number;
  /** What we gave the payment as its number (EndToEndId). */
  readonly payoutId: string;
  readonly reference: string;
  /** In rupiah; not whole, or not a number at all, where it is another currency. */
  readonly amount: number;
  readonly status: 'pending' | 'paid' | 'rejected';
  readonly reason: string | undefined;
  readonly at: string;
}

/** The columns of a statement in CSV (RFC 4180 without quotes), which its first line names. */
export const csvColumns = [
  'statement_id',
  'channel',
  'booked_at',
  'bank_reference',
  'end_to_end_id',
  'amount',
  'direction',
  'reason',
] as const;

/** An amount that agrees with nothing: that of another currency. */
const otherCurrency = -1;

const amountForm = /^\d{1,15}(\.\d{1,5})?$/;

/** An amount in rupiah; undefined where the text is none. */
export const amountOf = (text: string, currency: string): number | undefined => {
  if (!amountForm.test(text)) return undefined;
  return currency === 'IDR' ? Number(text) : otherCurrency;
};

const Day = z.iso.date();
/** ISODateTime of ISO 20022: with an offset, or without one for UTC. */
const DateTime = z.iso.datetime({ offset: true, local: true });

/** An instant, or a day’s beginning in WIB; undefined where the text is neither, or lies beyond the years that have four digits. */
export const instantOf = (text: string): string | undefined => {
  const isDay = Day.safeParse(text).success;
  if (!isDay && !DateTime.safeParse(text).success) return undefined;
  const time = Date.parse(isDay ? `${text}T00:00:00.000+07:00` : text);
  const instant = Number.isNaN(time) ? undefined : new Date(time).toISOString();
  return Instant.safeParse(instant).data;
};

const longest = 64;

/** Of a booked entry: what left our account was paid, what came back was rejected. */
const directions: Readonly<Record<string, StatementEntry['status']>> = { DBIT: 'paid', CRDT: 'rejected' };

/** What a booked entry in a direction (DBIT, CRDT) means; undefined for another text. */
export const bookedStatus = (direction: string): StatementEntry['status'] | undefined =>
  Object.hasOwn(directions, direction) ? directions[direction] : undefined;

/** The entry of a line of CSV after the head, by its number from 1. */
export const csvEntry = (number: number, line: string): StatementEntry | StatementFault => {
  const columns = line.split(',');
  if (columns.length !== csvColumns.length) return { number, code: 'columns-differ' };
  const [, , bookedAt = '', reference = '', payoutId = '', amountText = '', direction = '', reason = ''] = columns.map(
    (column) => column.trim(),
  );
  if ([payoutId, reference, reason].some((text) => text.length > longest) || reference === '')
    return { number, code: 'entry-incomplete' };
  const amount = amountOf(amountText, 'IDR');
  if (amount === undefined) return { number, code: 'amount-malformed' };
  const at = instantOf(bookedAt);
  if (at === undefined) return { number, code: 'date-malformed' };
  const status = bookedStatus(direction);
  if (status === undefined) return { number, code: 'direction-unknown' };
  return { number, payoutId, reference, amount, status, reason: reason === '' ? undefined : reason, at };
};

/** ISO 20022 return reasons, as what a participant can act on. */
const returnReasons: Readonly<Record<string, string>> = {
  AC01: 'not-found',
  AC02: 'not-found',
  AC03: 'not-found',
  AC04: 'inactive',
  AC06: 'inactive',
  AC07: 'inactive',
  AG01: 'not-upgraded',
  BE01: 'identity-differs',
  AM02: 'limit-exceeded',
  AM14: 'limit-exceeded',
  AM21: 'limit-exceeded',
};

/** The stable code of a return reason of ISO 20022. */
export const returnReason = (code: string): string =>
  Object.hasOwn(returnReasons, code) ? (returnReasons[code] ?? 'other') : 'other';

/** Some fifty thousand entries of XML; the whole is read within a minute. */
const longestStatementBytes = 52_428_800;

/** Where the file of a statement is put. */
export const statementFile = ({ statementId }: Pick<Statement, 'statementId'>): string => `statements/${statementId}`;

/**
 * The statement when its file, of so many bytes, is handed in.
 * @throws Refusal statement-missing, statement-too-large.
 */
export const submittedStatement = (
  statement: Statement,
  file: { readonly bytes: number; readonly etag: string } | undefined,
  at: Date,
): Statement => {
  if (file === undefined || file.bytes === 0) throw new Refusal('statement-missing');
  if (file.bytes > longestStatementBytes)
    throw new Refusal('statement-too-large', { values: { maximumBytes: longestStatementBytes } });
  return { ...statement, ...file, status: 'checking', submittedAt: at.toISOString() };
};
