import * as z from 'zod';
import { mustStand, OptionalSequence, RedeemCodeText } from '../../shared/domain/training/redeeming.ts';
import { integration, type IntegrationEdge } from '../../shared/integration/endpoint.ts';
import { purchaseBehind, redeemAnswer, type RedeemSources } from '../../shared/integration/redeem.ts';
import { keyStore } from '../../shared/keys/ring.ts';
import { environment } from '../../shared/platform/environment.ts';
import { tableNamed } from '../../shared/table/client.ts';
import { courseTable } from '../../shared/table/courses.ts';
import { orderTable } from '../../shared/table/orders.ts';
import { partnerTable } from '../../shared/table/partners.ts';
import { platformTable } from '../../shared/table/parties.ts';
import { presenceTable } from '../../shared/table/presences.ts';
import { requestWindowTable } from '../../shared/table/request-windows.ts';

const messages = {
  open: { id: 'Kode redeem dapat digunakan.', en: 'The redeem code can be used.' },
  redeemed: { id: 'Kode redeem sudah digunakan.', en: 'The redeem code is used.' },
} as const;

/**
 * POST /api/v1/integration/payment/redeem-code/status: what a redeem code stands for, whether it was used, and whether the
 * participant was there in a session. Changes nothing.
 */
export const redeemStatus = (edge: IntegrationEdge, sources: RedeemSources) =>
  integration(
    { body: z.object({ redeem_code: RedeemCodeText, sequence: OptionalSequence }) },
    edge,
    async ({ body: { redeem_code: code, sequence }, institutionId, at }) => {
      const purchase = await purchaseBehind(sources, code, institutionId);
      mustStand(purchase.order, purchase.schedule);
      const data = await redeemAnswer(sources, purchase, { sequence, at });
      return { message: data.status === 1 ? messages.redeemed : messages.open, data };
    },
  );

const { TABLE_NAME, DATA_KEY_ARN } = environment({ TABLE_NAME: z.string(), DATA_KEY_ARN: z.string() });
const table = tableNamed(TABLE_NAME);
export const handler = redeemStatus(
  { partners: partnerTable(table), keys: keyStore(table, DATA_KEY_ARN), windows: requestWindowTable(table) },
  {
    orders: orderTable(table),
    courses: courseTable(table),
    platforms: platformTable(table),
    presences: presenceTable(table),
  },
);
