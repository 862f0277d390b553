import { PutCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { PersonAccessed } from '../../events/person-accessed.ts';
import type { VisitId, VisitOpened, VisitRequested } from '../../events/visit-changed.ts';
import { Visit, type OpenedVisit } from '../domain/help-desk/visit.ts';
import { CodeRequests } from '../domain/one-time-code.ts';
import type { Table } from './client.ts';
import { index, type KeyedHash } from './keys.ts';
import { getItem } from './read.ts';
import { transact, type Writes } from './transaction.ts';
import { visitKeys } from './visit-keys.ts';

/** How long a visit stays, in seconds: a message about it can be late by days. What was done in it stays with the person. */
const visitSeconds = 30 * 86_400;
/** How long the counts stay after the last request, in seconds. */
const countSeconds = 2 * 86_400;

const expiryOf = (at: string, seconds: number): number => Math.ceil(Date.parse(at) / 1_000) + seconds;

const LookUps = z.object({ lookUps: z.int().nonnegative() });

/** A visit that is asked for, with what it is counted under. */
export interface VisitRequest {
  readonly visit: Visit;
  readonly event: VisitRequested;
  /** In WIB, YYYY-MM-DD. */
  readonly day: string;
  readonly mostLookUps: number;
  readonly nikHash: KeyedHash;
  /** What was asked for with the NIK before, as it was read, and with this request. */
  readonly seen: CodeRequests | undefined;
  readonly requests: CodeRequests;
}

export const visitTable = (table: Table) => {
  const eventWrite = (event: VisitRequested | VisitOpened, expiresAt?: number): Writes[number] => {
    const { visitId } = event.data;
    return {
      Put: {
        TableName: table.name,
        Item: {
          ...visitKeys.visitEvent(visitId, event.event),
          ...index.eventsOf(event.occurredAt, visitId),
          ...event,
          ...(expiresAt === undefined ? {} : { expiresAt }),
        },
      },
    };
  };

  return {
    async get(visitId: VisitId): Promise<Visit | undefined> {
      const item = await getItem(table, visitKeys.visit(visitId));
      return item === undefined ? undefined : Visit.parse(item);
    },

    /** How many people a member of staff asked for on a day (WIB). */
    async lookUps(staffId: string, day: string): Promise<number> {
      const item = await getItem(table, visitKeys.lookUps(staffId, day));
      return item === undefined ? 0 : LookUps.parse(item).lookUps;
    },

    /** How often a NIK was asked for. */
    async requests(nikHash: KeyedHash): Promise<CodeRequests | undefined> {
      const item = await getItem(table, visitKeys.nikRequests(nikHash));
      return item === undefined ? undefined : CodeRequests.parse(item);
    },

    /**
     * Counts a request under the member of staff and under the NIK, and keeps the visit and has its code sent, all or
     * nothing.
     * @returns `counted-out` when the member of staff has asked for as many as they may on the day, `changed` when the NIK
     * was asked for by somebody else meanwhile.
     */
    async request(request: VisitRequest): Promise<'requested' | 'counted-out' | 'changed'> {
      const { visit, event, day, mostLookUps, nikHash, seen, requests } = request;
      const { requestedAt, staffId, visitId } = visit;
      const visitExpiry = expiryOf(requestedAt, visitSeconds);
      const countExpiry = expiryOf(requestedAt, countSeconds);
      const outcome = await transact(table, (TableName) => [
        {
          Update: {
            TableName,
            Key: visitKeys.lookUps(staffId, day),
            UpdateExpression: 'ADD lookUps :one SET expiresAt = :expiresAt',
            ConditionExpression: 'attribute_not_exists(lookUps) OR lookUps < :most',
            ExpressionAttributeValues: { ':one': 1, ':most': mostLookUps, ':expiresAt': countExpiry },
          },
        },
        {
          Put: {
            TableName,
            Item: { ...visitKeys.nikRequests(nikHash), ...requests, expiresAt: countExpiry },
            ...(seen === undefined
              ? { ConditionExpression: 'attribute_not_exists(pk)' }
              : {
                  ConditionExpression: '#count = :count AND lastAt = :at',
                  ExpressionAttributeNames: { '#count': 'count' },
                  ExpressionAttributeValues: { ':count': seen.count, ':at': seen.lastAt },
                }),
          },
        },
        {
          Put: {
            TableName,
            Item: { ...visitKeys.visit(visitId), ...visit, expiresAt: visitExpiry },
            ConditionExpression: 'attribute_not_exists(pk)',
          },
        },
        eventWrite(event, visitExpiry),
      ]);
      if (outcome.written) return 'requested';
      return outcome.failed.includes(0) ? 'counted-out' : 'changed';
    },

    /** Writes what would stand with a person, where the NIK of a visit is nobody’s. */
    async nobodyAccessed(visitId: VisitId, { occurredAt, data }: PersonAccessed): Promise<void> {
      await table.client.send(
        new PutCommand({
          TableName: table.name,
          Item: {
            ...visitKeys.nobodysAccess(visitId, occurredAt, data.requestId),
            occurredAt,
            data,
            expiresAt: expiryOf(occurredAt, visitSeconds),
          },
        }),
      );
    },

    /**
     * Takes a try off the code of a visit.
     * @returns false when none is left, or the visit was opened meanwhile.
     */
    async take({ visitId }: Visit): Promise<boolean> {
      const { written } = await transact(table, (TableName) => [
        {
          Update: {
            TableName,
            Key: visitKeys.visit(visitId),
            UpdateExpression: 'SET triesLeft = triesLeft - :one',
            ConditionExpression: 'triesLeft > :none AND attribute_not_exists(openedAt)',
            ExpressionAttributeValues: { ':one': 1, ':none': 0 },
          },
        },
      ]);
      return written;
    },

    /**
     * Takes the last try that there will be: the visit is open, and that it is goes on record with it.
     * @returns false when no try was left, or the visit was opened meanwhile.
     */
    async open({ visitId, openedAt, openUntil }: OpenedVisit, event: VisitOpened): Promise<boolean> {
      const { written } = await transact(table, (TableName) => [
        {
          Update: {
            TableName,
            Key: visitKeys.visit(visitId),
            UpdateExpression: 'SET triesLeft = triesLeft - :one, openedAt = :openedAt, openUntil = :openUntil',
            ConditionExpression: 'triesLeft > :none AND attribute_not_exists(openedAt)',
            ExpressionAttributeValues: { ':one': 1, ':none': 0, ':openedAt': openedAt, ':openUntil': openUntil },
          },
        },
        eventWrite(event),
      ]);
      return written;
    },

    /** Closes a visit before its time; the first closing stays. */
    async end({ visitId }: OpenedVisit, at: string): Promise<void> {
      await transact(table, (TableName) => [
        {
          Update: {
            TableName,
            Key: visitKeys.visit(visitId),
            UpdateExpression: 'SET endedAt = :at',
            ConditionExpression: 'attribute_exists(pk) AND attribute_not_exists(endedAt)',
            ExpressionAttributeValues: { ':at': at },
          },
        },
      ]);
    },
  };
};
export type Visits = ReturnType<typeof visitTable>;
