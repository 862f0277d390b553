import { startFauxqs, type FauxqsServer } from 'fauxqs';

/** The engine of queues, topics and buckets (fauxqs, in memory). Its S3 is spoken to through the gate only. */
export type Messaging = FauxqsServer;

/** When the oldest message of a queue was sent, in epoch milliseconds; undefined where it is empty, or not there. */
export const oldestMessageIn = (messaging: Messaging, queueName: string): number | undefined => {
  const found = messaging.inspectQueue(queueName)?.messages;
  if (found === undefined) return undefined;
  const { ready, delayed, inflight } = found;
  const sent = [...ready, ...delayed, ...inflight.map(({ message }) => message)].map((one) => one.sentTimestamp);
  return sent.length === 0 ? undefined : Math.min(...sent);
};

/** Starts the engine on a free port. */
export const startMessaging = (region: string): Promise<Messaging> =>
  startFauxqs({ port: 0, logger: false, defaultRegion: region });
