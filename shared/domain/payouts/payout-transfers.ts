import type { Account } from '../ledger/account.ts';
import { between, type Transfer } from '../ledger/transfer.ts';
import type { Payout } from './payout.ts';

const ownOf = ({ kind, applicantId, waveId }: Payout): Account => ({ kind, applicantId, waveId });

const blockedFor = ({ envelopeId }: Payout): Account => {
  if (envelopeId === undefined) throw new Error('Money is blocked for a payout that is in no envelope.');
  return { kind: 'blocked', envelopeId };
};

type PayoutCause = 'payout-block' | 'payout-payment' | 'payout-bounce' | 'payout-withdrawal';

const movement = ({ payoutId, amount }: Payout, kind: PayoutCause, at: string) => ({
  amount,
  at,
  cause: { kind, of: payoutId },
});

/** A payout's amount is blocked for its envelope, at an instant (ISO 8601). */
export const blockTransfer = (payout: Payout, at: string): Transfer =>
  between(ownOf(payout), blockedFor(payout), movement(payout, 'payout-block', at));

/** What was blocked left over the payout's channel, at an instant (ISO 8601). */
export const paymentTransfer = (payout: Payout, at: string): Transfer =>
  between(blockedFor(payout), { kind: 'paid', channel: payout.channel }, movement(payout, 'payout-payment', at));

/** What was blocked goes back to the participant's account because the bank gave it back, at an instant (ISO 8601). */
export const bounceTransfer = (payout: Payout, at: string): Transfer =>
  between(blockedFor(payout), ownOf(payout), movement(payout, 'payout-bounce', at));

/** What was blocked goes back to the participant's account before the bank was told, at an instant (ISO 8601). */
export const withdrawalTransfer = (payout: Payout, at: string): Transfer =>
  between(blockedFor(payout), ownOf(payout), movement(payout, 'payout-withdrawal', at));
