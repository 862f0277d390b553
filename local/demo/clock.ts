import { DeleteCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { CourseId, ScheduleId } from '../../events/catalogue.ts';
import type { ApplicantId, WaveId } from '../../events/event.ts';
import { OrderId } from '../../events/training.ts';
import { dueDay } from '../../shared/domain/award.ts';
import { endOfDayInWib } from '../../shared/domain/wave.ts';
import { awardTable } from '../../shared/table/awards.ts';
import { courseTable } from '../../shared/table/courses.ts';
import { dueWrites } from '../../shared/table/deadlines.ts';
import { keys } from '../../shared/table/keys.ts';
import { orderTable } from '../../shared/table/orders.ts';
import { transact } from '../../shared/table/transaction.ts';
import type { LocalStack } from '../stack/stack.ts';
import { tableOf } from '../stack/table-client.ts';

const earlier = (instant: string, milliseconds: number): string =>
  new Date(Date.parse(instant) - milliseconds).toISOString();

/**
 * Nobody who watches waits for three weeks. Here dates of single purchases and cards are set back on record, as if that
 * much time had gone by; everything else happens as it does on any other day.
 */
export const clockOf = (stack: LocalStack) => {
  const table = tableOf(stack);
  const { client, name } = table;
  const put = (Item: object) => client.send(new PutCommand({ TableName: name, Item: { ...Item } }));

  return {
    /** So many milliseconds go by for a schedule. */
    async passForSchedule(course: string, number: string, milliseconds: number): Promise<void> {
      const [courseId, scheduleId] = [CourseId.parse(course), ScheduleId.parse(number)];
      const schedule = await courseTable(table).schedule(courseId, scheduleId);
      if (schedule === undefined) throw new Error('There is no such schedule.');
      const sessions = schedule.sessions.map((session) => ({
        ...session,
        startsAt: earlier(session.startsAt, milliseconds),
        endsAt: earlier(session.endsAt, milliseconds),
      }));
      await put({ ...keys.schedule(courseId, scheduleId), ...schedule, sessions });
    },

    /** So many milliseconds go by for a purchase. */
    async passForOrder(number: string, milliseconds: number): Promise<void> {
      const orderId = OrderId.parse(number);
      const order = await orderTable(table).get(orderId);
      if (order === undefined) throw new Error('There is no such purchase.');
      const { startsAt, endsAt, redeemedAt, commits } = order;
      await put({
        ...keys.order(orderId),
        ...order,
        ...(startsAt === undefined ? {} : { startsAt: earlier(startsAt, milliseconds) }),
        ...(endsAt === undefined ? {} : { endsAt: earlier(endsAt, milliseconds) }),
        ...(redeemedAt === undefined ? {} : { redeemedAt: earlier(redeemedAt, milliseconds) }),
        commits: commits.map((commit) => ({ ...commit, at: earlier(commit.at, milliseconds) })),
      });
    },

    /** The last day for the first purchase of some cards was yesterday, and nobody has looked at that day yet. */
    async passDeadline(
      cards: readonly { readonly applicantId: ApplicantId; readonly waveId: WaveId }[],
    ): Promise<void> {
      const firstPurchaseDeadline = endOfDayInWib(new Date(), -1).toISOString();
      for (const { applicantId, waveId } of cards) {
        const award = await awardTable(table).get(applicantId, waveId);
        if (award === undefined) throw new Error('There is no such card.');
        await put({ ...keys.award(applicantId, waveId), ...award, firstPurchaseDeadline });
        await transact(table, (TableName) => dueWrites({ ...award, firstPurchaseDeadline })(TableName));
      }
      const Key = keys.deadlineUnit(dueDay({ firstPurchaseDeadline }), 'revoke', 'all');
      await client.send(new DeleteCommand({ TableName: name, Key }));
    },

    stop: (): void => {
      client.destroy();
    },
  };
};
export type Clock = ReturnType<typeof clockOf>;
