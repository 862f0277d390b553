import type { ApplicantId } from '../../events/event.ts';
import { undoneAccount } from '../domain/payouts/account-linking.ts';
import { Refusal } from '../errors.ts';
import type { PayoutAccounts } from '../table/payout-accounts.ts';

export interface Objecting {
  readonly accounts: Pick<PayoutAccounts, 'standing' | 'version' | 'undo'>;
}

/**
 * Undoes a change of account while it cools off: the account that was paid to before stands again. Sent again it changes
 * nothing.
 */
export const objecting =
  ({ accounts }: Objecting) =>
  /** @throws Refusal payout-account-missing, payout-account-changed, payout-account-objection-late. */
  async (applicantId: ApplicantId, version: number, at: Date): Promise<void> => {
    const seen = await accounts.standing(applicantId);
    if (seen === undefined) throw new Refusal('payout-account-missing');
    if (seen.account.version === version && (await accounts.undo(seen, undoneAccount(seen.account, at)))) return;
    const after = await accounts.version(applicantId, version);
    if (after?.undoneAt === undefined) throw new Refusal('payout-account-changed', { field: 'version' });
  };
