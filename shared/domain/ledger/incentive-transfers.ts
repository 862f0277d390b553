import { balanceKindOf, type Incentive } from '../incentives/incentive.ts';
import type { Account } from './account.ts';
import { between, type Transfer } from './transfer.ts';

type Credited = Pick<Incentive, 'incentiveId' | 'attempt' | 'applicantId' | 'waveId' | 'regency' | 'kind' | 'amount'>;

const allotmentOf = ({ waveId, regency }: Credited): Account => ({ kind: 'allotment', waveId, regency });
const ownOf = (incentive: Credited): Account => ({
  kind: balanceKindOf(incentive),
  applicantId: incentive.applicantId,
  waveId: incentive.waveId,
});

/** It may be approved again after it was withdrawn: then with a later attempt to pay it. */
const numberOf = ({ incentiveId, attempt }: Credited): string => `${incentiveId}-${attempt}`;

/** An incentive that is approved comes out of the allotment onto the participant's account, at an instant (ISO 8601). */
export const incentiveTransfer = (incentive: Credited, at: string): Transfer =>
  between(allotmentOf(incentive), ownOf(incentive), {
    amount: incentive.amount,
    at,
    cause: { kind: 'incentive', of: numberOf(incentive) },
  });

/** An incentive that is not to be paid after all goes back to the allotment, at an instant (ISO 8601). */
export const incentiveWithdrawal = (incentive: Credited, at: string): Transfer =>
  between(ownOf(incentive), allotmentOf(incentive), {
    amount: incentive.amount,
    at,
    cause: { kind: 'incentive-withdrawal', of: numberOf(incentive) },
  });
