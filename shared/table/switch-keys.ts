import type { ApplicantId } from '../../events/event.ts';
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
  /** The last turn that was given out in one part of the lane. */
  lane: (part: number) => ({ pk: `WAITING#${padded(part, 2)}`, sk: 'LAST-TURN' }),
  /** When a person's turn comes, so that who asks again keeps their place. */
  turn: (id: ApplicantId) => ({ pk: `TURN#${id}`, sk: 'TURN' }),
};
