import type { Registration } from '../registration.ts';
import type { RuleSet } from '../rule-sets.ts';
import { endOfDayInWib } from '../wave.ts';
import { outstandingOf, type Debt } from './debt.ts';

/** Whether the person objects to the reason of a debt, and when a person last ruled on that (ISO 8601). */
export interface Objecting {
  readonly isOpen: boolean;
  readonly ruledAt: string | undefined;
}

/** What is on record of objections to the rule on which a debt stands. */
export const objectingTo = (
  { rule }: Pick<Debt, 'rule'>,
  { openObjections = {}, ruledObjections = {} }: Pick<Registration, 'openObjections' | 'ruledObjections'>,
): Objecting => ({
  isOpen: rule !== undefined && Object.hasOwn(openObjections, rule),
  ruledAt: rule === undefined ? undefined : ruledObjections[rule],
});

/** A part of a debt: when it is due (ISO 8601), and of how much (whole rupiah) how much is paid. */
interface Part {
  readonly dueAt: string;
  readonly amount: number;
  readonly paid: number;
}

/** The instalments of the plan with what each has had of the payments since, the first first; without a plan, all that is owed. */
const partsOf = (debt: Debt): Part[] => {
  const { plan, dueAt, repaid } = debt;
  const outstanding = outstandingOf(debt);
  if (plan === undefined) return outstanding === 0 ? [] : [{ dueAt, amount: outstanding, paid: 0 }];
  let left = repaid - plan.repaidBefore;
  return plan.instalments.map((instalment) => {
    const paid = Math.min(instalment.amount, left);
    left -= paid;
    return { ...instalment, paid };
  });
};

/** What is owed and when, as it can be told at any time: the next part that is not paid. */
export const owedOf = (debt: Debt): { readonly outstanding: number; readonly dueAt: string | undefined } => ({
  outstanding: outstandingOf(debt),
  dueAt: partsOf(debt).find(({ amount, paid }) => paid < amount)?.dueAt,
});

/** A part of a debt at an instant. */
export interface DuePart extends Part {
  readonly status: 'paid' | 'ahead' | 'overdue' | 'paused';
}

/**
 * The parts of a debt at an instant. While an objection is open nothing is due; after a person has ruled, nothing is before
 * as many days have passed again as one had to object.
 */
export const dueParts = (
  debt: Debt,
  { isOpen, ruledAt }: Objecting,
  { rules, at }: { readonly rules: RuleSet; readonly at: Date },
): DuePart[] => {
  const notBefore =
    ruledAt === undefined || ruledAt < debt.recordedAt
      ? ''
      : endOfDayInWib(new Date(ruledAt), rules.debtRecovery.value.objectionDays).toISOString();
  return partsOf(debt).map((part) => {
    const dueAt = part.dueAt > notBefore ? part.dueAt : notBefore;
    if (part.paid >= part.amount) return { ...part, status: 'paid' };
    if (isOpen) return { ...part, dueAt, status: 'paused' };
    return { ...part, dueAt, status: dueAt < at.toISOString() ? 'overdue' : 'ahead' };
  });
};
