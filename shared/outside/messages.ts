import * as z from 'zod';
import { port, type PortSettings } from './port.ts';

/** A message to one person. */
export interface Message {
  readonly channel: 'sms' | 'email';
  /** A number in the form of E.164, or an address. */
  readonly to: string;
  /** For e-mail only. */
  readonly subject?: string;
  readonly text: string;
}

/** What became of a message: taken in for delivery, or not deliverable to this recipient whatever one does. */
type Sending = { readonly outcome: 'accepted'; readonly messageId: string } | { readonly outcome: 'undeliverable' };

/** The gateway for SMS and e-mail. */
export interface Messages {
  /**
   * Sends a message once, however often it is called with the same key.
   * @throws OutsideUnavailable when the gateway cannot take it now.
   * @throws OutsideRefused when it does not take it, or when the key was used for another message.
   */
  send(message: Message, idempotencyKey: string): Promise<Sending>;
}

const Accepted = z.object({ messageId: z.string().min(1).max(200) });

/** The gateway behind one address. */
export const messagesPort = (settings: Omit<PortSettings, 'service'>): Messages => {
  const gateway = port({ ...settings, service: 'messages' });
  return {
    async send({ channel, to, subject, text }, idempotencyKey) {
      const { answer } = await gateway.ask({
        method: 'POST',
        path: '/v1/messages',
        headers: { 'idempotency-key': idempotencyKey },
        body: { channel, to, subject, text },
        answer: Accepted,
        meaningful: [422],
      });
      return answer === undefined ? { outcome: 'undeliverable' } : { outcome: 'accepted', messageId: answer.messageId };
    },
  };
};
