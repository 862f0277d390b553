import type { Award } from '../domain/award.ts';
import type { Screened } from '../domain/incentives/screening.ts';
import type { PayoutAccount } from '../domain/payouts/account.ts';
import type { Payout } from '../domain/payouts/payout.ts';
import type { Registration } from '../domain/registration.ts';
import { screeningNow, type ScreeningParts } from '../incentives/screening.ts';
import type { AwardTable } from '../table/awards.ts';
import type { PayoutAccounts } from '../table/payout-accounts.ts';

export interface LookingBeforePaying extends ScreeningParts {
  readonly awards: Pick<AwardTable, 'get'>;
  readonly accounts: Pick<PayoutAccounts, 'payable'>;
}

/** All that is needed to tell the bank; or why it is not told. */
export type BeforePaying =
  | {
      readonly verdict: 'pay';
      readonly award: Award;
      readonly account: PayoutAccount;
      readonly registration: Registration;
    }
  /** The incentive is refused: the person is not entitled to it, as far as is known at this moment. */
  | ({ readonly verdict: 'refuse' } & Pick<Screened, 'reasons' | 'listVersions'>)
  /** The incentive stays approved, and is paid another time. */
  | { readonly verdict: 'return'; readonly because: 'account-not-payable' | 'account-replaced' | 'identity-pending' };

/** Looks, the moment before the bank is told, whether a payout is still to be paid, and to this account. */
export const lookBeforePaying = ({ awards, accounts, ...screening }: LookingBeforePaying) => {
  const screened = screeningNow(screening);

  return async ({ applicantId, waveId, accountVersion }: Payout, at: Date): Promise<BeforePaying> => {
    const [award, account] = await Promise.all([
      awards.get(applicantId, waveId),
      accounts.payable(applicantId, at.toISOString()),
    ]);
    if (award === undefined) throw new Error('A payout is of no award.');
    const { reasons, listVersions, isPending, registration } = await screened(applicantId, award, at);
    const { state, stoppedReason, stoppedListVersion: listVersion } = award;
    if (state !== 'active') {
      const code = stoppedReason ?? `award-${state}`;
      const source = 'programme';
      return {
        verdict: 'refuse',
        reasons: [{ code, source, ...(listVersion === undefined ? {} : { listVersion }) }],
        listVersions,
      };
    }
    if (isPending) return { verdict: 'return', because: 'identity-pending' };
    if (reasons.length > 0) return { verdict: 'refuse', reasons, listVersions };
    if (account === undefined) return { verdict: 'return', because: 'account-not-payable' };
    if (account.version !== accountVersion) return { verdict: 'return', because: 'account-replaced' };
    return { verdict: 'pay', award, account, registration };
  };
};
