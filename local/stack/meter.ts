import type { LambdaRuntime, LocalFunction } from './lambda-runtime.ts';

/** What was used since the start, as AWS would bill it. */
export interface Usage {
  readonly apiRequests: number;
  readonly invocations: number;
  /** As long as the functions took here; a Lambda of this memory may be faster or slower. */
  readonly gigabyteSeconds: number;
  /** Sending (one message a call at worst), and receiving and deleting by the batch. */
  readonly queueRequests: number;
}

interface Metered {
  readonly invoke: LambdaRuntime['invoke'];
  readonly usage: () => Usage;
}

const recordsOf = (event: unknown, source: string): number => {
  if (typeof event !== 'object' || event === null || !('Records' in event) || !Array.isArray(event.Records)) return 0;
  const records: readonly unknown[] = event.Records;
  return records.filter(
    (record) =>
      typeof record === 'object' && record !== null && 'eventSource' in record && record.eventSource === source,
  ).length;
};

const isRequest = (event: unknown): boolean => typeof event === 'object' && event !== null && 'requestContext' in event;

/** Counts what the invocations that pass through it use. */
export const metered = (invoke: LambdaRuntime['invoke'], functions: readonly LocalFunction[]): Metered => {
  const gigabytes = new Map(
    functions.flatMap(({ name, arn, memoryMegabytes }) => [
      [name, memoryMegabytes / 1_024],
      [arn, memoryMegabytes / 1_024],
    ]),
  );
  let apiRequests = 0;
  let invocations = 0;
  let gigabyteSeconds = 0;
  let queueRequests = 0;
  return {
    invoke: async (name, event) => {
      const messages = recordsOf(event, 'aws:sqs');
      invocations += 1;
      if (isRequest(event)) apiRequests += 1;
      if (messages > 0) queueRequests += messages + 2;
      const startedAt = performance.now();
      const result = await invoke(name, event);
      gigabyteSeconds += ((performance.now() - startedAt) / 1_000) * (gigabytes.get(name) ?? 0);
      return result;
    },
    usage: () => ({ apiRequests, invocations, gigabyteSeconds, queueRequests }),
  };
};
