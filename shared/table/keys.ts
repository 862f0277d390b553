import type { ApplicantId, Ticket, WaveId } from '../../events/event.ts';
import { runName, type Run } from '../domain/run.ts';
import type { Stage } from '../../events/selection-stage-started.ts';

/** A keyed hash of personal data with the version of the key that made it. */
export interface KeyedHash {
  readonly version: number;
  readonly hash: string;
}

const padded = (number: number, digits = 8): string => String(number).padStart(digits, '0');

/** How many partitions the enrolments of a wave, and the work orders, are spread over. */
export const enrollmentShards = 64;
export const workBuckets = 64;

/** The first six bits: consecutive shards hold consecutive ranges, so that shards read one after the other are sorted. */
const shard = (hex: string): string => padded(Number.parseInt(hex.slice(0, 2), 16) >> 2, 2);

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

/** The sparse index `gsi1`: events by hour, and cases by status. */
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
};
