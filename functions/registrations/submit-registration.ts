import * as z from 'zod';
import { submitted, isRepeat } from '../../shared/domain/registering.ts';
import { registrationPath } from '../../shared/domain/registration-view.ts';
import { Submission } from '../../shared/domain/submission.ts';
import { Refusal } from '../../shared/errors.ts';
import { signedIn } from '../../shared/http/caller.ts';
import { endpoint } from '../../shared/http/endpoint.ts';
import { keyStore, type KeyStore } from '../../shared/keys/ring.ts';
import { sealSubmission } from '../../shared/keys/submissions.ts';
import { environment } from '../../shared/platform/environment.ts';
import { count } from '../../shared/platform/metrics.ts';
import { tableNamed } from '../../shared/table/client.ts';
import { registrationTable, type Registrations } from '../../shared/table/registrations.ts';

/**
 * POST /v1/registrations: a person registers, once. Sending the same again answers the same; sending other data is
 * refused. A NIK that somebody else claimed answers no differently: a person will decide who holds it.
 */
export const submitRegistration = ({ registrations, keys }: { registrations: Registrations; keys: KeyStore }) =>
  endpoint({ route: 'POST /v1/registrations', body: Submission }, async ({ body, caller, at }) => {
    const applicantId = signedIn(caller);
    const sealed = sealSubmission(await keys.ring(), applicantId, body);
    const registration = submitted(applicantId, sealed, at);
    const { version, submittedAt } = registration;
    const entered = await registrations.enter({
      registration,
      readVersion: 0,
      event: { event: 'registration.submitted.v1', occurredAt: submittedAt, data: { applicantId, version } },
    });
    if (entered === 'entered') {
      count('RegistrationsSubmitted');
    } else {
      const existing = await registrations.get(applicantId);
      if (existing === undefined || !isRepeat(existing, sealed)) throw new Refusal('registration-exists');
    }
    return {
      status: 202,
      body: { status: 'verifying', statusUrl: registrationPath },
      headers: { location: registrationPath },
    };
  });

const { TABLE_NAME, DATA_KEY_ARN } = environment({ TABLE_NAME: z.string(), DATA_KEY_ARN: z.string() });
const table = tableNamed(TABLE_NAME);
export const handler = submitRegistration({
  registrations: registrationTable(table),
  keys: keyStore(table, DATA_KEY_ARN),
});
