import * as z from 'zod';
import { beginAudit } from '../../shared/audit/begin.ts';
import { listingOf } from '../../shared/audit/bucket.ts';
import { environment } from '../../shared/platform/environment.ts';
import { log } from '../../shared/platform/log.ts';
import { scheduled } from '../../shared/queue/schedule.ts';
import { sendAll } from '../../shared/queue/send.ts';
import { auditTable } from '../../shared/table/audit.ts';
import { tableNamed } from '../../shared/table/client.ts';

/** Every minute: begins the closing of a day of the audit trail that is over, and sets going again what stands still. */
export const tickAudit = (begin: () => Promise<number>) =>
  scheduled(async () => {
    const parts = await begin();
    if (parts > 0) log.info('The closing of a day of the audit trail begins, or goes on.', { parts });
  });

const settings = environment({
  TABLE_NAME: z.string(),
  EVIDENCE_BUCKET: z.string(),
  AUDIT_QUEUE_URL: z.url(),
});
export const handler = tickAudit(
  beginAudit({
    audit: auditTable(tableNamed(settings.TABLE_NAME)),
    store: { list: listingOf(settings.EVIDENCE_BUCKET) },
    steps: (messages) => sendAll(settings.AUDIT_QUEUE_URL, messages),
    now: () => new Date(),
  }),
);
