import * as z from 'zod';
import { event } from './event.ts';
import { HolderData, IncentiveId } from './money.ts';

/** It was decided whether an incentive is paid. Read by send-notice. */
export const IncentiveDecided = event(
  'incentive.decided.v1',
  HolderData.extend({
    incentiveId: IncentiveId,
    outcome: z.enum(['approved', 'refused']),
    /** Whole rupiah. */
    amount: z.int().nonnegative(),
  }),
);
export type IncentiveDecided = z.infer<typeof IncentiveDecided>;
