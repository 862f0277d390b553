import * as z from 'zod';
import { StatementId } from '../../events/money.ts';
import { Refusal } from '../../shared/errors.ts';
import { endpoint } from '../../shared/http/endpoint.ts';
import { recorded } from '../../shared/http/recorded.ts';
import { environment } from '../../shared/platform/environment.ts';
import { tableNamed } from '../../shared/table/client.ts';
import { cursorOf, positionOf } from '../../shared/table/cursor.ts';
import { statementTable, type Statements } from '../../shared/table/statements.ts';

const pageSize = 100;
const cursorForm = /^(FAULT#\d{8})$/;

/**
 * GET /v1/bank-statements/{statementId}: how far it is, how many of its entries agree with a payout, and the entries that
 * could not be read, page by page.
 */
export const getStatement = ({ statements }: { readonly statements: Pick<Statements, 'get' | 'faults'> }) =>
  endpoint(
    {
      route: 'GET /v1/bank-statements/{statementId}',
      path: z.object({ statementId: StatementId }),
      query: z.strictObject({ cursor: z.string().max(100).optional() }),
    },
    async ({ path: { statementId }, query: { cursor } }) => {
      const statement = await statements.get(statementId);
      if (statement === undefined) throw new Refusal('statement-not-found');
      const after = cursor === undefined ? undefined : positionOf(cursor, cursorForm)[1];
      const { faults, next } = await statements.faults(statementId, { after, limit: pageSize });
      const rest = next === undefined ? {} : { next: cursorOf(next) };
      return { status: 200, body: { ...statement, faults, ...rest } };
    },
  );

const { TABLE_NAME } = environment({ TABLE_NAME: z.string() });
const table = tableNamed(TABLE_NAME);
export const handler = recorded(table, getStatement({ statements: statementTable(table) }));
