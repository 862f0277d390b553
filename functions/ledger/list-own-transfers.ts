import * as z from 'zod';
import type { ApplicantId } from '../../events/event.ts';
import type { Transfer } from '../../shared/domain/ledger/transfer.ts';
import { newestFirst, payoutOf, transferView } from '../../shared/domain/ledger/transfer-view.ts';
import { signedIn } from '../../shared/http/caller.ts';
import { endpoint } from '../../shared/http/endpoint.ts';
import { environment } from '../../shared/platform/environment.ts';
import { tableNamed } from '../../shared/table/client.ts';
import { cursorOf, positionOf } from '../../shared/table/cursor.ts';
import { payoutTable, type Payouts } from '../../shared/table/payouts.ts';
import { transfersOf } from '../../shared/table/transfers.ts';

const pageSize = 50;
const place = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z#.{1,200}$/;

const Query = z.strictObject({ cursor: z.string().max(500).optional() });

interface ListOwnTransfers {
  readonly transfersOf: (applicantId: ApplicantId) => Promise<Transfer[]>;
  readonly payouts: Pick<Payouts, 'several'>;
}

/** GET /v1/registrations/me/transfers: every movement of a participant's money and why, the newest first. */
export const listOwnTransfers = ({ transfersOf: all, payouts }: ListOwnTransfers) =>
  endpoint(
    { route: 'GET /v1/registrations/me/transfers', query: Query },
    async ({ query: { cursor }, caller, language }) => {
      const before = cursor === undefined ? undefined : positionOf(cursor, place)[0];
      const { page, last } = newestFirst(await all(signedIn(caller)), { before, limit: pageSize });
      const paid = await payouts.several(page.flatMap((transfer) => payoutOf(transfer) ?? []));
      return {
        status: 200,
        body: {
          transfers: page.map((transfer) => transferView(transfer, { payouts: paid, language })),
          ...(last === undefined ? {} : { nextCursor: cursorOf(last) }),
        },
      };
    },
  );

const { TABLE_NAME } = environment({ TABLE_NAME: z.string() });
const table = tableNamed(TABLE_NAME);
export const handler = listOwnTransfers({
  transfersOf: (applicantId) => transfersOf(table, applicantId),
  payouts: payoutTable(table),
});
