import { between, Transfer } from '../ledger/transfer.ts';
import type { Debt } from './debt.ts';

type Holder = Pick<Debt, 'applicantId' | 'waveId'>;

const accountsOf = ({ applicantId, waveId }: Holder) => ({
  debt: { kind: 'debt', applicantId, waveId } as const,
  claimed: { kind: 'claimed', waveId } as const,
});

/**
 * The claim against somebody grows or shrinks by an amount (whole rupiah, not nothing). There is one at most for each
 * revision of the debt.
 */
export const claimTransfer = (debt: Holder & Pick<Debt, 'revision'>, amount: number, at: string): Transfer => {
  const { debt: owed, claimed } = accountsOf(debt);
  const of = `${debt.applicantId}-${debt.waveId}-${debt.revision}`;
  return amount > 0
    ? between(claimed, owed, { amount, at, cause: { kind: 'debt', of } })
    : between(owed, claimed, { amount: -amount, at, cause: { kind: 'debt-cancellation', of } });
};

/** Money came from outside and went to the treasury; so much less is owed. One at most for each reference. */
export const repaymentTransfer = (
  holder: Holder,
  { reference, amount, at }: { readonly reference: string; readonly amount: number; readonly at: string },
): Transfer => {
  const { debt, claimed } = accountsOf(holder);
  const cause = { kind: 'repayment', of: reference } as const;
  return Transfer.parse({
    transferId: `${cause.kind}-${cause.of}`,
    at,
    cause,
    entries: [
      { account: debt, amount: -amount },
      { account: claimed, amount },
      { account: { kind: 'repaid' }, amount: -amount },
      { account: { kind: 'returned', waveId: holder.waveId }, amount },
    ],
  });
};
