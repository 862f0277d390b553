import { GetQueueAttributesCommand, type QueueAttributeName, type SQSClient } from '@aws-sdk/client-sqs';
import * as z from 'zod';
import type { QueueName } from '../../events/routes.ts';
import { queues, type QueueId } from '../domain/operations/queues.ts';

/** Where the queues are, by their names in the templates. */
export type QueueUrls = Readonly<Record<QueueName, string>>;

/** How many messages are in a queue. All three are SQS's estimates. */
export interface Depth {
  readonly ready: number;
  readonly delayed: number;
  readonly inFlight: number;
}

/** A queue with that of its dead letters, as they were found. */
export interface QueuePlace {
  readonly name: string;
  readonly depth: Depth;
  readonly deadLetters: { readonly url: string; readonly arn: string };
}

const counts = [
  'ApproximateNumberOfMessages',
  'ApproximateNumberOfMessagesDelayed',
  'ApproximateNumberOfMessagesNotVisible',
] as const satisfies readonly QueueAttributeName[];

const Attributes = z.object({
  ApproximateNumberOfMessages: z.coerce.number(),
  ApproximateNumberOfMessagesDelayed: z.coerce.number(),
  ApproximateNumberOfMessagesNotVisible: z.coerce.number(),
  RedrivePolicy: z.string().optional(),
});

const RedrivePolicy = z.object({ deadLetterTargetArn: z.string() });

/** A queue's name is the end of its address. */
export const queueNameOf = (url: string): string => url.slice(url.lastIndexOf('/') + 1);

const attributesOf = async (
  sqs: SQSClient,
  QueueUrl: string,
): Promise<{ depth: Depth; policy: string | undefined }> => {
  const { Attributes: found } = await sqs.send(
    new GetQueueAttributesCommand({ QueueUrl, AttributeNames: [...counts, 'RedrivePolicy'] }),
  );
  const attributes = Attributes.parse(found);
  return {
    depth: {
      ready: attributes.ApproximateNumberOfMessages,
      delayed: attributes.ApproximateNumberOfMessagesDelayed,
      inFlight: attributes.ApproximateNumberOfMessagesNotVisible,
    },
    policy: attributes.RedrivePolicy,
  };
};

/** How many messages a queue holds. Needs sqs:GetQueueAttributes. */
export const depthOf = async (sqs: SQSClient, url: string): Promise<Depth> => (await attributesOf(sqs, url)).depth;

/** A queue, and where its dead letters are. Needs sqs:GetQueueAttributes. @throws Error where it has none. */
export const placeOf = async (sqs: SQSClient, urls: QueueUrls, queue: QueueId): Promise<QueuePlace> => {
  const url = urls[queues[queue].name];
  const { depth, policy } = await attributesOf(sqs, url);
  if (policy === undefined) throw new Error(`The queue ${queue} has no dead letters.`);
  const { deadLetterTargetArn: arn } = RedrivePolicy.parse(JSON.parse(policy));
  const name = queueNameOf(url);
  // Both are of one account and one region.
  const deadLettersUrl = `${url.slice(0, -name.length)}${arn.slice(arn.lastIndexOf(':') + 1)}`;
  return { name, depth, deadLetters: { url: deadLettersUrl, arn } };
};
