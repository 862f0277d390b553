import * as z from 'zod';
import { ApplicantId, Instant } from '../../events/event.ts';
import { RiskId } from '../../events/risk-changed.ts';
import { Refusal } from '../errors.ts';
import { Decision } from './decision.ts';
import { PriorityGroup, Source } from './rule-set.ts';

export const educations = [
  'none',
  'primary',
  'junior-secondary',
  'senior-secondary',
  'diploma',
  'bachelor',
  'postgraduate',
] as const;
export const employments = [
  'job-seeker',
  'laid-off',
  'furloughed',
  'worker',
  'micro-small-business',
  /** Neither works nor looks for work: outside the programme's target group. */
  'not-seeking-work',
] as const;
export const occupations = [
  'none',
  'private-employee',
  'self-employed',
  'farmer-fisher',
  'household',
  'informal-worker',
  'student',
  'state-official',
  'council-member',
  'civil-servant',
  'soldier',
  'police',
  'village-official',
  'state-company-board',
] as const;

/** What a person says of themself, apart from identity. */
export const Profile = z.object({
  /** Highest level finished. */
  education: z.enum(educations),
  occupation: z.enum(occupations),
  employment: z.enum(employments),
  priorityGroups: z.array(PriorityGroup).max(3),
});
export type Profile = z.infer<typeof Profile>;

/** The identity in clear; it exists in a function's memory only. */
export interface Identity {
  readonly nik: string;
  readonly kk: string;
  readonly name: string;
  /** YYYY-MM-DD */
  readonly birthDate: string;
  readonly phone: string;
  readonly email: string;
}

/** The identity as stored: each field encrypted by itself. */
export const SealedIdentity = z.object({
  nik: z.string(),
  kk: z.string(),
  name: z.string(),
  birthDate: z.string(),
  phone: z.string(),
  email: z.string(),
});
export type SealedIdentity = z.infer<typeof SealedIdentity>;

const KeyedHash = z.object({ version: z.int(), hash: z.string() });

/**
 * One step of checking an identity at the population registry (Dukcapil): `pending` from a submission or correction on,
 * then what the registry said. The steps are kept, so that what was known at any instant can be told.
 */
export const VerificationStep = z.object({
  at: Instant,
  outcome: z.enum([
    'pending',
    'matched',
    'not-found',
    'deceased',
    'kk-mismatch',
    'name-mismatch',
    'birth-date-mismatch',
    // Not the registry's word: a person decided that the NIK is another subject's.
    'not-holder',
  ]),
  /** The regency of the family card's domicile; the NIK tells only where it was first issued. */
  regency: z.string().optional(),
});
export type VerificationStep = z.infer<typeof VerificationStep>;

/** A line of a ministry's list that names this person, from the instant its version was received. */
export const Listing = z.object({
  source: Source,
  listVersion: z.string(),
  since: Instant,
  removedAt: Instant.optional(),
});
export type Listing = z.infer<typeof Listing>;

/** What the programme's own records and the ministries' lists say of this person, as of the last settlement. */
export const Screening = z.object({
  listings: z.array(Listing),
  /** The version of every list at that time, by source. */
  listVersions: z.record(z.string(), z.string()),
  /** When each other member of this family card became a recipient. */
  householdAwards: z.array(Instant),
});
export type Screening = z.infer<typeof Screening>;

/** What a person declared before a correction, and the instant from which it no longer held. */
export const EarlierDeclaration = z.object({
  until: Instant,
  identity: SealedIdentity,
  nikHashes: z.array(KeyedHash).min(1),
  kkHashes: z.array(KeyedHash).min(1),
  profile: Profile,
});
export type EarlierDeclaration = z.infer<typeof EarlierDeclaration>;

/**
 * A registration. `disputed` marks a claim to a NIK that another subject claimed before: its owner sees the same as
 * `verifying`, and a person decides who is who.
 */
export const Registration = z.object({
  applicantId: ApplicantId,
  version: z.int().positive(),
  status: z.enum(['verifying', 'verified', 'refused', 'disputed']),
  submittedAt: Instant,
  /** Moves with every change that bears on eligibility; each of them raises a work order. */
  updatedAt: Instant,
  identity: SealedIdentity,
  /** Under every key version that is live, the current one first. */
  nikHashes: z.array(KeyedHash).min(1),
  kkHashes: z.array(KeyedHash).min(1),
  /** Tells a repeat of the same submission from another one: keyed hash of all that was sent. */
  fingerprint: z.string(),
  profile: Profile,
  /** Keyed hashes of the random number of the device from which it was sent, where that sent one. */
  deviceHashes: z.array(KeyedHash).min(1).optional(),
  consent: z.object({ version: z.string(), at: Instant }),
  verification: z.array(VerificationStep).min(1),
  screening: Screening,
  /** Rules that a person waived after an objection. */
  waivers: z.array(z.object({ rule: z.string(), at: Instant, caseId: z.string() })),
  /** The cases about shared phones, addresses or devices by which two people refused this person, and when. */
  sharedMeans: z.array(z.object({ riskId: RiskId, at: Instant })).optional(),
  /** The latest decision; all of them are kept beside the registration. */
  decision: Decision.optional(),
  /** What earlier corrections replaced, oldest first: a wave cut off before a correction sees what held then. */
  earlier: z.array(EarlierDeclaration).optional(),
  /**
   * By wave: the instant as of which an upheld objection has this person placed there, instead of the wave's cut-off.
   */
  placements: z.record(z.string(), Instant).optional(),
  /** The case of each objection that a person has not decided yet, by the rule, or `place:` and the wave, it is against. */
  openObjections: z.record(z.string(), z.string()).optional(),
  /** When a person last ruled on an objection to a rule, by the rule. */
  ruledObjections: z.record(z.string(), Instant).optional(),
  /** Since when the person wants their data erased: nothing new is begun until that is taken back. */
  erasureAskedAt: Instant.optional(),
});
export type Registration = z.infer<typeof Registration>;

/**
 * Holds while a person does not want their data erased: a wave is not joined, a card not used and an account not linked
 * for who is about to go.
 * @throws Refusal erasure-asked
 */
export const mustStay = ({ erasureAskedAt }: Pick<Registration, 'erasureAskedAt'>): void => {
  if (erasureAskedAt !== undefined) throw new Refusal('erasure-asked');
};

/** What the person had declared as an instant finds it. */
export const declaredAt = (registration: Registration, at: Date): Omit<EarlierDeclaration, 'until'> =>
  registration.earlier?.find(({ until }) => Date.parse(until) > at.getTime()) ?? registration;
