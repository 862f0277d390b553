import * as z from 'zod';
import { beginLedger } from '../../shared/ledger/begin.ts';
import { environment } from '../../shared/platform/environment.ts';
import { log } from '../../shared/platform/log.ts';
import { scheduled } from '../../shared/queue/schedule.ts';
import { sendAll } from '../../shared/queue/send.ts';
import { tableNamed } from '../../shared/table/client.ts';
import { ledgerTable } from '../../shared/table/ledger.ts';

/** Every minute: begins the proof of a day of the ledger that is over, and sets going again what stands still. */
export const tickLedger = (begin: () => Promise<number>) =>
  scheduled(async () => {
    const parts = await begin();
    if (parts > 0) log.info('The proof of a day of the ledger begins, or goes on.', { parts });
  });

const settings = environment({ TABLE_NAME: z.string(), LEDGER_QUEUE_URL: z.url() });
export const handler = tickLedger(
  beginLedger({
    ledger: ledgerTable(tableNamed(settings.TABLE_NAME)),
    steps: (messages) => sendAll(settings.LEDGER_QUEUE_URL, messages),
    now: () => new Date(),
  }),
);
