import { SQSClient } from '@aws-sdk/client-sqs';
import * as z from 'zod';
import { QueueId } from '../../shared/domain/operations/queues.ts';
import { endpoint } from '../../shared/http/endpoint.ts';
import { recorded } from '../../shared/http/recorded.ts';
import { deadLettersOf, type DeadLetters } from '../../shared/operations/dead-letters.ts';
import { environment } from '../../shared/platform/environment.ts';
import { queueUrls } from '../../shared/queue/urls.ts';
import { tableNamed } from '../../shared/table/client.ts';
import { failureTable } from '../../shared/table/failures.ts';

/**
 * GET /v1/operations/queues/{queue}/dead-letters: the messages of a queue that were given up, with what they are about and why
 * they failed. They stay where they are.
 */
export const listDeadLetters = ({ look }: { readonly look: (queue: QueueId) => Promise<DeadLetters> }) =>
  endpoint(
    { route: 'GET /v1/operations/queues/{queue}/dead-letters', path: z.object({ queue: QueueId }) },
    async ({ path: { queue } }) => ({ status: 200, body: { queue, ...(await look(queue)) } }),
  );

const { TABLE_NAME } = environment({ TABLE_NAME: z.string() });
const table = tableNamed(TABLE_NAME);
const looking = { sqs: new SQSClient({}), urls: queueUrls(), failures: failureTable(table) };
export const handler = recorded(table, listDeadLetters({ look: (queue) => deadLettersOf(looking, queue) }));
