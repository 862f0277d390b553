import * as z from 'zod';
import { ScheduleCancelled } from '../../events/schedule-changed.ts';
import { OrderId } from '../../events/training.ts';
import { refundedOrder } from '../../shared/domain/training/giving-back.ts';
import { orderMoves } from '../../shared/domain/training/order.ts';
import { givingBack, type GivingBackParts } from '../../shared/orders/giving-back.ts';
import { environment } from '../../shared/platform/environment.ts';
import { log } from '../../shared/platform/log.ts';
import { count } from '../../shared/platform/metrics.ts';
import { sendAll, type Outgoing } from '../../shared/queue/send.ts';
import { takeTurns } from '../../shared/queue/turns.ts';
import { worker } from '../../shared/queue/worker.ts';
import { awardTable } from '../../shared/table/awards.ts';
import { tableNamed } from '../../shared/table/client.ts';
import { orderTable } from '../../shared/table/orders.ts';
import { purchaseTable } from '../../shared/table/purchases.ts';
import { seatTable, type Seats } from '../../shared/table/seats.ts';

/** What the event says, and how far one has come; or one purchase alone, whose turn failed among others. */
const RefundStep = ScheduleCancelled.shape.data.extend({ after: z.string().optional(), only: OrderId.optional() });
type RefundStep = z.infer<typeof RefundStep>;

interface RefundSchedule extends GivingBackParts {
  readonly seats: Pick<Seats, 'page'>;
  /** Puts steps on this worker's own queue. */
  readonly again: (messages: readonly Outgoing[]) => Promise<void>;
  readonly now: () => Date;
}

/** How many purchases one step looks at, and how many at once. */
const pageSize = 50;
const atOnce = 10;

/**
 * Queue Refunds: pays back every purchase of a schedule that the programme cancelled, page by page, each once. The queue
 * holds messages for longer than an order may be under way, so that one which was placed at that moment is found as well.
 */
export const refundSchedule = ({ seats, again, now, ...parts }: RefundSchedule) => {
  const giveBack = givingBack(parts);

  const refund = async (orderId: OrderId): Promise<void> => {
    const at = now();
    const order = await giveBack(orderId, (standing, award) =>
      orderMoves[standing.status].refund === undefined ? undefined : refundedOrder(standing, award, at),
    );
    if (order.status === 'refunded' && order.cancelledAt === at.toISOString()) count('OrdersRefunded');
  };

  return worker(RefundStep, async ({ after, only, ...cancelled }) => {
    const { scheduleId } = cancelled;
    log.appendKeys({ scheduleId });
    if (only !== undefined) {
      await refund(only);
      return;
    }
    const page = await seats.page(scheduleId, { after, limit: pageSize });
    const failure = 'A purchase could not be paid back and is tried alone.';
    const fieldsOf = ({ orderId }: { readonly orderId: OrderId }) => ({ orderId });
    const failed = await takeTurns(page.seats, { atOnce, failure, fieldsOf }, ({ orderId }) => refund(orderId));
    const alone = failed.map(({ orderId }) => ({ body: { ...cancelled, only: orderId } satisfies RefundStep }));
    const rest = page.next === undefined ? [] : [{ body: { ...cancelled, after: page.next } satisfies RefundStep }];
    await again([...alone, ...rest]);
  });
};

const settings = environment({ TABLE_NAME: z.string(), REFUNDS_QUEUE_URL: z.url() });
const table = tableNamed(settings.TABLE_NAME);
export const handler = refundSchedule({
  orders: orderTable(table),
  awards: awardTable(table),
  purchases: purchaseTable(table),
  seats: seatTable(table),
  again: (messages) => sendAll(settings.REFUNDS_QUEUE_URL, messages),
  now: () => new Date(),
});
