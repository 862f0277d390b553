import { SQSClient } from '@aws-sdk/client-sqs';
import * as z from 'zod';
import { QueueId } from '../../shared/domain/operations/queues.ts';
import { endpoint } from '../../shared/http/endpoint.ts';
import { recorded } from '../../shared/http/recorded.ts';
import { redrivesOf, type Redrive } from '../../shared/operations/redrives.ts';
import { environment } from '../../shared/platform/environment.ts';
import { queueUrls } from '../../shared/queue/urls.ts';
import { tableNamed } from '../../shared/table/client.ts';

/** GET /v1/operations/queues/{queue}/redrives: how far dead letters are moved back into a queue; the ten newest redrives. */
export const listRedrives = ({ look }: { readonly look: (queue: QueueId) => Promise<Redrive[]> }) =>
  endpoint(
    { route: 'GET /v1/operations/queues/{queue}/redrives', path: z.object({ queue: QueueId }) },
    async ({ path: { queue } }) => ({ status: 200, body: { queue, redrives: await look(queue) } }),
  );

const { TABLE_NAME } = environment({ TABLE_NAME: z.string() });
const moving = { sqs: new SQSClient({}), urls: queueUrls() };
export const handler = recorded(tableNamed(TABLE_NAME), listRedrives({ look: (queue) => redrivesOf(moving, queue) }));
