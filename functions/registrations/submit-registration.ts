import * as z from 'zod';
import { mustBeProven } from '../../shared/domain/registration-challenge.ts';
import { submitted, isRepeat } from '../../shared/domain/registering.ts';
import { deviceOf } from '../../shared/domain/risks/signals.ts';
import type { Registration } from '../../shared/domain/registration.ts';
import { registrationPath } from '../../shared/domain/registration-view.ts';
import { Submission } from '../../shared/domain/submission.ts';
import { Refusal } from '../../shared/errors.ts';
import { signedIn } from '../../shared/http/caller.ts';
import { endpoint } from '../../shared/http/endpoint.ts';
import { switched } from '../../shared/http/switched.ts';
import { challengeIn } from '../../shared/keys/registration-challenges.ts';
import { keyStore, type KeyStore } from '../../shared/keys/ring.ts';
import { sealSubmission } from '../../shared/keys/submissions.ts';
import { environment } from '../../shared/platform/environment.ts';
import { count } from '../../shared/platform/metrics.ts';
import { tableNamed } from '../../shared/table/client.ts';
import { registrationTable, type Registrations } from '../../shared/table/registrations.ts';
import { challengeInForce, switchTable } from '../../shared/table/switches.ts';

/**
 * POST /v1/registrations: a person registers, once. Sending the same again answers the same; sending other data is
 * refused. A NIK that somebody else claimed answers no differently: a person will decide who holds it. While the brake is
 * on, the header `prakerja-proof` shows that the person's device worked, or that their turn has come.
 */
export const submitRegistration = ({
  registrations,
  keys,
  inForce,
}: {
  registrations: Registrations;
  keys: KeyStore;
  inForce: ReturnType<typeof challengeInForce>;
}) =>
  endpoint({ route: 'POST /v1/registrations', body: Submission }, async ({ body, caller, at, headers }) => {
    const applicantId = signedIn(caller);
    const ring = await keys.ring();
    const { on } = await inForce();
    if (on) mustBeProven(headers['prakerja-proof'], (challenge) => challengeIn(ring, applicantId, challenge), at);
    const sealed = sealSubmission(ring, applicantId, body, deviceOf(headers['prakerja-device']));
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
      if (existing === undefined) await enterAnew(registrations, registration);
      else if (!isRepeat(existing, sealed)) throw new Refusal('registration-exists');
    }
    return {
      status: 202,
      body: { status: 'verifying', statusUrl: registrationPath },
      headers: { location: registrationPath },
    };
  });

/**
 * Registers somebody whose earlier registration was erased. Versions count on, since what is kept of before has them.
 * @throws Refusal erasure-under-way, registration-exists.
 */
const enterAnew = async (registrations: Registrations, registration: Registration): Promise<void> => {
  const { applicantId, submittedAt } = registration;
  const erased = await registrations.erased(applicantId);
  if (erased === undefined) throw new Refusal('busy-try-again');
  if (erased.doneAt === undefined) throw new Refusal('erasure-under-way');
  const version = erased.version + 1;
  const entered = await registrations.enter({
    registration: { ...registration, version },
    readVersion: erased.version,
    event: { event: 'registration.submitted.v1', occurredAt: submittedAt, data: { applicantId, version } },
  });
  if (entered !== 'entered') throw new Refusal('busy-try-again');
  count('RegistrationsSubmitted');
};

const { TABLE_NAME, DATA_KEY_ARN } = environment({ TABLE_NAME: z.string(), DATA_KEY_ARN: z.string() });
const table = tableNamed(TABLE_NAME);
export const handler = switched(
  table,
  submitRegistration({
    registrations: registrationTable(table),
    keys: keyStore(table, DATA_KEY_ARN),
    inForce: challengeInForce(switchTable(table)),
  }),
);
