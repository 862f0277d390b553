import * as z from 'zod';
import { ContactField } from '../../events/contact-changed.ts';
import { ApplicantId, Ticket, WaveId } from '../../events/event.ts';
import { DebtChange } from '../../events/debt-changed.ts';
import { IncentiveId, PayoutId } from '../../events/money.ts';
import { OrderId } from '../../events/training.ts';
import { VisitId } from '../../events/visit-changed.ts';

export const channels = ['sms', 'email'] as const;
export const Channel = z.enum(channels);
export type Channel = z.infer<typeof Channel>;

const Card = { applicantId: ApplicantId, waveId: WaveId, ticket: Ticket, channel: Channel };
const Bought = { applicantId: ApplicantId, orderId: OrderId, channel: Channel };

const ChangedContact = { applicantId: ApplicantId, field: ContactField, version: z.int().positive(), channel: Channel };

/**
 * One notice to one person over one channel, by what it is about. It carries no personal data: what is told is looked up
 * when it is sent, and nothing is told that is not so any more. Read by send-notice.
 */
export const Notice = z.discriminatedUnion('about', [
  z.object({ about: z.literal('award'), ...Card }),
  z.object({ about: z.literal('card-ended'), ...Card, because: z.enum(['listed', 'revoked', 'redrawn']) }),
  z.object({ about: z.literal('purchase-due'), ...Card, day: z.iso.date(), daysBefore: z.int().positive() }),
  z.object({
    about: z.literal('purchase-code'),
    applicantId: ApplicantId,
    nonce: z.string(),
    channel: Channel.extract(['sms']),
  }),
  z.object({
    about: z.literal('visit-code'),
    applicantId: ApplicantId,
    visitId: VisitId,
    channel: Channel.extract(['sms']),
  }),
  z.object({
    about: z.literal('visit-opened'),
    applicantId: ApplicantId,
    visitId: VisitId,
    channel: Channel.extract(['email']),
  }),
  z.object({ about: z.literal('order-refunded'), ...Bought }),
  z.object({ about: z.literal('training-completed'), ...Bought }),
  z.object({
    about: z.literal('payout-account-linked'),
    applicantId: ApplicantId,
    version: z.int().positive(),
    channel: Channel,
  }),
  z.object({
    about: z.literal('incentive-decided'),
    applicantId: ApplicantId,
    waveId: WaveId,
    incentiveId: IncentiveId,
    outcome: z.enum(['approved', 'refused']),
    channel: Channel,
  }),
  z.object({
    about: z.literal('payout-settled'),
    applicantId: ApplicantId,
    payoutId: PayoutId,
    outcome: z.enum(['paid', 'bounced']),
    channel: Channel,
  }),
  z.object({
    about: z.literal('debt-changed'),
    applicantId: ApplicantId,
    waveId: WaveId,
    revision: z.int().positive(),
    change: DebtChange,
    channel: Channel,
  }),
  z.object({
    about: z.literal('contact-code'),
    applicantId: ApplicantId,
    field: ContactField,
    nonce: z.string(),
    channel: Channel,
  }),
  z.object({
    about: z.literal('erasure'),
    applicantId: ApplicantId,
    revision: z.int().positive(),
    what: z.enum(['asked', 'delayed']),
    channel: Channel,
  }),
  z.object({ about: z.literal('breach'), applicantId: ApplicantId, breachId: z.string(), channel: Channel }),
  z.object({ about: z.literal('contact-changed'), ...ChangedContact }),
  z.object({ about: z.literal('contact-undone'), ...ChangedContact }),
]);
export type Notice = z.infer<typeof Notice>;

/** The subject of a notice, whatever the channel: what has one name is told once. */
export const noticeName = (notice: Notice): string => {
  switch (notice.about) {
    case 'award':
    case 'card-ended':
      return `${notice.about}-${notice.waveId}-${notice.ticket}`;
    case 'purchase-due':
      return `${notice.about}-${notice.waveId}-${notice.ticket}-${notice.day}-${notice.daysBefore}`;
    case 'purchase-code':
      return `${notice.about}-${notice.nonce}`;
    case 'visit-code':
    case 'visit-opened':
      return `${notice.about}-${notice.visitId}`;
    case 'order-refunded':
    case 'training-completed':
      return `${notice.about}-${notice.orderId}`;
    case 'payout-account-linked':
      return `${notice.about}-${notice.applicantId}-${notice.version}`;
    case 'incentive-decided':
      return `${notice.about}-${notice.incentiveId}-${notice.outcome}`;
    case 'payout-settled':
      return `${notice.about}-${notice.payoutId}-${notice.outcome}`;
    case 'contact-code':
      return `${notice.about}-${notice.nonce}`;
    case 'contact-changed':
    case 'contact-undone':
      return `${notice.about}-${notice.applicantId}-${notice.version}`;
    case 'erasure':
      return `${notice.about}-${notice.applicantId}-${notice.revision}-${notice.what}`;
    case 'breach':
      return `${notice.about}-${notice.breachId}-${notice.applicantId}`;
    case 'debt-changed':
      return `${notice.about}-${notice.applicantId}-${notice.waveId}-${notice.revision}`;
  }
};

/** The name of a notice over its channel: what is sent under it a second time is the same notice. */
export const noticeId = (notice: Notice): string => `${noticeName(notice)}-${notice.channel}`;
