import { createHash } from 'node:crypto';
import * as z from 'zod';
import { EmailText } from '../../shared/domain/email.ts';
import { parsePhone } from '../../shared/domain/phone.ts';
import type { Answer, Call, Service } from './server.ts';

const Message = z.strictObject({
  channel: z.enum(['sms', 'email']),
  to: z.string().min(1).max(254),
  subject: z.string().max(200).optional(),
  text: z.string().min(1).max(10_000),
});

/** A message that was taken in. */
interface SentMessage extends z.infer<typeof Message> {
  readonly messageId: string;
  readonly acceptedAt: string;
}

const isReachable = ({ channel, to }: z.infer<typeof Message>): boolean =>
  channel === 'sms' ? parsePhone(to) !== undefined : EmailText.safeParse(to).success;

/** A gateway for SMS and e-mail that delivers to a list which can be looked at. */
export const messagesService = (): Service => {
  const accepted = new Map<string, SentMessage>();
  let duplicates = 0;

  const accept = ({ headers, body }: Call): Answer => {
    const key = headers['idempotency-key'];
    const message = Message.safeParse(body);
    if (key === undefined || !message.success) return { status: 400, body: { message: 'The message is malformed.' } };
    if (!isReachable(message.data)) return { status: 422, body: { code: 'recipient-invalid' } };

    const earlier = accepted.get(key);
    if (earlier !== undefined) {
      const { messageId } = earlier;
      if (!sameMessage(earlier, message.data)) return { status: 409, body: { code: 'idempotency-key-reused' } };
      duplicates += 1;
      return { status: 202, body: { messageId } };
    }
    const messageId = createHash('sha256').update(key).digest('hex').slice(0, 16);
    accepted.set(key, { ...message.data, messageId, acceptedAt: new Date().toISOString() });
    return { status: 202, body: { messageId } };
  };

  return {
    name: 'messages',
    keyNeeded: true,
    answer: (call) => (call.method === 'POST' && call.path === '/v1/messages' ? accept(call) : undefined),
    untrue: () => ({ status: 422, body: { code: 'recipient-invalid' } }),
    admin({ method, path, query }) {
      if (path !== 'messages') return undefined;
      if (method === 'DELETE') {
        accepted.clear();
        return { status: 204 };
      }
      const to = query.get('to');
      const messages = [...accepted.values()].filter((message) => to === null || message.to === to);
      return method === 'GET' ? { status: 200, body: { messages } } : undefined;
    },
    statistics: () => ({ messages: accepted.size, duplicates }),
  };
};

const sameMessage = (one: z.infer<typeof Message>, other: z.infer<typeof Message>): boolean =>
  one.channel === other.channel && one.to === other.to && one.subject === other.subject && one.text === other.text;
