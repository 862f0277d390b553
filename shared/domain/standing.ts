import type { Decision, Finding } from './decision.ts';
import { decide, factsAt } from './eligibility.ts';
import type { Standing } from './enrollment.ts';
import { isReasonCode } from './reasons.ts';
import type { Registration } from './registration.ts';
import { ruleSetOf } from './rule-sets.ts';
import { conditionDate, type Wave } from './wave.ts';

export interface Person {
  readonly registration: Registration;
  /** YYYY-MM-DD, as declared at the instant that is asked for. */
  readonly birthDate: string;
  /** The family card's tag in this wave. */
  readonly household: string;
}

const decisionIn = (wave: Wave, { registration, birthDate }: Person, at: Date) => {
  const facts = factsAt(registration, birthDate, at);
  if (facts === undefined) return undefined;
  return { facts, decision: decide(facts, ruleSetOf(wave.scheme, wave.ruleVersion), conditionDate(wave)) };
};

const firstFailed = ({ findings }: Decision): Finding | undefined =>
  findings.find(({ outcome }) => outcome === 'failed');

/** The instant that decides for a wave: the present one, and from the cut-off on the cut-off. */
export const decisiveInstant = (wave: Wave, now: Date): Date =>
  now.getTime() < Date.parse(wave.cutoffAt) ? now : new Date(wave.cutoffAt);

/**
 * Where a person stands in a wave as an instant finds them, under the wave's own rules and closing date. Whether the
 * wave has a quota for the regency is for the caller to judge ({@link withinQuota}).
 */
export const standingIn = (wave: Wave, person: Person, at: Date): Standing => {
  const found = decisionIn(wave, person, at);
  if (found === undefined) return { state: 'pending', asOf: lastStepAt(person.registration, at) };
  const { facts, decision } = found;
  const failed = firstFailed(decision);
  if (failed !== undefined || facts.regency === undefined || decision.slots === 0) {
    return {
      state: 'excluded',
      asOf: decision.asOf,
      ...(facts.regency === undefined ? {} : { regency: facts.regency }),
      reason: failed?.code ?? 'not-verified',
      listVersion: failed?.listVersion ?? '',
    };
  }
  return {
    state: 'eligible',
    asOf: decision.asOf,
    regency: facts.regency,
    household: person.household,
    slots: decision.slots === 1 ? 1 : 2,
    priority: wave.reservedGroups.some((group) => decision.groups.includes(group)) ? 1 : 0,
  };
};

const lastStepAt = ({ verification, submittedAt }: Registration, at: Date): string =>
  verification.findLast((step) => step.at <= at.toISOString())?.at ?? submittedAt;

/** An eligible standing in a regency without a quota in the wave is an exclusion. */
export const withinQuota = (standing: Standing, quota: Readonly<Record<string, number>>): Standing =>
  standing.state === 'eligible' && !Object.hasOwn(quota, standing.regency)
    ? {
        state: 'excluded',
        asOf: standing.asOf,
        regency: standing.regency,
        reason: 'regency-not-in-wave',
        listVersion: '',
      }
    : standing;

/**
 * Why an applicant who was eligible at the cut-off is to be passed over in the draw: a ministry's list that names the
 * person by now. Anything else that changed after the cut-off has no effect on this wave.
 */
export const strikeReason = (
  wave: Wave,
  person: Person,
  now: Date,
): { readonly reason: string; readonly listVersion: string } | undefined => {
  // The identity counts as of the cut-off: who corrects the registration afterwards does not escape a list by it.
  const verification = person.registration.verification.filter(({ at }) => at <= wave.cutoffAt);
  const registration = { ...person.registration, verification };
  const failed = decisionIn(wave, { ...person, registration }, now)?.decision.findings.find(
    ({ outcome, listVersion }) => outcome === 'failed' && listVersion !== undefined,
  );
  if (failed?.code === undefined || failed.listVersion === undefined || !isReasonCode(failed.code)) return undefined;
  return { reason: failed.code, listVersion: failed.listVersion };
};
