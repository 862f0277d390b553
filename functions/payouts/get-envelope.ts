import * as z from 'zod';
import { EnvelopeId } from '../../events/money.ts';
import { Refusal } from '../../shared/errors.ts';
import { endpoint } from '../../shared/http/endpoint.ts';
import { recorded } from '../../shared/http/recorded.ts';
import { environment } from '../../shared/platform/environment.ts';
import { tableNamed } from '../../shared/table/client.ts';
import { cursorOf, positionOf } from '../../shared/table/cursor.ts';
import { envelopeTable, type Envelopes } from '../../shared/table/envelopes.ts';
import { readyShards } from '../../shared/table/money-keys.ts';
import { payoutTable, type Payouts } from '../../shared/table/payouts.ts';

interface GetEnvelope {
  readonly envelopes: Pick<Envelopes, 'get' | 'members'>;
  readonly payouts: Pick<Payouts, 'several'>;
}

const pageSize = 100;
const cursorForm = /^(\d{1,2})\|(MEMBER#[0-9a-f]{24})?$/;

/** GET /v1/payout-envelopes/{envelopeId}: what it declares, who approved it, and what became of its payouts, page by page. */
export const getEnvelope = ({ envelopes, payouts }: GetEnvelope) =>
  endpoint(
    {
      route: 'GET /v1/payout-envelopes/{envelopeId}',
      path: z.object({ envelopeId: EnvelopeId }),
      query: z.strictObject({ cursor: z.string().max(200).optional() }),
    },
    async ({ path: { envelopeId }, query: { cursor } }) => {
      const envelope = await envelopes.get(envelopeId);
      if (envelope === undefined) throw new Refusal('envelope-not-found');
      const [, part = '0', after] = cursor === undefined ? [] : positionOf(cursor, cursorForm);
      const number = Math.min(Number(part), readyShards - 1);
      const page = await envelopes.members(envelopeId, number, { after, limit: pageSize });
      const found = new Map(
        (await payouts.several(page.members.map(({ payoutId }) => payoutId))).map((payout) => [
          payout.payoutId,
          payout,
        ]),
      );
      const following = number + 1 < readyShards ? cursorOf(`${number + 1}|`) : undefined;
      const next = page.next === undefined ? following : cursorOf(`${number}|${page.next}`);
      return {
        status: 200,
        body: {
          ...envelope,
          // Who is paid, and on which account, is nobody's business here.
          payouts: page.members.map(({ payoutId, channel, amount }) => {
            const payout = found.get(payoutId);
            const { bankReference, settledAt, because } = payout ?? {};
            const status = payout?.envelopeId === envelopeId ? payout.status : 'dropped';
            return { payoutId, channel, amount, status, bankReference, settledAt, because };
          }),
          ...(next === undefined ? {} : { next }),
        },
      };
    },
  );

const { TABLE_NAME } = environment({ TABLE_NAME: z.string() });
const table = tableNamed(TABLE_NAME);
export const handler = recorded(table, getEnvelope({ envelopes: envelopeTable(table), payouts: payoutTable(table) }));
