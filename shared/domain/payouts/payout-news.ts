import { createHash } from 'node:crypto';
import * as z from 'zod';
import { Instant } from '../../../events/event.ts';
import { PayoutId } from '../../../events/money.ts';
import type { Payout } from './payout.ts';

/** What a bank says of a payment, and where it said so. */
export const PayoutNews = z.object({
  source: z.enum(['answer', 'callback', 'statement']),
  /** The number that we gave the payment, as the bank repeats it. */
  payoutId: z.string().max(100),
  status: z.enum(['pending', 'paid', 'rejected']),
  /** The bank's own number for it. */
  reference: z.string().max(64),
  /** Whole rupiah; with a fraction or in another currency, nothing agrees with it. */
  amount: z.number(),
  /** Of a rejected one: why, as a stable code. */
  reason: z.string().max(64).optional(),
  at: Instant,
  /** Of a statement: its number, and that of the entry in it. */
  statementId: z.string().optional(),
  entry: z.int().positive().optional(),
});
export type PayoutNews = z.infer<typeof PayoutNews>;

/** Why what a bank said agrees with no payout, or contradicts what was known of it. */
export const Disagreement = z.enum([
  'payout-unknown',
  'amount-differs',
  'never-told',
  'paid-after-bounce',
  'bounce-after-payment',
  'forgotten-by-bank',
]);
export type Disagreement = z.infer<typeof Disagreement>;

/** What a bank said that people have to look into. */
export const Unmatched = z.object({
  entryId: z.string().regex(/^[0-9a-f]{24}$/, 'unmatched-not-found'),
  because: Disagreement,
  news: PayoutNews,
  foundAt: Instant,
  status: z.enum(['open', 'resolved']),
  resolvedBy: z.string().optional(),
  resolvedAt: Instant.optional(),
  /** What whoever resolved it found. */
  resolution: z.string().optional(),
});
export type Unmatched = z.infer<typeof Unmatched>;

/** What news comes to: a change of the payout, nothing new, or something for people. */
export type JudgedNews =
  | { readonly verdict: 'take' | 'pay' | 'bounce' | 'known' }
  | { readonly verdict: 'disagree'; readonly because: Disagreement };

const disagree = (because: Disagreement): JudgedNews => ({ verdict: 'disagree', because });

/**
 * What a bank's news means for the payout that it names. What has come to its end stays: later news that contradicts it
 * are for people, and never move money.
 */
export const judgedNews = (payout: Payout | undefined, news: Pick<PayoutNews, 'status' | 'amount'>): JudgedNews => {
  if (payout === undefined) return disagree('payout-unknown');
  if (news.amount !== payout.amount) return disagree('amount-differs');
  switch (payout.status) {
    case 'ready':
    case 'enveloped':
    case 'blocked':
    case 'withdrawn':
      return disagree('never-told');
    case 'paid':
      return news.status === 'rejected' ? disagree('bounce-after-payment') : { verdict: 'known' };
    case 'bounced':
      return news.status === 'paid' ? disagree('paid-after-bounce') : { verdict: 'known' };
    case 'unknown':
    case 'sent':
      if (news.status === 'paid') return { verdict: 'pay' };
      if (news.status === 'rejected') return { verdict: 'bounce' };
      return { verdict: payout.status === 'unknown' ? 'take' : 'known' };
  }
};

/** The entry of the error bucket for news. The same news, however often and wherever told, is the same entry. */
export const unmatchedOf = (news: PayoutNews, because: Disagreement, foundAt: string): Unmatched => {
  const { payoutId, status, reference, amount } = news;
  const name = ['unmatched', because, payoutId, status, reference, String(amount)].join('\0');
  return {
    entryId: createHash('sha256').update(name).digest('hex').slice(0, 24),
    because,
    news,
    foundAt,
    status: 'open',
  };
};

/** The number of a payout in a bank's text; undefined where it is none. */
export const payoutIdIn = (text: string): PayoutId | undefined => PayoutId.safeParse(text).data;
