import type { ApplicantId, WaveId } from '../../../events/event.ts';
import type { Award } from '../award.ts';
import { outstandingOf, type Debt } from '../debts/debt.ts';
import type { Incentive } from '../incentives/incentive.ts';
import type { Payout, PayoutStatus } from '../payouts/payout.ts';
import { ruleSetOf } from '../rule-sets.ts';
import type { Hold } from '../settlements/hold.ts';
import type { Order } from '../training/order.ts';
import { accountName, isOwn, type Account, type BalanceKind, type OwnAccount } from './account.ts';
import type { Compared, Comparison } from './difference.ts';
import { purchaseTransfer, refundTransfer, type Cause, type TransferForm } from './transfer.ts';

/** What an item says is on one of a participant's accounts. Whole rupiah. */
export interface Balance {
  readonly kind: BalanceKind;
  readonly waveId: WaveId;
  readonly balance: number;
}

/** All that is on record of one person's money, as it stood at one moment. */
export interface PersonBooks {
  readonly applicantId: ApplicantId;
  readonly transfers: readonly TransferForm[];
  /**
   * Transfers that concern no participant and yet belong to records of this one: of what was blocked for a payout, to the
   * bank; to the platform, or held back, for a purchase.
   */
  readonly payments: readonly TransferForm[];
  readonly awards: readonly Award[];
  readonly balances: readonly Balance[];
  readonly orders: readonly Order[];
  readonly incentives: readonly Incentive[];
  readonly payouts: readonly Payout[];
  readonly debts: readonly Debt[];
  /** What is, or was, held back from platforms for the purchases. */
  readonly holds: readonly Hold[];
}

/** One kind of record that calls for movements of money. It says what must have been entered. */
type Book = (person: PersonBooks) => Compared[];

/** What a record calls for: so much on an account, by one transfer. */
interface Due {
  readonly transferId: string;
  readonly account: string;
  /** Whole rupiah. */
  readonly amount: number;
}

const dueBy = ({ transferId, entries }: TransferForm): Due[] =>
  entries.map(({ account, amount }) => ({ transferId, account: accountName(account), amount }));

/** Holds what records call for against what was entered: every entry has its record, every record its entry. */
const entered = (
  comparison: Comparison,
  causes: ReadonlySet<Cause>,
  { transfers, due }: { readonly transfers: readonly TransferForm[]; readonly due: readonly Due[] },
): Compared[] => {
  const figures = new Map<string, { expected: number; found: number }>();
  const at = ({ transferId, account }: Due) => {
    const of = `${transferId} ${account}`;
    const known = figures.get(of) ?? { expected: 0, found: 0 };
    figures.set(of, known);
    return known;
  };
  for (const one of due) at(one).expected += one.amount;
  for (const transfer of transfers) {
    if (!causes.has(transfer.cause.kind)) continue;
    for (const one of dueBy(transfer)) at(one).found += one.amount;
  }
  return [...figures].map(([of, { expected, found }]) => ({ comparison, of, expected, found }));
};

const ownName = (account: OwnAccount): string => accountName(account);

/** Figures that must be the same, by what they are of; what only one side has is nothing on the other. */
const sameBy = (
  comparison: Comparison,
  due: ReadonlyMap<string, number>,
  found: ReadonlyMap<string, number>,
): Compared[] =>
  [...new Set([...due.keys(), ...found.keys()])].map((of) => ({
    comparison,
    of,
    expected: due.get(of) ?? 0,
    found: found.get(of) ?? 0,
  }));

/** Every own account's entries, whatever caused them, by the account's name. */
const entriesByAccount = (transfers: readonly TransferForm[]): Map<string, number> => {
  const sums = new Map<string, number>();
  for (const { account, amount } of transfers.flatMap(({ entries }) => entries)) {
    if (isOwn(account)) sums.set(ownName(account), (sums.get(ownName(account)) ?? 0) + amount);
  }
  return sums;
};

/** What is on each account is the sum of all that was ever entered there, and never below zero. */
const balancesBook: Book = ({ applicantId, transfers, awards, balances }) => {
  const sums = entriesByAccount(transfers);
  const standing = new Map([
    ...awards.map(({ waveId, balance }) => [ownName({ kind: 'training', applicantId, waveId }), balance] as const),
    ...balances.map(({ kind, waveId, balance }) => [ownName({ kind, applicantId, waveId }), balance] as const),
  ]);
  return [...new Set([...sums.keys(), ...standing.keys()])].flatMap((of): Compared[] => {
    const sum = sums.get(of) ?? 0;
    return [
      { comparison: 'balance', of, expected: sum, found: standing.get(of) ?? 0 },
      { comparison: 'below-zero', of, expected: Math.max(0, sum), found: sum },
    ];
  });
};

const awardCauses: ReadonlySet<Cause> = new Set<Cause>([
  'award',
  'award-end',
  'award-return',
  'revocation',
  'entitlement-stop',
  'entitlement-resumption',
]);

/** Whoever has a card was given its budget; of one that has ended, or was stopped, what was not spent came back. */
const awardsBook: Book = ({ applicantId, transfers, awards }) => {
  const given = entriesByAccount(transfers.filter(({ cause }) => awardCauses.has(cause.kind)));
  const due = new Map(
    awards.map(({ waveId, scheme, ruleVersion, returned = 0 }) => [
      ownName({ kind: 'training', applicantId, waveId }),
      ruleSetOf(scheme, ruleVersion).trainingBudget.value - returned,
    ]),
  );
  return sameBy('awards', due, given);
};

const orderCauses: ReadonlySet<Cause> = new Set<Cause>(['purchase', 'cancellation', 'refund']);

/** The transfers that a purchase, as it stands, has caused. */
const ofOrder = (order: Order): TransferForm[] => {
  const { price, placedAt, status, cancelledAt = placedAt, refund = 0 } = order;
  const bought = purchaseTransfer(order, price, placedAt);
  if (status !== 'cancelled' && status !== 'refunded') return [bought];
  const kind = status === 'cancelled' ? 'cancellation' : 'refund';
  return [bought, refundTransfer(order, { amount: refund, at: cancelledAt, kind })];
};

const ordersBook: Book = ({ transfers, orders }) =>
  entered('orders', orderCauses, { transfers, due: orders.flatMap(ofOrder).flatMap(dueBy) });

/** The number of an incentive or a payout, with which whatever moved for it begins. */
const numberOf = ({ cause }: TransferForm): string => cause.of.slice(0, 24);

/** What a participant's own accounts got, or lost, for each incentive or payout. */
const ownByNumber = (transfers: readonly TransferForm[], causes: ReadonlySet<Cause>): Map<string, number> => {
  const sums = new Map<string, number>();
  for (const transfer of transfers) {
    if (!causes.has(transfer.cause.kind)) continue;
    const number = numberOf(transfer);
    for (const { account, amount } of transfer.entries) {
      if (isOwn(account)) sums.set(number, (sums.get(number) ?? 0) + amount);
    }
  }
  return sums;
};

const incentiveCauses: ReadonlySet<Cause> = new Set<Cause>(['incentive', 'incentive-withdrawal']);

/** What was approved is credited, once; what was refused, be it after all, is not. */
const incentivesBook: Book = ({ transfers, incentives }) =>
  sameBy(
    'incentives',
    new Map(incentives.map(({ incentiveId, outcome, amount }) => [incentiveId, outcome === 'approved' ? amount : 0])),
    ownByNumber(transfers, incentiveCauses),
  );

const payoutCauses: ReadonlySet<Cause> = new Set<Cause>(['payout-block', 'payout-bounce', 'payout-withdrawal']);
/** Of these the money has left the participant's account. */
const isBlocked: ReadonlySet<PayoutStatus> = new Set<PayoutStatus>(['blocked', 'sent', 'unknown', 'paid']);

/** The money of a payout is blocked as long as it may come to be paid, and then paid once; otherwise it came back. */
const payoutsBook: Book = ({ transfers, payments, payouts }) => {
  const blocked = payouts.map(
    ({ payoutId, status, amount }) => [payoutId, isBlocked.has(status) ? -amount : 0] as const,
  );
  const paid = payouts.map(({ payoutId, status, amount }) => [payoutId, status === 'paid' ? amount : 0] as const);
  const left = new Map<string, number>();
  for (const transfer of payments) {
    if (transfer.cause.kind !== 'payout-payment') continue;
    const lost = transfer.entries.reduce((sum, { amount }) => (amount < 0 ? sum - amount : sum), 0);
    left.set(numberOf(transfer), (left.get(numberOf(transfer)) ?? 0) + lost);
  }
  return [
    ...sameBy('payouts', new Map(blocked), ownByNumber(transfers, payoutCauses)),
    ...sameBy('payouts', new Map(paid), left),
  ];
};

const debtCauses: ReadonlySet<Cause> = new Set<Cause>(['debt', 'debt-cancellation', 'repayment']);
const repaymentCauses: ReadonlySet<Cause> = new Set<Cause>(['repayment']);

/** What somebody owes was claimed, and what they paid back came in. */
const debtsBook: Book = ({ applicantId, transfers, debts }) => {
  const moved = (causes: ReadonlySet<Cause>) =>
    entriesByAccount(transfers.filter(({ cause }) => causes.has(cause.kind)));
  const nameOf = ({ waveId }: Debt) => ownName({ kind: 'debt', applicantId, waveId });
  const owed = new Map(debts.map((debt) => [nameOf(debt), outstandingOf(debt)]));
  const repaid = new Map(debts.map((debt) => [nameOf(debt), -debt.repaid]));
  return [...sameBy('debts', owed, moved(debtCauses)), ...sameBy('debts', repaid, moved(repaymentCauses))];
};

/** What came onto accounts of a kind by some transfers, in whole rupiah. */
const cameOnto = (kind: Account['kind'], transfers: readonly TransferForm[]): number =>
  transfers
    .flatMap(({ entries }) => entries)
    .reduce((sum, { account, amount }) => (account.kind === kind ? sum + amount : sum), 0);

const holdCauses: ReadonlySet<Cause> = new Set<Cause>([
  'settlement-hold',
  'settlement-release',
  'settlement-deduction',
]);

/** What is held back for a purchase is, what was deducted is the treasury's, and a purchase that is settled was paid for. */
const settlementsBook: Book = ({ payments, orders, holds }) => {
  const held = holds.flatMap(({ orderId, status, amount }): Compared[] => {
    const moved = payments.filter(({ cause }) => holdCauses.has(cause.kind) && cause.of.startsWith(orderId));
    const figures = [
      ['withheld', status === 'open' ? amount : 0],
      ['returned', status === 'deducted' ? amount : 0],
    ] as const;
    return figures.map(([kind, expected]) => ({
      comparison: 'settlements',
      of: `${kind} ${orderId}`,
      expected,
      found: cameOnto(kind, moved),
    }));
  });
  const settled = orders.flatMap(({ orderId, price, settlement }): Compared[] => {
    if (settlement?.state !== 'settled') return [];
    const of = `${settlement.settlementId ?? ''}-${orderId}`;
    const paid = payments.filter(({ cause }) => cause.kind === 'settlement' && cause.of.startsWith(of));
    return [{ comparison: 'settlements', of: `settled ${orderId}`, expected: price, found: cameOnto('settled', paid) }];
  });
  return [...held, ...settled];
};

const books: readonly Book[] = [
  balancesBook,
  awardsBook,
  ordersBook,
  incentivesBook,
  payoutsBook,
  debtsBook,
  settlementsBook,
];

/** Holds a person's accounts against all that is on record of the person. */
export const comparedOf = (person: PersonBooks): Compared[] => books.flatMap((book) => book(person));
