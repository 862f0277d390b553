import * as z from 'zod';
import type { ApplicantId } from '../../events/event.ts';
import { keyStore } from '../../shared/keys/ring.ts';
import { environment } from '../../shared/platform/environment.ts';
import { log } from '../../shared/platform/log.ts';
import { erasing } from '../../shared/privacy/erasing.ts';
import { gathering } from '../../shared/privacy/gathering.ts';
import { ErasureStep } from '../../shared/privacy/messages.ts';
import { telling, type Telling } from '../../shared/privacy/telling.ts';
import { sendAll } from '../../shared/queue/send.ts';
import { worker } from '../../shared/queue/worker.ts';
import { breachTable } from '../../shared/table/breaches.ts';
import { claimTable } from '../../shared/table/claims.ts';
import { tableNamed } from '../../shared/table/client.ts';
import { erasureTable } from '../../shared/table/erasures.ts';
import { personItemTable } from '../../shared/table/person-items.ts';
import { waveTable } from '../../shared/table/waves.ts';

/** Queue Erasures: carries somebody's erasure on, or tells some of those whom a breach affects. */
export const runErasureStep = (parts: {
  readonly erase: (applicantId: ApplicantId) => Promise<void>;
  readonly telling: Telling;
}) => {
  const tell = telling(parts.telling);
  return worker(ErasureStep, async (step) => {
    log.appendKeys({ kind: step.kind });
    if (step.kind === 'erase') await parts.erase(step.applicantId);
    else await tell(step);
  });
};

const settings = environment({
  TABLE_NAME: z.string(),
  DATA_KEY_ARN: z.string(),
  ERASURES_QUEUE_URL: z.url(),
  NOTICES_QUEUE_URL: z.url(),
});
const table = tableNamed(settings.TABLE_NAME);
const keys = keyStore(table, settings.DATA_KEY_ARN);
export const handler = runErasureStep({
  erase: erasing({
    erasures: erasureTable(table),
    claims: claimTable(table),
    keys,
    gather: gathering({ items: personItemTable(table), waves: waveTable(table), keys }),
    now: () => new Date(),
  }),
  telling: {
    breaches: breachTable(table),
    notices: (messages) => sendAll(settings.NOTICES_QUEUE_URL, messages),
    steps: (messages) => sendAll(settings.ERASURES_QUEUE_URL, messages),
  },
});
