import * as z from 'zod';
import { callAws } from '../../local/emulators/aws-json.ts';
import { ownDatabase, type DynamoDbDatabase } from '../../local/emulators/dynamodb-local.ts';
import type { JsonObject } from '../../local/emulators/json.ts';
import { forEachAtOnce } from '../../shared/selection/stage.ts';

const Attributes = z.custom<JsonObject>((value) => typeof value === 'object' && value !== null);
const Page = z.object({ Items: z.array(Attributes), LastEvaluatedKey: Attributes.optional() });
const Described = z.object({
  Table: z.object({
    KeySchema: z.array(Attributes),
    AttributeDefinitions: z.array(Attributes),
    GlobalSecondaryIndexes: z.array(
      z.object({ IndexName: z.string(), KeySchema: z.array(Attributes), Projection: Attributes }),
    ),
    StreamSpecification: Attributes,
  }),
});

const call = ({ url, accessKeyId }: DynamoDbDatabase, operation: string, input: JsonObject): Promise<JsonObject> =>
  callAws(url, `DynamoDB_20120810.${operation}`, input, undefined, accessKeyId);

/** What DynamoDB takes in one call, and how many calls are made at once. */
const itemsACall = 25;
const callsAtOnce = 8;

/** A second database with the same table and the same items, in the same engine: what is written to one is not in the other. */
export const twinOf = async (database: DynamoDbDatabase, TableName: string): Promise<DynamoDbDatabase> => {
  const twin = ownDatabase(database.url);
  const { Table } = Described.parse(await call(database, 'DescribeTable', { TableName }));
  await call(twin, 'CreateTable', { TableName, BillingMode: 'PAY_PER_REQUEST', ...Table });
  const items: JsonObject[] = [];
  let from: JsonObject | undefined;
  do {
    const asked = { TableName, ...(from !== undefined && { ExclusiveStartKey: from }) };
    const page = Page.parse(await call(database, 'Scan', asked));
    items.push(...page.Items);
    from = page.LastEvaluatedKey;
  } while (from !== undefined);
  const batches = Array.from({ length: Math.ceil(items.length / itemsACall) }, (_, place) =>
    items.slice(place * itemsACall, (place + 1) * itemsACall),
  );
  await forEachAtOnce(batches, callsAtOnce, async (batch) => {
    await call(twin, 'BatchWriteItem', {
      RequestItems: { [TableName]: batch.map((Item) => ({ PutRequest: { Item } })) },
    });
  });
  return twin;
};
