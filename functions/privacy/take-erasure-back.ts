import * as z from 'zod';
import { erasureView } from '../../shared/domain/privacy/erasure.ts';
import { signedIn } from '../../shared/http/caller.ts';
import { endpoint } from '../../shared/http/endpoint.ts';
import { environment } from '../../shared/platform/environment.ts';
import { takeErasureBack, type Asking } from '../../shared/privacy/asking.ts';
import { tableNamed } from '../../shared/table/client.ts';
import { erasureTable } from '../../shared/table/erasures.ts';
import { registrationTable } from '../../shared/table/registrations.ts';

/** DELETE /v1/me/erasure: a person takes the wish for erasure back, as long as nothing was erased. */
export const takeBack = (parts: Asking) =>
  endpoint({ route: 'DELETE /v1/me/erasure' }, async ({ caller, at }) => ({
    status: 200,
    body: erasureView(await takeErasureBack(parts, signedIn(caller), at)),
  }));

const { TABLE_NAME } = environment({ TABLE_NAME: z.string() });
const table = tableNamed(TABLE_NAME);
export const handler = takeBack({ erasures: erasureTable(table), registrations: registrationTable(table) });
