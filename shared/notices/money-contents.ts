import { owedOf } from '../domain/debts/due.ts';
import {
  debtChangedNotice,
  incentiveDecidedNotice,
  payoutAccountLinkedNotice,
  payoutSettledNotice,
} from '../domain/money-notice-texts.ts';
import type { NoticeText } from '../domain/notice-texts.ts';
import type { Notice } from '../domain/notice.ts';
import { ruleSetOf } from '../domain/rule-sets.ts';
import type { AwardTable } from '../table/awards.ts';
import type { Debts } from '../table/debts.ts';
import type { Incentives } from '../table/incentives.ts';
import type { PayoutAccounts } from '../table/payout-accounts.ts';
import type { Payouts } from '../table/payouts.ts';

/** Where what a notice about money tells is looked up. */
export interface MoneyNoticeSources {
  readonly awards: Pick<AwardTable, 'get'>;
  readonly payoutAccounts: Pick<PayoutAccounts, 'get' | 'version'>;
  readonly payouts: Pick<Payouts, 'get'>;
  readonly incentives: Pick<Incentives, 'get'>;
  readonly debts: Pick<Debts, 'get'>;
}

/**
 * What is to be sent, or why nothing is: a fixed sentence for the log. `to` is the phone or address, encrypted, that it
 * goes to in the place of the one in force.
 */
export type NoticeContent = { readonly text: NoticeText; readonly to?: string } | { readonly dropped: string };

export type MoneyNotice = Extract<
  Notice,
  { about: 'payout-account-linked' | 'incentive-decided' | 'payout-settled' | 'debt-changed' }
>;

type About<Subject extends MoneyNotice['about']> = Extract<MoneyNotice, { about: Subject }>;

/** What a notice about money tells as things stand now. What is not so any more is not told. */
export const moneyNoticeContents = (sources: MoneyNoticeSources) => {
  const { awards, payoutAccounts, payouts, incentives, debts } = sources;

  const ofAccount = async (notice: About<'payout-account-linked'>): Promise<NoticeContent> => {
    const account = await payoutAccounts.get(notice.applicantId);
    return account?.version === notice.version
      ? { text: payoutAccountLinkedNotice(account, notice.channel) }
      : { dropped: 'Notice dropped: another account was linked since.' };
  };

  const ofDecision = async (notice: About<'incentive-decided'>): Promise<NoticeContent> => {
    const { applicantId, waveId, incentiveId, channel } = notice;
    const [incentive, award] = await Promise.all([
      incentives.get(applicantId, waveId, incentiveId),
      awards.get(applicantId, waveId),
    ]);
    if (incentive === undefined || award === undefined) throw new Error('A notice is about no incentive.');
    const { amount, outcome } = incentive;
    if (outcome !== notice.outcome) return { dropped: 'Notice dropped: it was decided otherwise since.' };
    const { value: workingDays } = ruleSetOf(award.scheme, award.ruleVersion).payoutWorkingDays;
    return { text: incentiveDecidedNotice({ amount, outcome, workingDays }, channel) };
  };

  const ofPayout = async ({ payoutId, outcome, channel }: About<'payout-settled'>): Promise<NoticeContent> => {
    const payout = await payouts.get(payoutId);
    if (payout === undefined) throw new Error('A notice is about no payout.');
    const account = await payoutAccounts.version(payout.applicantId, payout.accountVersion);
    if (account === undefined) throw new Error('A payout went to no account.');
    const { amount, because } = payout;
    return { text: payoutSettledNotice({ amount, account, because, outcome }, channel) };
  };

  const ofDebt = async ({ applicantId, waveId, change, channel }: About<'debt-changed'>): Promise<NoticeContent> => {
    const debt = await debts.get(applicantId, waveId);
    if (debt === undefined) throw new Error('A notice is about no debt.');
    return { text: debtChangedNotice({ change, ...owedOf(debt) }, channel) };
  };

  return (notice: MoneyNotice): Promise<NoticeContent> => {
    switch (notice.about) {
      case 'payout-account-linked':
        return ofAccount(notice);
      case 'incentive-decided':
        return ofDecision(notice);
      case 'payout-settled':
        return ofPayout(notice);
      case 'debt-changed':
        return ofDebt(notice);
    }
  };
};
