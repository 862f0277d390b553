import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { EnrollmentJoined } from '../../events/enrollment-changed.ts';
import { ApplicantId } from '../../events/event.ts';
import type { Enrollment, Standing } from '../../shared/domain/enrollment.ts';
import type { Registration, SealedIdentity } from '../../shared/domain/registration.ts';
import { sources } from '../../shared/domain/rule-set.ts';
import { householdOf, ticketOf, type WaveKeys } from '../../shared/domain/ticket.ts';
import { keyedHashes, seal } from '../../shared/keys/fields.ts';
import type { KeyRing } from '../../shared/keys/ring.ts';
import { keys } from '../../shared/table/keys.ts';
import { waveId, type Person } from './population.ts';

/** The items that registering, verifying and joining leave in the table, in the engine's own form. */

export type TypedItem = Record<string, AttributeValue>;

const at = '2023-02-17T03:00:00.000Z';
const listVersions = Object.fromEntries(sources.map((source) => [source, `${source}-7`]));

/** Text as long as a sealed one. Nothing opens these fields: sealing them would only make loading slow. */
const sealedLike = (length: number): string => `1.${'A'.repeat(Math.ceil(((length + 28) * 4) / 3))}`;
const name = sealedLike(18);
const phone = sealedLike(14);
const email = sealedLike(24);

const sealedIdentity = (ring: KeyRing, applicantId: ApplicantId, { nik, kk }: Person): SealedIdentity => ({
  nik: seal(ring, applicantId, 'nik', nik),
  kk: seal(ring, applicantId, 'kk', kk),
  birthDate: seal(ring, applicantId, 'birthDate', '1990-01-01'),
  name,
  phone,
  email,
});

const standingOf = (keysOfWave: WaveKeys, person: Person): Standing => {
  const { part, regency, kk, slots, priority, stratum } = person;
  if (part === 'pending') return { state: 'pending', asOf: at };
  if (part === 'excluded') return { state: 'excluded', asOf: at, regency, reason: 'student', listVersion: 'emis-7' };
  return { state: 'eligible', asOf: at, regency, household: householdOf(keysOfWave, kk), slots, priority, stratum };
};

const registrationOf = (ring: KeyRing, applicantId: ApplicantId, person: Person): Registration => ({
  applicantId,
  version: 2,
  status: 'verified',
  submittedAt: at,
  updatedAt: at,
  identity: sealedIdentity(ring, applicantId, person),
  nikHashes: keyedHashes(ring, 'nik', person.nik),
  kkHashes: keyedHashes(ring, 'kk', person.kk),
  fingerprint: applicantId.repeat(2),
  profile: {
    education: 'senior-secondary',
    occupation: 'none',
    employment: person.priority === 1 ? 'laid-off' : 'job-seeker',
    priorityGroups: person.priority === 1 ? ['laid-off'] : [],
  },
  consent: { version: '1', at },
  verification: [
    { at, outcome: 'pending' },
    { at, outcome: 'matched', regency: person.regency },
  ],
  screening: { listings: [], listVersions, householdAwards: [] },
  waivers: [],
});

/** The keys under which the people of the benchmark are on record. */
export interface LoadKeys {
  readonly ring: KeyRing;
  readonly wave: WaveKeys;
}

/** The item of a person's enrolment, as joining and settling leave it. */
export const enrollmentItem = ({ wave }: LoadKeys, person: Person): TypedItem => {
  const applicantId = ApplicantId.parse(person.applicantId);
  const ticket = ticketOf(wave, person.nik);
  const enrollment: Enrollment = {
    waveId,
    ticket,
    applicantId,
    joinedAt: person.joinedAt,
    registrationVersion: 2,
    standing: standingOf(wave, person),
    ...(person.part === 'left' ? { leftAt: '2023-02-20T02:00:00.000Z' } : {}),
  };
  const joined = {
    event: EnrollmentJoined.shape.event.value,
    occurredAt: person.joinedAt,
    data: { waveId, ticket, applicantId },
  };
  return marshall({ ...keys.enrollment(waveId, ticket), ...enrollment, ...joined });
};

/** The items of a person's registration: itself, the claim to the NIK, and the place in the family card. */
export const registrationItems = ({ ring }: LoadKeys, person: Person): TypedItem[] => {
  const applicantId = ApplicantId.parse(person.applicantId);
  const registration = registrationOf(ring, applicantId, person);
  const { nikHashes, kkHashes } = registration;
  return [
    { ...keys.registration(applicantId), ...registration },
    ...nikHashes.map((one) => ({ ...keys.nikClaim(one), applicantId, hashes: nikHashes })),
    ...kkHashes.map((one) => ({ ...keys.householdMember(one, applicantId), applicantId })),
  ].map((item) => marshall(item));
};
