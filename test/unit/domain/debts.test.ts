import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ApplicantId, WaveId } from '../../../events/event.ts';
import { OrderId } from '../../../events/training.ts';
import type { Award } from '../../../shared/domain/award.ts';
import { itemsOwed, outstandingOf, refundDueOf, type Debt, type DebtItem } from '../../../shared/domain/debts/debt.ts';
import { debtLetter } from '../../../shared/domain/debts/debt-letter.ts';
import { dueParts } from '../../../shared/domain/debts/due.ts';
import { reckoned, type DebtMove } from '../../../shared/domain/debts/reckoning.ts';
import { equalParts, mostMonths, plannedDebt, repaidDebt, Repayment } from '../../../shared/domain/debts/repaying.ts';
import { ruleSetOf } from '../../../shared/domain/rule-sets.ts';
import type { Transfer } from '../../../shared/domain/ledger/transfer.ts';
import { anOrder } from '../../support/given-orders.ts';
import { enrolledPerson } from '../../support/enrolled-people.ts';
import { announcedWave } from '../../support/recipients.ts';

const rules = ruleSetOf('normal', 'normal-2023.1');
const applicantId = ApplicantId.parse('a'.repeat(32));
const waveId = WaveId.parse('2023-48');
const stoppedAt = '2023-03-15T03:00:00.000Z';
const at = new Date('2023-03-15T04:00:00.000Z');

const card: Award = {
  applicantId,
  waveId,
  ticket: enrolledPerson({ number: 1, wave: announcedWave, regency: '32.01' }).enrollment.ticket,
  regency: '32.01',
  rank: 1,
  scheme: 'normal',
  ruleVersion: rules.version,
  cardNumber: '8123456789012340',
  balance: 0,
  announcedAt: '2023-02-21T03:00:00.000Z',
  firstPurchaseDeadline: '2023-03-08T16:59:59.999Z',
  firstPurchaseAt: '2023-02-24T03:00:00.000Z',
  purchases: 1,
  state: 'active',
};
const stopped: Award = {
  ...card,
  state: 'stopped',
  returned: 2_000_000,
  stoppedAt,
  stoppedReason: 'police',
  stoppedListVersion: 'polri-8',
  stoppedRule: 'excluded_occupations',
  stoppedListedSince: '2023-03-01T00:00:00.000Z',
};

const item = (amount: number, number = 1): DebtItem => ({
  kind: 'purchase',
  orderId: OrderId.parse(number.toString(16).padStart(24, '0')),
  title: 'Pemasaran Digital',
  at: '2023-02-24T03:00:00.000Z',
  amount,
});

const claim = (amount: number): Debt => {
  const move = reckoned(undefined, { award: stopped, items: [item(amount)] }, { rules, at });
  if (move === undefined) throw new Error('Something is owed.');
  return move.debt;
};

/** What an account of the person comes to by a transfer. */
const moved = (transfer: Transfer | undefined, kind: string): number =>
  (transfer?.entries ?? []).reduce((sum, { account, amount }) => (account.kind === kind ? sum + amount : sum), 0);

const repayment = (amount: number, reference = 'BNI-0001'): Repayment =>
  Repayment.parse({
    applicantId,
    waveId,
    reference,
    amount,
    paidOn: '2023-03-15',
    enteredBy: 'olga',
    enteredAt: at.toISOString(),
  });

describe('instalments', () => {
  const amounts = fc.integer({ min: 1, max: 4_200_000 });

  test('are equal but for the last, and come to what is owed to the rupiah', () => {
    fc.assert(
      fc.property(amounts, fc.integer({ min: 1, max: 60 }), (amount, months) => {
        const parts = equalParts(amount, months);

        expect(parts).toHaveLength(months);
        expect(parts.reduce((sum, part) => sum + part, 0)).toBe(amount);
        expect(new Set(parts.slice(0, -1)).size).toBeLessThanOrEqual(1);
        expect(parts.at(-1)).toBeGreaterThanOrEqual(parts[0] ?? 0);
      }),
    );
  });

  test('of any plan that the rules allow are due one a month, none before the objection is over, and none under the least', () => {
    fc.assert(
      fc.property(
        amounts,
        fc.integer({ min: 1, max: 24 }),
        fc.date({ min: at, max: new Date('2025-12-31T00:00:00Z'), noInvalidDate: true }),
        (amount, wished, when) => {
          const debt = claim(amount);
          const months = Math.min(wished, mostMonths(amount, rules));
          const plan = plannedDebt(debt, months, { rules, at: when })?.debt.plan;
          const dues = plan?.instalments.map(({ dueAt }) => dueAt) ?? [];

          expect(plan?.instalments.reduce((sum, part) => sum + part.amount, 0)).toBe(amount);
          expect(dues).toEqual(dues.toSorted());
          expect(new Set(dues.map((due) => due.slice(0, 7))).size).toBe(months);
          expect(dues[0] !== undefined && dues[0] >= debt.dueAt && dues[0] >= when.toISOString()).toBe(true);
          for (const due of dues) expect(due).toMatch(/T16:59:59\.999Z$/);
          if (months > 1) expect(plan?.instalments[0]?.amount).toBeGreaterThanOrEqual(50_000);
        },
      ),
    );
  });

  test('fall on the last day of a month that has no such day', () => {
    const debt: Debt = { ...claim(600_000), dueAt: '2023-01-31T16:59:59.999Z' };

    const plan = plannedDebt(debt, 3, { rules, at: new Date('2023-01-15T00:00:00.000Z') })?.debt.plan;

    expect(plan?.instalments.map(({ dueAt }) => dueAt.slice(0, 10))).toEqual([
      '2023-01-31',
      '2023-02-28',
      '2023-03-31',
    ]);
  });

  test('are paid one after the other by whatever comes, and what is over its day is overdue', () => {
    const planned = plannedDebt(claim(600_000), 6, { rules, at })?.debt ?? claim(1);
    const paid = repaidDebt(planned, repayment(150_000)).debt;
    const none = { isOpen: false, ruledAt: undefined };

    const parts = dueParts(paid, none, { rules, at: new Date('2023-05-20T00:00:00.000Z') });

    expect(parts.map(({ paid: had, status }) => [had, status])).toEqual([
      [100_000, 'paid'],
      [50_000, 'overdue'],
      [0, 'ahead'],
      [0, 'ahead'],
      [0, 'ahead'],
      [0, 'ahead'],
    ]);
  });
});

describe('a debt', () => {
  /** Things that happen to it, in any order. */
  const step = fc.oneof(
    fc.record({
      kind: fc.constant('reckon' as const),
      amounts: fc.array(fc.integer({ min: 1, max: 900_000 }), { maxLength: 5 }),
    }),
    fc.record({ kind: fc.constant('lift' as const) }),
    fc.record({ kind: fc.constant('repay' as const), share: fc.integer({ min: 1, max: 100 }) }),
    fc.record({ kind: fc.constant('plan' as const), months: fc.integer({ min: 1, max: 24 }) }),
  );

  test('is whatever was claimed less what was repaid, never below zero, by whatever happens in whatever order', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
        let debt: Debt | undefined;
        let [owed, claimed, repaid] = [0, 0, 0];
        const take = (move: DebtMove | undefined) => {
          if (move === undefined) return;
          expect(move.debt.revision).toBe((debt?.revision ?? 0) + 1);
          debt = move.debt;
          owed += moved(move.transfer, 'debt');
          claimed += moved(move.transfer, 'claimed');
          repaid -= moved(move.transfer, 'repaid');
        };
        for (const one of steps) {
          if (one.kind === 'reckon') {
            const items = one.amounts.map((amount, number) => item(amount, number + 1));
            take(reckoned(debt, { award: stopped, items }, { rules, at }));
            expect(reckoned(debt, { award: stopped, items }, { rules, at })).toBeUndefined();
          } else if (one.kind === 'lift') {
            take(reckoned(debt, { award: card, items: [] }, { rules, at }));
            expect(debt?.amount ?? 0).toBe(0);
          } else if (debt !== undefined && outstandingOf(debt) > 0) {
            const outstanding = outstandingOf(debt);
            if (one.kind === 'repay') take(repaidDebt(debt, repayment(Math.ceil((outstanding * one.share) / 100))));
            else if (debt.plan === undefined)
              take(plannedDebt(debt, Math.min(one.months, mostMonths(outstanding, rules)), { rules, at }));
          }
          expect(owed).toBe(debt === undefined ? 0 : outstandingOf(debt));
          expect(owed).toBeGreaterThanOrEqual(0);
          expect(claimed).toBe(0 - owed);
          expect(repaid).toBe(debt?.repaid ?? 0);
          if (debt !== undefined) expect(debt.amount - debt.repaid).toBe(outstandingOf(debt) - refundDueOf(debt));
        }
      }),
    );
  });

  test('that grew can be objected to anew, and its plan is to be chosen anew', () => {
    const planned = plannedDebt(claim(600_000), 6, { rules, at })?.debt;
    const later = new Date('2023-06-01T00:00:00.000Z');

    const grown = reckoned(planned, { award: stopped, items: [item(600_000), item(50_000, 2)] }, { rules, at: later });

    expect(grown).toMatchObject({ change: 'grown', debt: { amount: 650_000, dueAt: '2023-07-01T16:59:59.999Z' } });
    expect(grown?.debt).not.toHaveProperty('plan');
  });

  test('counts all that was received, or only what came since the list’s line counts, as the rules say', () => {
    const bought = { ...anOrder({ award: stopped }, { at: new Date('2023-02-24T03:00:00.000Z') }), applicantId };
    const after = {
      ...anOrder({ award: stopped }, { at: new Date('2023-03-02T03:00:00.000Z'), price: 70_000 }),
      applicantId,
    };
    const { debtRecovery } = rules;
    const since = {
      ...rules,
      debtRecovery: { ...debtRecovery, value: { ...debtRecovery.value, counts: 'received-since-listed' as const } },
    };
    const received = { orders: [after, bought], payouts: [] };

    expect(itemsOwed(stopped, received, rules).map(({ amount }) => amount)).toEqual([600_000, 70_000]);
    expect(itemsOwed(stopped, received, since).map(({ amount }) => amount)).toEqual([70_000]);
    expect(itemsOwed(card, received, rules)).toEqual([]);
  });

  test('of a purchase that was given back in part is the rest of its price', () => {
    const order = { ...anOrder({ award: stopped }), applicantId, status: 'cancelled' as const, refund: 450_000 };
    const whole = { ...order, refund: 600_000 };

    expect(itemsOwed(stopped, { orders: [order, whole], payouts: [] }, rules)).toMatchObject([{ amount: 150_000 }]);
  });

  test('has a letter in both languages with the same figures and dates', () => {
    const debt = claim(1_234_567);

    const [id, en] = [debtLetter(debt, rules, 'id'), debtLetter(debt, rules, 'en')];

    expect(id).toContain('Rp1.234.567');
    expect(en).toContain('Rp1,234,567');
    expect(id).toContain('14 April 2023');
    expect(en).toContain('14 April 2023');
    for (const text of [id, en]) expect(text).toContain('polri-8');
    expect(debtLetter({ ...debt, amount: 0, repaid: 5_000 }, rules, 'en')).toContain('Rp5,000 that you have paid');
  });
});
