import type { ApplicantId } from '../../events/event.ts';
import type { FeatureName } from '../domain/features.ts';
import { padded } from './keys.ts';

/** Every key of the switches in the table, and of those who wait to register, as `keys` has those of the rest. */
export const switchKeys = {
  challenge: () => ({ pk: 'SWITCHES', sk: 'SWITCH#registration-challenge' }),
  /** What was set before, revision by revision, and the event of each. */
  challengeRevision: (revision: number) => ({
    pk: 'SWITCH#registration-challenge',
    sk: `REVISION#${padded(revision)}`,
  }),
  challengeRevisions: () => ({ pk: 'SWITCH#registration-challenge', prefix: 'REVISION#' }),
  challengeEvent: (revision: number) => ({ pk: 'SWITCH#registration-challenge', sk: `EVENT#${padded(revision)}` }),
  /** How a feature stands. All of them lie together, apart from the brake: many read them, and in one query. */
  feature: (feature: FeatureName) => ({ pk: 'SWITCH#features', sk: `FEATURE#${feature}` }),
  features: () => ({ pk: 'SWITCH#features', prefix: 'FEATURE#' }),
  featureRevision: (feature: FeatureName, revision: number) => ({
    pk: 'SWITCH#features',
    sk: `REVISION#${feature}#${padded(revision)}`,
  }),
  featureRevisions: () => ({ pk: 'SWITCH#features', prefix: 'REVISION#' }),
  featureEvent: (feature: FeatureName, revision: number) => ({
    pk: 'SWITCH#features',
    sk: `EVENT#${feature}#${padded(revision)}`,
  }),
  /** The last turn that was given out in one part of the lane. */
  lane: (part: number) => ({ pk: `WAITING#${padded(part, 2)}`, sk: 'LAST-TURN' }),
  /** When a person's turn comes, so that who asks again keeps their place. */
  turn: (id: ApplicantId) => ({ pk: `TURN#${id}`, sk: 'TURN' }),
};
