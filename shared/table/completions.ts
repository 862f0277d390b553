import { BatchWriteCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { CompletionBatch, type Reading } from '../domain/training/completion-batch.ts';
import { CompletionOutcome, type BatchId } from '../domain/training/completion.ts';
import type { Table } from './client.ts';
import { completionsAPartition, keys } from './keys.ts';
import { getItem, queryAll, queryFrom } from './read.ts';
import { unlessRefused, type Writes } from './transaction.ts';

/** How many notices were completed, and how many refused. */
const Tally = z.object({ completed: z.int().nonnegative(), refused: z.int().nonnegative() });
export type Tally = z.infer<typeof Tally>;

const PartTally = Tally.extend({ part: z.int().nonnegative() });
const Status = z.object({ status: z.enum(['completed', 'refused']) });

/** What DynamoDB takes in one call. */
const itemsACall = 25;

/** How many parts of a file are counted at once. */
const partsAtOnce = 8;

/** Enters what became of a notice, in the transaction of what it brings about. The first outcome stands. */
export const outcomeWrite =
  (outcome: CompletionOutcome) =>
  (TableName: string): Writes[number] => ({
    Put: {
      TableName,
      Item: { ...keys.completion(outcome.batchId, outcome.position), ...outcome },
      ConditionExpression: 'attribute_not_exists(pk)',
    },
  });

export const completionTable = (table: Table) => {
  const { client, name: TableName } = table;

  const tallyOfPart = async (batchId: BatchId, part: number): Promise<Tally> => {
    const items = await queryAll(table, keys.completions(batchId, part), { attributes: ['status'] });
    const completed = items.filter((item) => Status.parse(item).status === 'completed').length;
    return { completed, refused: items.length - completed };
  };

  return {
    async batch(batchId: BatchId): Promise<CompletionBatch | undefined> {
      const item = await getItem(table, keys.completionBatch(batchId));
      return item === undefined ? undefined : CompletionBatch.parse(item);
    },

    /** Keeps a new call or file. @returns false where it is known already: it is the same one. */
    keep: (batch: CompletionBatch): Promise<boolean> =>
      unlessRefused(
        client.send(
          new PutCommand({
            TableName,
            Item: { ...keys.completionBatch(batch.batchId), ...batch },
            ConditionExpression: 'attribute_not_exists(pk)',
          }),
        ),
      ),

    /** Notes that a file was handed in, as it was then. The first time stands. @returns whether this was it. */
    submit: (
      batchId: BatchId,
      { bytes, etag, submittedAt }: { readonly bytes: number; readonly etag: string; readonly submittedAt: string },
    ): Promise<boolean> =>
      unlessRefused(
        client.send(
          new UpdateCommand({
            TableName,
            Key: keys.completionBatch(batchId),
            UpdateExpression: 'SET #status = :reading, bytes = :bytes, etag = :etag, submittedAt = :at',
            ConditionExpression: '#status = :open',
            ExpressionAttributeNames: { '#status': 'status' },
            ExpressionAttributeValues: {
              ':reading': 'reading',
              ':open': 'open',
              ':bytes': bytes,
              ':etag': etag,
              ':at': submittedAt,
            },
          }),
        ),
      ),

    /** Notes how far a file has been read. A step that comes late, or twice, takes nothing back. */
    async advance(batchId: BatchId, { status, lines, broken }: Reading): Promise<void> {
      await unlessRefused(
        client.send(
          new UpdateCommand({
            TableName,
            Key: keys.completionBatch(batchId),
            UpdateExpression: 'SET #status = :status, #lines = :lines, broken = :broken',
            ConditionExpression: '#status = :reading AND #lines <= :lines',
            ExpressionAttributeNames: { '#status': 'status', '#lines': 'lines' },
            ExpressionAttributeValues: {
              ':status': status,
              ':reading': 'reading',
              ':lines': lines,
              ':broken': broken,
            },
          }),
        ),
      );
    },

    async outcome(batchId: BatchId, position: number): Promise<CompletionOutcome | undefined> {
      const item = await getItem(table, keys.completion(batchId, position));
      return item === undefined ? undefined : CompletionOutcome.parse(item);
    },

    /** Enters outcomes of lines that can be nothing else whenever they are read: again, they are the same. */
    async enter(outcomes: readonly CompletionOutcome[]): Promise<void> {
      for (let from = 0; from < outcomes.length; from += itemsACall) {
        let left: { readonly PutRequest: { readonly Item: Record<string, unknown> } }[] = outcomes
          .slice(from, from + itemsACall)
          .map((outcome) => ({
            PutRequest: { Item: { ...keys.completion(outcome.batchId, outcome.position), ...outcome } },
          }));
        for (let attempt = 1; left.length > 0; attempt += 1) {
          if (attempt > 5) throw new Error(`DynamoDB did not take ${left.length} outcomes.`);
          const { UnprocessedItems } = await client.send(
            new BatchWriteCommand({ RequestItems: { [TableName]: left } }),
          );
          const again = UnprocessedItems?.[TableName] ?? [];
          left = again.flatMap(({ PutRequest }) =>
            PutRequest?.Item === undefined ? [] : [{ PutRequest: { Item: PutRequest.Item } }],
          );
        }
      }
    },

    /**
     * A page of the outcomes of a part of a call or file, after a position; where the next page begins, while the part
     * has more.
     */
    async outcomes(
      batchId: BatchId,
      { part, after, limit }: { readonly part: number; readonly after: number | undefined; readonly limit: number },
    ): Promise<{ readonly outcomes: CompletionOutcome[]; readonly isLast: boolean }> {
      const { items, last } = await queryFrom(table, keys.completions(batchId, part), {
        after: after === undefined ? undefined : keys.completion(batchId, after).sk,
        limit,
      });
      return { outcomes: items.map((item) => CompletionOutcome.parse(item)), isLast: last === undefined };
    },

    /**
     * How many of the first `lines` notices of a call or file have come to which outcome. Parts that are settled to the
     * last are counted once for ever.
     */
    async tally(batchId: BatchId, lines: number): Promise<Tally> {
      const known = new Map(
        (await queryAll(table, keys.completionParts(batchId)))
          .map((item) => PartTally.parse(item))
          .map(({ part, ...tally }) => [part, tally]),
      );
      const parts = Array.from({ length: Math.ceil(lines / completionsAPartition) }, (_, part) => part);
      const total = { completed: 0, refused: 0 };
      const left = parts.values();
      const counter = async (): Promise<void> => {
        for (const part of left) {
          const tally = known.get(part) ?? (await tallyOfPart(batchId, part));
          total.completed += tally.completed;
          total.refused += tally.refused;
          if (!known.has(part) && tally.completed + tally.refused === completionsAPartition)
            await client.send(
              new PutCommand({ TableName, Item: { ...keys.completionPart(batchId, part), part, ...tally } }),
            );
        }
      };
      await Promise.all(Array.from({ length: partsAtOnce }, counter));
      return total;
    },
  };
};
export type Completions = ReturnType<typeof completionTable>;
