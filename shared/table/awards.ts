import type { ApplicantId, WaveId } from '../../events/event.ts';
import { AwardMade } from '../../events/award-made.ts';
import { Award } from '../domain/award.ts';
import type { Table } from './client.ts';
import { index, keys } from './keys.ts';
import { getItem } from './read.ts';
import { transact, type Writes } from './transaction.ts';
import { raiseWorkOrder } from './work-orders.ts';

const eventType = AwardMade.shape.event.value;

/** The award's event, under the person and in the index of events by hour. */
const eventItem = (award: Award, registrationVersion: number) => {
  const { applicantId, waveId, ticket, regency, rank, state, announcedAt } = award;
  return {
    ...keys.personEvent(applicantId, registrationVersion, `${eventType}#${waveId}`),
    ...index.eventsOf(announcedAt, applicantId),
    event: eventType,
    occurredAt: announcedAt,
    data: { applicantId, waveId, ticket, regency, rank, state } satisfies AwardMade['data'],
  };
};

export const awardTable = (table: Table) => ({
  /** A person's award in a wave. */
  async get(applicantId: ApplicantId, waveId: WaveId): Promise<Award | undefined> {
    const item = await getItem(table, keys.award(applicantId, waveId));
    return item === undefined ? undefined : Award.parse(item);
  },

  /**
   * Gives a person the card: the award, the card's number, the event, and what else is to be written with it, in one
   * transaction. An award that stands is left as it is.
   * @returns `number-taken` when another award has the card's number.
   */
  async make(
    award: Award,
    { registrationVersion, others }: { registrationVersion: number; others: (tableName: string) => Writes },
  ): Promise<'made' | 'already' | 'number-taken'> {
    const { applicantId, waveId, cardNumber } = award;
    const ConditionExpression = 'attribute_not_exists(pk)';
    const outcome = await transact(table, (TableName) => [
      { Put: { TableName, Item: { ...keys.award(applicantId, waveId), ...award }, ConditionExpression } },
      { Put: { TableName, Item: { ...keys.card(cardNumber), applicantId, waveId }, ConditionExpression } },
      { Put: { TableName, Item: eventItem(award, registrationVersion) } },
      ...others(TableName),
    ]);
    if (outcome.written) return 'made';
    return outcome.failed.includes(0) ? 'already' : 'number-taken';
  },

  /** Has a member of the family settled anew because of an award, apart from the award's own transaction. */
  async tellMember(member: ApplicantId, at: string): Promise<void> {
    await transact(table, (TableName) => [raiseWorkOrder(member, at)(TableName)]);
  },
});
export type AwardTable = ReturnType<typeof awardTable>;
