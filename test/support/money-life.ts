import { PlatformId } from '../../events/catalogue.ts';
import { ApplicantId, Ticket, WaveId } from '../../events/event.ts';
import { EnvelopeId, PayoutId } from '../../events/money.ts';
import { endedAward, makeAward, restoredAward, type Award } from '../../shared/domain/award.ts';
import type { Debt } from '../../shared/domain/debts/debt.ts';
import { claimTransfer, repaymentTransfer } from '../../shared/domain/debts/debt-transfers.ts';
import { resumedAward, resumptionTransfer, stopTransfer } from '../../shared/domain/debts/stopping.ts';
import { balanceKindOf, incentiveIdOf, type Incentive } from '../../shared/domain/incentives/incentive.ts';
import { isOwn, type BalanceKind } from '../../shared/domain/ledger/account.ts';
import type { PersonBooks } from '../../shared/domain/ledger/books.ts';
import {
  allotmentTransfer,
  awardEndTransfer,
  awardReturnTransfer,
  awardTransfer,
} from '../../shared/domain/ledger/card-transfers.ts';
import { incentiveTransfer, incentiveWithdrawal } from '../../shared/domain/ledger/incentive-transfers.ts';
import {
  purchaseTransfer,
  refundTransfer,
  revocationTransfer,
  type Transfer,
} from '../../shared/domain/ledger/transfer.ts';
import { payoutIdOf, type Payout } from '../../shared/domain/payouts/payout.ts';
import { blockTransfer, bounceTransfer, paymentTransfer } from '../../shared/domain/payouts/payout-transfers.ts';
import { ruleSetOf } from '../../shared/domain/rule-sets.ts';
import { orderIdOf, type Order } from '../../shared/domain/training/order.ts';
import { anOrder } from './given-orders.ts';
import { announcedWave, nothingFound } from './recipients.ts';

/** What can happen to the money of one recipient. */
export const happenings = [
  'buy',
  'cancel',
  'refund',
  'give-up',
  'revoke',
  'list',
  'restore',
  'approve',
  'withdraw-incentive',
  'block',
  'pay',
  'bounce',
  'stop',
  'resume',
  'claim',
  'repay',
] as const;
export type Happening = (typeof happenings)[number];

const rules = ruleSetOf('normal', 'normal-2023.1');
const waveId = WaveId.parse(announcedWave.waveId);
const regency = '32.01';
const platformId = PlatformId.parse('pasar-ilmu');
const envelopeId = EnvelopeId.parse('ee'.repeat(12));
const hex = (number: number, digits: number): string => number.toString(16).padStart(digits, '0');

/** The allotment of a wave with so many places, as its draw would set it aside. */
export const allotmentFor = (places: number): Transfer => {
  const given = { regency, drawn: places, calledAfterRevocation: 0 };
  const transfer = allotmentTransfer({ waveId, run: 1 }, given, { rules, at: announcedWave.announcedAt ?? '' });
  if (transfer === undefined) throw new Error('Nothing was allotted.');
  return transfer;
};

/**
 * One recipient's records and entries, written as the programme writes them: the same rules decide, and what its
 * conditional writes refuse does not happen. Each person has a number.
 */
export const moneyLife = (number: number) => {
  // The first six bits choose the shard: people are spread over all of them.
  const applicantId = ApplicantId.parse(`${hex((number * 4) % 256, 2)}${hex(number, 30)}`);
  const drawn = { applicantId, ticket: Ticket.parse(hex(number, 32)), regency, rank: number + 1 };
  const start = Date.parse(announcedWave.announcedAt ?? '');
  const cardNumber = `8${String(number).padStart(15, '0')}`;
  const at0 = new Date(start).toISOString();
  let award: Award = makeAward(drawn, {
    wave: announcedWave,
    rules,
    announcedAt: at0,
    cardNumber,
    found: nothingFound,
  });
  let incentive: Incentive | undefined;
  let payout: Payout | undefined;
  let debt: Debt | undefined;
  let moment = 0;
  const orders: Order[] = [];
  const payouts: Payout[] = [];
  const transfers: Transfer[] = [awardTransfer(award, at0)];
  const payments: Transfer[] = [];
  const balances = new Map<BalanceKind, number>();

  const now = (): string => new Date(start + 60_000 * (moment += 1)).toISOString();

  /** Enters a transfer, and does to the accounts that have an item what the table would. */
  const enter = (transfer: Transfer | undefined): void => {
    if (transfer === undefined) return;
    const own = transfer.entries.filter(({ account }) => isOwn(account));
    (own.length === 0 ? payments : transfers).push(transfer);
    for (const { account, amount } of own) {
      if (account.kind === 'incentive' || account.kind === 'survey-incentive' || account.kind === 'debt')
        balances.set(account.kind, (balances.get(account.kind) ?? 0) + amount);
    }
  };

  const lastStanding = () => orders.findIndex(({ status }) => status === 'placed');

  const giveBack = (kind: 'cancellation' | 'refund'): boolean => {
    const position = lastStanding();
    const order = orders[position];
    if (order === undefined || (award.state !== 'active' && award.state !== 'stopped')) return false;
    const at = now();
    const refund = order.price;
    orders[position] = {
      ...order,
      status: kind === 'refund' ? 'refunded' : 'cancelled',
      cancelledAt: at,
      refund,
    };
    const purchases = (award.purchases ?? 1) - 1;
    award = { ...award, balance: award.balance + refund, purchases };
    if (purchases === 0) delete award.firstPurchaseAt;
    enter(refundTransfer(order, { amount: refund, at, kind }));
    return true;
  };

  const end = (because: 'given-up' | 'listed' | 'revoked'): boolean => {
    if (award.state !== 'active' || award.firstPurchaseAt !== undefined) return false;
    const [at, before] = [now(), award];
    award = endedAward(award, { because, at });
    enter(because === 'revoked' ? revocationTransfer(before, before.balance, at) : awardEndTransfer(before, at));
    return true;
  };

  const moved = (status: Payout['status'], from: readonly Payout['status'][]): Payout | undefined => {
    if (payout === undefined || !from.includes(payout.status)) return undefined;
    payout = { ...payout, status, revision: payout.revision + 1 };
    payouts[payouts.length - 1] = payout;
    return payout;
  };

  const acts: Readonly<Record<Happening, (amount: number) => boolean>> = {
    buy(price) {
      if (award.state !== 'active' || award.balance < price || price === 0) return false;
      const at = now();
      const reference = `R-${number}-${orders.length}`;
      const order = { ...anOrder({ award }, { price, reference, mode: 'self-paced', at: new Date(at) }) };
      orders.push({ ...order, orderId: orderIdOf(platformId, reference) });
      award = {
        ...award,
        balance: award.balance - price,
        purchases: (award.purchases ?? 0) + 1,
        firstPurchaseAt: award.firstPurchaseAt ?? at,
      };
      enter(purchaseTransfer(order, price, at));
      return true;
    },
    cancel: () => giveBack('cancellation'),
    refund: () => giveBack('refund'),
    'give-up': () => end('given-up'),
    revoke: () => end('revoked'),
    list: () => end('listed'),
    restore() {
      if (award.endedBecause !== 'listed') return false;
      const at = now();
      award = restoredAward(award, rules, at);
      enter(awardReturnTransfer(award, at));
      return true;
    },
    approve() {
      if (award.state !== 'active' || incentive?.outcome === 'approved' || payout?.status === 'paid') return false;
      const at = now();
      const of = { applicantId, waveId, kind: 'post-training', part: '1' } as const;
      const attempt = (incentive?.attempt ?? 0) + 1;
      incentive = {
        ...of,
        incentiveId: incentiveIdOf(of),
        regency,
        amount: 600_000,
        ruleVersion: rules.version,
        outcome: 'approved',
        decidedAt: at,
        reasons: [],
        listVersions: {},
        attempt,
        revision: (incentive?.revision ?? 0) + 1,
      };
      const { incentiveId, amount } = incentive;
      payout = {
        payoutId: PayoutId.parse(payoutIdOf(incentiveId, attempt)),
        incentiveId,
        attempt,
        kind: balanceKindOf(incentive),
        applicantId,
        waveId,
        regency,
        amount,
        channel: 'BNI',
        accountVersion: 1,
        readyAt: at,
        status: 'ready',
        revision: 1,
        envelopeId,
      };
      payouts.push(payout);
      enter(incentiveTransfer(incentive, at));
      return true;
    },
    'withdraw-incentive'() {
      if (incentive?.outcome !== 'approved') return false;
      if (payout?.status !== 'bounced' && moved('withdrawn', ['ready']) === undefined) return false;
      enter(incentiveWithdrawal(incentive, now()));
      incentive = { ...incentive, outcome: 'refused', revision: incentive.revision + 1 };
      return true;
    },
    block() {
      const one = moved('blocked', ['ready']);
      if (one === undefined) return false;
      enter(blockTransfer(one, now()));
      return true;
    },
    pay() {
      const one = moved('paid', ['blocked']);
      if (one === undefined) return false;
      enter(paymentTransfer(one, now()));
      return true;
    },
    bounce() {
      const one = moved('bounced', ['blocked']);
      if (one === undefined) return false;
      enter(bounceTransfer(one, now()));
      return true;
    },
    stop() {
      if (award.state !== 'active' || award.firstPurchaseAt === undefined) return false;
      const at = now();
      enter(stopTransfer(award, award.balance, at));
      award = { ...award, state: 'stopped', returned: award.balance, balance: 0, stoppedAt: at };
      return true;
    },
    resume() {
      if (award.state !== 'stopped') return false;
      const at = now();
      enter(resumptionTransfer(award, award.returned ?? 0, at));
      award = resumedAward(award, rules, at);
      return true;
    },
    claim(amount) {
      if (award.state !== 'stopped' || amount === 0) return false;
      const at = now();
      const before = debt ?? emptyDebt(at);
      debt = { ...before, amount: before.amount + amount, revision: before.revision + 1 };
      enter(claimTransfer(debt, amount, at));
      return true;
    },
    repay(amount) {
      if (debt === undefined || amount === 0 || amount > debt.amount - debt.repaid) return false;
      const at = now();
      enter(repaymentTransfer(debt, { reference: `P-${number}-${moment}`, amount, at }));
      debt = { ...debt, repaid: debt.repaid + amount };
      return true;
    },
  };

  const emptyDebt = (at: string): Debt => ({
    applicantId,
    waveId,
    scheme: award.scheme,
    ruleVersion: award.ruleVersion,
    revision: 0,
    amount: 0,
    repaid: 0,
    items: [],
    stoppedAt: at,
    reason: 'police',
    source: 'police',
    listVersion: 'police-8',
    recordedAt: at,
    dueAt: at,
    history: [],
  });

  return {
    applicantId,
    /** Has something happen to an amount in whole rupiah. @returns whether it could. */
    happens: (what: Happening, amount = 600_000): boolean => acts[what](amount),
    /** Everything that was entered. */
    entered: (): Transfer[] => [...transfers, ...payments],
    books: (): PersonBooks => ({
      applicantId,
      transfers,
      payments,
      awards: [award],
      balances: [...balances].map(([kind, balance]) => ({ kind, waveId, balance })),
      orders,
      incentives: incentive === undefined ? [] : [incentive],
      payouts,
      debts: debt === undefined ? [] : [debt],
      holds: [],
    }),
  };
};
