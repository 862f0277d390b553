import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { correlating } from './correlating.ts';

/** The table as its modules see it: the client and the table's name. */
export interface Table {
  readonly client: DynamoDBDocumentClient;
  readonly name: string;
}

/** The table of this environment. Undefined attributes are left out rather than stored. */
export const tableNamed = (name: string): Table => ({
  client: correlating(
    DynamoDBDocumentClient.from(new DynamoDBClient({}), { marshallOptions: { removeUndefinedValues: true } }),
  ),
  name,
});
