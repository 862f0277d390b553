import type { Award } from '../award.ts';
import { isUsed } from '../award.ts';
import { outstandingOf, type Debt } from '../debts/debt.ts';
import type { Payout, PayoutStatus } from '../payouts/payout.ts';
import type { Registration } from '../registration.ts';
import type { Order } from '../training/order.ts';
import { dateInWib, endOfDayInWib, isStillDrawn, type Wave } from '../wave.ts';
import type { Wait } from './erasure.ts';
import { caseDeadline } from './erasure-rules.ts';

/** What there is of a person that an erasure may have to wait for. */
export interface OpenThings {
  readonly registration: Registration;
  /** Whether the person's NIK is in dispute. */
  readonly isDisputed: boolean;
  /** When each of the person's own cases that are open was opened. */
  readonly casesOpenedAt: readonly string[];
  readonly joined: readonly Wave[];
  readonly awards: readonly Award[];
  readonly orders: readonly Order[];
  readonly payouts: readonly Pick<Payout, 'status' | 'lookAt'>[];
  readonly debts: readonly Debt[];
  /** What is on the person's accounts of incentives, in whole rupiah. */
  readonly balances: readonly number[];
}

const underWay: ReadonlySet<PayoutStatus> = new Set<PayoutStatus>(['ready', 'enveloped', 'blocked', 'sent', 'unknown']);

/** The last moment of the budget year (WIB) in which an award was announced: state money is a year's (UU 17/2003; certainty M). */
const budgetYearEnd = ({ announcedAt }: Pick<Award, 'announcedAt'>): string =>
  endOfDayInWib(new Date(`${dateInWib(new Date(announcedAt)).slice(0, 4)}-12-31T00:00:00.000+07:00`), 0).toISOString();

/** Until when a card can be used; undefined where that has passed, or it never can again. */
const openUntil = (award: Award, at: string): Wait | undefined => {
  if (award.state === 'held') return { reason: 'card-open' };
  if (award.state !== 'active') return undefined;
  const until = isUsed(award) ? budgetYearEnd(award) : award.firstPurchaseDeadline;
  // An unused card past its day is revoked within the hour: until then it is open.
  if (until < at && isUsed(award)) return undefined;
  return { reason: 'card-open', until };
};

const waveWait = (wave: Wave, at: Date): Wait[] => (isStillDrawn(wave, at) ? [{ reason: 'wave-open' }] : []);

/** All that has to end before a person's data can go; nothing where it can go now. */
export const waitsOf = (open: OpenThings, at: Date): Wait[] => {
  const instant = at.toISOString();
  const cases: Wait[] = open.casesOpenedAt.map((openedAt) => ({ reason: 'case-open', until: caseDeadline(openedAt) }));
  const isUnruled = Object.keys(open.registration.openObjections ?? {}).length > 0;
  const disputed = open.isDisputed || open.registration.status === 'disputed' || (isUnruled && cases.length === 0);
  const all: Wait[] = [
    ...cases.slice(0, 1),
    ...(disputed ? [{ reason: 'case-open' } as const] : []),
    ...open.joined.flatMap((wave) => waveWait(wave, at)).slice(0, 1),
    ...open.awards.flatMap((award) => openUntil(award, instant) ?? []),
    ...open.orders
      .filter(({ status }) => status === 'placed' || status === 'redeemed')
      .slice(0, 1)
      .map((): Wait => ({ reason: 'training-open' })),
    ...open.payouts
      .filter(({ status }) => underWay.has(status))
      .slice(0, 1)
      .map((): Wait => ({ reason: 'payout-open' })),
    ...(open.balances.some((balance) => balance > 0) ? [{ reason: 'balance-open' } as const] : []),
    ...(open.debts.some((debt) => outstandingOf(debt) > 0) ? [{ reason: 'debt-open' } as const] : []),
  ];
  // Each reason once.
  return [...new Map(all.map((wait) => [wait.reason, wait])).values()];
};
