import * as z from 'zod';
import { erasureView } from '../../shared/domain/privacy/erasure.ts';
import { Refusal } from '../../shared/errors.ts';
import { signedIn } from '../../shared/http/caller.ts';
import { endpoint } from '../../shared/http/endpoint.ts';
import { environment } from '../../shared/platform/environment.ts';
import { tableNamed } from '../../shared/table/client.ts';
import { erasureTable, type Erasures } from '../../shared/table/erasures.ts';

/** GET /v1/me/erasure: what became of the wish for erasure, and what it waits for. */
export const getErasure = ({ erasures }: { erasures: Pick<Erasures, 'get'> }) =>
  endpoint({ route: 'GET /v1/me/erasure' }, async ({ caller }) => {
    const erasure = await erasures.get(signedIn(caller));
    if (erasure === undefined) throw new Refusal('erasure-not-asked');
    return { status: 200, body: erasureView(erasure) };
  });

const { TABLE_NAME } = environment({ TABLE_NAME: z.string() });
export const handler = getErasure({ erasures: erasureTable(tableNamed(TABLE_NAME)) });
