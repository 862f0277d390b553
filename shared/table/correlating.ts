import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { correlationAttribute, correlationId } from '../platform/correlation.ts';

// What is written, before the document client puts types to the values.
type Values = Readonly<Record<string, unknown>>;
interface Put {
  readonly Item?: Values | undefined;
}
interface Update {
  readonly UpdateExpression?: string | undefined;
  readonly ExpressionAttributeValues?: Values | undefined;
}
interface Written extends Put, Update {
  readonly TransactItems?: readonly { readonly Put?: Put; readonly Update?: Update }[] | undefined;
  readonly RequestItems?: Readonly<Record<string, Batch>> | undefined;
}
/** A batch of writes, or one of reads, which is left as it is. */
type Batch = readonly { readonly PutRequest?: Put }[] | { readonly Keys: unknown };

const isReads = (batch: Batch): batch is Extract<Batch, { Keys: unknown }> => 'Keys' in batch;

const isEvent = (item: Values): boolean => 'event' in item && 'occurredAt' in item;

const put = <One extends Put>(one: One, id: string): One =>
  one.Item && isEvent(one.Item) ? { ...one, Item: { ...one.Item, [correlationAttribute]: id } } : one;

/** An update that says when something happened makes the item an event. */
const update = <One extends Update>(one: One, id: string): One =>
  one.UpdateExpression !== undefined && /\bSET\b.*\boccurredAt = /.test(one.UpdateExpression)
    ? {
        ...one,
        UpdateExpression: one.UpdateExpression.replace(/\bSET /, `SET ${correlationAttribute} = :correlationId, `),
        ExpressionAttributeValues: { ...one.ExpressionAttributeValues, ':correlationId': id },
      }
    : one;

/** The same write with the number of what set it going beside every event in it. */
const withCorrelation = (input: Written, id: string): Written => ({
  ...update(put(input, id), id),
  ...(input.TransactItems && {
    TransactItems: input.TransactItems.map((write) => ({
      ...write,
      ...(write.Put && { Put: put(write.Put, id) }),
      ...(write.Update && { Update: update(write.Update, id) }),
    })),
  }),
  ...(input.RequestItems && {
    RequestItems: Object.fromEntries(
      Object.entries(input.RequestItems).map(([table, batch]) => [
        table,
        isReads(batch)
          ? batch
          : batch.map((write) => ({ ...write, ...(write.PutRequest && { PutRequest: put(write.PutRequest, id) }) })),
      ]),
    ),
  }),
});

/**
 * Has a client write the number of what set the work going beside every event, in the one place through which all writes
 * go: the modules that say what happened need not know.
 */
export const correlating = (client: DynamoDBDocumentClient): DynamoDBDocumentClient => {
  client.middlewareStack.add(
    (next) => (args) => {
      const id = correlationId();
      if (id === undefined) return next(args);
      return next({ ...args, input: Object.assign({}, args.input, withCorrelation(args.input as Written, id)) });
    },
    { step: 'initialize', name: 'correlating' },
  );
  return client;
};
