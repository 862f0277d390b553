import * as z from 'zod';
import { Refusal } from '../../shared/errors.ts';
import { endpoint } from '../../shared/http/endpoint.ts';
import { recorded } from '../../shared/http/recorded.ts';
import { environment } from '../../shared/platform/environment.ts';
import { tableNamed } from '../../shared/table/client.ts';
import { cursorOf, positionOf } from '../../shared/table/cursor.ts';
import { ledgerTable, type Ledger } from '../../shared/table/ledger.ts';

const pageSize = 100;

const Day = z.iso.date('ledger-day-unclear');

/** GET /v1/ledger/days/{day}: what a day of the ledger came to, and what in it does not agree. */
export const getLedgerDay = ({ ledger }: { ledger: Pick<Ledger, 'closing' | 'differences'> }) =>
  endpoint(
    {
      route: 'GET /v1/ledger/days/{day}',
      path: z.object({ day: Day }),
      query: z.strictObject({ cursor: z.string().max(200).optional() }),
    },
    async ({ path: { day }, query: { cursor } }) => {
      const after = cursor === undefined ? undefined : positionOf(cursor, /^DIFFERENCE#[0-9a-f]{24}$/)[0];
      const [closing, { differences, last }] = await Promise.all([
        ledger.closing(day),
        ledger.differences(day, { after, limit: pageSize }),
      ]);
      if (closing === undefined && differences.length === 0) throw new Refusal('ledger-day-open');
      return {
        status: 200,
        body: {
          day,
          state: closing === undefined ? 'open' : 'closed',
          ...(closing && { closing }),
          differences,
          ...(last === undefined ? {} : { nextCursor: cursorOf(last) }),
        },
      };
    },
  );

const { TABLE_NAME } = environment({ TABLE_NAME: z.string() });
const table = tableNamed(TABLE_NAME);
export const handler = recorded(table, getLedgerDay({ ledger: ledgerTable(table) }));
