import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { TrainingCompleted } from '../../events/training-completed.ts';
import { OrderId, type RedeemCode } from '../../events/training.ts';
import type { Certificate } from '../domain/training/certificate.ts';
import type { CompletionOutcome, TrainingEvidence } from '../domain/training/completion.ts';
import { completedMoves } from '../domain/regions/move.ts';
import { Order } from '../domain/training/order.ts';
import { Presence } from '../domain/training/presence.ts';
import { SkillsTask } from '../domain/training/skills-task.ts';
import { gathered } from '../platform/gathered.ts';
import { certificateWrite } from './certificates.ts';
import type { Table } from './client.ts';
import { outcomeWrite } from './completions.ts';
import { index, keys } from './keys.ts';
import { getItems } from './read.ts';
import { moveWrites } from './region-moves.ts';
import { transact, type Writes } from './transaction.ts';

/** DynamoDB takes a hundred items in one transaction; a completion has five. */
const completionsATransaction = 20;

/** A purchase with what happened in its training. */
export type Dossier = Omit<TrainingEvidence, 'schedule'>;

const Pointer = z.object({ pk: z.string(), orderId: OrderId });
const Part = z.looseObject({ sk: z.string() });
const TaskStatus = SkillsTask.pick({ status: true });

/** Everything that the completion of a training changes, all or nothing. */
export interface Completion {
  /** As it will stand, its revision counted on. */
  readonly order: Order;
  readonly certificate: Certificate;
  readonly event: TrainingCompleted;
  readonly outcome: CompletionOutcome;
}

/** The writes of a completion: the outcome first. Each of them names what it expects to find. */
export const completionWrites =
  ({ order, certificate, event, outcome }: Completion) =>
  (TableName: string): Writes => {
    const { orderId, revision, status, completedAt, certificateId } = order;
    return [
      outcomeWrite(outcome)(TableName),
      {
        Update: {
          TableName,
          Key: keys.order(orderId),
          UpdateExpression:
            'SET #status = :status, completedAt = :completedAt, certificateId = :certificateId, revision = :revision',
          ConditionExpression: 'revision = :seen',
          ExpressionAttributeNames: { '#status': 'status' },
          ExpressionAttributeValues: {
            ':status': status,
            ':completedAt': completedAt,
            ':certificateId': certificateId,
            ':revision': revision,
            ':seen': revision - 1,
          },
        },
      },
      certificateWrite(certificate)(TableName),
      {
        Put: {
          TableName,
          Item: {
            ...keys.orderEvent(orderId, revision, event.event),
            ...index.eventsOf(event.occurredAt, orderId),
            ...event,
          },
        },
      },
      ...moveWrites(completedMoves(order))(TableName),
    ];
  };

export const dossierTable = (table: Table) => {
  const { client, name: TableName } = table;

  /** The events of a purchase sort before it, and are left out. */
  const partsOf = async (orderId: OrderId): Promise<z.infer<typeof Part>[]> => {
    const parts: z.infer<typeof Part>[] = [];
    let from: Record<string, unknown> | undefined;
    do {
      const { Items = [], LastEvaluatedKey } = await client.send(
        new QueryCommand({
          TableName,
          KeyConditionExpression: 'pk = :pk AND sk >= :order',
          ExpressionAttributeValues: { ':pk': keys.dossier(orderId).pk, ':order': keys.order(orderId).sk },
          ConsistentRead: true,
          ExclusiveStartKey: from,
        }),
      );
      parts.push(...Items.map((item) => Part.parse(item)));
      from = LastEvaluatedKey;
    } while (from !== undefined);
    return parts;
  };

  const dossierOf = async (orderId: OrderId): Promise<Dossier> => {
    const parts = await partsOf(orderId);
    const under = (prefix: string) => parts.filter(({ sk }) => sk.startsWith(prefix));
    return {
      order: Order.parse(parts.find(({ sk }) => sk === keys.order(orderId).sk)),
      presences: under(keys.presences(orderId).prefix).map((item) => Presence.parse(item)),
      tasks: under(keys.skillsTasks(orderId).prefix).map((item) => TaskStatus.parse(item)),
    };
  };

  /** Tries to write those that are asked for together in one transaction, which takes each purchase once. */
  const together = gathered(async (completions: readonly Completion[]): Promise<('written' | 'alone')[]> => {
    const firsts = new Map<string, Completion>();
    for (const completion of completions)
      if (!firsts.has(completion.order.orderId) && firsts.size < completionsATransaction)
        firsts.set(completion.order.orderId, completion);
    const isWritten = firsts.size > 1 && (await isTaken([...firsts.values()]));
    return completions.map((completion) =>
      isWritten && firsts.get(completion.order.orderId) === completion ? 'written' : 'alone',
    );
  });

  /** Whatever keeps a transaction of several from being written, each of them by itself shows whose fault it was. */
  const isTaken = async (completions: readonly Completion[]): Promise<boolean> => {
    try {
      const { written } = await transact(table, (name) =>
        completions.flatMap((completion) => completionWrites(completion)(name)),
      );
      return written;
    } catch {
      return false;
    }
  };

  return {
    /** The dossier of the purchase that a redeem code stands for. Codes that are asked for together are read together. */
    byRedeemCode: gathered(async (codes: readonly RedeemCode[]): Promise<(Dossier | undefined)[]> => {
      const pointers = (await getItems(table, [...new Set(codes)].map(keys.redeemCode))).map((item) =>
        Pointer.parse(item),
      );
      const orderIds = new Map(pointers.map(({ pk, orderId }) => [pk, orderId]));
      return Promise.all(
        codes.map(async (code) => {
          const orderId = orderIds.get(keys.redeemCode(code).pk);
          return orderId === undefined ? undefined : dossierOf(orderId);
        }),
      );
    }),

    /**
     * Completes a training: the purchase, its certificate, the event and the outcome of the notice, all or nothing.
     * Completions that are asked for together are written in one transaction; where that is not taken, each by itself,
     * so that none holds back another.
     * @returns `settled` when the notice has an outcome already, `changed` when the purchase is not the one that was seen.
     */
    async complete(completion: Completion): Promise<'completed' | 'settled' | 'changed'> {
      if ((await together(completion)) === 'written') return 'completed';
      const outcome = await transact(table, completionWrites(completion));
      if (outcome.written) return 'completed';
      return outcome.failed.includes(0) ? 'settled' : 'changed';
    },

    /** Enters what became of a notice that changes nothing. One that has an outcome already keeps it. */
    async enter(outcome: CompletionOutcome): Promise<void> {
      await transact(table, (name) => [outcomeWrite(outcome)(name)]);
    },
  };
};
export type Dossiers = ReturnType<typeof dossierTable>;
