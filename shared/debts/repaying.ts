import { isSameRepayment, repaidDebt, type Repayment } from '../domain/debts/repaying.ts';
import { Refusal } from '../errors.ts';
import type { Debts } from '../table/debts.ts';

export interface Repaying {
  readonly debts: Pick<Debts, 'get' | 'repay' | 'repaymentOf'>;
}

const attempts = 4;

/**
 * Enters a payment once: the same payment again changes nothing.
 * @returns whether it was entered now.
 * @throws Refusal debt-not-found, debt-repayment-reference-used, busy-try-again, and as {@link repaidDebt}.
 */
export const repaying =
  ({ debts }: Repaying) =>
  async (repayment: Repayment): Promise<boolean> => {
    for (let attempt = 1; attempt <= attempts; attempt += 1) {
      const standing = await debts.repaymentOf(repayment.reference);
      if (standing !== undefined) {
        if (isSameRepayment(standing, repayment)) return false;
        throw new Refusal('debt-repayment-reference-used', { field: 'reference' });
      }
      const debt = await debts.get(repayment.applicantId, repayment.waveId);
      if (debt === undefined) throw new Refusal('debt-not-found');
      if ((await debts.repay(repaidDebt(debt, repayment), repayment)) === 'entered') return true;
    }
    throw new Refusal('busy-try-again');
  };
