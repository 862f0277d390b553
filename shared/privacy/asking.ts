import type { ApplicantId } from '../../events/event.ts';
import { askedErasure, withdrawnErasure, type Erasure } from '../domain/privacy/erasure.ts';
import { Refusal } from '../errors.ts';
import type { Erasures } from '../table/erasures.ts';
import type { Registrations } from '../table/registrations.ts';

export interface Asking {
  readonly erasures: Pick<Erasures, 'get' | 'ask' | 'withdraw'>;
  readonly registrations: Pick<Registrations, 'get'>;
}

const attempts = 4;

/**
 * Enters a wish for erasure. The same wish again is answered as it stands.
 * @throws Refusal registration-not-found, erasure-under-way, busy-try-again.
 */
export const askForErasure = async (
  { erasures, registrations }: Asking,
  applicantId: ApplicantId,
  { at, by }: { readonly at: Date; readonly by: Erasure['by'] },
): Promise<{ readonly erasure: Erasure; readonly isNew: boolean }> => {
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    const [seen, registration] = await Promise.all([erasures.get(applicantId), registrations.get(applicantId)]);
    const change = askedErasure(applicantId, seen, { at: at.toISOString(), by });
    if (change === undefined && seen !== undefined) return { erasure: seen, isNew: false };
    if (registration === undefined) throw new Refusal('registration-not-found');
    if (change !== undefined && (await erasures.ask(change, seen, registration)))
      return { erasure: change.erasure, isNew: true };
  }
  throw new Refusal('busy-try-again');
};

/**
 * Takes a wish for erasure back.
 * @throws Refusal erasure-not-asked, erasure-under-way, busy-try-again.
 */
export const takeErasureBack = async (
  { erasures, registrations }: Asking,
  applicantId: ApplicantId,
  at: Date,
): Promise<Erasure> => {
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    const [seen, registration] = await Promise.all([erasures.get(applicantId), registrations.get(applicantId)]);
    const change = withdrawnErasure(seen, at.toISOString());
    if (seen === undefined || registration === undefined) throw new Refusal('erasure-not-asked');
    if (await erasures.withdraw(change, seen, registration)) return change.erasure;
  }
  throw new Refusal('busy-try-again');
};
