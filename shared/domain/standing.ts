import { ownListVersion } from './award.ts';
import type { Decision, Finding } from './decision.ts';
import { decide, factsAt } from './eligibility.ts';
import type { Standing } from './enrollment.ts';
import { stratumOf } from './fairness/stratum.ts';
import type { Nik } from './nik.ts';
import { isReasonCode } from './reasons.ts';
import type { Registration } from './registration.ts';
import { ruleSetOf } from './rule-sets.ts';
import { conditionDate, type Wave } from './wave.ts';

export interface Person {
  readonly registration: Registration;
  /** YYYY-MM-DD, as declared at the instant that is asked for. */
  readonly birthDate: string;
  /** As the NIK declared at that instant carries it. */
  readonly sex: Nik['sex'] | undefined;
  /** The family card's tag in this wave. */
  readonly household: string;
}

const decisionIn = (wave: Wave, { registration, birthDate }: Pick<Person, 'registration' | 'birthDate'>, at: Date) => {
  const facts = factsAt(registration, birthDate, at);
  if (facts === undefined) return undefined;
  return { facts, decision: decide(facts, ruleSetOf(wave.scheme, wave.ruleVersion), conditionDate(wave)) };
};

const firstFailed = ({ findings }: Decision): Finding | undefined =>
  findings.find(({ outcome }) => outcome === 'failed');

/**
 * The instant that decides for a person in a wave: the present one, and from the cut-off on the cut-off, or that of the
 * ruling by which an objection to the person's place there was upheld.
 */
export const decisiveInstant = (wave: Wave, now: Date, { placements }: Pick<Registration, 'placements'> = {}): Date =>
  now.getTime() < Date.parse(wave.cutoffAt) ? now : new Date(placements?.[wave.waveId] ?? wave.cutoffAt);

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
    stratum: stratumOf(person, conditionDate(wave)),
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

/** What a ministry's list says against a person: the reason's code, and the version of the list. */
export interface ListedAgainst {
  readonly reason: string;
  readonly listVersion: string;
}

/** The same with the list's source, and the rule that fails by it, which one objects to. */
export interface ListedByRule extends ListedAgainst {
  readonly source: string;
  readonly rule: string;
}

const listedByRules = ({ findings }: Decision): ListedByRule[] =>
  findings.flatMap(({ outcome, code, listVersion, source, rule }) =>
    outcome === 'failed' && code !== undefined && listVersion !== undefined && isReasonCode(code)
      ? [{ reason: code, listVersion, source, rule }]
      : [],
  );

const listedAgainst = (decision: Decision): ListedAgainst | undefined => {
  const [found] = listedByRules(decision);
  return found && { reason: found.reason, listVersion: found.listVersion };
};

/**
 * Why an applicant who was eligible at the cut-off is to be passed over in the draw: a ministry's list that names the
 * person by now. Anything else that changed after the cut-off has no effect on this wave.
 */
export const strikeReason = (wave: Wave, person: Person, now: Date): ListedAgainst | undefined => {
  // The identity counts as of the cut-off: who corrects the registration afterwards does not escape a list by it.
  const placedAt = decisiveInstant(wave, now, person.registration).toISOString();
  const verification = person.registration.verification.filter(({ at }) => at <= placedAt);
  // That this wave gave the person a card is no reason against it.
  const listings = person.registration.screening.listings.filter(
    ({ listVersion }) => listVersion !== ownListVersion(wave.waveId),
  );
  const screening = { ...person.registration.screening, listings };
  const registration = { ...person.registration, verification, screening };
  const found = decisionIn(wave, { ...person, registration }, now);
  return found && listedAgainst(found.decision);
};

/**
 * What the ministries' lists say by now against a recipient of a wave, rule by rule under the wave's rules; undefined
 * while it is being checked who the person is. The list of earlier recipients does not count: a
 * line that comes after the announcement may tell of this very card, and one that came before it has held the card.
 */
export const listedSince = (
  wave: Wave,
  { registration, birthDate }: Pick<Person, 'registration' | 'birthDate'>,
  now: Date,
): ListedByRule[] | undefined => {
  const { screening } = registration;
  const listings = screening.listings.filter(({ source }) => source !== 'earlier-recipients');
  const found = decisionIn(
    wave,
    { registration: { ...registration, screening: { ...screening, listings } }, birthDate },
    now,
  );
  return found && listedByRules(found.decision);
};
