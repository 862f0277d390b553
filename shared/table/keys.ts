import type { CourseId, PlatformId, ScheduleId } from '../../events/catalogue.ts';
import type { ApplicantId, Ticket, WaveId } from '../../events/event.ts';
import type { ListingEntry, ListingPlace } from '../domain/catalogue/listing.ts';
import { runName, type Run } from '../domain/run.ts';
import type { Stage } from '../../events/selection-stage-started.ts';

/** A keyed hash of personal data with the version of the key that made it. */
export interface KeyedHash {
  readonly version: number;
  readonly hash: string;
}

const padded = (number: number, digits = 8): string => String(number).padStart(digits, '0');

/** The two registers of businesses that take part. */
export type PartyKind = 'INSTITUTION' | 'PLATFORM';

/** How many partitions the enrolments of a wave, and the work orders, are spread over. */
export const enrollmentShards = 64;
export const workBuckets = 64;

/** The first six bits: consecutive shards hold consecutive ranges, so that shards read one after the other are sorted. */
const shard = (hex: string): string => padded(Number.parseInt(hex.slice(0, 2), 16) >> 2, 2);

/** The partition of the catalogue's index that a place stands for. */
const listingPartition = (place: ListingPlace): string => {
  switch (place.by) {
    case 'term':
      return `CATALOGUE#TERM#${place.term}`;
    case 'facet':
      return `CATALOGUE#IN#${place.province}#${place.mode}`;
    case 'day':
      return `CATALOGUE#DAY#${place.day}#${place.province}`;
  }
};

/** Every key in the table. Read it top to bottom to know what we can ask for. */
export const keys = {
  registration: (id: ApplicantId) => ({ pk: `APPLICANT#${id}`, sk: 'REGISTRATION' }),
  decision: (id: ApplicantId, version: number) => ({ pk: `APPLICANT#${id}`, sk: `DECISION#${padded(version)}` }),
  decisions: (id: ApplicantId) => ({ pk: `APPLICANT#${id}`, prefix: 'DECISION#' }),
  personEvent: (id: ApplicantId, version: number, type: string) => ({
    pk: `APPLICANT#${id}`,
    sk: `EVENT#${padded(version)}#${type}`,
  }),
  award: (id: ApplicantId, waveId: WaveId) => ({ pk: `APPLICANT#${id}`, sk: `AWARD#${waveId}` }),
  awards: (id: ApplicantId) => ({ pk: `APPLICANT#${id}`, prefix: 'AWARD#' }),

  nikClaim: ({ version, hash }: KeyedHash) => ({ pk: `NIK#${String(version)}#${hash}`, sk: 'CLAIM' }),
  listed: ({ version, hash }: KeyedHash, source: string) => ({
    pk: `NIK#${String(version)}#${hash}`,
    sk: `LISTED#${source}`,
  }),
  listings: ({ version, hash }: KeyedHash) => ({ pk: `NIK#${String(version)}#${hash}`, prefix: 'LISTED#' }),
  householdMember: ({ version, hash }: KeyedHash, id: ApplicantId) => ({
    pk: `KK#${String(version)}#${hash}`,
    sk: `MEMBER#${id}`,
  }),
  householdMembers: ({ version, hash }: KeyedHash) => ({ pk: `KK#${String(version)}#${hash}`, prefix: 'MEMBER#' }),
  householdRecipient: (kk: KeyedHash, nik: KeyedHash) => ({
    pk: `KK#${String(kk.version)}#${kk.hash}`,
    sk: `RECIPIENT#${nik.hash}`,
  }),
  householdRecipients: ({ version, hash }: KeyedHash) => ({
    pk: `KK#${String(version)}#${hash}`,
    prefix: 'RECIPIENT#',
  }),

  workOrder: (id: ApplicantId) => ({ pk: `WORK#${shard(id)}`, sk: id as string }),
  workBucket: (bucket: number) => ({ pk: `WORK#${padded(bucket, 2)}` }),

  wave: (waveId: WaveId) => ({ pk: 'WAVES', sk: `WAVE#${waveId}` }),
  waves: () => ({ pk: 'WAVES', prefix: 'WAVE#' }),
  quota: (waveId: WaveId) => ({ pk: `WAVE#${waveId}`, sk: 'QUOTA' }),
  waveKeys: (waveId: WaveId) => ({ pk: `WAVE#${waveId}`, sk: 'KEYS' }),
  enrollment: (waveId: WaveId, ticket: Ticket) => ({
    pk: `WAVE#${waveId}#${shard(ticket)}`,
    sk: `TICKET#${ticket}`,
  }),
  enrollments: (waveId: WaveId, shardNumber: number) => ({
    pk: `WAVE#${waveId}#${padded(shardNumber, 2)}`,
    prefix: 'TICKET#',
  }),

  /** The one wave that is between its barrier and its publication. */
  selectionTurn: () => ({ pk: 'WAVES', sk: 'TURN' }),
  run: ({ waveId, run }: Run) => ({ pk: `WAVE#${waveId}`, sk: `RUN#${padded(run, 4)}` }),
  runs: (waveId: WaveId) => ({ pk: `WAVE#${waveId}`, prefix: 'RUN#' }),
  stage: (run: Run, stage: Stage) => ({ pk: `SELECTION#${runName(run)}`, sk: `STAGE#${stage}` }),
  fact: (run: Run, fact: string) => ({ pk: `SELECTION#${runName(run)}`, sk: `FACT#${fact}` }),
  selection: (run: Run) => ({ pk: `SELECTION#${runName(run)}` }),
  unit: (run: Run, stage: Stage, unit: string) => ({ pk: `SELECTION#${runName(run)}#${stage}`, sk: `UNIT#${unit}` }),
  units: (run: Run, stage: Stage) => ({ pk: `SELECTION#${runName(run)}#${stage}`, prefix: 'UNIT#' }),
  strike: (run: Run, ticket: Ticket) => ({ pk: `SELECTION#${runName(run)}#STRIKES`, sk: `TICKET#${ticket}` }),
  strikes: (run: Run) => ({ pk: `SELECTION#${runName(run)}#STRIKES`, prefix: 'TICKET#' }),

  waveDecision: (waveId: WaveId, decisionId: string) => ({ pk: `WAVE#${waveId}`, sk: `DECISION#${decisionId}` }),
  waveDecisions: (waveId: WaveId) => ({ pk: `WAVE#${waveId}`, prefix: 'DECISION#' }),
  waveEvent: (waveId: WaveId, id: string, type: string) => ({ pk: `WAVE#${waveId}`, sk: `EVENT#${id}#${type}` }),
  freedPlace: ({ waveId, run }: Run, regency: string, ticket: Ticket) => ({
    pk: `WAVE#${waveId}#FREED#${regency}`,
    sk: `RUN#${padded(run, 4)}#TICKET#${ticket}`,
  }),
  freedPlaces: ({ waveId, run }: Run, regency: string) => ({
    pk: `WAVE#${waveId}#FREED#${regency}`,
    prefix: `RUN#${padded(run, 4)}#TICKET#`,
  }),

  /** The register of training institutions, and that of platforms, each with what it said before. */
  party: (kind: PartyKind, id: string) => ({ pk: `${kind}S`, sk: `${kind}#${id}` }),
  parties: (kind: PartyKind) => ({ pk: `${kind}S`, prefix: `${kind}#` }),
  partyVersion: (kind: PartyKind, id: string, version: number) => ({
    pk: `${kind}#${id}`,
    sk: `VERSION#${padded(version)}`,
  }),
  partyEvent: (kind: PartyKind, id: string, version: number) => ({
    pk: `${kind}#${id}`,
    sk: `EVENT#${padded(version)}`,
  }),

  openedProvince: (province: string) => ({ pk: 'CATALOGUE', sk: `OFFLINE-PROVINCE#${province}` }),
  openedProvinces: () => ({ pk: 'CATALOGUE', prefix: 'OFFLINE-PROVINCE#' }),
  provinceEvent: (province: string) => ({ pk: 'CATALOGUE', sk: `EVENT#OFFLINE-PROVINCE#${province}` }),

  course: (courseId: CourseId) => ({ pk: `COURSE#${courseId}`, sk: 'COURSE' }),
  courseVersion: (courseId: CourseId, version: number) => ({
    pk: `COURSE#${courseId}`,
    sk: `VERSION#${padded(version, 4)}`,
  }),
  courseVersions: (courseId: CourseId) => ({ pk: `COURSE#${courseId}`, prefix: 'VERSION#' }),
  courseEvent: (courseId: CourseId, revision: number, type: string) => ({
    pk: `COURSE#${courseId}`,
    sk: `EVENT#${padded(revision)}#${type}`,
  }),
  offering: (courseId: CourseId, version: number, platformId: PlatformId) => ({
    pk: `COURSE#${courseId}`,
    sk: `OFFERING#${padded(version, 4)}#${platformId}`,
  }),
  offerings: (courseId: CourseId, version: number) => ({
    pk: `COURSE#${courseId}`,
    prefix: `OFFERING#${padded(version, 4)}#`,
  }),
  schedule: (courseId: CourseId, scheduleId: ScheduleId) => ({
    pk: `COURSE#${courseId}`,
    sk: `SCHEDULE#${scheduleId}`,
  }),
  schedules: (courseId: CourseId) => ({ pk: `COURSE#${courseId}`, prefix: 'SCHEDULE#' }),

  /** The newest offering of each course of an institution on a platform. */
  pairOffering: (institutionId: string, platformId: string, courseId: CourseId) => ({
    pk: `INSTITUTION#${institutionId}`,
    sk: `OFFERING#${platformId}#${courseId}`,
  }),
  pairOfferings: (institutionId: string, platformId: string) => ({
    pk: `INSTITUTION#${institutionId}`,
    prefix: `OFFERING#${platformId}#`,
  }),
  regencyCourse: (regency: string, courseId: CourseId) => ({
    pk: `CATALOGUE#REGENCY#${regency}`,
    sk: `COURSE#${courseId}`,
  }),
  regencyCourses: (regency: string) => ({ pk: `CATALOGUE#REGENCY#${regency}`, prefix: 'COURSE#' }),

  /** The catalogue's index: under days in the order of time, elsewhere in the order of prices. */
  catalogueEntry: (place: ListingPlace, { courseId, price, startsAt, scheduleId }: ListingEntry) => ({
    pk: listingPartition(place),
    sk:
      place.by === 'day'
        ? `AT#${startsAt ?? ''}#${courseId}#${scheduleId ?? ''}`
        : `PRICE#${padded(price, 9)}#${courseId}`,
  }),
  /** The entries of a place within a price band; under a day, where they are not in the order of prices, all of them. */
  catalogueEntries: (place: ListingPlace, priceFrom: number, priceTo: number) => ({
    pk: listingPartition(place),
    ...(place.by === 'day'
      ? { from: 'AT#', to: 'AT#~' }
      : { from: `PRICE#${padded(priceFrom, 9)}#`, to: `PRICE#${padded(priceTo, 9)}#~` }),
  }),

  card: (number: string) => ({ pk: `CARD#${number}`, sk: 'CARD' }),
  notice: (waveId: WaveId, ticket: Ticket) => ({ pk: `NOTICE#${waveId}#${ticket}`, sk: 'NOTICE' }),
  case: (caseId: string) => ({ pk: `CASE#${caseId}`, sk: 'CASE' }),
  listVersion: (source: string, number: number) => ({ pk: `LIST#${source}`, sk: `VERSION#${padded(number)}` }),
  listVersions: (source: string) => ({ pk: `LIST#${source}`, prefix: 'VERSION#' }),
  listApplied: (source: string, number: number) => ({ pk: `LIST#${source}`, sk: `APPLIED#${padded(number)}` }),
  listsApplied: (source: string) => ({ pk: `LIST#${source}`, prefix: 'APPLIED#' }),
  key: (use: 'HASH' | 'FIELD', version: number) => ({ pk: 'KEYS', sk: `${use}#${padded(version, 4)}` }),
  keys: () => ({ pk: 'KEYS' }),
};

/** The sparse index `gsi1`: events by hour, cases by status, and what waits for an assessor. */
export const index = {
  name: 'gsi1',
  /** Events are spread over sixteen partitions an hour, so that an opening minute stays far under a partition's writes. */
  eventsOf: (occurredAt: string, id: string) => ({
    gsi1pk: `EVENTS#${occurredAt.slice(0, 13)}#${id.slice(0, 1)}`,
    gsi1sk: `${occurredAt}#${id}`,
  }),
  eventHour: (hour: string, shardHex: string) => ({ gsi1pk: `EVENTS#${hour}#${shardHex}` }),
  caseOf: (status: string, openedAt: string, caseId: string) => ({
    gsi1pk: `CASES#${status}`,
    gsi1sk: `${openedAt}#${caseId}`,
  }),
  cases: (status: string) => ({ gsi1pk: `CASES#${status}` }),
  /** Versions of courses stand here only while they wait for an assessor. */
  versionInAssessment: (proposedAt: string, courseId: CourseId, version: number) => ({
    gsi1pk: 'VERSIONS#in-assessment',
    gsi1sk: `${proposedAt}#${courseId}#${padded(version, 4)}`,
  }),
  versionsInAssessment: () => ({ gsi1pk: 'VERSIONS#in-assessment' }),
};
