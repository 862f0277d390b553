import { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import { SQSClient } from '@aws-sdk/client-sqs';
import * as z from 'zod';
import { endpoint } from '../../shared/http/endpoint.ts';
import { recorded } from '../../shared/http/recorded.ts';
import { queueWatch, type QueueState } from '../../shared/operations/queue-depths.ts';
import { environment } from '../../shared/platform/environment.ts';
import { queueUrls } from '../../shared/queue/urls.ts';
import { tableNamed } from '../../shared/table/client.ts';

/** GET /v1/operations/queues: every queue with what waits in it, since when, and what lies among its dead letters. */
export const listQueues = ({ look }: { readonly look: () => Promise<QueueState[]> }) =>
  endpoint({ route: 'GET /v1/operations/queues' }, async ({ at }) => ({
    status: 200,
    body: { at: at.toISOString(), queues: await look() },
  }));

const { TABLE_NAME } = environment({ TABLE_NAME: z.string() });
const look = queueWatch({ sqs: new SQSClient({}), cloudWatch: new CloudWatchClient({}), urls: queueUrls() });
export const handler = recorded(tableNamed(TABLE_NAME), listQueues({ look }));
