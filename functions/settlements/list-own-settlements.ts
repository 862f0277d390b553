import * as z from 'zod';
import { endpoint } from '../../shared/http/endpoint.ts';
import { sellingPlatform } from '../../shared/http/partner.ts';
import { environment } from '../../shared/platform/environment.ts';
import { tableNamed } from '../../shared/table/client.ts';
import { partnerTable, type Partners } from '../../shared/table/partners.ts';
import { settlementTable, type Settlements } from '../../shared/table/settlements.ts';

interface ListOwnSettlements {
  readonly partners: Pick<Partners, 'get'>;
  readonly settlements: Pick<Settlements, 'all'>;
}

/** GET /v1/settlements: a platform's own settlements, the newest day first. Who proposed and approved is none of its business. */
export const listOwnSettlements = ({ partners, settlements }: ListOwnSettlements) =>
  endpoint({ route: 'GET /v1/settlements' }, async ({ caller }) => {
    const platformId = await sellingPlatform(partners, caller);
    const own = await settlements.all(platformId);
    return {
      status: 200,
      body: {
        settlements: own
          .toSorted((one, other) => (one.day < other.day ? 1 : -1))
          .map(({ settlementId, day, status, sums, paidAt }) => ({ settlementId, day, status, sums, paidAt })),
      },
    };
  });

const { TABLE_NAME } = environment({ TABLE_NAME: z.string() });
const table = tableNamed(TABLE_NAME);
export const handler = listOwnSettlements({ partners: partnerTable(table), settlements: settlementTable(table) });
