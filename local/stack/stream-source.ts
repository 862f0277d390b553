import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { JsonObject } from '../emulators/json.ts';
import { members } from './assembly.ts';
import { failuresOf } from './batch-answer.ts';
import { repeating, type EventSource } from './event-source.ts';
import type { Filter } from './filters.ts';
import { isThrottled } from './function-faults.ts';
import type { InvocationResult } from './lambda-environment.ts';
import type { StreamReader, StreamRecord } from './stream-reader.ts';

interface StreamSourceOptions {
  readonly reader: StreamReader;
  /** The identifier of the mapping, part of the names of failure objects. */
  readonly mappingId: string;
  readonly functionArn: string;
  readonly region: string;
  /** A record passes when one of them lets it through; without filters all pass. */
  readonly filters: readonly Filter[];
  readonly batchSize: number;
  readonly windowSeconds: number;
  readonly reportsFailures: boolean;
  readonly bisects: boolean;
  /** Attempts after the first; -1 without end. */
  readonly retryAttempts: number;
  /** Records that are older are given up; -1 never. */
  readonly oldestSeconds: number;
  readonly invoke: (event: unknown) => Promise<InvocationResult>;
  /** Takes the records that were given up, as a bucket that is the failure destination would. */
  readonly discard: (key: string, body: Buffer) => Promise<void>;
  readonly report: (fault: unknown) => void;
}

const IDLE_MILLISECONDS = 100;
const FIRST_BACKOFF_MILLISECONDS = 100;
const LONGEST_BACKOFF_MILLISECONDS = 2_000;

/**
 * Feeds a function from a table's stream, in order: filters, batches, batching window, partial failures, bisecting,
 * bounded retries, and what is given up as a full record at the failure destination.
 */
export const streamSource = (options: StreamSourceOptions): EventSource => {
  const { reader, filters, batchSize, windowSeconds } = options;
  const kept: StreamRecord[] = [];

  const fetchMore = async (signal: AbortSignal): Promise<boolean> => {
    const records = await reader.next(1000, signal);
    kept.push(...records.filter(({ record }) => !filters.length || filters.some((passes) => passes(record))));
    return records.length > 0;
  };

  const feeding = repeating(async (signal) => {
    const found = await fetchMore(signal);
    if (!kept.length) {
      if (!found) await pause(IDLE_MILLISECONDS, undefined, { signal });
      return;
    }
    const until = Date.now() + windowSeconds * 1000;
    while (kept.length < batchSize && Date.now() < until) {
      if (!(await fetchMore(signal))) await pause(IDLE_MILLISECONDS, undefined, { signal });
    }
    while (kept.length) {
      await deliver(kept.slice(0, batchSize), options, signal);
      kept.splice(0, batchSize);
    }
  }, options.report);

  return {
    ...feeding,
    skip: async () => {
      let passed = kept.splice(0).length;
      // A shard that has ended says nothing, and neither does one that nobody has looked for yet: so nothing counts twice.
      for (let silences = 0; silences < 2;) {
        const records = await reader.next(1000, new AbortController().signal);
        silences = records.length === 0 ? silences + 1 : 0;
        passed += records.length;
      }
      return passed;
    },
  };
};

/** Brings a batch to its end: worked by the function, or given up. */
const deliver = async (
  batch: readonly StreamRecord[],
  options: StreamSourceOptions,
  signal: AbortSignal,
): Promise<void> => {
  const { retryAttempts, oldestSeconds, bisects, reportsFailures, invoke } = options;
  let left = batch;
  for (let attempt = 1; left.length; attempt += 1) {
    signal.throwIfAborted();
    const identifiers = left.map(({ sequenceNumber }) => sequenceNumber);
    const result = await invoke({ Records: left.map(({ record }) => recordOf(record, options)) });
    if (isThrottled(result)) {
      // The batch did not reach the function: that is no attempt, and nothing to bisect for.
      attempt -= 1;
      await pause(FIRST_BACKOFF_MILLISECONDS, undefined, { signal });
      continue;
    }
    const failed = failuresOf(result, identifiers, reportsFailures);
    if (!failed.size) return;
    // The stream goes on from the first record that failed; the function may see later ones again.
    const first = identifiers.findIndex((identifier) => failed.has(identifier));
    if (first > 0) attempt = 1;
    left = left.slice(first);
    if (bisects && left.length > 1) {
      const middle = Math.ceil(left.length / 2);
      await deliver(left.slice(0, middle), options, signal);
      await deliver(left.slice(middle), options, signal);
      return;
    }
    const isOld = oldestSeconds >= 0 && Date.now() - arrivalOf(left[0]) > oldestSeconds * 1000;
    if (isOld || (retryAttempts >= 0 && attempt > retryAttempts)) {
      const condition = isOld ? 'MaximumRecordAgeExceeded' : 'RetryAttemptsExhausted';
      await giveUp(left, result, condition, attempt, options);
      return;
    }
    await pause(Math.min(LONGEST_BACKOFF_MILLISECONDS, FIRST_BACKOFF_MILLISECONDS * 2 ** (attempt - 1)), undefined, {
      signal,
    });
  }
};

/** Writes the object that Lambda would write: why, and the whole invocation as text. */
const giveUp = async (
  records: readonly StreamRecord[],
  result: InvocationResult,
  condition: string,
  invocations: number,
  options: StreamSourceOptions,
) => {
  const now = new Date();
  const [first, last] = [records[0], records.at(-1)];
  const shardId = first?.shardId ?? '';
  const [date = '', time = ''] = now.toISOString().split('T');
  const stamp = `${date}T${time.slice(0, 8).replaceAll(':', '.')}`;
  const key = `aws/lambda/${options.mappingId}/${shardId}/${date.replaceAll('-', '/')}/${stamp}-${randomUUID()}`;
  const body = {
    requestContext: {
      requestId: result.requestId,
      functionArn: `${options.functionArn}:$LATEST`,
      condition,
      approximateInvokeCount: invocations,
    },
    responseContext: {
      statusCode: 200,
      executedVersion: '$LATEST',
      functionError: result.ok ? null : 'Unhandled',
    },
    version: '1.0',
    timestamp: now.toISOString(),
    DDBStreamBatchInfo: {
      shardId,
      startSequenceNumber: first?.sequenceNumber ?? '',
      endSequenceNumber: last?.sequenceNumber ?? '',
      approximateArrivalOfFirstRecord: new Date(arrivalOf(first)).toISOString(),
      approximateArrivalOfLastRecord: new Date(arrivalOf(last)).toISOString(),
      batchSize: records.length,
      streamArn: options.reader.streamArn,
    },
    payload: JSON.stringify({ Records: records.map(({ record }) => recordOf(record, options)) }),
  };
  await options.discard(key, Buffer.from(JSON.stringify(body)));
};

/** Epoch milliseconds of a record's arrival, to the second as streams give it. */
const arrivalOf = (record: StreamRecord | undefined): number =>
  1000 * Number(members(record?.record['dynamodb'])['ApproximateCreationDateTime'] ?? 0);

const recordOf = (record: JsonObject, { reader, region }: StreamSourceOptions): JsonObject => ({
  ...record,
  awsRegion: region,
  eventSourceARN: reader.streamArn,
});
