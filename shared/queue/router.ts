import * as z from 'zod';
import { ContactChanged, ContactCodeRequested, ContactUndone } from '../../events/contact-changed.ts';
import { AwardEnded } from '../../events/award-ended.ts';
import { AwardReleased } from '../../events/award-released.ts';
import { ListFileSubmitted } from '../../events/list-file-submitted.ts';
import { ListReceived } from '../../events/list-received.ts';
import { DebtChanged, DebtUnsettled, EntitlementResumed, EntitlementStopped } from '../../events/debt-changed.ts';
import { IncentiveDecided } from '../../events/incentive-decided.ts';
import { OrderRefunded } from '../../events/order-changed.ts';
import { PayoutAccountLinked } from '../../events/payout-account-changed.ts';
import { EnvelopeApproved, EnvelopeOpened, EnvelopeRejected, PayoutSettled } from '../../events/payout-changed.ts';
import { BreachApproved, ErasureAsked, ErasureDelayed } from '../../events/privacy.ts';
import { PurchaseCodeRequested } from '../../events/purchase-code-requested.ts';
import { RegistrationCorrected } from '../../events/registration-corrected.ts';
import { RegistrationSubmitted } from '../../events/registration-submitted.ts';
import { ReviewGiven, SurveyAnswered } from '../../events/review-given.ts';
import { routes, type QueueName } from '../../events/routes.ts';
import { ScheduleCancelled } from '../../events/schedule-changed.ts';
import { SelectionStageStarted } from '../../events/selection-stage-started.ts';
import { SettlementApproved, SettlementOpened, SettlementRejected } from '../../events/settlement-changed.ts';
import { StandingUnsettled } from '../../events/standing-unsettled.ts';
import { TrainingCompleted } from '../../events/training-completed.ts';
import { VisitOpened, VisitRequested } from '../../events/visit-changed.ts';
import { channels, type Notice } from '../domain/notice.ts';
import { fanOutUnit, type SelectionStep } from '../domain/selection.ts';
import { breachParts } from '../table/privacy-keys.ts';
import type { Outgoing } from './send.ts';

/** Every event that goes to a queue; all others are for the record only. */
const RoutedEvent = z.discriminatedUnion('event', [
  RegistrationSubmitted,
  RegistrationCorrected,
  StandingUnsettled,
  ListReceived,
  ListFileSubmitted,
  SelectionStageStarted,
  AwardReleased,
  AwardEnded,
  PurchaseCodeRequested,
  VisitRequested,
  VisitOpened,
  OrderRefunded,
  TrainingCompleted,
  ScheduleCancelled,
  ReviewGiven,
  SurveyAnswered,
  PayoutAccountLinked,
  IncentiveDecided,
  PayoutSettled,
  EnvelopeOpened,
  EnvelopeApproved,
  EnvelopeRejected,
  EntitlementStopped,
  EntitlementResumed,
  DebtUnsettled,
  DebtChanged,
  ContactCodeRequested,
  ContactChanged,
  ContactUndone,
  ErasureAsked,
  ErasureDelayed,
  BreachApproved,
  SettlementOpened,
  SettlementApproved,
  SettlementRejected,
]);
type RoutedEvent = z.infer<typeof RoutedEvent>;

/** The messages of an event with the queue that they go to. */
export interface Routed {
  readonly queue: QueueName;
  readonly messages: readonly Outgoing[];
}

/** The notices of an event, over every channel unless its subject says otherwise. */
const noticesOf = (event: RoutedEvent): readonly Notice[] => {
  switch (event.event) {
    case 'award.released.v1': {
      const { applicantId, waveId, ticket } = event.data;
      return channels.map((channel) => ({ about: 'award', applicantId, waveId, ticket, channel }));
    }
    case 'award.ended.v1': {
      const { applicantId, waveId, ticket, because } = event.data;
      // Who gave the card up knows.
      if (because === 'given-up') return [];
      return channels.map((channel) => ({ about: 'card-ended', applicantId, waveId, ticket, because, channel }));
    }
    case 'purchase-code.requested.v1': {
      const { applicantId, nonce } = event.data;
      return [{ about: 'purchase-code', applicantId, nonce, channel: 'sms' }];
    }
    case 'visit.requested.v1': {
      const { applicantId, visitId } = event.data;
      // Nobody has registered with the NIK, and nobody is told.
      return applicantId === undefined ? [] : [{ about: 'visit-code', applicantId, visitId, channel: 'sms' }];
    }
    case 'visit.opened.v1': {
      const { applicantId, visitId } = event.data;
      // The message with the code went to the phone: who has taken that does not read the mail.
      return [{ about: 'visit-opened', applicantId, visitId, channel: 'email' }];
    }
    case 'order.refunded.v1':
    case 'training.completed.v1': {
      const { applicantId, orderId } = event.data;
      const about = event.event === 'order.refunded.v1' ? 'order-refunded' : 'training-completed';
      return channels.map((channel) => ({ about, applicantId, orderId, channel }));
    }
    case 'incentive.decided.v1': {
      const { applicantId, waveId, incentiveId, outcome } = event.data;
      return channels.map((channel) => ({
        about: 'incentive-decided',
        applicantId,
        waveId,
        incentiveId,
        outcome,
        channel,
      }));
    }
    case 'payout.settled.v1': {
      const { applicantId, payoutId, outcome } = event.data;
      return channels.map((channel) => ({ about: 'payout-settled', applicantId, payoutId, outcome, channel }));
    }
    case 'debt.changed.v1': {
      const { applicantId, waveId, revision, change } = event.data;
      return channels.map((channel) => ({ about: 'debt-changed', applicantId, waveId, revision, change, channel }));
    }
    case 'contact-code.requested.v1': {
      const { applicantId, field, nonce } = event.data;
      return [{ about: 'contact-code', applicantId, field, nonce, channel: field === 'phone' ? 'sms' : 'email' }];
    }
    case 'contact.changed.v1':
    case 'contact.undone.v1': {
      const { applicantId, field, version } = event.data;
      const about = event.event === 'contact.changed.v1' ? 'contact-changed' : 'contact-undone';
      return channels.map((channel) => ({ about, applicantId, field, version, channel }));
    }
    case 'erasure.asked.v1':
    case 'erasure.delayed.v1': {
      const { applicantId, revision } = event.data;
      const what = event.event === 'erasure.asked.v1' ? 'asked' : 'delayed';
      return channels.map((channel) => ({ about: 'erasure', applicantId, revision, what, channel }));
    }
    default:
      return [];
  }
};

/** Readers get an event's data alone: the same form in which they send themselves a message again. */
const bodiesOf = (event: RoutedEvent): readonly unknown[] => {
  if (routes[event.event] === 'Notices') return noticesOf(event);
  if (event.event === 'selection.stage-started.v1')
    return [{ ...event.data, unit: fanOutUnit } satisfies SelectionStep];
  // Whatever happened: the person's incentives are looked at anew, all of them.
  if (routes[event.event] === 'Incentives' && 'applicantId' in event.data)
    return [{ applicantId: event.data.applicantId }];
  if (event.event === 'envelope.opened.v1' || event.event === 'settlement.opened.v1')
    return [{ kind: 'assemble', ...event.data }];
  if (event.event === 'envelope.approved.v1' || event.event === 'settlement.approved.v1')
    return [{ kind: 'release', ...event.data }];
  if (event.event === 'settlement.rejected.v1' || event.event === 'envelope.rejected.v1')
    return [{ kind: 'undo', ...event.data }];
  // Those affected are told part by part.
  if (event.event === 'breach.approved.v1')
    return Array.from({ length: breachParts }, (_, shard) => ({ kind: 'tell', ...event.data, shard }));
  return [event.data];
};

/** Whether an item of the table says that something happened which somebody reads. */
export const isRouted = (item: Readonly<Record<string, unknown>>): boolean =>
  Object.hasOwn(routes, String(item['event']));

/**
 * The messages of an item of the table that is an event.
 * @throws ZodError when the event does not keep to its contract, or nobody reads it.
 */
export const routed = (item: Readonly<Record<string, unknown>>): Routed => {
  const event = RoutedEvent.parse(item);
  const { correlationId } = event;
  return {
    queue: routes[event.event],
    messages: bodiesOf(event).map((body) => ({ body, ...(correlationId !== undefined && { correlationId }) })),
  };
};

/** Puts messages on a queue: all of them, or a fault. */
export type SendTo = (queue: QueueName, messages: readonly Outgoing[]) => Promise<void>;

/** An item with the place in the stream at which it came. */
export interface Numbered {
  readonly sequenceNumber: string;
  readonly item: Readonly<Record<string, unknown>>;
}

/** What could not be routed, and why. */
export interface Unrouted {
  readonly sequenceNumber: string;
  readonly fault: unknown;
}

/**
 * Routes the events of a batch, one call a queue. What can be routed is, whatever becomes of the rest: a batch that is
 * given up at last for one bad record in it has lost nothing else. Readers bear a message twice.
 * @returns what was not routed, in the order of the batch.
 */
export const routeAll = async (batch: readonly Numbered[], sendTo: SendTo): Promise<Unrouted[]> => {
  const faults = new Map<string, unknown>();
  const byQueue = new Map<QueueName, { sequenceNumber: string; messages: readonly Outgoing[] }[]>();
  for (const { sequenceNumber, item } of batch) {
    try {
      const { queue, messages } = routed(item);
      byQueue.set(queue, [...(byQueue.get(queue) ?? []), { sequenceNumber, messages }]);
    } catch (fault) {
      faults.set(sequenceNumber, fault);
    }
  }
  await Promise.all(
    [...byQueue].map(async ([queue, entries]) => {
      try {
        await sendTo(
          queue,
          entries.flatMap(({ messages }) => messages),
        );
      } catch (fault) {
        for (const { sequenceNumber } of entries) faults.set(sequenceNumber, fault);
      }
    }),
  );
  return batch.flatMap(({ sequenceNumber }) =>
    faults.has(sequenceNumber) ? [{ sequenceNumber, fault: faults.get(sequenceNumber) }] : [],
  );
};
