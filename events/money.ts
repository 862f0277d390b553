import * as z from 'zod';
import { ApplicantId, WaveId } from './event.ts';

const numbered = (code: string) => z.string().regex(/^[0-9a-f]{24}$/, code);

/** An incentive that a participant may come to: 24 hexadecimal digits that follow from person, wave, kind and instalment. */
export const IncentiveId = numbered('incentive-not-found').brand<'IncentiveId'>();
export type IncentiveId = z.infer<typeof IncentiveId>;

/** One attempt to pay an incentive out: 24 hexadecimal digits that follow from the incentive and the attempt. */
export const PayoutId = numbered('payout-not-found').brand<'PayoutId'>();
export type PayoutId = z.infer<typeof PayoutId>;

/** An envelope (amplop) of payouts that are approved and shipped together. */
export const EnvelopeId = numbered('envelope-not-found').brand<'EnvelopeId'>();
export type EnvelopeId = z.infer<typeof EnvelopeId>;

/** A settlement: what one platform is paid for one period. */
export const SettlementId = numbered('settlement-not-found').brand<'SettlementId'>();
export type SettlementId = z.infer<typeof SettlementId>;

/** A statement of a bank, as it was handed in. */
export const StatementId = numbered('statement-not-found').brand<'StatementId'>();
export type StatementId = z.infer<typeof StatementId>;

/** Where incentives are paid to: banks and e-wallets. */
export const PayoutChannel = z.enum(['BNI', 'BCA', 'OVO', 'GOPAY', 'LINKAJA', 'DANA']);
export type PayoutChannel = z.infer<typeof PayoutChannel>;

/** Whose card, of which wave. */
export const HolderData = z.object({ applicantId: ApplicantId, waveId: WaveId });
