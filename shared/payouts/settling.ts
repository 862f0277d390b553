import { AccountFault } from '../domain/payouts/account.ts';
import {
  judgedNews,
  payoutIdIn,
  unmatchedOf,
  type Disagreement,
  type PayoutNews,
} from '../domain/payouts/payout-news.ts';
import { movedPayout, nextLook } from '../domain/payouts/payout-moves.ts';
import { bounceTransfer, paymentTransfer } from '../domain/payouts/payout-transfers.ts';
import type { Payout } from '../domain/payouts/payout.ts';
import { dateInWib } from '../domain/wave.ts';
import { log } from '../platform/log.ts';
import { count } from '../platform/metrics.ts';
import { incentiveDueWrite } from '../table/incentives.ts';
import { faultyWrite } from '../table/payout-accounts.ts';
import type { Payouts } from '../table/payouts.ts';
import type { Statements } from '../table/statements.ts';

export interface SettlingParts {
  readonly payouts: Pick<Payouts, 'get' | 'move' | 'settle'>;
  readonly statements: Pick<Statements, 'enter'>;
  readonly now: () => Date;
}

/** What became of news: the payout agrees with it, or people have to look into it. */
export type NewsOutcome = 'matched' | 'unmatched';

/** How often a payout is looked at that others are changing. */
const attempts = 8;

const otherReasons: ReadonlySet<string> = new Set(['limit-exceeded']);

/** Why money came back, as one of the codes that are explained to its owner. */
const reasonOf = ({ reason = '' }: PayoutNews): string =>
  AccountFault.safeParse(reason).success || otherReasons.has(reason) ? reason : 'other';

const dayMilliseconds = 86_400_000;

/**
 * Takes what a bank says of a payment, from wherever it comes, and as often as it likes: the payout is ended once, with
 * the movement of its money, or the news goes into the error bucket.
 */
export const newsTaking = ({ payouts, statements, now }: SettlingParts) => {
  const intoBucket = async (news: PayoutNews, because: Disagreement): Promise<NewsOutcome> => {
    if (await statements.enter(unmatchedOf(news, because, now().toISOString()))) {
      log.warn('A bank says what agrees with no payout.', { payoutId: payoutIdIn(news.payoutId), because });
      count('PayoutsContradicted');
    }
    return 'unmatched';
  };

  const pay = (payout: Payout, { reference }: PayoutNews): Promise<boolean> => {
    const at = now().toISOString();
    const paid = movedPayout(payout, 'pay', { settledAt: at, bankReference: reference });
    return payouts.settle(paid, payout, { outcome: 'paid', at, transfer: paymentTransfer(paid, at) });
  };

  const bounce = (payout: Payout, news: PayoutNews): Promise<boolean> => {
    const at = now();
    const because = reasonOf(news);
    const settledAt = at.toISOString();
    const bounced = movedPayout(payout, 'bounce', { settledAt, bankReference: news.reference, because });
    const { applicantId, accountVersion: version } = payout;
    const tomorrow = dateInWib(new Date(at.getTime() + dayMilliseconds));
    return payouts.settle(bounced, payout, {
      outcome: 'bounced',
      at: settledAt,
      transfer: bounceTransfer(bounced, settledAt),
      others: (TableName) => [
        faultyWrite({ applicantId, version }, { because, at: settledAt })(TableName),
        // Another account of theirs may be payable already: then nothing else would begin the next attempt.
        incentiveDueWrite(applicantId, tomorrow)(TableName),
      ],
    });
  };

  const take = (payout: Payout, { reference }: PayoutNews): Promise<boolean> => {
    const at = now();
    const taken = { sentAt: at.toISOString(), bankReference: reference, looks: 0, lookAt: nextLook(at, 2) };
    return payouts.move(movedPayout(payout, 'take', taken), payout);
  };

  /** @returns undefined where the payout was changed meanwhile. */
  const attempt = async (news: PayoutNews, seen?: Payout): Promise<NewsOutcome | undefined> => {
    const payoutId = payoutIdIn(news.payoutId);
    const payout = seen ?? (payoutId === undefined ? undefined : await payouts.get(payoutId));
    const judged = judgedNews(payout, news);
    if (judged.verdict === 'disagree') return intoBucket(news, judged.because);
    if (judged.verdict === 'known' || payout === undefined) return 'matched';
    const moves = { pay, bounce, take };
    if (!(await moves[judged.verdict](payout, news))) return undefined;
    if (judged.verdict === 'pay') {
      count('PayoutsPaid');
      count('RupiahPaid', payout.amount);
    }
    if (judged.verdict === 'bounce') count('PayoutsBounced');
    return 'matched';
  };

  return {
    /** Takes news of a payout, perhaps as it was just written. @throws Error when others kept changing it. */
    async take(news: PayoutNews, written?: Payout): Promise<NewsOutcome> {
      for (let tries = 1; tries <= attempts; tries += 1) {
        const outcome = await attempt(news, tries === 1 ? written : undefined);
        if (outcome !== undefined) return outcome;
      }
      throw new Error('A payout kept changing while it was being settled.');
    },
    intoBucket,
  };
};
export type NewsTaking = ReturnType<typeof newsTaking>;
