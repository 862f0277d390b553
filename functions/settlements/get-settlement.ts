import * as z from 'zod';
import { PlatformId } from '../../events/catalogue.ts';
import { SettlementId } from '../../events/money.ts';
import { declaredOf } from '../../shared/domain/settlements/settlement.ts';
import { Refusal } from '../../shared/errors.ts';
import { endpoint } from '../../shared/http/endpoint.ts';
import { recorded } from '../../shared/http/recorded.ts';
import { environment } from '../../shared/platform/environment.ts';
import { tableNamed } from '../../shared/table/client.ts';
import { cursorOf, positionOf } from '../../shared/table/cursor.ts';
import { dueShards } from '../../shared/table/money-keys.ts';
import { settlementTable, type Settlements } from '../../shared/table/settlements.ts';

interface GetSettlement {
  readonly settlements: Pick<Settlements, 'get' | 'lines'>;
}

const pageSize = 100;
const cursorForm = /^(\d{1,2})\|(LINE#[0-9TZ:.-]{24}#[0-9a-f]{24})?$/;

/** GET /v1/platforms/{platformId}/settlements/{settlementId}: what it comes to, and its lines, page by page. */
export const getSettlement = ({ settlements }: GetSettlement) =>
  endpoint(
    {
      route: 'GET /v1/platforms/{platformId}/settlements/{settlementId}',
      path: z.object({ platformId: PlatformId, settlementId: SettlementId }),
      query: z.object({ cursor: z.string().max(200).optional() }),
    },
    async ({ path: { platformId, settlementId }, query: { cursor } }) => {
      const settlement = await settlements.get(platformId, settlementId);
      if (settlement === undefined) throw new Refusal('settlement-not-found');
      const [, shard = '0', after] = cursor === undefined ? [] : positionOf(cursor, cursorForm);
      const number = Math.min(Number(shard), dueShards - 1);
      const page = await settlements.lines(settlementId, number, { after, limit: pageSize });
      const next =
        page.next === undefined
          ? number + 1 < dueShards
            ? cursorOf(`${number + 1}|`)
            : undefined
          : cursorOf(`${number}|${page.next}`);
      const declared = settlement.sums === undefined ? {} : { declared: declaredOf(settlement.sums) };
      return {
        status: 200,
        body: { ...settlement, ...declared, lines: page.lines, ...(next === undefined ? {} : { next }) },
      };
    },
  );

const { TABLE_NAME } = environment({ TABLE_NAME: z.string() });
const table = tableNamed(TABLE_NAME);
export const handler = recorded(table, getSettlement({ settlements: settlementTable(table) }));
