import fc from 'fast-check';
import { callAws } from '../../local/emulators/aws-json.ts';
import type { LocalStack } from '../../local/stack/stack.ts';
import { consumersOfService, isMangled, strangersFor, textsFor } from '../../test/support/fuzz/messages.ts';

/** So many broken messages of each consumer's own at a time. */
const each = 3;

/** Puts messages on every queue that are broken in a way of their own, and keeps count of them. */
export const poisonOf = async (stack: LocalStack, seed: number) => {
  const consumers = await consumersOfService();
  const strangers = consumers.map((consumer) => fc.sample(strangersFor(consumer), { seed, numRuns: 1 })[0] ?? '');
  const sent = new Map(consumers.map(({ queue }) => [queue as string, 0]));
  let round = 0;
  return {
    /** By queue; all of them lie among its dead letters in the end. */
    sent: sent as ReadonlyMap<string, number>,
    async put(): Promise<void> {
      round += 1;
      for (const [place, consumer] of consumers.entries()) {
        const others = strangers.filter((_, other) => other !== place);
        const texts = fc.sample(textsFor(consumer, others), { seed: seed + 1_000 * round + place, numRuns: 40 });
        // SQS takes no message without a text, and none with characters that XML has not.
        const broken = texts
          .filter((text) => isMangled(consumer, text) && /^[\t\n\r\u0020-\ud7ff]+$/.test(text))
          .slice(0, each);
        for (const MessageBody of broken) {
          const QueueUrl = stack.queueUrl(consumer.queue);
          await callAws(stack.endpoints.messaging, 'AmazonSQS.SendMessage', { QueueUrl, MessageBody });
          sent.set(consumer.queue, (sent.get(consumer.queue) ?? 0) + 1);
        }
      }
    },
  };
};
