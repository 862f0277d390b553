import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { Instant, type ApplicantId } from '../../events/event.ts';
import {
  lanes,
  longestWaitSeconds,
  turnInterval,
  turnLifetimeSeconds,
  type ChallengeSettings,
} from '../domain/registration-challenge.ts';
import { Refusal } from '../errors.ts';
import type { Table } from './client.ts';
import { getItem } from './read.ts';
import { switchKeys } from './switch-keys.ts';
import { unlessRefused } from './transaction.ts';

const StoredTurn = z.object({ turnAt: Instant });
const LastTurn = z.object({ lastTurn: z.number() });

/** Which part of the lane somebody waits in: always the same. */
const laneOf = (id: ApplicantId): number => Number.parseInt(id.slice(-2), 16) % lanes;

/** A lane that is idle and busy by turns, and both between two looks at it, is tried again so many times. */
const attempts = 5;

/**
 * The lane of those who wait to register instead of working: so many turns a minute and no more, however many accounts
 * ask. A part of the lane is one number, the last turn that was given out; the next is one interval later, or the shortest
 * wait from now where nobody is waiting. A turn costs one read and two or three writes, once a person.
 */
export const waitingLane = (table: Table) => {
  const { client, name: TableName } = table;

  /** One write whose condition may fail: the number that it left behind, or undefined. */
  const moved = async (part: number, expression: string, condition: string, values: Record<string, number>) => {
    try {
      const { Attributes } = await client.send(
        new UpdateCommand({
          TableName,
          Key: switchKeys.lane(part),
          UpdateExpression: expression,
          ConditionExpression: condition,
          ExpressionAttributeValues: values,
          ReturnValues: 'UPDATED_NEW',
        }),
      );
      return LastTurn.parse(Attributes).lastTurn;
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return undefined;
      throw error;
    }
  };

  /** @throws Refusal waiting-lane-full when the next turn would be too far away. */
  const nextTurn = async (part: number, settings: ChallengeSettings, at: Date): Promise<Date> => {
    const soonest = at.getTime() + 1_000 * settings.waitSeconds;
    const latest = at.getTime() + 1_000 * Math.max(longestWaitSeconds, settings.waitSeconds);
    const interval = turnInterval(settings);
    for (let attempt = 0; attempt < attempts; attempt += 1) {
      const behindOthers = await moved(part, 'ADD lastTurn :interval', 'lastTurn BETWEEN :from AND :to', {
        ':interval': interval,
        ':from': soonest - interval,
        ':to': latest - interval,
      });
      if (behindOthers !== undefined) return new Date(behindOthers);
      const alone = await moved(part, 'SET lastTurn = :soonest', 'attribute_not_exists(lastTurn) OR lastTurn < :from', {
        ':soonest': soonest,
        ':from': soonest - interval,
      });
      if (alone !== undefined) return new Date(alone);
      const last = LastTurn.safeParse(await getItem(table, switchKeys.lane(part))).data?.lastTurn ?? 0;
      if (last > latest - interval) {
        const seconds = Math.max(1, Math.ceil((last - (latest - interval)) / 1_000));
        throw new Refusal('waiting-lane-full', { values: { seconds }, retryAfterSeconds: seconds });
      }
    }
    throw new Refusal('busy-try-again');
  };

  /** The turn that somebody has, and may still use; undefined where there is none. */
  const ownTurn = async (id: ApplicantId, at: Date): Promise<Date | undefined> => {
    const stored = StoredTurn.safeParse(await getItem(table, switchKeys.turn(id)));
    if (!stored.success) return undefined;
    const turnAt = new Date(stored.data.turnAt);
    return at.getTime() <= turnAt.getTime() + 1_000 * turnLifetimeSeconds ? turnAt : undefined;
  };

  return {
    /**
     * When somebody's turn comes. Who asks again keeps the turn they have, until its time is over.
     * @throws Refusal waiting-lane-full, or busy-try-again.
     */
    async turnOf(id: ApplicantId, settings: ChallengeSettings, at: Date): Promise<Date> {
      const known = await ownTurn(id, at);
      if (known !== undefined) return known;
      const turnAt = await nextTurn(laneOf(id), settings, at);
      const isOwn = await unlessRefused(
        client.send(
          new PutCommand({
            TableName,
            Item: {
              ...switchKeys.turn(id),
              turnAt: turnAt.toISOString(),
              expiresAt: Math.ceil(turnAt.getTime() / 1_000) + turnLifetimeSeconds,
            },
            ConditionExpression: 'attribute_not_exists(pk) OR turnAt < :over',
            ExpressionAttributeValues: {
              ':over': new Date(at.getTime() - 1_000 * turnLifetimeSeconds).toISOString(),
            },
          }),
        ),
      );
      // A second click was faster. The turn that was taken for this one is lost: one interval of the lane.
      return isOwn ? turnAt : ((await ownTurn(id, at)) ?? turnAt);
    },
  };
};
export type WaitingLane = ReturnType<typeof waitingLane>;
