import { startFauxqs, type FauxqsServer } from 'fauxqs';

/** The engine of queues, topics and buckets (fauxqs, in memory). Its S3 is spoken to through the gate only. */
export type Messaging = FauxqsServer;

/** Starts the engine on a free port. */
export const startMessaging = (region: string): Promise<Messaging> =>
  startFauxqs({ port: 0, logger: false, defaultRegion: region });
