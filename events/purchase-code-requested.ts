import * as z from 'zod';
import { ApplicantId, WaveId, event } from './event.ts';

/** A participant is to be sent a one-time code for a purchase. The code is worked out from the nonce. Read by send-notice. */
export const PurchaseCodeRequested = event(
  'purchase-code.requested.v1',
  z.object({ applicantId: ApplicantId, waveId: WaveId, nonce: z.string().regex(/^[0-9a-f]{32}$/) }),
);
export type PurchaseCodeRequested = z.infer<typeof PurchaseCodeRequested>;
