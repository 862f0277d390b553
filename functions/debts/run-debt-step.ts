import * as z from 'zod';
import { HolderData } from '../../events/money.ts';
import { reckoning, type Reckoning } from '../../shared/debts/reckoning.ts';
import { environment } from '../../shared/platform/environment.ts';
import { sendAll } from '../../shared/queue/send.ts';
import { worker } from '../../shared/queue/worker.ts';
import { awardTable } from '../../shared/table/awards.ts';
import { tableNamed } from '../../shared/table/client.ts';
import { debtTable } from '../../shared/table/debts.ts';
import { incentiveTable } from '../../shared/table/incentives.ts';
import { payoutTable } from '../../shared/table/payouts.ts';
import { purchaseTable } from '../../shared/table/purchases.ts';

/** Queue Debts: reckons what the holder of a card that was stopped owes, or that of a card whose stop was lifted no more. */
export const runDebtStep = (parts: Reckoning) => worker(HolderData, reckoning(parts));

const settings = environment({
  TABLE_NAME: z.string(),
  DEBTS_QUEUE_URL: z.url(),
  INCENTIVES_QUEUE_URL: z.url(),
});
const table = tableNamed(settings.TABLE_NAME);
export const handler = runDebtStep({
  awards: awardTable(table),
  purchases: purchaseTable(table),
  incentives: incentiveTable(table),
  payouts: payoutTable(table),
  debts: debtTable(table),
  again: (messages) => sendAll(settings.DEBTS_QUEUE_URL, messages),
  lookAtIncentives: (messages) => sendAll(settings.INCENTIVES_QUEUE_URL, messages),
  now: () => new Date(),
});
