import { setTimeout as pause } from 'node:timers/promises';
import * as z from 'zod';
import { LedgerStep } from '../../shared/domain/ledger/ledger-day.ts';
import { personChecking } from '../../shared/ledger/person-books.ts';
import { settlementChecking } from '../../shared/ledger/settled.ts';
import { ledgerStep, type LedgerWork } from '../../shared/ledger/step.ts';
import { environment } from '../../shared/platform/environment.ts';
import { log } from '../../shared/platform/log.ts';
import { sendAll } from '../../shared/queue/send.ts';
import { worker } from '../../shared/queue/worker.ts';
import { tableNamed } from '../../shared/table/client.ts';
import { ledgerTable } from '../../shared/table/ledger.ts';
import { payoutTable } from '../../shared/table/payouts.ts';

/** Queue Ledger: proves a day of the ledger, page by page of each shard, and closes it. */
export const runLedgerStep = (work: LedgerWork) => {
  const run = ledgerStep(work);
  return worker(LedgerStep, async (step) => {
    const { day, part } = step;
    log.appendKeys({ day, part });
    await run(step);
  });
};

const settings = environment({ TABLE_NAME: z.string(), LEDGER_QUEUE_URL: z.url() });
const table = tableNamed(settings.TABLE_NAME);
export const handler = runLedgerStep({
  ledger: ledgerTable(table),
  payouts: payoutTable(table),
  settlements: settlementChecking(table),
  person: personChecking(table, pause),
  steps: (messages) => sendAll(settings.LEDGER_QUEUE_URL, messages),
  now: () => new Date(),
});
