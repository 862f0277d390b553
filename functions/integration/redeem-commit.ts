import * as z from 'zod';
import {
  OptionalSequence,
  ownOrder,
  redeemCodeOf,
  redeemed,
  RedeemCodeText,
} from '../../shared/domain/training/redeeming.ts';
import { Refusal } from '../../shared/errors.ts';
import { integration, type IntegrationEdge } from '../../shared/integration/endpoint.ts';
import { redeemAnswer, scheduleOf, type RedeemSources } from '../../shared/integration/redeem.ts';
import { keyStore } from '../../shared/keys/ring.ts';
import { environment } from '../../shared/platform/environment.ts';
import { tableNamed } from '../../shared/table/client.ts';
import { courseTable } from '../../shared/table/courses.ts';
import { orderTable, type Orders } from '../../shared/table/orders.ts';
import { partnerTable } from '../../shared/table/partners.ts';
import { platformTable } from '../../shared/table/parties.ts';
import { presenceTable } from '../../shared/table/presences.ts';
import { requestWindowTable } from '../../shared/table/request-windows.ts';

type CommitSources = Omit<RedeemSources, 'orders'> & { readonly orders: Pick<Orders, 'redeem'> };

const message = { id: 'Kode redeem berhasil digunakan.', en: 'The redeem code was taken in.' };

/**
 * POST /api/v1/integration/payment/redeem-code/commit: an institution takes a redeem code in, for a session or for a
 * self-paced course. The same client that sends the same again, or the very same request, is answered as the first time.
 */
export const redeemCommit = (edge: IntegrationEdge, sources: CommitSources) =>
  integration(
    { body: z.object({ redeem_code: RedeemCodeText, sequence: OptionalSequence }) },
    edge,
    async ({ body: { redeem_code: code, sequence }, partner: { clientCode: by }, institutionId, at }) => {
      const redeemCode = redeemCodeOf(code);
      if (redeemCode === undefined) throw new Refusal('redeem-code-not-found', { field: 'redeem_code' });
      let schedule: Awaited<ReturnType<typeof scheduleOf>>;
      const order = await sources.orders.redeem(redeemCode, async (found) => {
        const standing = ownOrder(found, institutionId);
        schedule = await scheduleOf(sources.courses, standing);
        return { standing, change: redeemed(standing, { schedule, sequence, by, at }) };
      });
      return { message, data: await redeemAnswer(sources, { order, schedule }, { sequence, at }) };
    },
  );

const { TABLE_NAME, DATA_KEY_ARN } = environment({ TABLE_NAME: z.string(), DATA_KEY_ARN: z.string() });
const table = tableNamed(TABLE_NAME);
export const handler = redeemCommit(
  { partners: partnerTable(table), keys: keyStore(table, DATA_KEY_ARN), windows: requestWindowTable(table) },
  {
    orders: orderTable(table),
    courses: courseTable(table),
    platforms: platformTable(table),
    presences: presenceTable(table),
  },
);
