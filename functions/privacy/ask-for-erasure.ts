import * as z from 'zod';
import { erasureView } from '../../shared/domain/privacy/erasure.ts';
import { signedIn } from '../../shared/http/caller.ts';
import { endpoint } from '../../shared/http/endpoint.ts';
import { environment } from '../../shared/platform/environment.ts';
import { askForErasure, type Asking } from '../../shared/privacy/asking.ts';
import { tableNamed } from '../../shared/table/client.ts';
import { erasureTable } from '../../shared/table/erasures.ts';
import { registrationTable } from '../../shared/table/registrations.ts';

/**
 * POST /v1/me/erasure: a person wants their data erased. It is begun when the days in which it can be taken back are over;
 * until then they are told over every channel, in case it was not them.
 */
export const askErasure = (parts: Asking) =>
  endpoint({ route: 'POST /v1/me/erasure' }, async ({ caller, at }) => {
    const { erasure, isNew } = await askForErasure(parts, signedIn(caller), { at, by: 'person' });
    return { status: isNew ? 202 : 200, body: erasureView(erasure), headers: { location: '/v1/me/erasure' } };
  });

const { TABLE_NAME } = environment({ TABLE_NAME: z.string() });
const table = tableNamed(TABLE_NAME);
export const handler = askErasure({ erasures: erasureTable(table), registrations: registrationTable(table) });
