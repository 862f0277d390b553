import * as z from 'zod';
import { closedRoot, laneIn } from '../../shared/audit/chain-files.ts';
import { auditStore, type AuditStore } from '../../shared/audit/store.ts';
import { auditPaths } from '../../shared/domain/audit/day.ts';
import { Refusal } from '../../shared/errors.ts';
import { endpoint } from '../../shared/http/endpoint.ts';
import { recorded } from '../../shared/http/recorded.ts';
import { environment } from '../../shared/platform/environment.ts';
import { tableNamed } from '../../shared/table/client.ts';

const linkSeconds = 300;

/** GET /v1/audit/days/{day}/lanes/{lane}/{piece}: sends an auditor to a piece of a lane's chain, of some megabytes. */
export const getAuditFile = ({ store }: { readonly store: Pick<AuditStore, 'read' | 'link'> }) =>
  endpoint(
    {
      route: 'GET /v1/audit/days/{day}/lanes/{lane}/{piece}',
      path: z.object({
        day: z.iso.date('audit-day-unclear'),
        lane: z.string().max(20, 'audit-file-not-found'),
        piece: z.string().max(40, 'audit-file-not-found'),
      }),
    },
    async ({ path: { day, lane, piece } }) => {
      const root = await closedRoot(store, day);
      if (root === undefined) throw new Refusal('audit-day-open');
      const file = laneIn(root, lane)?.files.find(({ name }) => name === `${lane}/${piece}`);
      if (file === undefined) throw new Refusal('audit-file-not-found');
      const location = await store.link(auditPaths.file(day, file.name), linkSeconds);
      return { status: 302, headers: { location } };
    },
  );

const { TABLE_NAME, EVIDENCE_BUCKET } = environment({ TABLE_NAME: z.string(), EVIDENCE_BUCKET: z.string() });
export const handler = recorded(tableNamed(TABLE_NAME), getAuditFile({ store: auditStore(EVIDENCE_BUCKET) }));
