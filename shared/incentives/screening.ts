import type { ApplicantId } from '../../events/event.ts';
import { screenedAt, type Screened, type ScreenedAward } from '../domain/incentives/screening.ts';
import type { Registration } from '../domain/registration.ts';
import { keyedHashes, openIdentity } from '../keys/fields.ts';
import type { KeyStore } from '../keys/ring.ts';
import type { Registrations } from '../table/registrations.ts';
import type { Screenings } from '../table/screening.ts';

/** Where a fresh screening looks. The screenings must not remember anything: `screeningTable(table, 0)`. */
export interface ScreeningParts {
  readonly registrations: Pick<Registrations, 'get'>;
  readonly screenings: Screenings;
  readonly keys: Pick<KeyStore, 'ring'>;
}

/** A fresh screening, with the registration that it is of: it may be corrected a moment later. */
export type FreshScreening = Screened & { readonly registration: Registration };

/**
 * What speaks against paying a recipient at this moment, by the ministries' lists as they are in force now: read
 * consistently, and not as they were when the person was last settled. `at` is the present instant.
 */
export const screeningNow =
  ({ registrations, screenings, keys }: ScreeningParts) =>
  async (applicantId: ApplicantId, award: ScreenedAward, at: Date): Promise<FreshScreening> => {
    const [registration, ring] = await Promise.all([registrations.get(applicantId), keys.ring()]);
    if (registration === undefined) throw new Error('Somebody with an award has no registration.');
    const { nik, kk, birthDate } = openIdentity(ring, applicantId, registration.identity, 'nik', 'kk', 'birthDate');
    const live = { nikHashes: keyedHashes(ring, 'nik', nik), kkHashes: keyedHashes(ring, 'kk', kk) };
    const screening = await screenings.screen(registration, live);
    return { ...screenedAt(award, { registration: { ...registration, screening }, birthDate }, at), registration };
  };
