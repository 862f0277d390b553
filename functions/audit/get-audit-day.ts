import * as z from 'zod';
import { auditStore, type AuditStore } from '../../shared/audit/store.ts';
import { auditPaths } from '../../shared/domain/audit/day.ts';
import { Refusal } from '../../shared/errors.ts';
import { cacheable } from '../../shared/http/conditional.ts';
import { endpoint } from '../../shared/http/endpoint.ts';
import { environment } from '../../shared/platform/environment.ts';
import { auditTable, type AuditTable } from '../../shared/table/audit.ts';
import { tableNamed } from '../../shared/table/client.ts';

interface GetAuditDay {
  readonly audit: Pick<AuditTable, 'closing'>;
  readonly store: Pick<AuditStore, 'read'>;
}

/**
 * GET /v1/audit/days/{day}: the document of a closed day as it was signed, byte for byte, with the signature and the time
 * stamp, for anybody. A closed day never changes.
 */
export const getAuditDay = ({ audit, store }: GetAuditDay) =>
  endpoint(
    { route: 'GET /v1/audit/days/{day}', path: z.object({ day: z.iso.date('audit-day-unclear') }) },
    async ({ path: { day }, headers }) => {
      const closing = await audit.closing(day);
      if (closing === undefined) throw new Refusal('audit-day-open');
      const [document, signature, timeStamp] = await Promise.all([
        store.read(auditPaths.root(day)),
        store.read(auditPaths.signature(day)),
        store.read(auditPaths.timeStamp(day)),
      ]);
      if (document === undefined || signature === undefined) throw new Error(`The day ${day} is closed without files.`);
      const body = {
        ...closing,
        document: document.toString(),
        signature: signature.toString(),
        ...(timeStamp === undefined ? {} : { timeStamp: timeStamp.toString('base64') }),
      };
      // The time stamp may come later than the rest.
      const seconds = timeStamp === undefined ? 60 : 86_400;
      return cacheable(headers, { body, cacheControl: `public, max-age=${seconds}` });
    },
  );

const { TABLE_NAME, EVIDENCE_BUCKET } = environment({ TABLE_NAME: z.string(), EVIDENCE_BUCKET: z.string() });
export const handler = getAuditDay({
  audit: auditTable(tableNamed(TABLE_NAME)),
  store: auditStore(EVIDENCE_BUCKET),
});
