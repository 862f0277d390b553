import { Refusal, type RefusedBecause } from '../errors.ts';
import { decide, factsAt } from './eligibility.ts';
import type { Enrollment } from './enrollment.ts';
import { parseNik } from './nik.ts';
import type { Quota } from './quota.ts';
import { isReasonCode } from './reasons.ts';
import type { Identity, Registration } from './registration.ts';
import { ruleSetOf } from './rule-sets.ts';
import { standingIn, withinQuota } from './standing.ts';
import { householdOf, ticketOf, type WaveKeys } from './ticket.ts';
import { conditionDate, statusAt, type Wave } from './wave.ts';

/**
 * Joining and leaving are open from the opening instant, and not from the closing instant on.
 * @throws Refusal wave-not-open or wave-closed.
 */
export const mustBeOpen = (wave: Wave, at: Date): void => {
  const { opensAt, closesAt } = wave;
  const status = statusAt(wave, at);
  if (status === 'planned') throw new Refusal('wave-not-open', { values: { opensAt } });
  if (status !== 'open') throw new Refusal('wave-closed', { values: { closesAt } });
};

/** Every reason for which the person is not eligible under the wave's own rules, on its closing date. */
const reasonsAgainst = (wave: Wave, registration: Registration, birthDate: string, at: Date): RefusedBecause[] => {
  const facts = factsAt(registration, birthDate, at);
  if (facts === undefined) return [];
  const { findings } = decide(facts, ruleSetOf(wave.scheme, wave.ruleVersion), conditionDate(wave));
  return findings.flatMap(({ outcome, code, source, listVersion }) =>
    outcome !== 'failed' || code === undefined || !isReasonCode(code)
      ? []
      : [{ code, source, ...(listVersion === undefined ? {} : { listVersion }) }],
  );
};

export interface Joining {
  readonly wave: Wave;
  readonly quota: Quota;
  readonly waveKeys: WaveKeys;
  readonly registration: Registration;
  readonly identity: Pick<Identity, 'nik' | 'kk' | 'birthDate'>;
}

/**
 * The enrolment of a person who joins at an instant. Whose identity is still being checked may join: the standing then
 * follows when that is done. A claim to a NIK that another holds never says anything of the holder's standing.
 * @throws Refusal not-eligible with every reason; regency-not-in-wave.
 */
export const joined = (
  { wave, quota, waveKeys, registration, identity }: Joining,
  at: Date,
): { readonly enrollment: Enrollment; readonly isHolder: boolean } => {
  const { applicantId, version, status } = registration;
  const { nik, kk, birthDate } = identity;
  const isHolder = status !== 'disputed';
  const person = { registration, birthDate, sex: parseNik(nik)?.sex, household: householdOf(waveKeys, kk) };
  const standing = withinQuota(standingIn(wave, person, at), quota);
  if (standing.state === 'excluded') {
    if (standing.reason === 'regency-not-in-wave') throw new Refusal('regency-not-in-wave');
    throw new Refusal('not-eligible', { reasons: reasonsAgainst(wave, registration, birthDate, at) });
  }
  return {
    enrollment: {
      waveId: wave.waveId,
      ticket: ticketOf(waveKeys, nik),
      applicantId,
      joinedAt: at.toISOString(),
      registrationVersion: isHolder ? version : 0,
      standing,
    },
    isHolder,
  };
};
