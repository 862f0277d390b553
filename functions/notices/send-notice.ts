import * as z from 'zod';
import type { ApplicantId } from '../../events/event.ts';
import { awardNotice, Notice, noticeId } from '../../shared/domain/notice.ts';
import type { Registration } from '../../shared/domain/registration.ts';
import { openIdentity } from '../../shared/keys/fields.ts';
import { keyStore, type KeyStore } from '../../shared/keys/ring.ts';
import { messagesPort, type Messages } from '../../shared/outside/messages.ts';
import { OutsideUnavailable } from '../../shared/outside/unavailable.ts';
import { environment } from '../../shared/platform/environment.ts';
import { log } from '../../shared/platform/log.ts';
import { count } from '../../shared/platform/metrics.ts';
import { apiKeyInSecret } from '../../shared/platform/secrets.ts';
import { laterBy } from '../../shared/queue/later.ts';
import { send, type Outgoing } from '../../shared/queue/send.ts';
import { worker } from '../../shared/queue/worker.ts';
import { awardTable, type AwardTable } from '../../shared/table/awards.ts';
import { tableNamed } from '../../shared/table/client.ts';
import { noticeTable, type NoticeTable } from '../../shared/table/notices.ts';
import { registrationTable } from '../../shared/table/registrations.ts';

const Message = Notice.extend({
  /** How often the gateway was tried in vain. */
  attempt: z.int().nonnegative().default(0),
});

interface SendNotice {
  readonly awards: Pick<AwardTable, 'get'>;
  readonly registrations: { get(applicantId: ApplicantId): Promise<Registration | undefined> };
  readonly notices: NoticeTable;
  readonly keys: Pick<KeyStore, 'ring'>;
  readonly messages: Messages;
  /** Puts a message on this worker's own queue. */
  readonly postpone: (message: Outgoing) => Promise<void>;
  readonly now: () => Date;
}

/**
 * Queue Notices: tells one winner over one channel, once, however often the message is delivered. A gateway that is down
 * costs a message that is sent again later, and no delivery: however long it lasts, nothing ends among the dead letters.
 */
export const sendNotice = ({ awards, registrations, notices, keys, messages, postpone, now }: SendNotice) =>
  worker(Message, async ({ attempt, ...notice }) => {
    const { applicantId, waveId, ticket, channel } = notice;
    log.appendKeys({ waveId, ticket, channel });
    if ((await notices.delivery(notice)) !== undefined) return;
    const [award, registration] = await Promise.all([awards.get(applicantId, waveId), registrations.get(applicantId)]);
    if (registration === undefined) throw new Error('A notice is for somebody without a registration.');
    if (award === undefined) {
      // Awards are written before notices, so that one which is not there was moved.
      log.info('Notice dropped: by a ruling the award is somebody else’s.');
      return;
    }
    if (award.state === 'held') {
      // Who the card belongs to is not decided: whoever was told now could be the wrong person.
      log.info('Notice kept back: the award is held.');
      return;
    }
    if (award.state === 'ended') {
      log.info('Notice dropped: the award has ended.');
      return;
    }
    const field = channel === 'sms' ? 'phone' : 'email';
    const { [field]: to } = openIdentity(await keys.ring(), applicantId, registration.identity, field);
    try {
      const { outcome } = await messages.send({ channel, to, ...awardNotice(award, channel) }, noticeId(notice));
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

const settings = environment({
  TABLE_NAME: z.string(),
  DATA_KEY_ARN: z.string(),
  MESSAGES_URL: z.url(),
  MESSAGES_SECRET_ARN: z.string(),
  NOTICES_QUEUE_URL: z.url(),
});
const table = tableNamed(settings.TABLE_NAME);
export const handler = sendNotice({
  awards: awardTable(table),
  registrations: registrationTable(table),
  notices: noticeTable(table),
  keys: keyStore(table, settings.DATA_KEY_ARN),
  messages: messagesPort({ url: settings.MESSAGES_URL, apiKey: apiKeyInSecret(settings.MESSAGES_SECRET_ARN) }),
  postpone: (message) => send(settings.NOTICES_QUEUE_URL, message),
  now: () => new Date(),
});
