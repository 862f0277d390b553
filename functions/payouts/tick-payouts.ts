import * as z from 'zod';
import { beginPayouts } from '../../shared/payouts/begin.ts';
import { environment } from '../../shared/platform/environment.ts';
import { log } from '../../shared/platform/log.ts';
import { scheduled } from '../../shared/queue/schedule.ts';
import { sendAll } from '../../shared/queue/send.ts';
import { tableNamed } from '../../shared/table/client.ts';
import { envelopeTable } from '../../shared/table/envelopes.ts';
import { payoutTable } from '../../shared/table/payouts.ts';

/** Every minute: has payouts looked after that are under way for long, and envelopes set going that stand still. */
export const tickPayouts = (begin: () => Promise<number>) =>
  scheduled(async () => {
    const messages = await begin();
    if (messages > 0) log.info('Payouts are looked after.', { messages });
  });

const settings = environment({ TABLE_NAME: z.string(), PAYOUTS_QUEUE_URL: z.url() });
const table = tableNamed(settings.TABLE_NAME);
export const handler = tickPayouts(
  beginPayouts({
    envelopes: envelopeTable(table),
    payouts: payoutTable(table),
    steps: (messages) => sendAll(settings.PAYOUTS_QUEUE_URL, messages),
    now: () => new Date(),
  }),
);
