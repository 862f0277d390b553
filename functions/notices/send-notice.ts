import * as z from 'zod';
import type { ApplicantId } from '../../events/event.ts';
import { awardNotice, Notice, noticeId } from '../../shared/domain/notice.ts';
import type { Registration } from '../../shared/domain/registration.ts';
import { openIdentity } from '../../shared/keys/fields.ts';
import { keyStore, type KeyStore } from '../../shared/keys/ring.ts';
import { messagesPort, type Messages } from '../../shared/outside/messages.ts';
import { environment } from '../../shared/platform/environment.ts';
import { log } from '../../shared/platform/log.ts';
import { count } from '../../shared/platform/metrics.ts';
import { apiKeyInSecret } from '../../shared/platform/secrets.ts';
import { worker } from '../../shared/queue/worker.ts';
import { awardTable, type AwardTable } from '../../shared/table/awards.ts';
import { tableNamed } from '../../shared/table/client.ts';
import { noticeTable, type NoticeTable } from '../../shared/table/notices.ts';
import { registrationTable } from '../../shared/table/registrations.ts';

interface SendNotice {
  readonly awards: Pick<AwardTable, 'get'>;
  readonly registrations: { get(applicantId: ApplicantId): Promise<Registration | undefined> };
  readonly notices: NoticeTable;
  readonly keys: Pick<KeyStore, 'ring'>;
  readonly messages: Messages;
  readonly now: () => Date;
}

/** Queue Notices: tells one winner over one channel, once, however often the message is delivered. */
export const sendNotice = ({ awards, registrations, notices, keys, messages, now }: SendNotice) =>
  worker(Notice, async (notice) => {
    const { applicantId, waveId, ticket, channel } = notice;
    log.appendKeys({ waveId, ticket, channel });
    if ((await notices.delivery(notice)) !== undefined) return;
    const [award, registration] = await Promise.all([awards.get(applicantId, waveId), registrations.get(applicantId)]);
    if (award === undefined || registration === undefined)
      throw new Error('A notice is for somebody without an award.');
    if (award.state === 'held') {
      // Who the card belongs to is not decided: whoever was told now could be the wrong person.
      log.info('Notice kept back: the award is held.');
      return;
    }
    const field = channel === 'sms' ? 'phone' : 'email';
    const { [field]: to } = openIdentity(await keys.ring(), applicantId, registration.identity, field);
    const { outcome } = await messages.send({ channel, to, ...awardNotice(award, channel) }, noticeId(notice));
    await notices.record(notice, { at: now().toISOString(), outcome });
    count('NoticesSent');
  });

const { TABLE_NAME, DATA_KEY_ARN, MESSAGES_URL, MESSAGES_SECRET_ARN } = environment({
  TABLE_NAME: z.string(),
  DATA_KEY_ARN: z.string(),
  MESSAGES_URL: z.url(),
  MESSAGES_SECRET_ARN: z.string(),
});
const table = tableNamed(TABLE_NAME);
export const handler = sendNotice({
  awards: awardTable(table),
  registrations: registrationTable(table),
  notices: noticeTable(table),
  keys: keyStore(table, DATA_KEY_ARN),
  messages: messagesPort({ url: MESSAGES_URL, apiKey: apiKeyInSecret(MESSAGES_SECRET_ARN) }),
  now: () => new Date(),
});
