import type { paths } from '../../../shared/api-client/client.ts';

/** What the routes of operations answer. */

type Answer<Path extends keyof paths> = paths[Path] extends {
  get: { responses: { 200: { content: { 'application/json': infer Body } } } };
}
  ? Body
  : never;

export type Queues = Answer<'/v1/operations/queues'>;
export type QueueState = Queues['queues'][number];
export type QueueId = QueueState['queue'];
export type DeadLetter = Answer<'/v1/operations/queues/{queue}/dead-letters'>['deadLetters'][number];
export type Redrive = Answer<'/v1/operations/queues/{queue}/redrives'>['redrives'][number];
export type Approvals = Answer<'/v1/operations/approvals'>;
export type Approval = Approvals['approvals'][number];
export type Features = Answer<'/v1/switches/features'>;
export type Feature = Features['features'][number];
export type Pulse = Answer<'/v1/operations/pulse'>;
export type Wave = Answer<'/v1/waves'>['waves'][number];
export type Selection = Answer<'/v1/waves/{waveId}/selection'>;
export type StageProgress = Selection['stages'][number];
export type Decision = Answer<'/v1/waves/{waveId}/decisions'>['decisions'][number];
