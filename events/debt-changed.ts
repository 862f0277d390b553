import * as z from 'zod';
import { event } from './event.ts';
import { HolderData } from './money.ts';

/** Somebody who has used the card is found not entitled: nothing more is given, and what was is to be reckoned. Read by run-debt-step. */
export const EntitlementStopped = event(
  'entitlement.stopped.v1',
  HolderData.extend({ reason: z.string(), listVersion: z.string() }),
);
export type EntitlementStopped = z.infer<typeof EntitlementStopped>;

/** The stop of a card was lifted: its holder is entitled after all, and owes nothing. Read by run-debt-step. */
export const EntitlementResumed = event('entitlement.resumed.v1', HolderData);
export type EntitlementResumed = z.infer<typeof EntitlementResumed>;

/** A purchase with a stopped card was given back: what its holder owes is to be reckoned anew. Read by run-debt-step. */
export const DebtUnsettled = event('debt.unsettled.v1', HolderData);
export type DebtUnsettled = z.infer<typeof DebtUnsettled>;

/** What can become of a debt. */
export const DebtChange = z.enum(['recorded', 'grown', 'lowered', 'plan-agreed', 'repaid-in-full', 'cancelled']);
export type DebtChange = z.infer<typeof DebtChange>;

/** What somebody owes was recorded, or has changed. Read by send-notice: the letter. */
export const DebtChanged = event(
  'debt.changed.v1',
  HolderData.extend({
    /** Counts up: each is told once. */
    revision: z.int().positive(),
    change: DebtChange,
    /** What is still owed, in whole rupiah. */
    outstanding: z.int().nonnegative(),
  }),
);
export type DebtChanged = z.infer<typeof DebtChanged>;
