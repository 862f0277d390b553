import { createHash } from 'node:crypto';
import * as z from 'zod';
import { callbackRememberedSeconds, mustBeSigned, PayoutCallback } from '../../shared/domain/payouts/callback.ts';
import type { PayoutNews } from '../../shared/domain/payouts/payout-news.ts';
import { Refusal } from '../../shared/errors.ts';
import { endpoint } from '../../shared/http/endpoint.ts';
import { environment } from '../../shared/platform/environment.ts';
import { apiKeyInSecret, type ApiKey } from '../../shared/platform/secrets.ts';
import { send, type Outgoing } from '../../shared/queue/send.ts';
import { tableNamed } from '../../shared/table/client.ts';
import { payoutTable, type Payouts } from '../../shared/table/payouts.ts';

interface AcceptCallback {
  readonly payouts: Pick<Payouts, 'noteCallback'>;
  readonly key: Pick<ApiKey, 'read'>;
  /** Puts a message on the queue Payouts. */
  readonly queue: (message: Outgoing) => Promise<void>;
}

/**
 * POST /v1/payout-callbacks: a bank tells what became of a payment, signed with our key. What it says is taken by the queue.
 * The very same again is answered the same, and changes nothing: the payout is at its end already.
 */
export const acceptCallback = ({ payouts, key, queue }: AcceptCallback) =>
  endpoint({ route: 'POST /v1/payout-callbacks', body: PayoutCallback }, async ({ body, text, headers, at }) => {
    const nonce = headers['x-bank-nonce'] ?? '';
    const presented = {
      timestamp: headers['x-bank-timestamp'] ?? '',
      nonce,
      signature: headers['x-bank-signature'] ?? '',
      body: text,
    };
    mustBeSigned(presented, await key.read(), at);
    const expiresAt = Math.ceil(at.getTime() / 1_000) + callbackRememberedSeconds;
    const bodyHash = createHash('sha256').update(text).digest('hex');
    if (!(await payouts.noteCallback(nonce, bodyHash, expiresAt))) throw new Refusal('callback-nonce-used');
    const { reason, ...said } = body;
    const news: PayoutNews = { source: 'callback', ...said, ...(reason === undefined ? {} : { reason }) };
    await queue({ body: { kind: 'news', news } });
    return { status: 200, body: { payoutId: body.payoutId, taken: true } };
  });

const { TABLE_NAME, BANK_CALLBACK_SECRET_ARN, PAYOUTS_QUEUE_URL } = environment({
  TABLE_NAME: z.string(),
  BANK_CALLBACK_SECRET_ARN: z.string(),
  PAYOUTS_QUEUE_URL: z.url(),
});
export const handler = acceptCallback({
  payouts: payoutTable(tableNamed(TABLE_NAME)),
  key: apiKeyInSecret(BANK_CALLBACK_SECRET_ARN),
  queue: (message) => send(PAYOUTS_QUEUE_URL, message),
});
