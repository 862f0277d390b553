import * as z from 'zod';
import { Unmatched } from '../../shared/domain/payouts/payout-news.ts';
import { Refusal } from '../../shared/errors.ts';
import { staffMember } from '../../shared/http/caller.ts';
import { endpoint } from '../../shared/http/endpoint.ts';
import { recorded } from '../../shared/http/recorded.ts';
import { environment } from '../../shared/platform/environment.ts';
import { tableNamed } from '../../shared/table/client.ts';
import { statementTable, type Statements } from '../../shared/table/statements.ts';

const Body = z.strictObject({ reason: z.string().trim().min(10).max(2_000) });

/**
 * POST /v1/unmatched-payments/{entryId}/resolution: a member of staff says what an entry was. It moves no money, and is kept.
 * The first resolution stands.
 */
export const resolveUnmatched = ({ statements }: { readonly statements: Pick<Statements, 'unmatched' | 'resolve'> }) =>
  endpoint(
    {
      route: 'POST /v1/unmatched-payments/{entryId}/resolution',
      path: z.object({ entryId: Unmatched.shape.entryId }),
      body: Body,
    },
    async ({ path: { entryId }, body: { reason }, caller, at }) => {
      const entry = await statements.unmatched(entryId);
      if (entry === undefined) throw new Refusal('unmatched-not-found');
      if (entry.status === 'resolved') return { status: 200, body: entry };
      const resolved: Unmatched = {
        ...entry,
        status: 'resolved',
        resolvedBy: staffMember(caller),
        resolvedAt: at.toISOString(),
        resolution: reason,
      };
      if (await statements.resolve(resolved)) return { status: 200, body: resolved };
      return { status: 200, body: (await statements.unmatched(entryId)) ?? resolved };
    },
  );

const { TABLE_NAME } = environment({ TABLE_NAME: z.string() });
const table = tableNamed(TABLE_NAME);
export const handler = recorded(table, resolveUnmatched({ statements: statementTable(table) }));
