import * as z from 'zod';
import { endpoint } from '../../shared/http/endpoint.ts';
import { recorded } from '../../shared/http/recorded.ts';
import { environment } from '../../shared/platform/environment.ts';
import { tableNamed } from '../../shared/table/client.ts';
import { cursorOf, positionOf } from '../../shared/table/cursor.ts';
import { readyShards } from '../../shared/table/money-keys.ts';
import { statementTable, type Statements } from '../../shared/table/statements.ts';

const pageSize = 100;
const cursorForm = /^(\d{1,2})\|((?:OPEN|RESOLVED)#[0-9a-f]{24})?$/;

/**
 * GET /v1/unmatched-payments: what banks said, by callback, answer or statement, that agrees with no payout or contradicts
 * what was known of it. A page may be short; as long as it has `next` there is more to ask for.
 */
export const listUnmatched = ({ statements }: { readonly statements: Pick<Statements, 'unmatchedOf'> }) =>
  endpoint(
    {
      route: 'GET /v1/unmatched-payments',
      query: z.strictObject({
        status: z.enum(['open', 'resolved']).default('open'),
        cursor: z.string().max(200).optional(),
      }),
    },
    async ({ query: { status, cursor } }) => {
      const [, from = '0', place] = cursor === undefined ? [] : positionOf(cursor, cursorForm);
      let shard = Math.min(Number(from), readyShards - 1);
      let after = place;
      for (;;) {
        const { entries, next } = await statements.unmatchedOf(status, shard, { after, limit: pageSize });
        const isLast = next === undefined && shard + 1 >= readyShards;
        if (entries.length > 0 || isLast) {
          const rest = next === undefined ? cursorOf(`${shard + 1}|`) : cursorOf(`${shard}|${next}`);
          return { status: 200, body: { entries, ...(isLast ? {} : { next: rest }) } };
        }
        after = next;
        if (next === undefined) shard += 1;
      }
    },
  );

const { TABLE_NAME } = environment({ TABLE_NAME: z.string() });
const table = tableNamed(TABLE_NAME);
export const handler = recorded(table, listUnmatched({ statements: statementTable(table) }));
