import { reasonView } from '../result-view.ts';
import type { RuleSet } from '../rule-sets.ts';
import { outstandingOf, refundDueOf, type Debt } from './debt.ts';
import { debtLetter } from './debt-letter.ts';
import { dueParts, type Objecting } from './due.ts';
import { mostMonths, type Repayment } from './repaying.ts';

/** What a debt is seen with. */
export interface DebtSight {
  readonly repayments: readonly Repayment[];
  readonly objecting: Objecting;
  readonly rules: RuleSet;
  readonly at: Date;
  readonly language: 'id' | 'en';
}

const statusOf = (debt: Debt): 'open' | 'repaid' | 'cancelled' =>
  debt.amount === 0 ? 'cancelled' : outstandingOf(debt) === 0 ? 'repaid' : 'open';

/**
 * A debt as its holder, and whoever enters payments, sees it: what it stands on and by what right, what is due and when,
 * what was paid, how to object and until when nothing is due, and the letter.
 */
export const debtView = (debt: Debt, { repayments, objecting, rules, at, language }: DebtSight) => {
  const {
    waveId,
    amount,
    repaid,
    items,
    reason,
    source,
    listVersion,
    rule,
    stoppedAt,
    recordedAt,
    dueAt,
    plan,
    history,
  } = debt;
  const outstanding = outstandingOf(debt);
  const refundDue = refundDueOf(debt);
  const parts = dueParts(debt, objecting, { rules, at });
  const next = parts.find(({ status }) => status !== 'paid');
  const overdue = parts
    .filter(({ status }) => status === 'overdue')
    .reduce((sum, part) => sum + part.amount - part.paid, 0);
  const { article, monthlyMinimum } = rules.debtRecovery.value;
  return {
    waveId,
    status: statusOf(debt),
    amount,
    repaid,
    outstanding,
    ...(refundDue === 0 ? {} : { refundDue }),
    reason: { ...reasonView(reason, listVersion), source },
    stoppedAt,
    recordedAt,
    legalBasis: article[language],
    items,
    due: {
      ...(next === undefined ? {} : { next: next.dueAt }),
      isPaused: outstanding > 0 && objecting.isOpen,
      overdue,
    },
    objection: {
      ...(rule === undefined ? {} : { rule }),
      isOpen: objecting.isOpen,
      ...(objecting.ruledAt === undefined ? {} : { ruledAt: objecting.ruledAt }),
      nothingDueUntil: dueAt,
    },
    ...(plan === undefined ? {} : { plan: { months: plan.months, agreedAt: plan.agreedAt, instalments: parts } }),
    ...(plan === undefined && outstanding > 0
      ? {
          choice: {
            monthsAtMost: mostMonths(outstanding, rules),
            monthlyMinimum,
          },
        }
      : {}),
    repayments: repayments.map((repayment) => ({
      reference: repayment.reference,
      amount: repayment.amount,
      paidOn: repayment.paidOn,
      enteredAt: repayment.enteredAt,
    })),
    history,
    letter: debtLetter(debt, rules, language),
  };
};
