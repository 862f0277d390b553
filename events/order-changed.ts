import * as z from 'zod';
import { event, Instant } from './event.ts';
import { OrderData } from './training.ts';

/** A participant bought a course. Nobody reads it yet; it is the record. */
export const OrderPlaced = event('order.placed.v1', OrderData.extend({ price: z.int().nonnegative() }));
export type OrderPlaced = z.infer<typeof OrderPlaced>;

/** An institution took the code of a purchase in, for the first time. Nobody reads it yet; it is the record. */
export const OrderRedeemed = event('order.redeemed.v1', OrderData);
export type OrderRedeemed = z.infer<typeof OrderRedeemed>;

/** A participant took a purchase back. Nobody reads it yet; it is the record. */
export const OrderCancelled = event('order.cancelled.v1', OrderData.extend({ refund: z.int().nonnegative() }));
export type OrderCancelled = z.infer<typeof OrderCancelled>;

/** The programme cancelled what was bought, and gave seat, money and days back. Read by send-notice. */
export const OrderRefunded = event(
  'order.refunded.v1',
  OrderData.extend({ refund: z.int().nonnegative(), firstPurchaseDeadline: Instant.optional() }),
);
export type OrderRefunded = z.infer<typeof OrderRefunded>;
