import { createHash } from 'node:crypto';
import * as z from 'zod';
import { Instant } from '../../../events/event.ts';
import { dayAfter } from '../ledger/ledger-day.ts';
import { dateInWib } from '../wave.ts';
import { canonical } from './canonical.ts';

/**
 * The lanes of a day: sixteen chains beside each other, so that a day of millions of events is closed in pieces that fit
 * into memory. An event is in the lane of its partition of the index of events, or of the hash of its own partition.
 */
export const lanes: readonly string[] = Array.from({ length: 16 }, (_, lane) => lane.toString(16));
export const Lane = z.string().regex(/^[0-9a-f]$/);

/** An event as the trail keeps it: what happened, when, where it lies in the table, and nothing else of that item. */
export const TrailRecord = z.strictObject({
  data: z.unknown(),
  /** Its type, such as `decision.made.v1`. */
  event: z.string(),
  /** It came into the trail after its own day was closed: this is the chain of a later day. */
  late: z.literal(true).optional(),
  occurredAt: Instant,
  pk: z.string(),
  /** The table's own number of the write. It grows from write to write of the same item. */
  sequence: z.string().regex(/^\d{1,40}$/),
  sk: z.string(),
  /** When the table took it, to the second, by the table's clock. */
  writtenAt: Instant,
});
export type TrailRecord = z.infer<typeof TrailRecord>;

const sealedForm = /^\d+\.[\w-]{38,}$/;

/**
 * An event's data as they stand in the trail. What is encrypted in them is left out, and it is said that it was there: the
 * trail outlives every key, and words about people have no place in what nobody can delete.
 */
export const trailData = (data: unknown): unknown => {
  if (typeof data === 'string') return sealedForm.test(data) ? '(sealed)' : data;
  if (data instanceof Set) return trailData([...data].sort());
  if (Array.isArray(data)) return data.map(trailData);
  if (typeof data !== 'object' || data === null) return data;
  return Object.fromEntries(Object.entries(data).map(([name, member]) => [name, trailData(member)]));
};

/** The part of an item or of a record that makes it one event, whenever and however often it was read. */
type Identified = Pick<TrailRecord, 'pk' | 'sk' | 'event' | 'occurredAt' | 'data'>;

/** The same for the same event, and for no other. */
export const identityOf = ({ pk, sk, event, occurredAt, data }: Identified): string =>
  createHash('sha256')
    .update(canonical([pk, sk, event, occurredAt, data]))
    .digest('base64url');

/** The lane of an event: `gsi1pk` is where the index of events has it, if it has. */
export const laneOf = ({ pk, gsi1pk }: { readonly pk: string; readonly gsi1pk?: string | undefined }): string => {
  const [, digit] = /^EVENTS#.{13}#([0-9a-f])$/.exec(gsi1pk ?? '') ?? [];
  return digit ?? createHash('sha256').update(pk).digest('hex').slice(0, 1);
};

/**
 * The day (YYYY-MM-DD, in WIB) in whose folder an event is put: that on which it occurred. One that is written more than a
 * day beside that is put under the day of the writing, so that nobody has to look through years for it.
 */
export const dayOfCapture = ({ occurredAt, writtenAt }: Pick<TrailRecord, 'occurredAt' | 'writtenAt'>): string => {
  const occurred = dateInWib(new Date(occurredAt));
  const written = dateInWib(new Date(writtenAt));
  return occurred >= dayAfter(written, -1) && occurred <= dayAfter(written) ? occurred : written;
};

/** Whether one write came before another of the same item. Numbers of the table have up to forty digits. */
const isEarlier = (one: string, other: string): boolean =>
  one.length === other.length ? one < other : one.length < other.length;

const compared = (one: string, other: string): number => (one === other ? 0 : one < other ? -1 : 1);

/** The order of a chain: by when it occurred, then by key, then by the number of the write. No two records are equal in it. */
export const inOrder = (one: TrailRecord, other: TrailRecord): number =>
  compared(one.occurredAt, other.occurredAt) ||
  compared(one.pk, other.pk) ||
  compared(one.sk, other.sk) ||
  (one.sequence === other.sequence ? 0 : isEarlier(one.sequence, other.sequence) ? -1 : 1) ||
  compared(canonical(one), canonical(other));

/** Each event once, as it was written first, in the order of the chain. Batches of the stream come twice now and then. */
export const sortedOnce = (records: readonly TrailRecord[]): TrailRecord[] => {
  const first = new Map<string, TrailRecord>();
  for (const record of records) {
    const identity = identityOf(record);
    const known = first.get(identity);
    if (known === undefined || isEarlier(record.sequence, known.sequence)) first.set(identity, record);
  }
  return [...first.values()].sort(inOrder);
};
