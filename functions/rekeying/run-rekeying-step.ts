import * as z from 'zod';
import { keyTimes } from '../../shared/domain/keys/key-life.ts';
import { keyStore } from '../../shared/keys/ring.ts';
import { environment } from '../../shared/platform/environment.ts';
import { log } from '../../shared/platform/log.ts';
import { sendAll } from '../../shared/queue/send.ts';
import { worker } from '../../shared/queue/worker.ts';
import { RekeyingMessage } from '../../shared/rekeying/messages.ts';
import { rekeyingStep, type Rekeying } from '../../shared/rekeying/step.ts';
import { tableNamed } from '../../shared/table/client.ts';

/** Queue Rekeying: makes new versions of the keys of personal data, moves everybody to them, and retires the old ones. */
export const runRekeyingStep = (rekeying: Rekeying) => {
  const run = rekeyingStep(rekeying);
  return worker(RekeyingMessage, async (message) => {
    log.appendKeys({ kind: message.kind, ...(message.kind === 'page' ? { unit: message.unit } : {}) });
    await run(message);
  });
};

const settings = environment({ TABLE_NAME: z.string(), DATA_KEY_ARN: z.string(), REKEYING_QUEUE_URL: z.url() });
const table = tableNamed(settings.TABLE_NAME);
export const handler = runRekeyingStep({
  table,
  keys: keyStore(table, settings.DATA_KEY_ARN),
  send: (messages) => sendAll(settings.REKEYING_QUEUE_URL, messages),
  times: keyTimes,
  now: () => new Date(),
});
