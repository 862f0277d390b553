import { randomBytes } from 'node:crypto';
import { ApplicantId } from '../../events/event.ts';
import { VisitId } from '../../events/visit-changed.ts';
import { helpDeskRulesOn } from '../domain/help-desk/rules.ts';
import { requestedVisit, type Topic, type Visit } from '../domain/help-desk/visit.ts';
import { oneMoreRequest, secondsUntilCode } from '../domain/one-time-code.ts';
import { dateInWib, endOfDayInWib } from '../domain/wave.ts';
import { Refusal } from '../errors.ts';
import { staffMember } from '../http/caller.ts';
import { personAccess, type Opening } from '../http/person-opened.ts';
import { keyedHashes, seal } from '../keys/fields.ts';
import type { KeyStore } from '../keys/ring.ts';
import { count } from '../platform/metrics.ts';
import type { Claims } from '../table/claims.ts';
import type { PersonAccesses } from '../table/person-accesses.ts';
import type { Registrations } from '../table/registrations.ts';
import type { Visits } from '../table/visits.ts';

export interface Requesting {
  readonly claims: Pick<Claims, 'get'>;
  readonly registrations: Pick<Registrations, 'get'>;
  readonly visits: Pick<Visits, 'lookUps' | 'requests' | 'request' | 'nobodyAccessed'>;
  readonly accesses: Pick<PersonAccesses, 'add'>;
  readonly keys: Pick<KeyStore, 'ring'>;
}

/** Whom a member of staff asks for, and what for. */
export interface Wanted {
  readonly nik: string;
  readonly topic: Topic;
  readonly purpose: string;
}

/**
 * Whoever asks for a NIK at the same time counts first. After as many rounds as there may be codes in a row it is
 * certain that no further one is to be had; a few more are for requests that fail.
 */
const rounds = 6;

const countedOut = (most: number, at: Date): Refusal => {
  const midnight = endOfDayInWib(at, 0).getTime() + 1;
  const seconds = Math.ceil((midnight - at.getTime()) / 1_000);
  count('LookUpsRefused');
  return new Refusal('help-desk-look-ups-used', { values: { most }, retryAfterSeconds: seconds });
};

/**
 * Begins a visit for whoever has a NIK, and has a one-time code sent to the phone on record. Whether anybody has
 * registered with it or not, the same is counted, read, written and answered. What is put on record with the person comes
 * first: a code is sent to nobody who does not find who asked for it.
 * @throws Refusal help-desk-look-ups-used, visit-codes-too-many
 */
export const requesting = ({ claims, registrations, visits, accesses, keys }: Requesting) => {
  /** Who is registered with the NIK; a number that is nobody's is looked for where there is no claim. */
  const holderOf = async (hashes: Parameters<Claims['get']>[0], visitId: VisitId): Promise<ApplicantId | undefined> => {
    const claim = await claims.get(hashes);
    const registration = await registrations.get(claim?.applicantId ?? ApplicantId.parse(visitId));
    return registration?.applicantId;
  };

  const record = async (asked: Opening, { visitId, applicantId, purpose }: Visit): Promise<void> => {
    const line = personAccess('POST /v1/help-desk/visits', asked, applicantId ?? ApplicantId.parse(visitId), {
      visitId,
      purpose,
    });
    await (applicantId === undefined ? visits.nobodyAccessed(visitId, line) : accesses.add(line));
  };

  return async ({ nik, topic, purpose }: Wanted, asked: Opening): Promise<Visit> => {
    const { caller, at } = asked;
    const staffId = staffMember(caller);
    const day = dateInWib(at);
    const rules = helpDeskRulesOn(day);
    const mostLookUps = rules.lookUpsPerDay.value;
    const limits = rules.code.value;
    const ring = await keys.ring();
    const hashes = keyedHashes(ring, 'nik', nik);
    const [nikHash] = hashes;
    if (nikHash === undefined) throw new Error('There is no hash key.');

    const visitId = VisitId.parse(randomBytes(16).toString('hex'));
    const [lookUps, applicantId] = await Promise.all([visits.lookUps(staffId, day), holderOf(hashes, visitId)]);
    if (lookUps >= mostLookUps) throw countedOut(mostLookUps, at);
    const sealed = seal(ring, applicantId ?? `visit:${visitId}`, 'purpose', purpose);
    const groups = [...caller.groups];
    const { visit, event } = requestedVisit(
      { visitId, staffId, groups, topic, purpose: sealed, ...(applicantId === undefined ? {} : { applicantId }) },
      { rules, at },
    );

    for (let round = 1; round <= rounds; round += 1) {
      const seen = await visits.requests(nikHash);
      const seconds = secondsUntilCode(seen, limits, at);
      if (seconds > 0) {
        count('LookUpsRefused');
        throw new Refusal('visit-codes-too-many', { values: { seconds }, retryAfterSeconds: seconds });
      }
      if (round === 1) await record(asked, visit);
      const requests = oneMoreRequest(seen, limits, at);
      const outcome = await visits.request({ visit, event, day, mostLookUps, nikHash, seen, requests });
      if (outcome === 'requested') return visit;
      if (outcome === 'counted-out') throw countedOut(mostLookUps, at);
    }
    throw new Refusal('busy-try-again');
  };
};
