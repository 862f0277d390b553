import * as z from 'zod';
import { ApplicantId, Instant, WaveId } from '../../../events/event.ts';
import { Refusal } from '../../errors.ts';
import type { RuleSet } from '../rule-sets.ts';
import { dateInWib, endOfDayInWib } from '../wave.ts';
import { changedDebt, outstandingOf, type Debt, type DebtPlan, type Instalment } from './debt.ts';
import { repaymentTransfer } from './debt-transfers.ts';
import type { DebtMove } from './reckoning.ts';

/** The bank's own number of a payment. One number is one payment, whoever it is for. */
export const RepaymentReference = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9./-]{3,63}$/);

/** A payment that came from somebody who owes, as a member of staff has entered it. */
export const Repayment = z.object({
  applicantId: ApplicantId,
  waveId: WaveId,
  reference: RepaymentReference,
  /** Whole rupiah. */
  amount: z.int().positive(),
  /** YYYY-MM-DD, in WIB: the day on which it was paid. */
  paidOn: z.iso.date(),
  enteredBy: z.string(),
  enteredAt: Instant,
});
export type Repayment = z.infer<typeof Repayment>;

/** Whether two entries tell of the same payment, whoever entered them and when. */
export const isSameRepayment = (one: Repayment, other: Repayment): boolean =>
  one.reference === other.reference &&
  one.applicantId === other.applicantId &&
  one.waveId === other.waveId &&
  one.amount === other.amount &&
  one.paidOn === other.paidOn;

const mustBeOwed = (debt: Debt): number => {
  const outstanding = outstandingOf(debt);
  if (outstanding === 0) throw new Refusal('debt-not-owed');
  return outstanding;
};

/**
 * A debt after a payment.
 * @throws Refusal debt-not-owed, debt-repayment-too-large, debt-repayment-in-future.
 */
export const repaidDebt = (debt: Debt, repayment: Repayment): DebtMove => {
  const { amount, paidOn, enteredAt: at } = repayment;
  const outstanding = mustBeOwed(debt);
  if (amount > outstanding) throw new Refusal('debt-repayment-too-large', { field: 'amount', values: { outstanding } });
  if (paidOn > dateInWib(new Date(at))) throw new Refusal('debt-repayment-in-future', { field: 'paidOn' });
  const change = amount === outstanding ? 'repaid-in-full' : undefined;
  return {
    debt: changedDebt({ ...debt, repaid: debt.repaid + amount }, change, at),
    transfer: repaymentTransfer(debt, { ...repayment, at }),
    change,
  };
};

/** The day (YYYY-MM-DD) so many months after a day; the last of the month where it has no such day. */
const monthsAfter = (day: string, months: number): string => {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const lastOfMonth = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, lastOfMonth))).toISOString().slice(0, 10);
};

/** An amount (whole rupiah) in equal parts, the last of which takes what is left over. */
export const equalParts = (amount: number, parts: number): number[] => {
  const part = Math.floor(amount / parts);
  return Array.from({ length: parts }, (_, position) => (position === parts - 1 ? amount - part * (parts - 1) : part));
};

/**
 * Instalments of an amount: the first on the day on which the whole was due, or, where that is over, a month after the
 * plan is chosen; the others month by month after it.
 */
const instalmentsOf = (amount: number, months: number, { dueAt }: Debt, at: Date): Instalment[] => {
  const isAhead = dueAt >= at.toISOString();
  const firstDay = dateInWib(isAhead ? new Date(dueAt) : at);
  return equalParts(amount, months).map((part, position) => {
    const day = monthsAfter(firstDay, isAhead ? position : position + 1);
    return { dueAt: endOfDayInWib(new Date(`${day}T00:00:00.000+07:00`), 0).toISOString(), amount: part };
  });
};

/** The most months over which so much (whole rupiah) can be paid back. */
export const mostMonths = (outstanding: number, rules: RuleSet): number => {
  const { instalmentsMax, monthlyMinimum } = rules.debtRecovery.value;
  return Math.max(1, Math.min(instalmentsMax, Math.floor(outstanding / monthlyMinimum)));
};

/**
 * A debt whose holder chooses to pay by so many months. One plan for a claim; the same again changes nothing.
 * @returns undefined when that plan stands already.
 * @throws Refusal debt-not-owed, debt-plan-agreed, debt-months-too-many.
 */
export const plannedDebt = (
  debt: Debt,
  months: number,
  { rules, at }: { readonly rules: RuleSet; readonly at: Date },
): DebtMove | undefined => {
  const outstanding = mustBeOwed(debt);
  if (debt.plan?.months === months) return undefined;
  if (debt.plan !== undefined) throw new Refusal('debt-plan-agreed', { values: { months: debt.plan.months } });
  const most = mostMonths(outstanding, rules);
  if (months > most) {
    const { monthlyMinimum: minimum } = rules.debtRecovery.value;
    throw new Refusal('debt-months-too-many', { field: 'months', values: { most, minimum } });
  }
  const agreedAt = at.toISOString();
  const instalments = instalmentsOf(outstanding, months, debt, at);
  const plan: DebtPlan = { agreedAt, months, repaidBefore: debt.repaid, instalments };
  return { debt: changedDebt({ ...debt, plan }, 'plan-agreed', agreedAt), transfer: undefined, change: 'plan-agreed' };
};
