import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Table } from '../../shared/table/client.ts';
import type { LocalStack } from './stack.ts';

/** The table of a stack as its modules see it. Destroy the client when it is no longer needed. */
export const tableOf = ({ region, credentials, endpoints, tableName }: LocalStack): Table => ({
  client: DynamoDBDocumentClient.from(new DynamoDBClient({ region, credentials, endpoint: endpoints.dynamodb }), {
    marshallOptions: { removeUndefinedValues: true },
  }),
  name: tableName,
});
