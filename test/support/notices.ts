import './environment.ts';
import { sendNotice } from '../../functions/notices/send-notice.ts';
import { noticeContents } from '../../shared/notices/contents.ts';
import type { Message, Messages } from '../../shared/outside/messages.ts';
import type { Outgoing } from '../../shared/queue/send.ts';
import { awardTable } from '../../shared/table/awards.ts';
import { breachTable } from '../../shared/table/breaches.ts';
import type { Table } from '../../shared/table/client.ts';
import { contactTable } from '../../shared/table/contacts.ts';
import { consentTable } from '../../shared/table/consents.ts';
import { debtTable } from '../../shared/table/debts.ts';
import { erasureTable } from '../../shared/table/erasures.ts';
import { incentiveTable } from '../../shared/table/incentives.ts';
import { noticeTable } from '../../shared/table/notices.ts';
import { orderTable } from '../../shared/table/orders.ts';
import { payoutAccountTable } from '../../shared/table/payout-accounts.ts';
import { payoutTable } from '../../shared/table/payouts.ts';
import { purchaseCodeTable } from '../../shared/table/purchase-codes.ts';
import { registrationTable } from '../../shared/table/registrations.ts';
import { visitTable } from '../../shared/table/visits.ts';
import { testKeys } from './keys.ts';

/** A message that went out, with the name under which it did. */
export type Sent = Message & { readonly key: string };

/** A gateway that takes every message and keeps it. */
export const keepingGateway = (): Messages & { readonly outbox: Sent[] } => {
  const outbox: Sent[] = [];
  return {
    outbox,
    send(message, key) {
      outbox.push({ ...message, key });
      return Promise.resolve({ outcome: 'accepted', messageId: key });
    },
  };
};

/** The function that sends notices, on one table. */
export const noticeSender = (
  table: Table,
  {
    messages,
    now,
    postpone = () => Promise.reject(new Error('Nothing is postponed.')),
  }: {
    readonly messages: Messages;
    readonly now: () => Date;
    readonly postpone?: (message: Outgoing) => Promise<void>;
  },
) => {
  const keys = testKeys();
  return sendNotice({
    contentOf: noticeContents({
      awards: awardTable(table),
      orders: orderTable(table),
      purchaseCodes: purchaseCodeTable(table),
      visits: visitTable(table),
      erasures: erasureTable(table),
      breaches: breachTable(table),
      consents: consentTable(table),
      payoutAccounts: payoutAccountTable(table),
      payouts: payoutTable(table),
      incentives: incentiveTable(table),
      debts: debtTable(table),
      contacts: contactTable(table),
      registrations: registrationTable(table),
      keys,
    }),
    registrations: registrationTable(table),
    contacts: contactTable(table),
    notices: noticeTable(table),
    keys,
    messages,
    postpone,
    now,
  });
};
