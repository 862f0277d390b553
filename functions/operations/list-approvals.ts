import * as z from 'zod';
import { endpoint } from '../../shared/http/endpoint.ts';
import { recorded } from '../../shared/http/recorded.ts';
import { approvalDesk, waitingApprovals, type ApprovalDesk } from '../../shared/operations/approvals.ts';
import { environment } from '../../shared/platform/environment.ts';
import { tableNamed } from '../../shared/table/client.ts';

/** GET /v1/operations/approvals: everything that waits for a second person, the longest waiting first. */
export const listApprovals = (desk: ApprovalDesk) =>
  endpoint({ route: 'GET /v1/operations/approvals' }, async () => ({
    status: 200,
    body: await waitingApprovals(desk),
  }));

const { TABLE_NAME } = environment({ TABLE_NAME: z.string() });
const table = tableNamed(TABLE_NAME);
export const handler = recorded(table, listApprovals(approvalDesk(table)));
