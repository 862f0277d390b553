import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { PresenceDoubted, PresenceProven, PresenceRejected } from '../../events/presence-changed.ts';
import type { OrderId } from '../../events/training.ts';
import { attendable, Presence, PresenceLink, sampleDays } from '../domain/training/presence.ts';
import type { Table } from './client.ts';
import { cursorOf, positionOf } from './cursor.ts';
import { index, keys } from './keys.ts';
import { getItem, queryAll } from './read.ts';
import { rekeyingKeys } from './rekeying-keys.ts';
import { transact, type Writes } from './transaction.ts';

const Sample = z.object({ sealed: z.string(), keptUntil: z.string() });

const pageSize = 50;
const reviewCursor = /^(\d{4}-\d{2}-\d{2}T[\d:.]+Z)#([A-Za-z0-9_-]{48})$/;

/** How long a link stands after its page has ended, to say what became of it. */
const linkDaysAfter = 7;

const secondsAfter = (instant: string, days: number): number => Math.ceil(Date.parse(instant) / 1_000) + days * 86_400;

const endOfLinkItem = ({ validUntil }: PresenceLink): number => secondsAfter(validUntil, linkDaysAfter);

/** Why nothing was written: somebody else used or decided the link, the order has ended, the picture is gone, or the presence stands. */
type Failure = 'link-changed' | 'order-ended' | 'sample-gone' | 'present-already';
export type PresenceOutcome = 'written' | Failure;

type PresenceEvent = PresenceProven | PresenceDoubted | PresenceRejected;

/** A write with what it means when its condition fails. */
interface Step {
  readonly write: Writes[number];
  readonly failure: Failure;
}

export const presenceTable = (table: Table) => {
  const { name: TableName } = table;

  const linkStep = (link: PresenceLink, from: PresenceLink['status']): Step => {
    const { linkId, status, triedAt } = link;
    const waits = status === 'in-review' && triedAt !== undefined ? index.presenceToReview(triedAt, linkId) : {};
    // What a person decides, or has decided, is kept; the presence itself is the record of a face that passed.
    const place = status === 'present' ? { expiresAt: endOfLinkItem(link) } : waits;
    return {
      write: {
        Put: {
          TableName,
          Item: { ...keys.presenceLink(linkId), ...place, ...link },
          ConditionExpression: '#status = :from',
          ExpressionAttributeNames: { '#status': 'status' },
          ExpressionAttributeValues: { ':from': from },
        },
      },
      failure: 'link-changed',
    };
  };

  const presenceStep = (orderId: OrderId, presence: Presence): Step => ({
    write: {
      Put: {
        TableName,
        Item: { ...keys.presence(orderId, presence.sequence), ...presence },
        ConditionExpression: 'attribute_not_exists(pk)',
      },
    },
    failure: 'present-already',
  });

  /** A purchase that is cancelled meanwhile gets no presence any more. */
  const orderStep = (orderId: OrderId): Step => ({
    write: {
      ConditionCheck: {
        TableName,
        Key: keys.order(orderId),
        ConditionExpression: `#status IN (${attendable.map((_, position) => `:s${position}`).join(', ')})`,
        ExpressionAttributeNames: { '#status': 'status' },
        ExpressionAttributeValues: Object.fromEntries(attendable.map((status, position) => [`:s${position}`, status])),
      },
    },
    failure: 'order-ended',
  });

  const eventStep = (linkId: string, event: PresenceEvent): Step => ({
    write: {
      Put: {
        TableName,
        Item: {
          ...keys.presenceEvent(linkId, event.event),
          ...index.eventsOf(event.occurredAt, event.data.orderId),
          ...event,
        },
      },
    },
    failure: 'link-changed',
  });

  /** All steps or none; where several conditions fail, the first of the steps says why. */
  const take = async (steps: readonly Step[]): Promise<PresenceOutcome> => {
    const outcome = await transact(table, () => steps.map(({ write }) => write));
    if (outcome.written) return 'written';
    const failed = steps.find((_, position) => outcome.failed.includes(position));
    return failed?.failure ?? 'link-changed';
  };

  return {
    async link(linkId: string): Promise<PresenceLink | undefined> {
      const item = await getItem(table, keys.presenceLink(linkId));
      return item === undefined ? undefined : PresenceLink.parse(item);
    },

    async presence(orderId: OrderId, sequence: number): Promise<Presence | undefined> {
      const item = await getItem(table, keys.presence(orderId, sequence));
      return item === undefined ? undefined : Presence.parse(item);
    },

    /** Every presence of a purchase, by sequence. */
    async presences(orderId: OrderId): Promise<Presence[]> {
      return (await queryAll(table, keys.presences(orderId))).map((item) => Presence.parse(item));
    },

    /** Keeps a new link until some days after its end. */
    async keep(link: PresenceLink): Promise<void> {
      const Item = { ...keys.presenceLink(link.linkId), expiresAt: endOfLinkItem(link), ...link };
      const outcome = await transact(table, () => [
        { Put: { TableName, Item, ConditionExpression: 'attribute_not_exists(pk)' } },
      ]);
      if (!outcome.written) throw new Error('A random name of a link was taken.');
    },

    /** A face that passed: the link is used, the presence stands, and its event is on record. */
    prove: (link: PresenceLink, presence: Presence, event: PresenceProven): Promise<PresenceOutcome> =>
      take([
        linkStep(link, 'open'),
        presenceStep(link.orderId, presence),
        orderStep(link.orderId),
        eventStep(link.linkId, event),
      ]),

    /** A face that did not pass: the link waits for a person, with the encrypted picture beside it for some days. */
    doubt: (link: PresenceLink, sealed: string, event: PresenceDoubted): Promise<PresenceOutcome> => {
      const expiresAt = secondsAfter(event.occurredAt, sampleDays);
      const keptUntil = new Date(expiresAt * 1_000).toISOString();
      return take([
        linkStep(link, 'open'),
        {
          write: { Put: { TableName, Item: { ...keys.presenceSample(link.linkId), expiresAt, sealed, keptUntil } } },
          failure: 'link-changed',
        },
        // What is encrypted of a person is found from the person.
        { write: { Put: { TableName, Item: rekeyingKeys.doubt(link.orderId, link.linkId) } }, failure: 'link-changed' },
        orderStep(link.orderId),
        eventStep(link.linkId, event),
      ]);
    },

    /** The encrypted picture, as long as it may be looked at: what DynamoDB has not deleted yet is gone for us as well. */
    async sample(linkId: string, at: Date): Promise<z.infer<typeof Sample> | undefined> {
      const item = await getItem(table, keys.presenceSample(linkId));
      if (item === undefined) return undefined;
      const sample = Sample.parse(item);
      return sample.keptUntil > at.toISOString() ? sample : undefined;
    },

    /** A person accepted: the presence stands, and the picture is deleted. Without a picture there is nothing to accept. */
    async accept(link: PresenceLink, presence: Presence, event: PresenceProven): Promise<PresenceOutcome> {
      const sampleStep: Step = {
        write: {
          Delete: {
            TableName,
            Key: keys.presenceSample(link.linkId),
            ConditionExpression: 'attribute_exists(pk) AND keptUntil > :at',
            ExpressionAttributeValues: { ':at': event.occurredAt },
          },
        },
        failure: 'sample-gone',
      };
      const closing = [linkStep(link, 'in-review'), sampleStep, orderStep(link.orderId)];
      const outcome = await take([...closing, presenceStep(link.orderId, presence), eventStep(link.linkId, event)]);
      // Meanwhile another link may have proven the same presence, which then stands as it is.
      return outcome === 'present-already' ? take(closing) : outcome;
    },

    /** A person did not accept: the picture is deleted. */
    reject: (link: PresenceLink, event: PresenceRejected): Promise<PresenceOutcome> =>
      take([
        linkStep(link, 'in-review'),
        { write: { Delete: { TableName, Key: keys.presenceSample(link.linkId) } }, failure: 'link-changed' },
        eventStep(link.linkId, event),
      ]),

    /** A page of the links that wait for a person, the longest wait first; `next` leads to the one after it. */
    async toReview(
      cursor: string | undefined,
    ): Promise<{ readonly links: PresenceLink[]; readonly next: string | undefined }> {
      const startOfPage = () => {
        if (cursor === undefined) return undefined;
        const [, triedAt = '', linkId = ''] = positionOf(cursor, reviewCursor);
        return { ...keys.presenceLink(linkId), ...index.presenceToReview(triedAt, linkId) };
      };
      const { Items = [], LastEvaluatedKey } = await table.client.send(
        new QueryCommand({
          TableName,
          IndexName: index.name,
          KeyConditionExpression: 'gsi1pk = :waiting',
          ExpressionAttributeValues: { ':waiting': index.presencesToReview().gsi1pk },
          Limit: pageSize,
          ExclusiveStartKey: startOfPage(),
        }),
      );
      return {
        links: Items.map((item) => PresenceLink.parse(item)),
        next: LastEvaluatedKey === undefined ? undefined : cursorOf(String(LastEvaluatedKey['gsi1sk'])),
      };
    },
  };
};
export type Presences = ReturnType<typeof presenceTable>;
