import {
  ListMessageMoveTasksCommand,
  StartMessageMoveTaskCommand,
  type ListMessageMoveTasksResultEntry,
  type SQSClient,
} from '@aws-sdk/client-sqs';
import type { QueueId } from '../domain/operations/queues.ts';
import { placeOf, type QueueUrls } from './queue-places.ts';

/** Dead letters that go, or went, back into their queue. Both counts are SQS's estimates. */
export interface Redrive {
  readonly state: 'running' | 'completed' | 'failed' | 'cancelled';
  readonly startedAt: string;
  readonly moved: number;
  /** How many there were at the start. */
  readonly of?: number | undefined;
  /** Why it failed, as SQS names it. */
  readonly failure?: string | undefined;
}

/** SQS remembers so many of a queue. */
const mostRemembered = 10;

const stateOf = (status: string | undefined): Redrive['state'] => {
  if (status === 'RUNNING') return 'running';
  if (status === 'COMPLETED') return 'completed';
  return status === 'FAILED' ? 'failed' : 'cancelled';
};

const redriveOf = (entry: ListMessageMoveTasksResultEntry): Redrive => ({
  state: stateOf(entry.Status),
  startedAt: new Date(entry.StartedTimestamp ?? 0).toISOString(),
  moved: entry.ApproximateNumberOfMessagesMoved ?? 0,
  of: entry.ApproximateNumberOfMessagesToMove,
  failure: entry.FailureReason,
});

interface Moving {
  readonly sqs: SQSClient;
  readonly urls: QueueUrls;
}

const listed = async (sqs: SQSClient, SourceArn: string): Promise<Redrive[]> => {
  const { Results = [] } = await sqs.send(new ListMessageMoveTasksCommand({ SourceArn, MaxResults: mostRemembered }));
  return Results.map(redriveOf);
};

/** What was, or is, moved back into a queue, the newest first. Needs sqs:ListMessageMoveTasks on the dead letters. */
export const redrivesOf = async ({ sqs, urls }: Moving, queue: QueueId): Promise<Redrive[]> => {
  const { deadLetters } = await placeOf(sqs, urls, queue);
  return listed(sqs, deadLetters.arn);
};

const isRunning = ({ state }: Redrive): boolean => state === 'running';

/**
 * Has SQS move the dead letters of a queue back into it. While they are being moved the same call changes nothing and is
 * answered with how far that is. Needs sqs:StartMessageMoveTask, sqs:ReceiveMessage and sqs:DeleteMessage on the dead
 * letters, sqs:SendMessage on the queue, and the rights of {@link redrivesOf}.
 */
export const startRedrive = async ({ sqs, urls }: Moving, queue: QueueId): Promise<Redrive> => {
  const { deadLetters } = await placeOf(sqs, urls, queue);
  const before = (await listed(sqs, deadLetters.arn)).find(isRunning);
  if (before !== undefined) return before;
  const refusal = await sqs
    .send(new StartMessageMoveTaskCommand({ SourceArn: deadLetters.arn }))
    .then(() => undefined)
    .catch((error: unknown) => (error instanceof Error ? error : new Error(String(error))));
  const [newest] = await listed(sqs, deadLetters.arn);
  // Somebody may have started one at the same moment: then SQS refuses ours, and theirs is as good.
  if (newest === undefined || (refusal !== undefined && !isRunning(newest)))
    throw refusal ?? new Error('SQS does not know of the redrive that it started.');
  return newest;
};
