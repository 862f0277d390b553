import { omit } from '../emulators/json.ts';
import { callAws } from '../emulators/aws-json.ts';
import type { DynamoDbDatabase } from '../emulators/dynamodb-local.ts';
import type { JsonObject } from '../emulators/json.ts';
import type { Messaging } from '../emulators/messaging.ts';
import type { Plan } from './plan.ts';

const call = ({ url, accessKeyId }: DynamoDbDatabase, operation: string, input: JsonObject) =>
  callAws(url, `DynamoDB_20120810.${operation}`, input, undefined, accessKeyId);

/** Creates the plan's tables in DynamoDB Local, with their indexes, streams and times to live. */
export const createTables = async (database: DynamoDbDatabase, { tables }: Plan): Promise<void> => {
  for (const { ref: TableName, properties } of tables) {
    const { KeySchema, AttributeDefinitions, GlobalSecondaryIndexes, StreamSpecification, TimeToLiveSpecification } =
      properties;
    await call(database, 'CreateTable', {
      TableName,
      BillingMode: 'PAY_PER_REQUEST',
      KeySchema,
      AttributeDefinitions,
      ...(GlobalSecondaryIndexes && {
        GlobalSecondaryIndexes: GlobalSecondaryIndexes.map(
          ({ Projection: { ProjectionType, NonKeyAttributes }, ...index }) => ({
            ...index,
            Projection: { ProjectionType, ...(NonKeyAttributes && { NonKeyAttributes }) },
          }),
        ),
      }),
      ...(StreamSpecification && { StreamSpecification: { StreamEnabled: true, ...StreamSpecification } }),
    });
    if (!TimeToLiveSpecification) continue;
    await call(database, 'UpdateTimeToLive', { TableName, TimeToLiveSpecification });
  }
};

/** The engine's own ARN of a table's stream. */
export const streamArnOf = async (database: DynamoDbDatabase, TableName: string): Promise<string> => {
  const { Table } = await call(database, 'DescribeTable', { TableName });
  const arn = (Table as { LatestStreamArn?: unknown } | undefined)?.LatestStreamArn;
  if (typeof arn !== 'string') throw new Error(`The table ${TableName} has no stream.`);
  return arn;
};

/** Creates the plan's queues, topics and buckets in the engine. */
export const createMessaging = (engine: Messaging, { queues, topics, buckets }: Plan): void => {
  for (const { attributes, properties } of queues) {
    const { RedrivePolicy } = properties;
    const stated = Object.entries(omit(properties, 'QueueName', 'RedrivePolicy')).map(
      ([name, value]): [string, string] => [name, String(value)],
    );
    engine.createQueue(attributes['QueueName'] ?? '', {
      attributes: {
        ...Object.fromEntries(stated),
        ...(RedrivePolicy && { RedrivePolicy: JSON.stringify(RedrivePolicy) }),
      },
    });
  }
  for (const { attributes } of topics) engine.createTopic(attributes['TopicName'] ?? '');
  for (const { ref } of buckets) engine.createBucket(ref);
};
