import * as z from 'zod';
import { environment } from '../../shared/platform/environment.ts';
import { log } from '../../shared/platform/log.ts';
import { sendAll } from '../../shared/queue/send.ts';
import { worker } from '../../shared/queue/worker.ts';
import { courseEvidence } from '../../shared/settlements/evidence.ts';
import { SettlementStep, settlementStep, type SettlementWork } from '../../shared/settlements/step.ts';
import { certificateTable } from '../../shared/table/certificates.ts';
import { tableNamed } from '../../shared/table/client.ts';
import { holdTable } from '../../shared/table/holds.ts';
import { orderTable } from '../../shared/table/orders.ts';
import { presenceTable } from '../../shared/table/presences.ts';
import { settlementTable } from '../../shared/table/settlements.ts';

/** Queue Settlements: looks through what a platform is to be paid for, and enters what was approved, page by page. */
export const runSettlementStep = (work: SettlementWork) => {
  const run = settlementStep(work);
  return worker(SettlementStep, async (step) => {
    const { settlementId, kind, shard } = step;
    log.appendKeys({ settlementId, kind, shard });
    await run(step);
  });
};

const settings = environment({ TABLE_NAME: z.string(), SETTLEMENTS_QUEUE_URL: z.url() });
const table = tableNamed(settings.TABLE_NAME);
export const handler = runSettlementStep({
  settlements: settlementTable(table),
  orders: orderTable(table),
  holds: holdTable(table),
  evidence: courseEvidence({ presences: presenceTable(table), certificates: certificateTable(table) }),
  steps: (messages) => sendAll(settings.SETTLEMENTS_QUEUE_URL, messages),
  now: () => new Date(),
});
