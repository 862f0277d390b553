import { PutCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { Instant, WaveId } from '../../events/event.ts';
import { Move, noCounts, summedMoves, WaveCounts, type RegionCounts } from '../domain/regions/move.ts';
import type { Table } from './client.ts';
import { getItem, queryAll, queryFrom } from './read.ts';
import { moveShards, regionKeys } from './region-keys.ts';
import { transact, type Writes } from './transaction.ts';

/** DynamoDB takes a hundred items in one transaction: a move is one, and so is each place that it counts in. */
const movesATransaction = 50;

const Keyed = z.object({ sk: z.string() });
const Residents = z.object({ registered: z.int() });
const OfWave = WaveCounts.partial();
const Named = z.object({ sk: z.string().regex(/^WAVE#/) });
const CountedUntil = z.object({ at: Instant });

/** What is counted of regencies: moves that wait, and the counts that they came to. */
export const regionCountTable = (table: Table) => {
  const addition =
    ({ regency, waveId, changes }: ReturnType<typeof summedMoves>[number]) =>
    (TableName: string): Writes[number] => {
      const counts = [...changes].filter(([, by]) => by !== 0);
      return {
        Update: {
          TableName,
          Key: regionKeys.counts(regency, waveId),
          UpdateExpression: `ADD ${counts.map((_, place) => `#n${place} :n${place}`).join(', ')}`,
          ExpressionAttributeNames: Object.fromEntries(counts.map(([name], place) => [`#n${place}`, name])),
          ExpressionAttributeValues: Object.fromEntries(counts.map(([, by], place) => [`:n${place}`, by])),
        },
      };
    };

  return {
    /** The partitions in which moves wait. */
    shards: Array.from({ length: moveShards }, (_, shard) => shard),

    /**
     * Counts the next moves of a partition, and takes them away with the same transaction: each is counted once, whoever
     * is late, twice or at the same time.
     * @returns how many were taken; 0 when there are none, `raced` when somebody else took one of them.
     */
    async countNext(shard: number): Promise<number | 'raced'> {
      const { pk } = regionKeys.moves(shard);
      const { items } = await queryFrom(table, { pk }, { after: undefined, limit: movesATransaction });
      if (items.length === 0) return 0;
      const moves = items.map((item) => Move.parse(item));
      const places = summedMoves(moves).filter(({ changes }) => [...changes.values()].some((by) => by !== 0));
      const { written } = await transact(table, (TableName) => [
        ...items.map((item) => ({
          Delete: {
            TableName,
            Key: { pk, sk: Keyed.parse(item).sk },
            ConditionExpression: 'attribute_exists(pk)',
          },
        })),
        ...places.map((place) => addition(place)(TableName)),
      ]);
      return written ? items.length : 'raced';
    },

    /** Notes that everything that waited at an instant (ISO 8601) is counted. */
    async noteCounted(at: string): Promise<void> {
      await table.client.send(new PutCommand({ TableName: table.name, Item: { ...regionKeys.counted(), at } }));
    },

    /** Up to when everything is counted; undefined where nothing ever was. */
    async countedUntil(): Promise<string | undefined> {
      const item = await getItem(table, regionKeys.counted(), { eventually: true });
      return item === undefined ? undefined : CountedUntil.parse(item).at;
    },

    /** The counts of a regency: a read of some hundred bytes for each wave that had recipients there. */
    async ofRegency(regency: string): Promise<RegionCounts> {
      const items = await queryAll(table, regionKeys.ofRegency(regency), { eventually: true });
      const waves = items.flatMap((item) => {
        const named = Named.safeParse(item);
        if (!named.success) return [];
        const waveId = WaveId.parse(named.data.sk.slice('WAVE#'.length));
        return [[waveId, WaveCounts.parse({ ...noCounts, ...OfWave.parse(item) })] as const];
      });
      const residents = items.map((item) => Residents.safeParse(item).data?.registered ?? 0);
      return { registered: residents.reduce((sum, count) => sum + count, 0), waves: new Map(waves) };
    },
  };
};
export type RegionCountTable = ReturnType<typeof regionCountTable>;
