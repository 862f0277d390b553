import type { Award } from '../domain/award.ts';
import { isUsed } from '../domain/award.ts';
import type { Notice } from '../domain/notice.ts';
import {
  awardNotice,
  cardEndedNotice,
  orderRefundedNotice,
  purchaseCodeNotice,
  purchaseDueNotice,
  trainingCompletedNotice,
} from '../domain/notice-texts.ts';
import { purchaseCodeOf } from '../domain/training/purchase-code.ts';
import type { KeyStore } from '../keys/ring.ts';
import type { AwardTable } from '../table/awards.ts';
import type { Orders } from '../table/orders.ts';
import type { PurchaseCodes } from '../table/purchase-codes.ts';
import { contactNoticeContents, type ContactNoticeSources } from './contact-contents.ts';
import { moneyNoticeContents, type MoneyNoticeSources, type NoticeContent } from './money-contents.ts';
import { isUnwanted, privacyNoticeContents, type PrivacyNoticeSources } from './privacy-contents.ts';
import { visitNoticeContents, type VisitNoticeSources } from './visit-contents.ts';

/** Where what a notice tells is looked up. */
export interface NoticeSources
  extends MoneyNoticeSources, ContactNoticeSources, VisitNoticeSources, PrivacyNoticeSources {
  readonly awards: Pick<AwardTable, 'get'>;
  readonly orders: Pick<Orders, 'get'>;
  readonly purchaseCodes: Pick<PurchaseCodes, 'get'>;
  readonly keys: Pick<KeyStore, 'ring'>;
}

type About<Subject extends Notice['about']> = Extract<Notice, { about: Subject }>;

const dropped = (why: string): NoticeContent => ({ dropped: why });

const ofAward = (award: Award, { channel }: About<'award'>): NoticeContent => {
  // Who the card belongs to is not decided: whoever was told now could be the wrong person.
  if (award.state === 'held') return dropped('Notice kept back: the award is held.');
  if (award.state === 'ended') return dropped('Notice dropped: the award has ended.');
  return { text: awardNotice(award, channel) };
};

const ofDue = (award: Award, { channel, daysBefore }: About<'purchase-due'>): NoticeContent =>
  award.state !== 'active' || isUsed(award)
    ? dropped('Reminder dropped: the card was used, or has ended.')
    : { text: purchaseDueNotice(award, daysBefore, channel) };

const ofEnd = (award: Award, { channel, because }: About<'card-ended'>): NoticeContent =>
  award.endedBecause === because
    ? { text: cardEndedNotice(because, channel) }
    : dropped('Notice dropped: the card was given back.');

/** What a notice tells as things stand now. What is not so any more is not told. */
export const noticeContents = (sources: NoticeSources) => {
  const { awards, orders, purchaseCodes, keys } = sources;
  const ofMoney = moneyNoticeContents(sources);
  const ofVisit = visitNoticeContents(sources);
  const ofContacts = contactNoticeContents(sources);
  const ofPrivacy = privacyNoticeContents(sources);

  const ofCard = async (notice: About<'award' | 'purchase-due' | 'card-ended'>): Promise<NoticeContent> => {
    const award = await awards.get(notice.applicantId, notice.waveId);
    // Awards are written before notices, so that one which is not there was moved.
    if (award === undefined) return dropped('Notice dropped: by a ruling the award is somebody else’s.');
    if (notice.about === 'award') return ofAward(award, notice);
    return notice.about === 'purchase-due' ? ofDue(award, notice) : ofEnd(award, notice);
  };

  const ofOrder = async (notice: About<'order-refunded' | 'training-completed'>): Promise<NoticeContent> => {
    const order = await orders.get(notice.orderId);
    if (order === undefined) throw new Error('A notice is about a purchase that is not there.');
    if (notice.about === 'training-completed') return { text: trainingCompletedNotice(order, notice.channel) };
    const award = await awards.get(order.applicantId, order.waveId);
    if (award === undefined) return dropped('Notice dropped: by a ruling the card is somebody else’s.');
    return { text: orderRefundedNotice(order, award, notice.channel) };
  };

  const ofCode = async ({ applicantId, nonce }: About<'purchase-code'>): Promise<NoticeContent> => {
    const sent = await purchaseCodes.get(applicantId);
    if (sent?.nonce !== nonce) return dropped('Code dropped: it was used, or there is a later one.');
    const [current] = (await keys.ring()).hashKeys;
    if (current === undefined) throw new Error('There is no hash key.');
    const { title, price, platformName: platform, issuedAt, validUntil } = sent;
    const minutes = Math.round((Date.parse(validUntil) - Date.parse(issuedAt)) / 60_000);
    return { text: purchaseCodeNotice(purchaseCodeOf(current.key, sent), { title, price, platform, minutes }) };
  };

  return async (notice: Notice): Promise<NoticeContent> => {
    if (await isUnwanted(sources, notice)) return dropped('Notice dropped: its person does not want reminders.');
    switch (notice.about) {
      case 'award':
      case 'purchase-due':
      case 'card-ended':
        return ofCard(notice);
      case 'order-refunded':
      case 'training-completed':
        return ofOrder(notice);
      case 'purchase-code':
        return ofCode(notice);
      case 'visit-code':
      case 'visit-opened':
        return ofVisit(notice);
      case 'payout-account-linked':
      case 'incentive-decided':
      case 'payout-settled':
      case 'debt-changed':
        return ofMoney(notice);
      case 'erasure':
      case 'breach':
        return ofPrivacy(notice);
      case 'contact-code':
      case 'contact-changed':
      case 'contact-undone':
        return ofContacts(notice);
    }
  };
};
