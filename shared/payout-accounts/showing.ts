import type { ApplicantId } from '../../events/event.ts';
import { accountView } from '../domain/payouts/account-view.ts';
import { Refusal } from '../errors.ts';
import type { PayoutAccounts } from '../table/payout-accounts.ts';

export interface Showing {
  readonly accounts: Pick<PayoutAccounts, 'get' | 'versions'>;
}

/** Shows a participant their account, and its changes. */
export const showing =
  ({ accounts }: Showing) =>
  /** @throws Refusal payout-account-missing. */
  async (applicantId: ApplicantId, how: { readonly at: Date; readonly language: 'id' | 'en' }) => {
    const account = await accounts.get(applicantId);
    if (account === undefined) throw new Refusal('payout-account-missing');
    return accountView(account, await accounts.versions(applicantId), how);
  };
