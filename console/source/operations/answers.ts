import { told, type paths } from '../../../shared/api-client/client.ts';
import { clientOf } from '../common/client.ts';
import type { Session } from '../common/session.ts';

export type Queues = paths['/v1/operations/queues']['get']['responses'][200]['content']['application/json'];
export type QueueId = Queues['queues'][number]['queue'];
export type Approvals = paths['/v1/operations/approvals']['get']['responses'][200]['content']['application/json'];

export const queuesOf = (own: Session) => told(clientOf(own).GET('/v1/operations/queues'));

export const approvalsOf = (own: Session) => told(clientOf(own).GET('/v1/operations/approvals'));

export const selectionOf = (own: Session, waveId: string) =>
  told(clientOf(own).GET('/v1/waves/{waveId}/selection', { params: { path: { waveId } } }));

const ofQueue = (queue: QueueId) => ({ params: { path: { queue } } });

/** What lies among the dead letters of a queue, and the newest redrives of it. */
export const deadLettersOf = async (own: Session, queue: QueueId) => {
  const client = clientOf(own);
  const [letters, { redrives }] = await Promise.all([
    told(client.GET('/v1/operations/queues/{queue}/dead-letters', ofQueue(queue))),
    told(client.GET('/v1/operations/queues/{queue}/redrives', ofQueue(queue))),
  ]);
  return { letters, redrives };
};

/** Has the dead letters of a queue moved back into it. */
export const redrive = (own: Session, queue: QueueId) =>
  told(clientOf(own).POST('/v1/operations/queues/{queue}/redrives', ofQueue(queue)));
