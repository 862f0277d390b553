import { isObject, textOf, type Json, type JsonObject } from './json.ts';
import type { AskedRight } from './rights.ts';

/** What a table is called in rights, and the name of the partition key of it and of each of its indexes. */
export interface TableKeys {
  readonly arn: string;
  readonly partitionKey: string;
  readonly indexes: Readonly<Record<string, string>>;
}

/** What each part of a transaction asks for. */
const partActions: Readonly<Record<string, string>> = {
  Put: 'PutItem',
  Update: 'UpdateItem',
  Delete: 'DeleteItem',
  ConditionCheck: 'ConditionCheckItem',
  Get: 'GetItem',
};

const listOf = (value: Json | undefined): JsonObject[] => (Array.isArray(value) ? value : []).filter(isObject);
const membersOf = (value: Json | undefined): JsonObject => (value !== undefined && isObject(value) ? value : {});

/** An attribute's value (`{"S": …}`) as policies see it. */
const plain = (value: Json | undefined): string => textOf(Object.values(membersOf(value))[0] ?? '');

/** The partition that a query reads: the value that its condition says the partition key equals. */
const queried = (request: JsonObject, partitionKey: string): string[] => {
  const names = membersOf(request['ExpressionAttributeNames']);
  const values = membersOf(request['ExpressionAttributeValues']);
  const condition = textOf(request['KeyConditionExpression'] ?? '');
  return [...condition.matchAll(/([#\w]+)\s*=\s*(:\w+)/g)]
    .filter(([, name = '']) => textOf(names[name] ?? name) === partitionKey)
    .map(([, , value = '']) => plain(values[value]));
};

/**
 * The rights that a call of DynamoDB asks for: the action, the table or its index, and the partitions it touches
 * (`dynamodb:LeadingKeys`), part by part for transactions and batches.
 */
export const rightsAsked = (
  operation: string,
  input: JsonObject,
  tables: ReadonlyMap<string, TableKeys>,
): AskedRight[] => {
  const right = (action: string, table: string, leadingKeys: readonly string[], index?: string): AskedRight => {
    const arn = tables.get(table)?.arn ?? table;
    return {
      action: `dynamodb:${action}`,
      resource: index === undefined ? arn : `${arn}/index/${index}`,
      context: leadingKeys.length === 0 ? {} : { 'dynamodb:LeadingKeys': [...new Set(leadingKeys)] },
    };
  };
  const partitionOf = (table: string, keyOrItem: Json | undefined): string =>
    plain(membersOf(keyOrItem)[tables.get(table)?.partitionKey ?? '']);

  if (operation === 'TransactWriteItems' || operation === 'TransactGetItems') {
    return listOf(input['TransactItems']).flatMap((item) =>
      Object.entries(item).map(([part, request]) => {
        const { TableName, Key, Item } = membersOf(request);
        const table = textOf(TableName ?? '');
        return right(partActions[part] ?? part, table, [partitionOf(table, Key ?? Item)]);
      }),
    );
  }
  if (operation === 'BatchGetItem' || operation === 'BatchWriteItem') {
    return Object.entries(membersOf(input['RequestItems'])).map(([table, request]) => {
      const keys = Array.isArray(request)
        ? request
            .filter(isObject)
            .flatMap((one) => Object.values(one))
            .map((one) => membersOf(one))
        : listOf(membersOf(request)['Keys']).map((Key): JsonObject => ({ Key }));
      return right(
        operation,
        table,
        keys.map((one) => partitionOf(table, one['Key'] ?? one['Item'])),
      );
    });
  }
  const table = textOf(input['TableName'] ?? '');
  if (operation === 'Query') {
    const index = input['IndexName'] === undefined ? undefined : textOf(input['IndexName']);
    const known = tables.get(table);
    const partitionKey = (index === undefined ? known?.partitionKey : known?.indexes[index]) ?? '';
    return [right('Query', table, queried(input, partitionKey), index)];
  }
  if (operation === 'Scan') return [right('Scan', table, [])];
  return [right(operation, table, [partitionOf(table, input['Key'] ?? input['Item'])])];
};
