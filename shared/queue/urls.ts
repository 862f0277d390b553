import * as z from 'zod';
import type { QueueName } from '../../events/routes.ts';
import { environment } from '../platform/environment.ts';

/** The addresses of all queues, as the environment has them. @throws Error where one is missing. */
export const queueUrls = (): Readonly<Record<QueueName, string>> => {
  const urls = environment({
    VERIFICATION_QUEUE_URL: z.url(),
    STANDING_QUEUE_URL: z.url(),
    LISTS_QUEUE_URL: z.url(),
    SELECTION_QUEUE_URL: z.url(),
    NOTICES_QUEUE_URL: z.url(),
    DEADLINES_QUEUE_URL: z.url(),
    REFUNDS_QUEUE_URL: z.url(),
    COMPLETIONS_QUEUE_URL: z.url(),
    LEDGER_QUEUE_URL: z.url(),
    INCENTIVES_QUEUE_URL: z.url(),
    PAYOUTS_QUEUE_URL: z.url(),
    DEBTS_QUEUE_URL: z.url(),
    SETTLEMENTS_QUEUE_URL: z.url(),
    AUDIT_QUEUE_URL: z.url(),
    REKEYING_QUEUE_URL: z.url(),
    ERASURES_QUEUE_URL: z.url(),
  });
  return {
    Verification: urls.VERIFICATION_QUEUE_URL,
    Standing: urls.STANDING_QUEUE_URL,
    Lists: urls.LISTS_QUEUE_URL,
    Selection: urls.SELECTION_QUEUE_URL,
    Notices: urls.NOTICES_QUEUE_URL,
    Deadlines: urls.DEADLINES_QUEUE_URL,
    Refunds: urls.REFUNDS_QUEUE_URL,
    Completions: urls.COMPLETIONS_QUEUE_URL,
    Ledger: urls.LEDGER_QUEUE_URL,
    Incentives: urls.INCENTIVES_QUEUE_URL,
    Payouts: urls.PAYOUTS_QUEUE_URL,
    Debts: urls.DEBTS_QUEUE_URL,
    Settlements: urls.SETTLEMENTS_QUEUE_URL,
    Audit: urls.AUDIT_QUEUE_URL,
    Rekeying: urls.REKEYING_QUEUE_URL,
    Erasures: urls.ERASURES_QUEUE_URL,
  };
};
