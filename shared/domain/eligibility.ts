import type { Decision, Finding } from './decision.ts';
import type { ReasonCode } from './reasons.ts';
import { declaredAt, type Listing, type Profile, type Registration, type VerificationStep } from './registration.ts';
import { prioritySources, type Source } from './rule-set.ts';
import { sharedMeansBasis } from './risks/rules.ts';
import type { RuleSet } from './rule-sets.ts';

/** What is known of one person as of one instant, all that a decision needs. */
export interface Facts {
  readonly identity: Exclude<VerificationStep['outcome'], 'pending'>;
  /** The domicile's regency by the registry; absent where it never told. */
  readonly regency: string | undefined;
  /** YYYY-MM-DD */
  readonly birthDate: string;
  readonly profile: Profile;
  /** The lines in force. */
  readonly listings: readonly Listing[];
  /** The version of every list that was looked at, by source. */
  readonly listVersions: Readonly<Record<string, string>>;
  /** How many other members of the family card are recipients. */
  readonly householdRecipients: number;
  /** Whether two people found that what the person shares with others was used to register those others' data. */
  readonly sharesMeans?: boolean;
  /** The rules that a person waived. */
  readonly waivers: readonly string[];
  /** The instant of the latest change among these facts: what leads to a decision, and nothing else, dates it. */
  readonly asOf: string;
}

const latest = (instants: readonly string[]): string => instants.reduce((one, other) => (other > one ? other : one));

/**
 * The facts as an instant finds them: a change that came later has no effect, whenever it was written down.
 * `birthDate` is the one declared as of that instant.
 * @returns undefined when the identity was not verified, either way, as of then.
 */
export const factsAt = (registration: Registration, birthDate: string, at: Date): Facts | undefined => {
  const until = at.toISOString();
  const { screening, waivers } = registration;
  const step = registration.verification.findLast((candidate) => candidate.at <= until);
  if (step === undefined || step.outcome === 'pending') return undefined;
  const awards = screening.householdAwards.filter((instant) => instant <= until);
  const waived = waivers.filter((waiver) => waiver.at <= until);
  const refusals = (registration.sharedMeans ?? []).filter((refusal) => refusal.at <= until);
  const changes = screening.listings
    .flatMap(({ since, removedAt }) => (removedAt === undefined ? [since] : [since, removedAt]))
    .filter((instant) => instant <= until);
  return {
    identity: step.outcome,
    regency: step.regency,
    birthDate,
    profile: declaredAt(registration, at).profile,
    listings: screening.listings.filter(
      ({ since, removedAt }) => since <= until && (removedAt === undefined || removedAt > until),
    ),
    listVersions: screening.listVersions,
    householdRecipients: awards.length,
    ...(refusals.length > 0 ? { sharesMeans: true } : {}),
    // A person waived what was found until then, and not what two people find of another case later.
    waivers: waived
      .filter(({ rule, at: since }) => rule !== sharedMeansRule || refusals.every((refusal) => refusal.at <= since))
      .map(({ rule }) => rule),
    asOf: latest([
      step.at,
      ...changes,
      ...awards,
      ...refusals.map((refusal) => refusal.at),
      ...waived.map((waiver) => waiver.at),
    ]),
  };
};

/** Whole years between two dates (YYYY-MM-DD). Who was born on 29 February has a birthday on 1 March in other years. */
export const ageOn = (birthDate: string, on: string): number =>
  Number(on.slice(0, 4)) - Number(birthDate.slice(0, 4)) - (on.slice(5) < birthDate.slice(5) ? 1 : 0);

interface Verdict {
  readonly code?: ReasonCode | undefined;
  readonly source: string;
  readonly listVersion?: string | undefined;
}

const met = (source: string): Verdict => ({ source });

const identityCodes: Record<Exclude<Facts['identity'], 'matched'>, ReasonCode> = {
  'not-found': 'nik-not-found',
  deceased: 'nik-deceased',
  'kk-mismatch': 'kk-mismatch',
  'name-mismatch': 'name-mismatch',
  'birth-date-mismatch': 'birth-date-mismatch',
  'not-holder': 'nik-held-by-another',
};

const listCodes: Partial<Record<Source, ReasonCode>> = {
  students: 'student',
  officials: 'official',
  soldiers: 'soldier',
  police: 'police',
  'village-officials': 'village-official',
  'state-company-boards': 'state-company-board',
  'social-aid': 'social-aid-recipient',
  'earlier-recipients': 'earlier-recipient',
};

/** The verdict of the first of these lists that has the person. */
const listed = (facts: Facts, rules: RuleSet, candidates: readonly Source[]): Verdict | undefined => {
  for (const source of candidates) {
    const line = facts.listings.find((listing) => listing.source === source);
    if (line !== undefined && rules.lists.value.includes(source)) {
      return { code: listCodes[source], source, listVersion: line.listVersion };
    }
  }
  return undefined;
};

interface Check {
  readonly rule: string;
  readonly basis: (rules: RuleSet) => string;
  readonly verdict: (facts: Facts, rules: RuleSet, on: string) => Verdict;
}

/** The rules that decide eligibility, in the order in which a refusal names them, by the key of the programme's rule table. */
const checks: readonly Check[] = [
  {
    rule: 'identity',
    basis: ({ citizenship }) => citizenship.legalBasis,
    verdict: ({ identity }) => ({
      source: identity === 'not-holder' ? 'programme' : 'registry',
      code: identity === 'matched' ? undefined : identityCodes[identity],
    }),
  },
  {
    rule: 'citizenship',
    basis: ({ citizenship }) => citizenship.legalBasis,
    // The registry of residents holds citizens under a NIK of theirs: one that is not found proves nothing.
    verdict: ({ identity }) => ({
      source: 'registry',
      code: identity === 'not-found' ? 'citizenship-unproven' : undefined,
    }),
  },
  {
    rule: 'age_min',
    basis: ({ ageMin }) => ageMin.legalBasis,
    verdict: ({ birthDate }, { ageMin }, on) => ({
      source: 'registry',
      code: ageOn(birthDate, on) < ageMin.value ? 'age-under-minimum' : undefined,
    }),
  },
  {
    rule: 'age_max',
    basis: ({ ageMax }) => ageMax.legalBasis,
    verdict: ({ birthDate }, { ageMax }, on) => ({
      source: 'registry',
      code: ageMax.value !== null && ageOn(birthDate, on) > ageMax.value ? 'age-over-maximum' : undefined,
    }),
  },
  {
    rule: 'formal_education',
    basis: ({ formalEducation }) => formalEducation.legalBasis,
    verdict: (facts, rules) =>
      listed(facts, rules, ['students']) ??
      (facts.profile.occupation === 'student' ? { source: 'applicant', code: 'student-declared' } : met('students')),
  },
  {
    rule: 'target_group',
    basis: ({ targetGroup }) => targetGroup.legalBasis,
    verdict: ({ profile }, { targetGroup }) => ({
      source: 'applicant',
      code: targetGroup.value.includes(profile.employment) ? undefined : 'target-group-not-met',
    }),
  },
  {
    rule: 'excluded_occupations',
    basis: ({ excludedOccupations }) => excludedOccupations.legalBasis,
    verdict: (facts, rules) =>
      listed(facts, rules, rules.excludedOccupations.value.lists) ?? {
        source: 'applicant',
        code: rules.excludedOccupations.value.declared.includes(facts.profile.occupation)
          ? 'occupation-excluded'
          : undefined,
      },
  },
  {
    rule: 'social_aid_recipient',
    basis: ({ socialAidRecipient }) => socialAidRecipient.legalBasis,
    verdict: (facts, rules) =>
      (rules.socialAidRecipient.value === 'rejected' ? listed(facts, rules, ['social-aid']) : undefined) ??
      met('social-aid'),
  },
  {
    rule: 'earlier_recipient',
    basis: ({ earlierRecipient }) => earlierRecipient.legalBasis,
    verdict: (facts, rules) => listed(facts, rules, ['earlier-recipients']) ?? met('earlier-recipients'),
  },
  {
    rule: 'max_nik_per_kk',
    basis: ({ maxRecipientsPerKk }) => maxRecipientsPerKk.legalBasis,
    verdict: (facts, rules) => ({
      source: 'programme',
      code: slotsLeft(facts, rules) === 0 ? 'household-limit-reached' : undefined,
    }),
  },
];

/** The rule by which two people refuse somebody for what is shared. */
export const sharedMeansRule = 'shared_means';

/** Told of only where two people have decided so: no machine comes to it. */
const sharedMeans: Check = {
  rule: sharedMeansRule,
  basis: () => sharedMeansBasis,
  verdict: () => ({ source: 'programme', code: 'shared-means-confirmed' }),
};

/** The rules that a decision tells of, by their keys. */
export const decidingRules: readonly string[] = checks.map(({ rule }) => rule);

/**
 * The rules that a person may waive after an objection. Identity is checked anew instead, and the limit of a family
 * card binds the draw itself, so that no officer can go beyond it.
 */
export const isWaivable = (rule: string): boolean =>
  rule === sharedMeansRule || (decidingRules.includes(rule) && rule !== 'identity' && rule !== 'max_nik_per_kk');

/** The draw knows households with one or two places left; a rule that allowed more would need another draw. */
const slotsLeft = ({ householdRecipients }: Facts, { maxRecipientsPerKk }: RuleSet): number =>
  Math.min(2, Math.max(0, maxRecipientsPerKk.value - householdRecipients));

/**
 * Whether a person is eligible under these rules, rule by rule, with the dated conditions counted on the date `on`
 * (YYYY-MM-DD, WIB). `asOf` is the instant of the change that led here.
 */
export const decide = (facts: Facts, rules: RuleSet, on: string, asOf: string = facts.asOf): Decision => {
  const findings = [...checks, ...(facts.sharesMeans === true ? [sharedMeans] : [])].map(
    ({ rule, basis, verdict }): Finding => {
      const { code, source, listVersion } = verdict(facts, rules, on);
      const isWaived = code !== undefined && isWaivable(rule) && facts.waivers.includes(rule);
      return {
        rule,
        outcome: code === undefined ? 'met' : isWaived ? 'waived' : 'failed',
        ...(code === undefined ? {} : { code }),
        source,
        ...(listVersion === undefined ? {} : { listVersion }),
        legalBasis: basis(rules),
      };
    },
  );
  return {
    scheme: rules.scheme,
    ruleVersion: rules.version,
    on,
    asOf,
    outcome: findings.some(({ outcome }) => outcome === 'failed') ? 'not-eligible' : 'eligible',
    findings,
    listVersions: { ...facts.listVersions },
    slots: slotsLeft(facts, rules),
    // What a person claims counts only where the list of that group has them.
    groups: prioritySources.filter(
      (group) => facts.profile.priorityGroups.includes(group) && facts.listings.some(({ source }) => source === group),
    ),
  };
};
