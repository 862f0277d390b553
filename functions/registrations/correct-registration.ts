import * as z from 'zod';
import type { ApplicantId } from '../../events/event.ts';
import { corrected, correctionsAllowed, isRepeat, type SealedSubmission } from '../../shared/domain/registering.ts';
import { registrationPath } from '../../shared/domain/registration-view.ts';
import { Submission } from '../../shared/domain/submission.ts';
import { Refusal } from '../../shared/errors.ts';
import { signedIn } from '../../shared/http/caller.ts';
import { endpoint } from '../../shared/http/endpoint.ts';
import { keyStore, type KeyStore } from '../../shared/keys/ring.ts';
import { sealSubmission } from '../../shared/keys/submissions.ts';
import { environment } from '../../shared/platform/environment.ts';
import { tableNamed } from '../../shared/table/client.ts';
import { registrationTable, type Registrations } from '../../shared/table/registrations.ts';

const attempts = 3;

/**
 * PUT /v1/registrations/me: a person corrects the registration, the whole of it, and is verified anew. A NIK that is
 * given up is free for its owner in the same instant.
 */
export const correctRegistration = ({ registrations, keys }: { registrations: Registrations; keys: KeyStore }) =>
  endpoint({ route: 'PUT /v1/registrations/me', body: Submission }, async ({ body, caller, at }) => {
    const applicantId = signedIn(caller);
    await correct(registrations, applicantId, sealSubmission(await keys.ring(), applicantId, body), at);
    return {
      status: 202,
      body: { status: 'verifying', statusUrl: registrationPath },
      headers: { location: registrationPath },
    };
  });

const correct = async (
  registrations: Registrations,
  applicantId: ApplicantId,
  sealed: SealedSubmission,
  at: Date,
): Promise<void> => {
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    const previous = await registrations.get(applicantId);
    if (previous === undefined) throw new Refusal('registration-not-found');
    const isUnderWay = previous.status === 'verifying' || previous.status === 'disputed';
    if (isUnderWay && isRepeat(previous, sealed)) return;
    if (await registrations.isAwarded(applicantId)) throw new Refusal('registration-awarded');
    if ((previous.earlier ?? []).length >= correctionsAllowed) throw new Refusal('corrections-exhausted');
    const registration = corrected(previous, sealed, at);
    const occurredAt = at.toISOString();
    const entered = await registrations.enter(
      {
        registration,
        readVersion: previous.version,
        event: {
          event: 'registration.corrected.v1',
          occurredAt,
          data: { applicantId, version: registration.version },
        },
        unsettledAt: occurredAt,
      },
      previous,
    );
    if (entered === 'entered') return;
  }
  throw new Refusal('busy-try-again');
};

const { TABLE_NAME, DATA_KEY_ARN } = environment({ TABLE_NAME: z.string(), DATA_KEY_ARN: z.string() });
const table = tableNamed(TABLE_NAME);
export const handler = correctRegistration({
  registrations: registrationTable(table),
  keys: keyStore(table, DATA_KEY_ARN),
});
