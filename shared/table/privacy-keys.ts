import type { ApplicantId } from '../../events/event.ts';
import { padded } from './keys.ts';

/** How many partitions erasures that wait are spread over. */
export const erasureShards = 16;

/** How many partitions those affected by one breach are spread over. */
export const breachParts = 16;

const erasureShardOf = (id: ApplicantId): string => padded(Number.parseInt(id.slice(0, 2), 16) % erasureShards, 2);

/** Every key of people's rights over their data, and of breaches, as {@link keys} has those of the rest. */
export const privacyKeys = {
  /** Each time that a person gave or withdrew a consent, in the order of time within a purpose. */
  consent: (id: ApplicantId, purpose: string, at: string) => ({
    pk: `APPLICANT#${id}`,
    sk: `CONSENT#${purpose}#${at}`,
  }),
  consents: (id: ApplicantId, purpose?: string) => ({
    pk: `APPLICANT#${id}`,
    prefix: purpose === undefined ? 'CONSENT#' : `CONSENT#${purpose}#`,
  }),
  erasure: (id: ApplicantId) => ({ pk: `APPLICANT#${id}`, sk: 'ERASURE' }),
  erasureEvent: (id: ApplicantId, revision: number, type: string) => ({
    pk: `APPLICANT#${id}`,
    sk: `ERASURE-EVENT#${padded(revision)}#${type}`,
  }),
  /** Erasures that are not done, by when somebody looks at them. */
  waitingErasure: (lookAt: string, id: ApplicantId) => ({
    pk: `ERASURES#${erasureShardOf(id)}`,
    sk: `${lookAt}#${id}`,
  }),
  waitingErasures: (shardNumber: number) => ({ pk: `ERASURES#${padded(shardNumber, 2)}` }),

  breach: (breachId: string) => ({ pk: `BREACH#${breachId}`, sk: 'BREACH' }),
  breaches: () => ({ pk: 'BREACHES' }),
  breachLine: (openedAt: string, breachId: string) => ({ pk: 'BREACHES', sk: `${openedAt}#${breachId}` }),
  breachEvent: (breachId: string, revision: number, type: string) => ({
    pk: `BREACH#${breachId}`,
    sk: `EVENT#${padded(revision)}#${type}`,
  }),
  /** Those affected, spread over partitions, each with whether they were told. */
  affected: (breachId: string, id: ApplicantId) => ({
    pk: `BREACH#${breachId}#${erasureShardOf(id)}`,
    sk: `PERSON#${id}`,
  }),
  affectedIn: (breachId: string, shardNumber: number) => ({
    pk: `BREACH#${breachId}#${padded(shardNumber, 2)}`,
    prefix: 'PERSON#',
  }),
};
