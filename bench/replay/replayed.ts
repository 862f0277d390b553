import { once } from 'node:events';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Errand, Sent } from './sender.ts';

/** Sends requests when they are due, from a thread of its own. @throws what the thread threw. */
export const replayed = async (errand: Errand): Promise<Sent> => {
  const worker = new Worker(join(import.meta.dirname, 'sender.ts'), { workerData: errand });
  try {
    const [sent] = (await once(worker, 'message')) as [Sent];
    return sent;
  } finally {
    await worker.terminate();
  }
};
