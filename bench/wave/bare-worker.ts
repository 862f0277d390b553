import {
  DynamoDBClient,
  QueryCommand,
  TransactWriteItemsCommand,
  type AttributeValue,
  type TransactWriteItem,
} from '@aws-sdk/client-dynamodb';
import { parentPort, workerData } from 'node:worker_threads';
import { credentials } from '../../local/emulators/aws-json.ts';
import { forEachAtOnce } from '../../shared/selection/stage.ts';

/** One of the threads that do bare work: calls of the plain client, with nothing before or after them. */

export interface BareSettings {
  readonly endpoint: string;
  readonly region: string;
  readonly tableName: string;
}

/** Partitions to be read to their ends, or transactions to be written. */
export type BareTask =
  | { readonly partitions: readonly string[]; readonly atOnce: number }
  | { readonly transactions: readonly TransactWriteItem[][]; readonly atOnce: number };

const { endpoint, region, tableName } = workerData as BareSettings;
const client = new DynamoDBClient({ region, credentials, endpoint });

const readPartition = async (pk: string): Promise<void> => {
  let from: Record<string, AttributeValue> | undefined;
  do {
    const { LastEvaluatedKey } = await client.send(
      new QueryCommand({
        TableName: tableName,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': { S: pk } },
        ConsistentRead: true,
        ExclusiveStartKey: from,
      }),
    );
    from = LastEvaluatedKey;
  } while (from !== undefined);
};

const carryOut = async (task: BareTask): Promise<void> => {
  if ('partitions' in task) await forEachAtOnce(task.partitions, task.atOnce, readPartition);
  else {
    await forEachAtOnce(task.transactions, task.atOnce, async (TransactItems) => {
      await client.send(new TransactWriteItemsCommand({ TransactItems }));
    });
  }
};

parentPort?.on('message', (task: BareTask | 'are you there?') => {
  void (task === 'are you there?' ? Promise.resolve() : carryOut(task)).then(() => parentPort?.postMessage('done'));
});
