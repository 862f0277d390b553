import * as z from 'zod';
import { consentsView } from '../../shared/domain/privacy/consent.ts';
import { signedIn } from '../../shared/http/caller.ts';
import { endpoint } from '../../shared/http/endpoint.ts';
import { environment } from '../../shared/platform/environment.ts';
import { tableNamed } from '../../shared/table/client.ts';
import { consentTable, type Consents } from '../../shared/table/consents.ts';
import { registrationTable, type Registrations } from '../../shared/table/registrations.ts';

/** GET /v1/me/consents: what stands for each purpose, and each time that the person gave or withdrew it. */
export const getOwnConsents = ({
  consents,
  registrations,
}: {
  consents: Pick<Consents, 'history'>;
  registrations: Pick<Registrations, 'get'>;
}) =>
  endpoint({ route: 'GET /v1/me/consents' }, async ({ caller }) => {
    const applicantId = signedIn(caller);
    const [history, registration] = await Promise.all([consents.history(applicantId), registrations.get(applicantId)]);
    return { status: 200, body: { consents: consentsView(history, registration?.consent) } };
  });

const { TABLE_NAME } = environment({ TABLE_NAME: z.string() });
const table = tableNamed(TABLE_NAME);
export const handler = getOwnConsents({ consents: consentTable(table), registrations: registrationTable(table) });
