import type { ApplicantId } from '../../events/event.ts';
import type { Debt } from '../domain/debts/debt.ts';
import { debtView } from '../domain/debts/debt-view.ts';
import { objectingTo } from '../domain/debts/due.ts';
import { ruleSetOf } from '../domain/rule-sets.ts';
import { Refusal } from '../errors.ts';
import type { Debts } from '../table/debts.ts';
import type { Registrations } from '../table/registrations.ts';
import type { Holder } from './reckoning.ts';

export interface ShowingDebts {
  readonly debts: Pick<Debts, 'get' | 'ofPerson' | 'repayments'>;
  readonly registrations: Pick<Registrations, 'get'>;
}

interface How {
  readonly at: Date;
  readonly language: 'id' | 'en';
}

/** Shows what somebody has to pay back. */
export const showingDebts = ({ debts, registrations }: ShowingDebts) => {
  const shown = async (debt: Debt, how: How) => {
    const { applicantId, waveId, scheme, ruleVersion } = debt;
    const [repayments, registration] = await Promise.all([
      debts.repayments(applicantId, waveId),
      registrations.get(applicantId),
    ]);
    const objecting = objectingTo(debt, registration ?? {});
    return debtView(debt, { repayments, objecting, rules: ruleSetOf(scheme, ruleVersion), ...how });
  };

  return {
    /** All debts of a person, by wave. */
    all: async (applicantId: ApplicantId, how: How) =>
      Promise.all((await debts.ofPerson(applicantId)).map((debt) => shown(debt, how))),

    /** One debt. @throws Refusal debt-not-found. */
    one: async ({ applicantId, waveId }: Holder, how: How) => {
      const debt = await debts.get(applicantId, waveId);
      if (debt === undefined) throw new Refusal('debt-not-found');
      return shown(debt, how);
    },
  };
};
