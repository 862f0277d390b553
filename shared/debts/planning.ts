import { plannedDebt } from '../domain/debts/repaying.ts';
import { ruleSetOf } from '../domain/rule-sets.ts';
import { Refusal } from '../errors.ts';
import type { Debts } from '../table/debts.ts';
import type { Holder } from './reckoning.ts';

const attempts = 4;

/**
 * Has somebody pay back by so many months; the same plan again changes nothing.
 * @throws Refusal debt-not-found, busy-try-again, and as {@link plannedDebt}.
 */
export const planning =
  ({ debts }: { readonly debts: Pick<Debts, 'get' | 'plan'> }) =>
  async ({ applicantId, waveId }: Holder, months: number, at: Date): Promise<void> => {
    for (let attempt = 1; attempt <= attempts; attempt += 1) {
      const debt = await debts.get(applicantId, waveId);
      if (debt === undefined) throw new Refusal('debt-not-found');
      const move = plannedDebt(debt, months, { rules: ruleSetOf(debt.scheme, debt.ruleVersion), at });
      if (move === undefined || (await debts.plan(move))) return;
    }
    throw new Refusal('busy-try-again');
  };
