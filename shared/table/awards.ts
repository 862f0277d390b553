import * as z from 'zod';
import { ApplicantId, WaveId } from '../../events/event.ts';
import { AwardEnded, AwardRestored } from '../../events/award-ended.ts';
import { AwardMade } from '../../events/award-made.ts';
import { AwardReleased } from '../../events/award-released.ts';
import { Award } from '../domain/award.ts';
import { freedBy } from '../domain/freed-place.ts';
import { awardEndTransfer, awardReturnTransfer, awardTransfer } from '../domain/ledger/card-transfers.ts';
import { revocationTransfer, type Transfer } from '../domain/ledger/transfer.ts';
import { endedMoves } from '../domain/regions/move.ts';
import type { Run } from '../domain/run.ts';
import type { Table } from './client.ts';
import { dueWrites } from './deadlines.ts';
import { freedPlaceWrite, placeReturn } from './freed-places.ts';
import { index, keys } from './keys.ts';
import { getItem, queryAll } from './read.ts';
import { moveWrites } from './region-moves.ts';
import { stoppedAwards } from './stopped-awards.ts';
import { transact, type Writes } from './transaction.ts';
import { enterAllotment, transferWrites } from './transfers.ts';
import { raiseWorkOrder } from './work-orders.ts';

/** An event of an award, under the person and in the index of events by hour. */
const eventItem = (
  { applicantId, waveId }: Award,
  registrationVersion: number,
  event: AwardMade | AwardReleased | AwardEnded | AwardRestored,
) => ({
  ...keys.personEvent(applicantId, registrationVersion, `${event.event}#${waveId}`),
  ...index.eventsOf(event.occurredAt, applicantId),
  ...event,
});

const made = (award: Award, occurredAt: string): AwardMade => {
  const { applicantId, waveId, ticket, regency, rank, state } = award;
  if (state === 'ended' || state === 'stopped') throw new Error('An award that has ended is not made.');
  return {
    event: AwardMade.shape.event.value,
    occurredAt,
    data: { applicantId, waveId, ticket, regency, rank, state },
  };
};

const released = ({ applicantId, waveId, ticket }: Award, drawnBy: ApplicantId, occurredAt: string): AwardReleased => ({
  event: AwardReleased.shape.event.value,
  occurredAt,
  data: { applicantId, waveId, ticket, drawnBy },
});

const ended = (award: Award): AwardEnded => {
  const { applicantId, waveId, ticket, regency, endedBecause: because, endedAt, endedReason, endedListVersion } = award;
  if (because === undefined || endedAt === undefined) throw new Error('An award ends at an instant, for a reason.');
  const listed = {
    ...(endedReason === undefined ? {} : { reason: endedReason }),
    ...(endedListVersion === undefined ? {} : { listVersion: endedListVersion }),
  };
  return {
    event: AwardEnded.shape.event.value,
    occurredAt: endedAt,
    data: { applicantId, waveId, ticket, regency, because, ...listed },
  };
};

const restored = ({ applicantId, waveId, ticket, regency }: Award, occurredAt: string): AwardRestored => ({
  event: AwardRestored.shape.event.value,
  occurredAt,
  data: { applicantId, waveId, ticket, regency },
});

/** Holds while a card is the one that was seen and can be used: in the transaction of what is given only to such. */
export const usableCheck =
  ({ applicantId, waveId, ticket }: Pick<Award, 'applicantId' | 'waveId' | 'ticket'>) =>
  (TableName: string): Writes[number] => ({
    ConditionCheck: {
      TableName,
      Key: keys.award(applicantId, waveId),
      ConditionExpression: '#state = :active AND ticket = :ticket',
      ExpressionAttributeNames: { '#state': 'state' },
      ExpressionAttributeValues: { ':active': 'active', ':ticket': ticket },
    },
  });

/** What goes with an award's end or return in its transaction. */
interface Beside {
  /** The published draw that gave the place out. */
  readonly draw: Run;
  /** Of the person. */
  readonly registrationVersion: number;
  readonly others: (tableName: string) => Writes;
}

const CardItem = z.object({ applicantId: ApplicantId, waveId: WaveId });

/** What the item of a card says: whose it is, and for which ticket it was given. */
const cardOf = ({ applicantId, waveId, ticket }: Award) => ({ applicantId, waveId, ticket });

export const awardTable = (table: Table) => ({
  ...stoppedAwards(table),

  /** A person's award in a wave. */
  async get(applicantId: ApplicantId, waveId: WaveId): Promise<Award | undefined> {
    const item = await getItem(table, keys.award(applicantId, waveId));
    return item === undefined ? undefined : Award.parse(item);
  },

  /** The award whose card has a number. */
  async ofCard(cardNumber: string): Promise<Award | undefined> {
    const card = await getItem(table, keys.card(cardNumber));
    if (card === undefined) return undefined;
    const { applicantId, waveId } = CardItem.parse(card);
    const item = await getItem(table, keys.award(applicantId, waveId));
    return item === undefined ? undefined : Award.parse(item);
  },

  /** A person's awards in all waves, by wave. */
  async all(applicantId: ApplicantId): Promise<Award[]> {
    return (await queryAll(table, keys.awards(applicantId))).map((item) => Award.parse(item));
  },

  /** Sets money aside for the awards of a regency, before the first of them is made. Set aside again it stands as it is. */
  async allot(allotment: Transfer): Promise<void> {
    await enterAllotment(table, allotment);
  },

  /**
   * Gives a person the card: the award, the card's number, the event, the money out of the allotment, and what else is to
   * be written with it, in one transaction. An award that stands is left as it is.
   * @returns `number-taken` when another award has the card's number, `refused` when a condition of `others` did not hold.
   */
  async make(
    award: Award,
    {
      registrationVersion,
      at,
      others,
    }: {
      registrationVersion: number;
      /** When the money moves, in ISO 8601. */
      at: string;
      others: (tableName: string) => Writes;
    },
  ): Promise<'made' | 'already' | 'number-taken' | 'refused'> {
    const { applicantId, waveId, cardNumber } = award;
    const ConditionExpression = 'attribute_not_exists(pk)';
    const outcome = await transact(table, (TableName) => [
      { Put: { TableName, Item: { ...keys.award(applicantId, waveId), ...award }, ConditionExpression } },
      { Put: { TableName, Item: { ...keys.card(cardNumber), ...cardOf(award) }, ConditionExpression } },
      { Put: { TableName, Item: eventItem(award, registrationVersion, made(award, award.announcedAt)) } },
      ...transferWrites(awardTransfer(award, at))(TableName),
      ...dueWrites(award)(TableName),
      ...others(TableName),
    ]);
    if (outcome.written) return 'made';
    if (outcome.failed.includes(0)) return 'already';
    if (!outcome.failed.includes(1)) return 'refused';
    // A worker that is late may come when a ruling has brought the award to another person already.
    const card = await getItem(table, keys.card(cardNumber));
    return card?.['waveId'] === waveId && card['ticket'] === award.ticket ? 'already' : 'number-taken';
  },

  /**
   * Puts an award that was held for a dispute in the place to which the ruling brings it: the same award for the same
   * person, or in the partition of another, who has the card then. An award that is active now is told of by its event.
   * @returns false when the held award was changed meanwhile, the new holder has one of this wave already, or a
   * condition of `others` did not hold.
   */
  async release(
    held: Award,
    award: Award,
    {
      registrationVersion,
      at,
      others,
    }: {
      /** Of the holder. */
      readonly registrationVersion: number;
      /** ISO 8601. */
      readonly at: string;
      readonly others: (tableName: string) => Writes;
    },
  ): Promise<boolean> {
    const { applicantId, waveId, cardNumber } = award;
    const isMoved = applicantId !== held.applicantId;
    const asRead = {
      ConditionExpression: '#state = :held AND heldBecause = :because',
      ExpressionAttributeNames: { '#state': 'state' },
      ExpressionAttributeValues: { ':held': 'held', ':because': held.heldBecause },
    };
    const event =
      award.state === 'active' ? released(award, held.applicantId, at) : isMoved ? made(award, at) : undefined;
    const Item = { ...keys.award(applicantId, waveId), ...award };
    const outcome = await transact(table, (TableName) => [
      ...(isMoved
        ? [
            { Delete: { TableName, Key: keys.award(held.applicantId, waveId), ...asRead } },
            { Put: { TableName, Item, ConditionExpression: 'attribute_not_exists(pk)' } },
            { Put: { TableName, Item: { ...keys.card(cardNumber), ...cardOf(award) } } },
            ...transferWrites(awardEndTransfer(held, at))(TableName),
            ...transferWrites(awardReturnTransfer(award, at))(TableName),
          ]
        : [{ Put: { TableName, Item, ...asRead } }]),
      ...(event === undefined ? [] : [{ Put: { TableName, Item: eventItem(award, registrationVersion, event) } }]),
      ...dueWrites(award)(TableName),
      ...others(TableName),
    ]);
    return outcome.written;
  },

  /**
   * Ends an award that was in the state `from` ({@link endedAward}), leaves its place free, moves its money at the instant
   * `at` (ISO 8601) and puts the event on record. The card's number stays taken.
   * @returns false when the award is not in that state any more, or a condition of `others` did not hold.
   */
  async end(
    award: Award,
    { from, draw, registrationVersion, at, others }: Beside & { readonly from: Award['state']; readonly at: string },
  ): Promise<boolean> {
    const { applicantId, waveId, returned = 0 } = award;
    const before = { ...award, balance: returned };
    const transfer =
      award.endedBecause === 'revoked' ? revocationTransfer(award, returned, at) : awardEndTransfer(before, at);
    const place = freedBy(award, draw.run);
    const outcome = await transact(table, (TableName) => [
      {
        Put: {
          TableName,
          Item: { ...keys.award(applicantId, waveId), ...award },
          // A purchase that was quicker, or one taken back since, changes one of these.
          ConditionExpression:
            '#state = :from AND ticket = :ticket AND attribute_not_exists(firstPurchaseAt) AND firstPurchaseDeadline = :deadline AND balance = :balance',
          ExpressionAttributeNames: { '#state': 'state' },
          ExpressionAttributeValues: {
            ':from': from,
            ':ticket': award.ticket,
            ':deadline': award.firstPurchaseDeadline,
            ':balance': returned,
          },
        },
      },
      ...transferWrites(transfer)(TableName),
      ...(place === undefined ? [] : [freedPlaceWrite(draw, place)(TableName)]),
      { Put: { TableName, Item: eventItem(award, registrationVersion, ended(award)) } },
      ...moveWrites(endedMoves(award, 1, award.endedAt ?? at))(TableName),
      ...others(TableName),
    ]);
    return outcome.written;
  },

  /**
   * Gives an award back that had ended, with its place, unless somebody was called for that or it went to another wave.
   * @returns false when either is so, the award was changed meanwhile, or a condition of `others` did not hold.
   */
  async restore(endedBefore: Award, award: Award, { draw, registrationVersion, others }: Beside): Promise<boolean> {
    const { applicantId, waveId } = award;
    const { endedAt = '' } = endedBefore;
    const outcome = await transact(table, (TableName) => [
      {
        Put: {
          TableName,
          Item: { ...keys.award(applicantId, waveId), ...award },
          ConditionExpression: '#state = :ended AND endedAt = :endedAt',
          ExpressionAttributeNames: { '#state': 'state' },
          ExpressionAttributeValues: { ':ended': 'ended', ':endedAt': endedAt },
        },
      },
      ...transferWrites(awardReturnTransfer(award, award.releasedAt ?? endedAt))(TableName),
      placeReturn(draw, award)(TableName),
      {
        ConditionCheck: {
          TableName,
          Key: keys.wave(waveId),
          ConditionExpression: 'attribute_not_exists(recoveredThrough) OR recoveredThrough < :endedAt',
          ExpressionAttributeValues: { ':endedAt': endedAt },
        },
      },
      { Put: { TableName, Item: eventItem(award, registrationVersion, restored(award, award.releasedAt ?? endedAt)) } },
      ...moveWrites(endedMoves(endedBefore, -1, endedAt))(TableName),
      ...dueWrites(award)(TableName),
      ...others(TableName),
    ]);
    return outcome.written;
  },

  /** Has a member of the family settled anew because of an award, apart from the award's own transaction. */
  async tellMember(member: ApplicantId, at: string): Promise<void> {
    await transact(table, (TableName) => [raiseWorkOrder(member, at)(TableName)]);
  },
});
export type AwardTable = ReturnType<typeof awardTable>;
