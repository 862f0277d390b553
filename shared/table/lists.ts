import { PutCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { Instant } from '../../events/event.ts';
import { ListFileId } from '../../events/list-file-submitted.ts';
import { isOwnListVersion } from '../domain/award.ts';
import type { Listing } from '../domain/registration.ts';
import { Source, sources } from '../domain/rule-set.ts';
import type { Table } from './client.ts';
import { keys, type KeyedHash } from './keys.ts';
import { listKeys } from './list-keys.ts';
import { getItem, queryAll, queryPages } from './read.ts';
import { transact, type Writes } from './transaction.ts';

const ListVersion = z.object({
  source: Source,
  /** Counts up; the ministry's own numbering. */
  number: z.int().positive(),
  /** The ministry's name for it, such as `emis-7`. */
  version: z.string(),
  sha256: z.string(),
  lines: z.int().nonnegative(),
  receivedAt: Instant,
  /** The file in which the whole list came, where it was not fetched from the ministry change by change. */
  fileId: ListFileId.optional(),
});
/** A version of a ministry's list, from the instant at which we received it. */
export type ListVersion = z.infer<typeof ListVersion>;

const Head = z.object({ received: z.int().positive() });
const Applied = z.object({ number: z.int().positive(), version: z.string() });

/** A change of a line is text `<instant> <version>` in a set, so that writing it again, or out of order, changes nothing. */
const StoredListing = z.object({
  source: Source,
  added: z.set(z.string()).optional(),
  removed: z.set(z.string()).optional(),
});

export interface ListingChange {
  readonly nikHashes: readonly KeyedHash[];
  readonly source: Source;
  readonly listVersion: string;
  /** The instant from which the change counts: that at which its version was received. */
  readonly since: string;
  readonly change?: 'added' | 'removed';
}

/** The periods in which a list had the person. A line that is added while it stands, or removed while it does not, says nothing new. */
const periodsOf = (source: Source, added: ReadonlySet<string>, removed: ReadonlySet<string>): Listing[] =>
  [...[...added].map((text) => ({ text, isAdded: true })), ...[...removed].map((text) => ({ text, isAdded: false }))]
    .sort((one, other) => (one.text < other.text ? -1 : one.text > other.text ? 1 : 0))
    .reduce<Listing[]>((periods, { text, isAdded }) => {
      const [instant = '', listVersion = ''] = text.split(' ', 2);
      const last = periods.at(-1);
      const isOpen = last !== undefined && last.removedAt === undefined;
      if (isAdded && !isOpen) return [...periods, { source, listVersion, since: instant }];
      if (!isAdded && isOpen) return [...periods.slice(0, -1), { ...last, removedAt: instant }];
      return periods;
    }, []);

/** The changes of a list's lines by who says them: the ministry, or a wave that put its own recipients on the list. */
const bySpeaker = (changes: ReadonlySet<string>): Map<string, Set<string>> =>
  new Map(
    [
      ...Map.groupBy(changes, (text) => {
        const listVersion = text.split(' ', 2)[1] ?? '';
        return isOwnListVersion(listVersion) ? listVersion : '';
      }),
    ].map(([speaker, texts]) => [speaker, new Set(texts)]),
  );

/** What one takes back the other may go on saying: a card that was given up does not end a ministry's line. */
const periodsOfAll = (source: Source, added: ReadonlySet<string>, removed: ReadonlySet<string>): Listing[] => {
  const [additions, removals] = [bySpeaker(added), bySpeaker(removed)];
  return [...additions].flatMap(([speaker, texts]) => periodsOf(source, texts, removals.get(speaker) ?? new Set()));
};

/** What items of a person's lines say together, oldest period first. */
export const listingsIn = (found: readonly Readonly<Record<string, unknown>>[]): Listing[] => {
  const items = found.map((item) => StoredListing.parse(item));
  // Periods are made of what all versions of the key know together: a line may have come before a key did.
  return sources
    .flatMap((source) => {
      const own = items.filter((item) => item.source === source);
      const added = new Set(own.flatMap((item) => [...(item.added ?? [])]));
      const removed = new Set(own.flatMap((item) => [...(item.removed ?? [])]));
      return periodsOfAll(source, added, removed);
    })
    .sort((one, other) => (one.since < other.since ? -1 : one.since > other.since ? 1 : 0));
};

export const listTable = (table: Table) => {
  /** The newest version of which something holds. */
  const newestOf = async (
    source: Source,
    holds: (version: ListVersion) => boolean,
  ): Promise<ListVersion | undefined> => {
    for await (const page of queryPages(table, keys.listVersions(source), { backwards: true })) {
      const found = page.map((item) => ListVersion.parse(item)).find(holds);
      if (found !== undefined) return found;
    }
    return undefined;
  };

  /** The newest version received up to an instant. */
  const newest = (source: Source, cutoff?: string): Promise<ListVersion | undefined> =>
    newestOf(source, ({ receivedAt }) => cutoff === undefined || receivedAt <= cutoff);

  const isApplied = async (source: Source, number: number): Promise<boolean> =>
    (await getItem(table, keys.listApplied(source, number))) !== undefined;

  return {
    newest: (source: Source) => newest(source),
    isApplied,

    async version(source: Source, number: number): Promise<ListVersion | undefined> {
      const item = await getItem(table, keys.listVersion(source, number));
      return item === undefined ? undefined : ListVersion.parse(item);
    },

    /** The version that was received before this one. */
    previous: (source: Source, number: number) => newestOf(source, (version) => version.number < number),

    /** The newest whole list that came as a file, before a version. */
    fileBefore: (source: Source, number: number) =>
      newestOf(source, (version) => version.number < number && version.fileId !== undefined),

    /** The newest whole list that came as a file. */
    newestFile: (source: Source) => newestOf(source, ({ fileId }) => fileId !== undefined),

    /** How many versions of a source were received so far: who decides on what is newest reads this before. */
    async received(source: Source): Promise<number> {
      const item = await getItem(table, listKeys.head(source));
      return item === undefined ? 0 : Head.parse(item).received;
    },

    /**
     * Puts a version on record; its event starts the applying. With it go writes whose conditions must hold. Where
     * `received` is told (see above), nothing may have been received since.
     * @returns whether it was new, and all conditions held.
     */
    async receive(
      version: ListVersion,
      { received, others = () => [] }: { readonly received?: number; readonly others?: (table: string) => Writes } = {},
    ): Promise<boolean> {
      const { source, number, receivedAt } = version;
      const outcome = await transact(table, (TableName) => [
        {
          Put: {
            TableName,
            Item: {
              ...keys.listVersion(source, number),
              ...version,
              event: 'list.received.v1',
              occurredAt: receivedAt,
              data: { source, number },
            },
            ConditionExpression: 'attribute_not_exists(pk)',
          },
        },
        {
          Update: {
            TableName,
            Key: listKeys.head(source),
            UpdateExpression: 'ADD received :one',
            ...(received === undefined
              ? {}
              : { ConditionExpression: received === 0 ? 'attribute_not_exists(pk)' : 'received = :received' }),
            ExpressionAttributeValues: {
              ':one': 1,
              ...(received === undefined || received === 0 ? {} : { ':received': received }),
            },
          },
        },
        ...others(TableName),
      ]);
      return outcome.written;
    },

    /** That every line of a version has been applied. An item of its own: the version's item is an event and never changes. */
    async markApplied({ source, number, version }: ListVersion, at: string): Promise<void> {
      await table.client.send(
        new PutCommand({
          TableName: table.name,
          Item: { ...keys.listApplied(source, number), number, version, appliedAt: at },
        }),
      );
    },

    /** The version of every list that has been applied in full, by source: what a decision of now stands on. */
    async appliedVersions(): Promise<Record<string, string>> {
      const entries = await Promise.all(
        sources.map(async (source) => {
          const options = { backwards: true, limit: 1, eventually: true };
          const [item] = await queryAll(table, keys.listsApplied(source), options);
          return item === undefined ? [] : [[source, Applied.parse(item).version] as const];
        }),
      );
      return Object.fromEntries(entries.flat());
    },

    /** The version of every list that counts for a cut-off: the newest received until then. */
    async versionsAt(cutoff: string): Promise<{ source: string; version: string; sha256: string }[]> {
      const found = await Promise.all(sources.map((source) => newest(source, cutoff)));
      return found
        .flatMap((version) => (version === undefined ? [] : [version]))
        .map(({ source, version, sha256 }) => ({ source, version, sha256 }))
        .sort((one, other) => (one.source < other.source ? -1 : 1));
    },

    /** The versions received until a cut-off that are not applied in full, as `source:number`. They apply in order, so the newest tells of all. */
    async unapplied(cutoff: string): Promise<string[]> {
      const found = await Promise.all(
        sources.map(async (source) => {
          const version = await newest(source, cutoff);
          if (version === undefined || (await isApplied(source, version.number))) return [];
          return [`${source}:${String(version.number)}`];
        }),
      );
      return found.flat();
    },

    /** What the lists say, and said, of a person: one entry for each period in which a list had them, oldest first. */
    async listings(nikHashes: readonly KeyedHash[]): Promise<Listing[]> {
      return listingsIn((await Promise.all(nikHashes.map((hash) => queryAll(table, keys.listings(hash))))).flat());
    },

    /** A line of a list that names a person, or names them no more, under every live hash. Written twice it changes nothing. */
    listingWrites({ nikHashes, source, listVersion, since, change = 'added' }: ListingChange): Writes {
      return nikHashes.map((hash) => ({
        Update: {
          TableName: table.name,
          Key: keys.listed(hash, source),
          UpdateExpression: 'ADD #change :change SET #source = :source',
          ExpressionAttributeNames: { '#change': change, '#source': 'source' },
          ExpressionAttributeValues: { ':change': new Set([`${since} ${listVersion}`]), ':source': source },
        },
      }));
    },
  };
};
export type Lists = ReturnType<typeof listTable>;
