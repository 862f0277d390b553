import { SQSClient } from '@aws-sdk/client-sqs';
import * as z from 'zod';
import { QueueId } from '../../shared/domain/operations/queues.ts';
import { endpoint } from '../../shared/http/endpoint.ts';
import { recorded } from '../../shared/http/recorded.ts';
import { startRedrive as startMoving, type Redrive } from '../../shared/operations/redrives.ts';
import { environment } from '../../shared/platform/environment.ts';
import { queueUrls } from '../../shared/queue/urls.ts';
import { tableNamed } from '../../shared/table/client.ts';

/**
 * POST /v1/operations/queues/{queue}/redrives: has the dead letters of a queue moved back into it. The same again while they
 * are being moved changes nothing.
 */
export const startRedrive = ({ start }: { readonly start: (queue: QueueId) => Promise<Redrive> }) =>
  endpoint(
    { route: 'POST /v1/operations/queues/{queue}/redrives', path: z.object({ queue: QueueId }) },
    async ({ path: { queue } }) => ({ status: 202, body: { queue, ...(await start(queue)) } }),
  );

const { TABLE_NAME } = environment({ TABLE_NAME: z.string() });
const moving = { sqs: new SQSClient({}), urls: queueUrls() };
export const handler = recorded(tableNamed(TABLE_NAME), startRedrive({ start: (queue) => startMoving(moving, queue) }));
