import * as z from 'zod';
import { endpoint } from '../../shared/http/endpoint.ts';
import { recorded } from '../../shared/http/recorded.ts';
import { environment } from '../../shared/platform/environment.ts';
import { tableNamed } from '../../shared/table/client.ts';
import { envelopeTable, type Envelopes } from '../../shared/table/envelopes.ts';

/** A year has some hundred. */
const shown = 100;

/** GET /v1/payout-envelopes: the newest envelopes, with what they declare. */
export const listEnvelopes = ({ envelopes }: { readonly envelopes: Pick<Envelopes, 'all'> }) =>
  endpoint({ route: 'GET /v1/payout-envelopes' }, async () => {
    const all = await envelopes.all();
    const newest = all.toSorted((one, other) => (one.proposedAt < other.proposedAt ? 1 : -1));
    return { status: 200, body: { envelopes: newest.slice(0, shown) } };
  });

const { TABLE_NAME } = environment({ TABLE_NAME: z.string() });
const table = tableNamed(TABLE_NAME);
export const handler = recorded(table, listEnvelopes({ envelopes: envelopeTable(table) }));
