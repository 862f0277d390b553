import * as z from 'zod';
import { ApplicantId, event } from './event.ts';
import { PayoutChannel } from './money.ts';

/** A participant linked the account that incentives are paid to, or another one. Read by run-incentive-step, which also sends the notice. */
export const PayoutAccountLinked = event(
  'payout-account.linked.v1',
  z.object({ applicantId: ApplicantId, version: z.int().positive(), channel: PayoutChannel }),
);
export type PayoutAccountLinked = z.infer<typeof PayoutAccountLinked>;

/** A participant objected to an account that was cooling off: the earlier one stands again. Kept for the record; nobody reads it. */
export const PayoutAccountUndone = event(
  'payout-account.undone.v1',
  z.object({ applicantId: ApplicantId, version: z.int().positive(), standing: z.int().positive() }),
);
export type PayoutAccountUndone = z.infer<typeof PayoutAccountUndone>;
