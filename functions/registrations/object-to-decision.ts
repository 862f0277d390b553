import * as z from 'zod';
import { signedIn } from '../../shared/http/caller.ts';
import { endpoint } from '../../shared/http/endpoint.ts';
import { keyStore } from '../../shared/keys/ring.ts';
import { environment } from '../../shared/platform/environment.ts';
import { objecting, ObjectionBody, type Objecting } from '../../shared/standing/objecting.ts';
import { awardTable } from '../../shared/table/awards.ts';
import { caseTable } from '../../shared/table/cases.ts';
import { tableNamed } from '../../shared/table/client.ts';
import { registrationTable } from '../../shared/table/registrations.ts';

/**
 * POST /v1/registrations/me/objections: a person objects to a rule that failed, or by which their card was stopped, and
 * another person will look into it (UU 27/2022, article 10). One open objection a rule.
 */
export const objectToDecision = (parts: Objecting) => {
  const object = objecting(parts);
  return endpoint({ route: 'POST /v1/registrations/me/objections', body: ObjectionBody }, async (request) => ({
    status: 201,
    body: await object(signedIn(request.caller), request.body, request.at),
  }));
};

const { TABLE_NAME, DATA_KEY_ARN } = environment({ TABLE_NAME: z.string(), DATA_KEY_ARN: z.string() });
const table = tableNamed(TABLE_NAME);
export const handler = objectToDecision({
  registrations: registrationTable(table),
  cases: caseTable(table),
  keys: keyStore(table, DATA_KEY_ARN),
  awards: awardTable(table),
});
