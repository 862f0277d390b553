import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import {
  RiskId,
  RiskMerged,
  RiskOpened,
  type RiskDecided,
  type RiskDecisionProposed,
  type RiskDecisionRejected,
} from '../../events/risk-changed.ts';
import { older, Risk, withoutProposal } from '../domain/risks/risk.ts';
import { Signal, signalName } from '../domain/risks/signals.ts';
import { Refusal } from '../errors.ts';
import type { Table } from './client.ts';
import { index } from './keys.ts';
import { getItem, getItems, queryAll } from './read.ts';
import { riskIndex, riskKeys } from './risk-keys.ts';
import { transact, type Writes } from './transaction.ts';

type RiskEvent = RiskOpened | RiskMerged | RiskDecisionProposed | RiskDecisionRejected | RiskDecided;

const Pointer = Signal.extend({ riskId: RiskId });
const Part = z.object({ part: RiskId });

/** Which case is the newest about something that is shared. */
export interface SignalRisk {
  readonly signal: Signal;
  readonly riskId: RiskId;
}

const pageSize = 50;
const place = /^[0-9T:.Z-]{24}#[0-9a-f]{24}$/;

/** @throws Refusal cursor-invalid for a text that no page gave. */
const placeOf = (cursor: string): string => {
  const text = Buffer.from(cursor, 'base64url').toString('utf8');
  if (!place.test(text)) throw new Refusal('cursor-invalid', { field: 'cursor' });
  return text;
};

export const riskTable = (table: Table) => {
  const { name: TableName } = table;

  const find = async (riskId: RiskId): Promise<Risk | undefined> => {
    const item = await getItem(table, riskKeys.risk(riskId));
    return item === undefined ? undefined : Risk.parse(item);
  };

  const riskWrite = (risk: Risk): Writes[number] => ({
    Put: {
      TableName,
      Item: {
        ...riskKeys.risk(risk.riskId),
        ...(risk.status === 'merged' ? {} : riskIndex.riskOf(risk.status, risk.openedAt, risk.riskId)),
        ...risk,
      },
      ...(risk.revision === 1
        ? { ConditionExpression: 'attribute_not_exists(pk)' }
        : {
            ConditionExpression: 'revision = :seen',
            ExpressionAttributeValues: { ':seen': risk.revision - 1 },
          }),
    },
  });

  const eventWrite = (riskId: RiskId, revision: number, event: RiskEvent): Writes[number] => ({
    Put: {
      TableName,
      Item: {
        ...riskKeys.riskEvent(riskId, revision, event.event),
        ...index.eventsOf(event.occurredAt, riskId),
        ...event,
      },
    },
  });

  /** Has what is shared point to a case, in the place of the one that was seen there. */
  const signalWrites = (riskId: RiskId, signal: Signal, seen: RiskId | undefined): Writes => [
    {
      Put: {
        TableName,
        Item: { ...riskKeys.signalRisk(signal), ...signal, riskId },
        ...(seen === undefined
          ? { ConditionExpression: 'attribute_not_exists(pk)' }
          : { ConditionExpression: 'riskId = :seen', ExpressionAttributeValues: { ':seen': seen } }),
      },
    },
    { Put: { TableName, Item: { ...riskKeys.riskSignal(riskId, signal), ...signal } } },
  ];

  return {
    /** @throws Refusal risk-not-found. */
    async get(riskId: RiskId): Promise<Risk> {
      const risk = await find(riskId);
      if (risk === undefined) throw new Refusal('risk-not-found');
      return risk;
    },

    /** The newest case about each of some things that are shared; read consistently. */
    async ofSignals(signals: readonly Signal[]): Promise<SignalRisk[]> {
      const named = new Map(signals.map((signal) => [signalName(signal), signal]));
      const items = await getItems(table, [...named.values()].map(riskKeys.signalRisk));
      return items.map((item) => {
        const { riskId, ...signal } = Pointer.parse(item);
        return { signal, riskId };
      });
    },

    /** A case, or the one that it became part of. */
    async root(riskId: RiskId): Promise<Risk> {
      for (let next = riskId; ;) {
        const risk = await find(next);
        if (risk === undefined) throw new Error('A case is named that is not there.');
        if (risk.mergedInto === undefined) return risk;
        // Cases merge into older ones only, so that this ends.
        next = risk.mergedInto;
      }
    },

    /** Opens a case about what is shared. @returns false when another was opened meanwhile. */
    async open(risk: Risk, signal: Signal, seen: RiskId | undefined): Promise<boolean> {
      const { riskId, openedAt, kind } = risk;
      const event: RiskOpened = {
        event: RiskOpened.shape.event.value,
        occurredAt: openedAt,
        data: { riskId, kind },
      };
      const { written } = await transact(table, () => [
        riskWrite(risk),
        ...signalWrites(riskId, signal, seen),
        eventWrite(riskId, risk.revision, event),
      ]);
      return written;
    },

    /** Takes what is shared into an open case. @returns false when either was changed meanwhile. */
    async attach(risk: Risk, signal: Signal, seen: RiskId | undefined): Promise<boolean> {
      const { written } = await transact(table, () => [
        riskWrite({ ...withoutProposal(risk), revision: risk.revision + 1 }),
        ...signalWrites(risk.riskId, signal, seen),
      ]);
      return written;
    },

    /** Has what is shared point to the case that it points to under another key. @returns false when it points somewhere. */
    async follow(signal: Signal, riskId: RiskId): Promise<boolean> {
      return (await transact(table, () => signalWrites(riskId, signal, undefined))).written;
    },

    /**
     * Has the younger of two open cases become part of the older. What was proposed about either is void, since it was
     * about fewer people.
     * @returns false when either was changed meanwhile.
     */
    async merge(one: Risk, other: Risk, at: string): Promise<boolean> {
      const into = older(one, other);
      const part = into === one ? other : one;
      const event: RiskMerged = {
        event: RiskMerged.shape.event.value,
        occurredAt: at,
        data: { riskId: part.riskId, into: into.riskId },
      };
      const { written } = await transact(table, () => [
        riskWrite({
          ...withoutProposal(into),
          atLeast: Math.max(into.atLeast, part.atLeast),
          revision: into.revision + 1,
        }),
        riskWrite({
          ...withoutProposal(part),
          status: 'merged',
          mergedInto: into.riskId,
          revision: part.revision + 1,
        }),
        { Put: { TableName, Item: { ...riskKeys.riskPart(into.riskId, part.riskId), part: part.riskId } } },
        eventWrite(part.riskId, part.revision + 1, event),
      ]);
      return written;
    },

    /** Says of an open case that it has so many members at least; a smaller number than before changes nothing. */
    async grown({ riskId }: Risk, atLeast: number): Promise<void> {
      await transact(table, () => [
        {
          Update: {
            TableName,
            Key: riskKeys.risk(riskId),
            UpdateExpression: 'SET atLeast = :size',
            ConditionExpression: 'atLeast < :size',
            ExpressionAttributeValues: { ':size': atLeast },
          },
        },
      ]);
    },

    /** Writes a case as it became after the one that was read. @returns false when it was changed meanwhile. */
    async save(risk: Risk, event?: RiskEvent): Promise<boolean> {
      const revision = risk.revision + 1;
      const { written } = await transact(table, () => [
        riskWrite({ ...risk, revision }),
        ...(event === undefined ? [] : [eventWrite(risk.riskId, revision, event)]),
      ]);
      return written;
    },

    /** What a case is about, its own and that of the cases that became part of it, at most so many. */
    async signals(riskId: RiskId, most: number): Promise<Signal[]> {
      const found: Signal[] = [];
      const waiting = [riskId];
      for (let next = waiting.shift(); next !== undefined && found.length < most; next = waiting.shift()) {
        const [signals, parts] = await Promise.all([
          queryAll(table, riskKeys.riskSignals(next), { limit: most }),
          queryAll(table, riskKeys.riskParts(next), { limit: most }),
        ]);
        found.push(...signals.map((item) => Signal.parse(item)));
        waiting.push(...parts.map((item) => Part.parse(item).part));
      }
      return found.slice(0, most);
    },

    /** A page of the cases of a status, the oldest first; `next` leads to the one after it. */
    async list(
      status: Risk['status'],
      cursor: string | undefined,
    ): Promise<{ readonly risks: Risk[]; readonly next: string | undefined }> {
      const { Items = [], LastEvaluatedKey } = await table.client.send(
        new QueryCommand({
          TableName,
          IndexName: index.name,
          KeyConditionExpression: cursor === undefined ? 'gsi1pk = :status' : 'gsi1pk = :status AND gsi1sk > :after',
          ExpressionAttributeValues: {
            ':status': riskIndex.risks(status).gsi1pk,
            ...(cursor === undefined ? {} : { ':after': placeOf(cursor) }),
          },
          Limit: pageSize,
        }),
      );
      const last: unknown = LastEvaluatedKey?.['gsi1sk'];
      return {
        risks: Items.map((item) => Risk.parse(item)),
        next: typeof last === 'string' ? Buffer.from(last).toString('base64url') : undefined,
      };
    },
  };
};
export type Risks = ReturnType<typeof riskTable>;
