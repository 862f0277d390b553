import type { ApplicantId } from '../../events/event.ts';
import type { RiskId } from '../../events/risk-changed.ts';
import type { Decision } from './decision.ts';
import { decide, factsAt } from './eligibility.ts';
import type {
  EarlierDeclaration,
  Profile,
  Registration,
  Screening,
  SealedIdentity,
  VerificationStep,
} from './registration.ts';
import { currentRuleSet } from './rule-sets.ts';
import { dateInWib } from './wave.ts';

/** A submission as it is stored. */
export interface SealedSubmission {
  readonly identity: SealedIdentity;
  readonly nikHashes: Registration['nikHashes'];
  readonly kkHashes: Registration['kkHashes'];
  /** Under every live key, the current one first. */
  readonly fingerprints: readonly string[];
  readonly profile: Profile;
  /** Of the device that it came from, where that sent its number. */
  readonly deviceHashes?: Registration['deviceHashes'];
  readonly consentVersion: string;
}

/** A correction leaves its trace in the registration, which may not grow without end. */
export const correctionsAllowed = 20;

/** Whether a submission repeats the one that a registration was made from. */
export const isRepeat = ({ fingerprint }: Registration, { fingerprints }: SealedSubmission): boolean =>
  fingerprints.includes(fingerprint);

const declaration = (
  { identity, nikHashes, kkHashes, fingerprints, profile, deviceHashes, consentVersion }: SealedSubmission,
  at: string,
) => ({
  identity,
  nikHashes,
  kkHashes,
  fingerprint: fingerprints[0] ?? '',
  profile,
  ...(deviceHashes === undefined ? {} : { deviceHashes }),
  consent: { version: consentVersion, at },
});

/** A new registration, whose identity is to be checked. */
export const submitted = (applicantId: ApplicantId, sealed: SealedSubmission, at: Date): Registration => {
  const instant = at.toISOString();
  return {
    applicantId,
    version: 1,
    status: 'verifying',
    submittedAt: instant,
    updatedAt: instant,
    ...declaration(sealed, instant),
    verification: [{ at: instant, outcome: 'pending' }],
    screening: { listings: [], listVersions: {}, householdAwards: [] },
    waivers: [],
  };
};

/** A registration with other content, whose identity is to be checked anew. What it replaces is kept. */
export const corrected = (previous: Registration, sealed: SealedSubmission, at: Date): Registration => {
  const instant = at.toISOString();
  const { identity, nikHashes, kkHashes, profile } = previous;
  const replaced: EarlierDeclaration = { until: instant, identity, nikHashes, kkHashes, profile };
  return {
    ...withoutDecision(previous),
    ...declaration(sealed, instant),
    version: previous.version + 1,
    status: 'verifying',
    updatedAt: instant,
    verification: [...previous.verification, { at: instant, outcome: 'pending' }],
    earlier: [...(previous.earlier ?? []), replaced],
  };
};

const withoutDecision = (registration: Registration): Registration => {
  const undecided = { ...registration };
  delete undecided.decision;
  return undecided;
};

/** The registration to be checked at the registry again, as it stands. */
export const recheck = (previous: Registration, at: Date): Registration => ({
  ...withoutDecision(previous),
  version: previous.version + 1,
  status: 'verifying',
  updatedAt: at.toISOString(),
  verification: [...previous.verification, { at: at.toISOString(), outcome: 'pending' }],
});

export interface Settled {
  readonly registration: Registration;
  /** The decision, where this is another one than before. */
  readonly decision: Decision | undefined;
}

/** All of a decision but the date on which it was looked at: what makes it another one. */
const substance = (decision: Decision | undefined): string =>
  decision === undefined
    ? ''
    : JSON.stringify([decision.ruleVersion, decision.outcome, decision.slots, decision.groups, decision.findings]);

const screeningText = ({ listings, householdAwards }: Screening): string =>
  JSON.stringify([
    listings.map(({ source, listVersion, since, removedAt }) => [source, listVersion, since, removedAt]),
    householdAwards,
  ]);

/**
 * The registration with what lists and household say now, and the decision that follows under the scheme in force
 * (`normal`) on today's date, WIB. Waves decide by their own rules and closing date; this is what the person is told.
 * @returns undefined when nothing changed: then nothing is to be written.
 */
export const resettled = (
  registration: Registration,
  birthDate: string,
  screening: Screening,
  now: Date,
): Settled | undefined => {
  const screened = { ...registration, screening };
  const facts = factsAt(screened, birthDate, now);
  const on = dateInWib(now);
  const decision = facts && decide(facts, currentRuleSet('normal', on), on);
  const isOther = substance(decision) !== substance(registration.decision);
  if (!isOther && screeningText(screening) === screeningText(registration.screening)) return undefined;
  return {
    registration: {
      ...screened,
      version: registration.version + 1,
      updatedAt: now.toISOString(),
      ...(decision === undefined
        ? {}
        : { decision, status: decision.outcome === 'eligible' ? ('verified' as const) : ('refused' as const) }),
    },
    decision: isOther ? decision : undefined,
  };
};

/** The registration with a definite answer about its identity, and the decision that follows. */
export const answered = (
  registration: Registration,
  step: VerificationStep,
  birthDate: string,
  screening: Screening,
  now: Date,
): Settled & { readonly decision: Decision } => {
  const verified = {
    ...withoutDecision(registration),
    verification: [...registration.verification, step],
  };
  const settled = resettled(verified, birthDate, screening, now);
  if (settled?.decision === undefined) throw new Error('A definite answer leads to a decision.');
  return { registration: settled.registration, decision: settled.decision };
};

/** A registration of somebody whom two people refused, for what is shared. The decision follows when the standing is settled. */
export const withSharedMeans = (
  registration: Registration,
  { riskId, at }: { readonly riskId: RiskId; readonly at: string },
): Registration => ({
  ...registration,
  version: registration.version + 1,
  updatedAt: at,
  sharedMeans: [...(registration.sharedMeans ?? []), { riskId, at }],
});

/** A rule that a person waived after an objection. The decision follows when the standing is settled. */
export const withWaiver = (
  registration: Registration,
  { rule, caseId, at }: { readonly rule: string; readonly caseId: string; readonly at: string },
): Registration => ({ ...registration, waivers: [...registration.waivers, { rule, at, caseId }] });
