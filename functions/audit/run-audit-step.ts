import * as z from 'zod';
import { auditStep, type AuditWork } from '../../shared/audit/step.ts';
import { auditStore } from '../../shared/audit/store.ts';
import { AuditStep } from '../../shared/domain/audit/day.ts';
import { rootSigner } from '../../shared/keys/signing.ts';
import { witnessPort } from '../../shared/outside/witness.ts';
import { environment } from '../../shared/platform/environment.ts';
import { log } from '../../shared/platform/log.ts';
import { sendAll } from '../../shared/queue/send.ts';
import { worker } from '../../shared/queue/worker.ts';
import { auditEventTable } from '../../shared/table/audit-events.ts';
import { auditTable } from '../../shared/table/audit.ts';
import { tableNamed } from '../../shared/table/client.ts';

/** Queue Audit: closes a day of the audit trail, lane by lane. */
export const runAuditStep = (work: AuditWork) => {
  const run = auditStep(work);
  return worker(AuditStep, async (step) => {
    log.appendKeys({ ...step });
    await run(step);
  });
};

const settings = environment({
  TABLE_NAME: z.string(),
  EVIDENCE_BUCKET: z.string(),
  SIGNING_KEY_ARN: z.string(),
  AUDIT_QUEUE_URL: z.url(),
  /** The time-stamping authorities, in the order of preference, parted by commas. */
  WITNESS_URLS: z.string().min(1),
});
const table = tableNamed(settings.TABLE_NAME);
export const handler = runAuditStep({
  audit: auditTable(table),
  store: auditStore(settings.EVIDENCE_BUCKET),
  events: auditEventTable(table),
  signer: rootSigner({ keyArn: settings.SIGNING_KEY_ARN }),
  witness: witnessPort({ urls: settings.WITNESS_URLS.split(',') }),
  steps: (messages) => sendAll(settings.AUDIT_QUEUE_URL, messages),
  now: () => new Date(),
});
