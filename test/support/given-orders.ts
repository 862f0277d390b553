import { CourseId, InstitutionId, PlatformId, ScheduleId } from '../../events/catalogue.ts';
import type { RedeemCode } from '../../events/training.ts';
import { isScheduled, type Mode } from '../../shared/domain/catalogue/mode.ts';
import { Schedule } from '../../shared/domain/catalogue/schedule.ts';
import type { Order } from '../../shared/domain/training/order.ts';
import { newRedeemCode, placedOrder } from '../../shared/domain/training/purchasing.ts';
import type { Table } from '../../shared/table/client.ts';
import { awardTable } from '../../shared/table/awards.ts';
import { purchaseTable } from '../../shared/table/purchases.ts';
import type { GivenRecipient } from './recipients.ts';

/** When the purchases of the tests are made: a few days into the fifteen. */
export const purchaseDay = new Date('2023-02-24T03:00:00.000Z');

const courseId = CourseId.parse('c0'.repeat(12));

/** A schedule of two sessions of eight hours on 1 and 2 March 2023, from nine in the morning in western Indonesia. */
export const aSchedule = (fields: Partial<Schedule> = {}): Schedule =>
  Schedule.parse({
    scheduleId: ScheduleId.parse('5c'.repeat(12)),
    courseId,
    version: 1,
    code: 'KELAS-1',
    sessions: [
      { sequence: 1, startsAt: '2023-03-01T02:00:00.000Z', endsAt: '2023-03-01T10:00:00.000Z' },
      { sequence: 2, startsAt: '2023-03-02T02:00:00.000Z', endsAt: '2023-03-02T10:00:00.000Z' },
    ],
    seats: 30,
    status: 'open',
    addedBy: 'olga',
    addedAt: '2023-02-20T03:00:00.000Z',
    ...fields,
  });

export interface OrderParts {
  readonly mode?: Mode;
  readonly price?: number;
  readonly seat?: number;
  readonly schedule?: Schedule;
  readonly institutionId?: string;
  readonly reference?: string;
  readonly redeemCode?: RedeemCode;
  readonly at?: Date;
  readonly hours?: number;
}

/** A purchase of a recipient, as it would be placed. */
export const anOrder = ({ award }: Pick<GivenRecipient, 'award'>, parts: OrderParts = {}): Order => {
  const { mode = 'webinar', price = 600_000, schedule = aSchedule(), at = purchaseDay, hours = 16 } = parts;
  const { institutionId = 'lp-cendekia', reference = `R-${award.rank}`, redeemCode = newRedeemCode() } = parts;
  return placedOrder(
    award,
    {
      platformId: PlatformId.parse('pasar-ilmu'),
      institutionId: InstitutionId.parse(institutionId),
      courseId,
      courseCode: 'WEB-1',
      version: 1,
      title: 'Pemasaran Digital untuk Usaha Kecil',
      mode,
      hours,
      price,
      schemes: ['normal'],
      schedule: isScheduled(mode) ? schedule : undefined,
    },
    { reference, redeemCode, seat: isScheduled(mode) ? (parts.seat ?? award.rank) : undefined, at },
  );
};

/** A purchase of a recipient that was placed: paid for, with its seat, its code and its event. */
export const givenOrder = async (
  table: Table,
  recipient: Pick<GivenRecipient, 'award'>,
  parts: OrderParts = {},
): Promise<Order> => {
  const order = anOrder(recipient, parts);
  const purchases = purchaseTable(table);
  // As the card stands now: what others have bought with it counts.
  const card = (await awardTable(table).get(recipient.award.applicantId, recipient.award.waveId)) ?? recipient.award;
  let outcome = await purchases.place(order, card);
  while (outcome === 'contended') outcome = await purchases.place(order, card);
  if (outcome !== 'placed') throw new Error(`The order was not placed: ${outcome}.`);
  return order;
};
