import { Refusal } from '../errors.ts';
import { decide, factsAt, isWaivable } from './eligibility.ts';
import { parseNik } from './nik.ts';
import type { Quota } from './quota.ts';
import type { Registration } from './registration.ts';
import { ruleSetOf } from './rule-sets.ts';
import { sealTime } from './selection.ts';
import { standingIn, withinQuota } from './standing.ts';
import { conditionDate, type Wave } from './wave.ts';

/**
 * The instant until which the place in a wave can be objected to: that at which the strikes are sealed, shortly before
 * the round that the commitment names, whose time is `roundAt` (ISO 8601, UTC).
 */
export const objectUntil = (wave: Wave, roundAt: string): string => sealTime(wave, roundAt);

export interface Placing {
  readonly wave: Wave;
  readonly quota: Quota;
  readonly registration: Registration;
  readonly birthDate: string;
  readonly nik: string;
  /** The reason for which the ticket was excluded. */
  readonly code: string;
}

/**
 * Whether somebody who was excluded takes part when everything that is known by an instant counts, the rule that
 * excluded them being waived where a person may waive it.
 * @returns the rule that was waived, if any.
 * @throws Refusal place-unchanged where they would still be excluded.
 */
export const placeAsOf = (
  { wave, quota, registration, birthDate, nik, code }: Placing,
  at: Date,
): { readonly waived: string | undefined } => {
  const takesPart = (candidate: Registration): boolean => {
    // The family's tag says nothing about who is eligible.
    const person = { registration: candidate, birthDate, sex: parseNik(nik)?.sex, household: '' };
    return withinQuota(standingIn(wave, person, at), quota).state === 'eligible';
  };
  if (takesPart(registration)) return { waived: undefined };
  const facts = factsAt(registration, birthDate, at);
  const findings = facts && decide(facts, ruleSetOf(wave.scheme, wave.ruleVersion), conditionDate(wave)).findings;
  const rule = findings?.find((finding) => finding.outcome === 'failed' && finding.code === code)?.rule;
  if (rule === undefined || !isWaivable(rule)) throw new Refusal('place-unchanged');
  const waiver = { rule, at: at.toISOString(), caseId: '' };
  if (!takesPart({ ...registration, waivers: [...registration.waivers, waiver] })) throw new Refusal('place-unchanged');
  return { waived: rule };
};
