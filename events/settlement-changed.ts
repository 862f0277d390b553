import * as z from 'zod';
import { PlatformId } from './catalogue.ts';
import { event, Instant } from './event.ts';
import { SettlementId } from './money.ts';

const SettlementData = z.object({ settlementId: SettlementId, platformId: PlatformId });

/** A settlement was proposed: what is due to a platform up to an instant is to be added up. Read by run-settlement-step. */
export const SettlementOpened = event('settlement.opened.v1', SettlementData.extend({ until: Instant }));
export type SettlementOpened = z.infer<typeof SettlementOpened>;

/** A second person has approved a settlement: it is to be paid. Read by run-settlement-step. */
export const SettlementApproved = event('settlement.approved.v1', SettlementData);
export type SettlementApproved = z.infer<typeof SettlementApproved>;

/** A second person has rejected a settlement: what was in it is due again. Read by run-settlement-step. */
export const SettlementRejected = event('settlement.rejected.v1', SettlementData.extend({ by: z.string() }));
export type SettlementRejected = z.infer<typeof SettlementRejected>;
