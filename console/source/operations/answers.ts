import { ApiRefused, told } from '../../../shared/api-client/client.ts';
import { clientOf } from '../common/client.ts';
import type { Session } from '../common/session.ts';
import type { QueueId, Wave, Selection, Decision, Feature } from './answer-types.ts';

export const queuesOf = (own: Session) => told(clientOf(own).GET('/v1/operations/queues'));

export const approvalsOf = (own: Session) => told(clientOf(own).GET('/v1/operations/approvals'));

/** What happened through a day (WIB): the present one unless told. */
export const pulseOf = (own: Session, day?: string) =>
  told(clientOf(own).GET('/v1/operations/pulse', { params: { query: day === undefined ? {} : { day } } }));

export const featuresOf = (own: Session) => told(clientOf(own).GET('/v1/switches/features'));

/** Closes or opens a feature, or sets for how many people in a hundred it is on. */
export const setFeature = (
  own: Session,
  feature: Feature['feature'],
  body: { readonly share: number; readonly revision: number; readonly reason: string },
) => told(clientOf(own).PUT('/v1/switches/features/{feature}', { params: { path: { feature } }, body }));

export const wavesOf = async (own: Session): Promise<readonly Wave[]> =>
  (await told(clientOf(own).GET('/v1/waves'))).waves;

const ofWave = (waveId: string) => ({ params: { path: { waveId } } });

export const waveOf = (own: Session, waveId: string) => told(clientOf(own).GET('/v1/waves/{waveId}', ofWave(waveId)));

/** How far the newest run of a wave is; `selection` is undefined as long as none has begun. */
export const selectionOf = async (own: Session, waveId: string): Promise<{ readonly selection?: Selection }> => {
  try {
    return { selection: await told(clientOf(own).GET('/v1/waves/{waveId}/selection', ofWave(waveId))) };
  } catch (fault) {
    if (fault instanceof ApiRefused && fault.code === 'selection-not-started') return {};
    throw fault;
  }
};

export const decisionsOf = async (own: Session, waveId: string): Promise<readonly Decision[]> =>
  (await told(clientOf(own).GET('/v1/waves/{waveId}/decisions', ofWave(waveId)))).decisions;

/** Proposes what takes a second person. */
export const propose = (own: Session, waveId: string, body: { readonly kind: Decision['kind']; reason: string }) =>
  told(clientOf(own).POST('/v1/waves/{waveId}/decisions', { ...ofWave(waveId), body }));

const ofQueue = (queue: QueueId) => ({ params: { path: { queue } } });

/** The messages of a queue that were given up, with their reasons. */
export const deadLettersOf = (own: Session, queue: QueueId) =>
  told(clientOf(own).GET('/v1/operations/queues/{queue}/dead-letters', ofQueue(queue)));

/** What was, or is, moved back into a queue. */
export const redrivesOf = (own: Session, queue: QueueId) =>
  told(clientOf(own).GET('/v1/operations/queues/{queue}/redrives', ofQueue(queue)));

/** Has the dead letters of a queue moved back into it. */
export const redrive = (own: Session, queue: QueueId) =>
  told(clientOf(own).POST('/v1/operations/queues/{queue}/redrives', ofQueue(queue)));
