import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { ApplicantId } from '../../events/event.ts';
import type { Enrollment, Standing } from '../../shared/domain/enrollment.ts';
import { Registration, type Identity } from '../../shared/domain/registration.ts';
import { householdOf, ticketOf } from '../../shared/domain/ticket.ts';
import type { Wave } from '../../shared/domain/wave.ts';
import { keyedHashes, sealIdentity } from '../../shared/keys/fields.ts';
import type { Table } from '../../shared/table/client.ts';
import { keys } from '../../shared/table/keys.ts';
import { registrationTable } from '../../shared/table/registrations.ts';
import { testRing, testWaveKeys } from './keys.ts';
import { applicant } from './registrations.ts';

/** Someone who registered and joined the wave, with the standing that settling has left them in. */
export interface EnrolledPerson {
  readonly applicantId: ApplicantId;
  readonly identity: Identity;
  readonly registration: Registration;
  readonly enrollment: Enrollment;
}

export interface PersonParts {
  /** Counts from 0; it makes the person's identity. */
  readonly number: number;
  readonly wave: Wave;
  readonly regency: string;
  /** The subject of the token that the person signs in with; without it the id follows from the number. */
  readonly subject?: string;
  /** Persons with the same number share a family card; the person's own unless told. */
  readonly family?: number;
  readonly slots?: 1 | 2;
  readonly priority?: 0 | 1;
  /** Sex and band of age; women and men of two bands take turns unless told. */
  readonly stratum?: string;
  /** In place of an eligible standing. */
  readonly standing?: Standing;
  readonly joinedAt?: string;
  readonly leftAt?: string;
}

const digits = (number: number, length: number): string => String(number).padStart(length, '0');

/** A person with all that follows from a few choices. The same number is the same person each time. */
export const enrolledPerson = (parts: PersonParts): EnrolledPerson => {
  const { number, wave, regency, family = number, slots = 2, priority = 0, leftAt } = parts;
  const { stratum = `${number % 2 === 0 ? 'f' : 'm'}${number % 3 === 0 ? 1 : 2}` } = parts;
  // Of more than ten thousand people each still has an id of their own.
  const applicantId =
    parts.subject === undefined
      ? ApplicantId.parse(number < 10_000 ? digits(number, 4).repeat(8) : digits(number, 16).repeat(2))
      : applicant(parts.subject);
  const at = '2023-02-18T03:00:00.000Z';
  const identity: Identity = {
    nik: `32010101${digits(90 + (number % 10), 2)}${digits(number + 1, 6)}`,
    kk: `32010101${digits(10, 2)}${digits(family + 1, 6)}`,
    name: `Warga ${number}`,
    birthDate: '1990-01-01',
    phone: `+62812${digits(number, 8)}`,
    email: `warga${number}@contoh.test`,
  };
  const registration = Registration.parse({
    applicantId,
    version: 1,
    status: 'verified',
    submittedAt: at,
    updatedAt: at,
    identity: sealIdentity(testRing, applicantId, identity),
    nikHashes: keyedHashes(testRing, 'nik', identity.nik),
    kkHashes: keyedHashes(testRing, 'kk', identity.kk),
    fingerprint: 'fingerprint',
    profile: { education: 'primary', occupation: 'none', employment: 'job-seeker', priorityGroups: [] },
    consent: { version: '1', at },
    verification: [{ at, outcome: 'matched', regency }],
    screening: { listings: [], listVersions: {}, householdAwards: [] },
    waivers: [],
  });
  const household = householdOf(testWaveKeys, identity.kk);
  const eligible: Standing = { state: 'eligible', asOf: at, regency, household, slots, priority, stratum };
  const enrollment: Enrollment = {
    waveId: wave.waveId,
    ticket: ticketOf(testWaveKeys, identity.nik),
    applicantId,
    joinedAt: parts.joinedAt ?? `2023-02-18T04:00:00.${digits(number % 1_000, 3)}Z`,
    ...(leftAt === undefined ? {} : { leftAt }),
    registrationVersion: 1,
    standing: parts.standing ?? eligible,
  };
  return { applicantId, identity, registration, enrollment };
};

/** Writes people as registering and joining leave them. */
export const enroll = async (table: Table, people: readonly EnrolledPerson[]): Promise<void> => {
  const registrations = registrationTable(table);
  for (const { registration, enrollment } of people) {
    await registrations.enter({ registration, readVersion: 0 });
    const Item = { ...keys.enrollment(enrollment.waveId, enrollment.ticket), ...enrollment };
    await table.client.send(new PutCommand({ TableName: table.name, Item }));
  }
};

/**
 * Four regencies of two provinces with some of everything: families of one to four, members of reserved groups,
 * families with one place left, and each way of being excluded.
 */
export const mixedPeople = (wave: Wave, count: number): EnrolledPerson[] => {
  const regencies = ['11.01', '11.02', '32.01', '32.04'];
  const at = '2023-02-18T05:00:00.000Z';
  return Array.from({ length: count }, (_, number) => {
    const family = number - (number % 7 < 4 ? number % 7 : 0);
    const regency = regencies[((family * 5 + Math.floor(family / 9)) % 7) % 4] ?? '11.01';
    const special: Partial<PersonParts> =
      number % 17 === 5
        ? { standing: { state: 'pending', asOf: at } }
        : number % 17 === 9
          ? { standing: { state: 'excluded', asOf: at, regency, reason: 'student', listVersion: 'emis-7' } }
          : number % 17 === 11
            ? { leftAt: '2023-02-19T01:00:00.000Z' }
            : number % 29 === 13
              ? { family: 5_000 + number, regency: '94.71' }
              : number % 29 === 17
                ? { standing: { state: 'excluded', asOf: at, reason: 'nik-not-found', listVersion: '' } }
                : {};
    return enrolledPerson({
      number,
      wave,
      regency,
      family,
      slots: family % 5 === 0 ? 1 : 2,
      priority: number % 6 === 0 ? 1 : 0,
      ...special,
    });
  });
};

/** Quotas under which places are left over in one regency and wanting in others; the last has nobody. */
export const mixedQuota: Readonly<Record<string, number>> = {
  '11.01': 6,
  '11.02': 9,
  '32.01': 5,
  '32.04': 7,
  '51.71': 3,
};
