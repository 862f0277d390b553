import { callAws } from '../emulators/aws-json.ts';
import type { DynamoDbDatabase } from '../emulators/dynamodb-local.ts';
import { isObject, type JsonObject, textOf } from '../emulators/json.ts';
import { members } from './assembly.ts';

/** A record of a table's stream in its wire form, with the shard it came from. */
export interface StreamRecord {
  readonly shardId: string;
  readonly sequenceNumber: string;
  readonly record: JsonObject;
}

/** Reads a table's stream from its beginning, in the order of its shards. */
export interface StreamReader {
  readonly streamArn: string;
  /** The next records, up to a number; none when nothing new has happened. */
  readonly next: (most: number, signal: AbortSignal) => Promise<StreamRecord[]>;
}

const API = 'DynamoDBStreams_20120810';

/** @param streamArn the engine's own ARN of the stream, which is in the database. */
export const streamReader = ({ url, accessKeyId }: DynamoDbDatabase, streamArn: string): StreamReader => {
  const call = (operation: string, input: JsonObject, signal: AbortSignal) =>
    callAws(url, `${API}.${operation}`, input, signal, accessKeyId);
  const seen = new Set<string>();
  const iterators = new Map<string, string>();

  const findShards = async (signal: AbortSignal) => {
    const { StreamDescription } = await call('DescribeStream', { StreamArn: streamArn }, signal);
    const shards = members(StreamDescription)['Shards'];
    for (const shard of Array.isArray(shards) ? shards.filter(isObject) : []) {
      const { ShardId, ParentShardId } = shard;
      const isParentOpen = iterators.has(textOf(ParentShardId));
      if (seen.has(textOf(ShardId)) || isParentOpen) continue;
      const input = { StreamArn: streamArn, ShardId: textOf(ShardId), ShardIteratorType: 'TRIM_HORIZON' };
      const { ShardIterator } = await call('GetShardIterator', input, signal);
      seen.add(textOf(ShardId));
      iterators.set(textOf(ShardId), textOf(ShardIterator));
    }
  };

  return {
    streamArn,
    next: async (most, signal) => {
      if (!iterators.size) await findShards(signal);
      for (const [shardId, iterator] of iterators) {
        const input = { ShardIterator: iterator, Limit: Math.min(most, 1000) };
        const { Records, NextShardIterator } = await call('GetRecords', input, signal);
        if (typeof NextShardIterator === 'string') iterators.set(shardId, NextShardIterator);
        else iterators.delete(shardId);
        const records = Array.isArray(Records) ? Records.filter(isObject) : [];
        if (!records.length) continue;
        return records.map((record) => ({
          shardId,
          sequenceNumber: textOf(members(record['dynamodb'])['SequenceNumber']),
          record,
        }));
      }
      return [];
    },
  };
};
