import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { startDynamoDbLocal } from '../../local/emulators/dynamodb-local.ts';
import type { Table } from '../../shared/table/client.ts';

/** Request units, as the engine counts them. */
export interface Units {
  read: number;
  write: number;
}

const Consumed = z.object({ CapacityUnits: z.number().optional() });
const Answer = z.object({
  ConsumedCapacity: z.union([Consumed.transform((one) => [one]), z.array(Consumed)]).optional(),
});

const readingCalls = ['GetItem', 'BatchGetItem', 'Query', 'TransactGetItems'];

/** An empty table on the engine itself, without the gate before it, and what its calls have consumed. */
export const startCountedTable = async () => {
  const engine = await startDynamoDbLocal(() => undefined);
  const base = new DynamoDBClient({
    endpoint: engine.url,
    region: 'ap-southeast-3',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  const name = 'Lists';
  await base.send(
    new CreateTableCommand({
      TableName: name,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: ['pk', 'sk'].map((AttributeName) => ({ AttributeName, AttributeType: 'S' as const })),
      KeySchema: [
        { AttributeName: 'pk', KeyType: 'HASH' },
        { AttributeName: 'sk', KeyType: 'RANGE' },
      ],
    }),
  );
  const units: Units = { read: 0, write: 0 };
  base.middlewareStack.add(
    (next, { commandName = '' }) =>
      async (args) => {
        Object.assign(args.input, { ReturnConsumedCapacity: 'TOTAL' });
        const answer = await next(args);
        const kind = readingCalls.some((call) => commandName.startsWith(call)) ? 'read' : 'write';
        for (const { CapacityUnits = 0 } of Answer.parse(answer.output).ConsumedCapacity ?? [])
          units[kind] += CapacityUnits;
        return answer;
      },
    { step: 'initialize', name: 'countUnits' },
  );
  const table: Table = {
    client: DynamoDBDocumentClient.from(base, { marshallOptions: { removeUndefinedValues: true } }),
    name,
  };
  const stop = async (): Promise<void> => {
    base.destroy();
    await engine.stop();
  };
  return { table, units, stop };
};
