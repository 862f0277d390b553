import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';

/** The least that a function can be that reads one item: the client of the table, and nothing else. */

const client = DynamoDBDocumentClient.from(new DynamoDBClient({}));

export const handler = async ({ pk, sk }: { readonly pk: string; readonly sk: string }) => {
  const { Item } = await client.send(new GetCommand({ TableName: process.env['TABLE_NAME'], Key: { pk, sk } }));
  return { statusCode: Item === undefined ? 404 : 200, body: JSON.stringify(Item) };
};
