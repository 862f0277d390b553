import type { CourseId, PlatformId, ScheduleId } from '../../events/catalogue.ts';
import type { ApplicantId, Ticket, WaveId } from '../../events/event.ts';
import type { ListingEntry, ListingPlace } from '../domain/catalogue/listing.ts';
import { runName, type Run } from '../domain/run.ts';
import type { CertificateId, ClientCode, OrderId, RedeemCode } from '../../events/training.ts';
import type { Stage } from '../../events/selection-stage-started.ts';

/** A keyed hash of personal data with the version of the key that made it. */
export interface KeyedHash {
  readonly version: number;
  readonly hash: string;
}

export const padded = (number: number, digits = 8): string => String(number).padStart(digits, '0');

/** The two registers of businesses that take part. */
export type PartyKind = 'INSTITUTION' | 'PLATFORM';

/** How many partitions the enrolments of a wave, and the work orders, are spread over. */
export const enrollmentShards = 64;
export const workBuckets = 64;

/** How many partitions the deadlines of one day are spread over, and the ratings of one course. */
export const deadlineShards = 64;
export const ratingShards = 8;

/**
 * How many notices of completion of one call or file share a partition. Each outcome is two units within its transaction, so
 * that a partition takes all of its own within one second, half of what it can.
 */
export const completionsAPartition = 250;

/** The first six bits: consecutive shards hold consecutive ranges, so that shards read one after the other are sorted. */
export const shard = (hex: string): string => padded(Number.parseInt(hex.slice(0, 2), 16) >> 2, 2);

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

  /** A purchase; beside it, under the same partition, everything that happens in the training it is for. */
  order: (orderId: OrderId) => ({ pk: `ORDER#${orderId}`, sk: 'ORDER' }),
  dossier: (orderId: OrderId) => ({ pk: `ORDER#${orderId}` }),
  orderEvent: (orderId: OrderId, revision: number, type: string) => ({
    pk: `ORDER#${orderId}`,
    sk: `EVENT#${padded(revision)}#${type}`,
  }),
  presence: (orderId: OrderId, sequence: number) => ({
    pk: `ORDER#${orderId}`,
    sk: `PRESENCE#${padded(sequence, 4)}`,
  }),
  presences: (orderId: OrderId) => ({ pk: `ORDER#${orderId}`, prefix: 'PRESENCE#' }),
  skillsTask: (orderId: OrderId, scope: string, sequence: number) => ({
    pk: `ORDER#${orderId}`,
    sk: `TASK#${scope}#${padded(sequence, 4)}`,
  }),
  skillsTasks: (orderId: OrderId) => ({ pk: `ORDER#${orderId}`, prefix: 'TASK#' }),
  skillsTaskEvent: (orderId: OrderId, scope: string, sequence: number, revision: number) => ({
    pk: `ORDER#${orderId}`,
    sk: `EVENT#TASK#${scope}#${padded(sequence, 4)}#${padded(revision)}`,
  }),
  orderReview: (orderId: OrderId) => ({ pk: `ORDER#${orderId}`, sk: 'REVIEW' }),
  reviewEvent: (orderId: OrderId, type: string) => ({ pk: `ORDER#${orderId}`, sk: `EVENT#REVIEW#${type}` }),

  redeemCode: (redeemCode: RedeemCode) => ({ pk: `REDEEM#${redeemCode}`, sk: 'ORDER' }),
  /** A person's purchases, the oldest first. */
  ownOrder: (id: ApplicantId, placedAt: string, orderId: OrderId) => ({
    pk: `APPLICANT#${id}`,
    sk: `ORDER#${placedAt}#${orderId}`,
  }),
  ownOrders: (id: ApplicantId) => ({ pk: `APPLICANT#${id}`, prefix: 'ORDER#' }),
  purchaseCode: (id: ApplicantId) => ({ pk: `APPLICANT#${id}`, sk: 'PURCHASE-CODE' }),
  codeEvent: (id: ApplicantId, nonce: string, type: string) => ({
    pk: `APPLICANT#${id}`,
    sk: `CODE-EVENT#${nonce}#${type}`,
  }),
  surveyAnswer: (id: ApplicantId, survey: string) => ({ pk: `APPLICANT#${id}`, sk: `SURVEY#${survey}` }),
  surveyEvent: (id: ApplicantId, survey: string) => ({ pk: `APPLICANT#${id}`, sk: `SURVEY-EVENT#${survey}` }),
  surveyAnswers: (id: ApplicantId) => ({ pk: `APPLICANT#${id}`, prefix: 'SURVEY#' }),

  /** Each seat of a schedule that is taken is an item of its own: no counter for a rush to fight over. */
  seat: (scheduleId: ScheduleId, seat: number) => ({ pk: `SEATS#${scheduleId}`, sk: `SEAT#${padded(seat, 4)}` }),
  seats: (scheduleId: ScheduleId) => ({ pk: `SEATS#${scheduleId}`, prefix: 'SEAT#' }),

  partner: (clientCode: ClientCode) => ({ pk: `PARTNER#${clientCode}`, sk: 'PARTNER' }),
  partnerEvent: (clientCode: ClientCode, revision: number) => ({
    pk: `PARTNER#${clientCode}`,
    sk: `EVENT#${padded(revision)}`,
  }),
  /** How many requests a partner made in one window of time. */
  requestWindow: (clientCode: ClientCode, window: string, part: number) => ({
    pk: `RATE#${clientCode}#${padded(part, 2)}`,
    sk: `WINDOW#${window}`,
  }),

  /** A page on which one participant proves to be there for one session, once. */
  presenceLink: (linkId: string) => ({ pk: `PRESENCE#${linkId}`, sk: 'LINK' }),
  /** The picture of a proof that failed, encrypted, until a person has looked at it. */
  presenceSample: (linkId: string) => ({ pk: `PRESENCE#${linkId}`, sk: 'SAMPLE' }),
  presenceEvent: (linkId: string, type: string) => ({ pk: `PRESENCE#${linkId}`, sk: `EVENT#${type}` }),

  certificate: (certificateId: CertificateId) => ({ pk: `CERTIFICATE#${certificateId}`, sk: 'CERTIFICATE' }),
  certificateEvent: (certificateId: CertificateId, type: string) => ({
    pk: `CERTIFICATE#${certificateId}`,
    sk: `EVENT#${type}`,
  }),

  /** What became of the notices of completion of one call or file, by their place in it, from 0. */
  completion: (batchId: string, position: number) => ({
    pk: `COMPLETIONS#${batchId}#${padded(Math.floor(position / completionsAPartition), 4)}`,
    sk: `NOTICE#${padded(position)}`,
  }),
  completions: (batchId: string, part: number) => ({
    pk: `COMPLETIONS#${batchId}#${padded(part, 4)}`,
    prefix: 'NOTICE#',
  }),
  completionBatch: (batchId: string) => ({ pk: `COMPLETIONS#${batchId}`, sk: 'BATCH' }),
  /** How many notices of a part that is settled to the last were completed, and how many refused. */
  completionPart: (batchId: string, part: number) => ({
    pk: `COMPLETIONS#${batchId}`,
    sk: `PART#${padded(part, 4)}`,
  }),
  completionParts: (batchId: string) => ({ pk: `COMPLETIONS#${batchId}`, prefix: 'PART#' }),

  courseReview: (courseId: CourseId, at: string, reviewId: string) => ({
    pk: `COURSE#${courseId}`,
    sk: `REVIEW#${at}#${reviewId}`,
  }),
  courseReviews: (courseId: CourseId) => ({ pk: `COURSE#${courseId}`, prefix: 'REVIEW#' }),
  courseRating: (courseId: CourseId, part: number) => ({ pk: `COURSE#${courseId}`, sk: `RATING#${padded(part, 2)}` }),
  courseRatings: (courseId: CourseId) => ({ pk: `COURSE#${courseId}`, prefix: 'RATING#' }),

  /** Whose first purchase is due on a day (in WIB). */
  due: (day: string, id: ApplicantId, waveId: WaveId) => ({
    pk: `DUE#${day}#${shard(id)}`,
    sk: `${id}#${waveId}`,
  }),
  dueShard: (day: string, shardNumber: number) => ({ pk: `DUE#${day}#${padded(shardNumber, 2)}` }),
  /** What was begun, and what is done, of the reminders and revocations of a day; `all` is the search for shards with work. */
  deadlineUnit: (day: string, task: string, shardNumber: number | 'all') => ({
    pk: `DEADLINES#${day}#${task}`,
    sk: `SHARD#${shardNumber === 'all' ? shardNumber : padded(shardNumber, 2)}`,
  }),
  deadlineUnits: (day: string, task: string) => ({ pk: `DEADLINES#${day}#${task}`, prefix: 'SHARD#' }),

  /** What staff asked for, by what it was and the month, in the order of time; what was answered stands right after. */
  staffAction: (action: string, at: string, requestId: string) => ({
    pk: `ACTIONS#${action}#${at.slice(0, 7)}`,
    sk: `${at}#${requestId}`,
  }),
  staffAnswer: (action: string, at: string, requestId: string) => ({
    pk: `ACTIONS#${action}#${at.slice(0, 7)}`,
    sk: `${at}#${requestId}#ANSWER`,
  }),
  staffActions: (action: string, month: string) => ({ pk: `ACTIONS#${action}#${month}` }),

  /** Who opened whose data, in the order of time. */
  personAccess: (id: ApplicantId, at: string, requestId: string) => ({
    pk: `ACCESSES#${id}`,
    sk: `${at}#${requestId}`,
  }),
  personAccesses: (id: ApplicantId) => ({ pk: `ACCESSES#${id}` }),

  card: (number: string) => ({ pk: `CARD#${number}`, sk: 'CARD' }),
  /** How often a one-time code was asked for with this number, whether there is such a card or not. */
  codeRequests: (number: string) => ({ pk: `CARD#${number}`, sk: 'CODE-REQUESTS' }),
  notice: (name: string) => ({ pk: `NOTICE#${name}`, sk: 'NOTICE' }),
  case: (caseId: string) => ({ pk: `CASE#${caseId}`, sk: 'CASE' }),
  listVersion: (source: string, number: number) => ({ pk: `LIST#${source}`, sk: `VERSION#${padded(number)}` }),
  listVersions: (source: string) => ({ pk: `LIST#${source}`, prefix: 'VERSION#' }),
  listApplied: (source: string, number: number) => ({ pk: `LIST#${source}`, sk: `APPLIED#${padded(number)}` }),
  listsApplied: (source: string) => ({ pk: `LIST#${source}`, prefix: 'APPLIED#' }),
  key: (use: 'HASH' | 'FIELD', version: number) => ({ pk: 'KEYS', sk: `${use}#${padded(version, 4)}` }),
  keys: () => ({ pk: 'KEYS' }),
};

/** The sparse index `gsi1`: events by hour, cases by status, and what waits for an assessor or a reviewer. */
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
  /** Proofs of presence that a machine could not decide, while they wait for a person. */
  presenceToReview: (requestedAt: string, linkId: string) => ({
    gsi1pk: 'PRESENCES#to-review',
    gsi1sk: `${requestedAt}#${linkId}`,
  }),
  presencesToReview: () => ({ gsi1pk: 'PRESENCES#to-review' }),
  /** What one member of staff asked for. */
  actionOf: (staffId: string, at: string, requestId: string) => ({
    gsi1pk: `STAFF#${staffId}`,
    gsi1sk: `${at}#${requestId}`,
  }),
  /** Whose data one member of staff opened. */
  openedBy: (staffId: string, at: string, requestId: string, id: ApplicantId) => ({
    gsi1pk: `OPENED#${staffId}`,
    gsi1sk: `${at}#${requestId}#${id}`,
  }),
  openings: (staffId: string) => ({ gsi1pk: `OPENED#${staffId}` }),
  actionsOf: (staffId: string) => ({ gsi1pk: `STAFF#${staffId}` }),
  versionsInAssessment: () => ({ gsi1pk: 'VERSIONS#in-assessment' }),
};
