import * as z from 'zod';
import type { ApplicantId } from '../../events/event.ts';
import { contactsOf } from '../../shared/contacts/in-force.ts';
import { Notice, noticeId } from '../../shared/domain/notice.ts';
import type { Registration } from '../../shared/domain/registration.ts';
import { open, openContact } from '../../shared/keys/fields.ts';
import { keyStore, type KeyStore } from '../../shared/keys/ring.ts';
import { noticeContents } from '../../shared/notices/contents.ts';
import type { NoticeContent } from '../../shared/notices/money-contents.ts';
import { messagesPort, type Messages } from '../../shared/outside/messages.ts';
import { OutsideUnavailable } from '../../shared/outside/unavailable.ts';
import { environment } from '../../shared/platform/environment.ts';
import { log } from '../../shared/platform/log.ts';
import { count } from '../../shared/platform/metrics.ts';
import { apiKeyInSecret } from '../../shared/platform/secrets.ts';
import { laterBy } from '../../shared/queue/later.ts';
import { send, type Outgoing } from '../../shared/queue/send.ts';
import { worker } from '../../shared/queue/worker.ts';
import { awardTable } from '../../shared/table/awards.ts';
import { breachTable } from '../../shared/table/breaches.ts';
import { tableNamed } from '../../shared/table/client.ts';
import { contactTable, type ContactTable } from '../../shared/table/contacts.ts';
import { consentTable } from '../../shared/table/consents.ts';
import { debtTable } from '../../shared/table/debts.ts';
import { erasureTable } from '../../shared/table/erasures.ts';
import { incentiveTable } from '../../shared/table/incentives.ts';
import { noticeTable, type NoticeTable } from '../../shared/table/notices.ts';
import { orderTable } from '../../shared/table/orders.ts';
import { payoutAccountTable } from '../../shared/table/payout-accounts.ts';
import { payoutTable } from '../../shared/table/payouts.ts';
import { purchaseCodeTable } from '../../shared/table/purchase-codes.ts';
import { registrationTable } from '../../shared/table/registrations.ts';
import { visitTable } from '../../shared/table/visits.ts';

const Message = z.intersection(
  Notice,
  z.object({
    /** How often the gateway was tried in vain. */
    attempt: z.int().nonnegative().default(0),
  }),
);

interface SendNotice {
  /** What a notice tells as things stand. */
  readonly contentOf: (notice: Notice) => Promise<NoticeContent>;
  readonly registrations: { get(applicantId: ApplicantId): Promise<Registration | undefined> };
  readonly contacts: Pick<ContactTable, 'get'>;
  readonly notices: NoticeTable;
  readonly keys: Pick<KeyStore, 'ring'>;
  readonly messages: Messages;
  /** Puts a message on this worker's own queue. */
  readonly postpone: (message: Outgoing) => Promise<void>;
  readonly now: () => Date;
}

/**
 * Queue Notices: tells one person over one channel, once, however often the message is delivered. A gateway that is down
 * costs a message that is sent again later, and no delivery: however long it lasts, nothing ends among the dead letters.
 */
export const sendNotice = (parts: SendNotice) => {
  const { contentOf, registrations, notices, keys, messages, postpone, now } = parts;
  const inForce = contactsOf(parts);
  return worker(Message, async ({ attempt, ...message }) => {
    const notice = Notice.parse(message);
    const { about, applicantId, channel } = notice;
    const name = noticeId(notice);
    log.appendKeys({ notice: name });
    if ((await notices.delivery(notice)) !== undefined) return;
    const [content, registration] = await Promise.all([contentOf(notice), registrations.get(applicantId)]);
    if (registration === undefined) {
      log.info('Notice dropped: the registration was erased.', { about });
      return;
    }
    if ('dropped' in content) {
      log.info(content.dropped, { about });
      return;
    }
    const field = channel === 'sms' ? 'phone' : 'email';
    const ring = await keys.ring();
    const to =
      content.to === undefined
        ? openContact(ring, applicantId, await inForce(registration, now()), field)
        : open(ring, applicantId, field, content.to);
    try {
      const { outcome } = await messages.send({ channel, to, ...content.text }, name);
      await notices.record(notice, { at: now().toISOString(), outcome });
      count('NoticesSent');
    } catch (error) {
      if (!(error instanceof OutsideUnavailable)) throw error;
      const { reason, retryAfterSeconds } = error;
      const delaySeconds = laterBy(attempt, retryAfterSeconds);
      log.warn('The gateway cannot take a notice now; it is postponed.', { attempt, reason, delaySeconds });
      count('NoticesPostponed');
      await postpone({ body: { ...notice, attempt: attempt + 1 }, delaySeconds });
    }
  });
};

const settings = environment({
  TABLE_NAME: z.string(),
  DATA_KEY_ARN: z.string(),
  MESSAGES_URL: z.url(),
  MESSAGES_SECRET_ARN: z.string(),
  NOTICES_QUEUE_URL: z.url(),
});
const table = tableNamed(settings.TABLE_NAME);
const keys = keyStore(table, settings.DATA_KEY_ARN);
const contacts = contactTable(table);
const registrations = registrationTable(table);
export const handler = sendNotice({
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
    contacts,
    registrations,
    keys,
  }),
  registrations,
  contacts,
  notices: noticeTable(table),
  keys,
  messages: messagesPort({ url: settings.MESSAGES_URL, apiKey: apiKeyInSecret(settings.MESSAGES_SECRET_ARN) }),
  postpone: (message) => send(settings.NOTICES_QUEUE_URL, message),
  now: () => new Date(),
});
