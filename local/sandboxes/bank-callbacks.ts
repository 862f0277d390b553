import { createHmac, randomBytes } from 'node:crypto';
import * as z from 'zod';
import { stateView, type Payment } from './bank-books.ts';
import type { Chance } from './chance.ts';

/** Where a bank tells of payments by itself, and how badly it does so. */
export const CallbackSettings = z.strictObject({
  url: z.url(),
  /** The key that callbacks are signed with. */
  secret: z.string().min(1),
  /** How often each is sent. Every other time it is the very same request again, nonce included. */
  duplicates: z.int().min(1).max(100).default(1),
  /** Whether they are sent in another order, which depends on the seed. */
  shuffled: z.boolean().default(false),
  /** Whether they are kept back until they are asked for. */
  late: z.boolean().default(false),
});
export type CallbackSettings = z.infer<typeof CallbackSettings>;

/** How many are under way at once. */
const atOnce = 8;

interface SignedRequest {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

const requestOf = (payment: Payment, secret: string): SignedRequest => {
  const body = JSON.stringify(stateView(payment));
  const timestamp = new Date().toISOString();
  const nonce = randomBytes(16).toString('hex');
  const signature = createHmac('sha256', secret).update(`${timestamp}\n${nonce}\n${body}`).digest('hex');
  return {
    headers: {
      'content-type': 'application/json',
      'x-bank-timestamp': timestamp,
      'x-bank-nonce': nonce,
      'x-bank-signature': signature,
    },
    body,
  };
};

/** Tells of payments over HTTP, when it is told where. What is not taken is not sent again: statements are for that. */
export const bankCallbacks = (chance: Chance) => {
  let settings: CallbackSettings | undefined;
  let kept: Payment[] = [];
  const counted = { callbacksTaken: 0, callbacksRefused: 0, callbacksLost: 0 };

  const post = async (url: string, { headers, body }: SignedRequest): Promise<void> => {
    try {
      const { status } = await fetch(url, { method: 'POST', headers: { ...headers }, body });
      if (status < 300) counted.callbacksTaken += 1;
      else counted.callbacksRefused += 1;
    } catch {
      counted.callbacksLost += 1;
    }
  };

  const send = async ({ url, secret, duplicates, shuffled }: CallbackSettings, payments: readonly Payment[]) => {
    const requests = payments.flatMap((payment) => {
      const signed: SignedRequest[] = [];
      for (let time = 0; time < duplicates; time += 1) {
        const before = signed.at(-1);
        signed.push(time % 2 === 1 && before !== undefined ? before : requestOf(payment, secret));
      }
      return signed;
    });
    const ordered = shuffled
      ? requests
          .map((request, place) => ({ request, at: chance(place) }))
          .toSorted((one, other) => one.at - other.at)
          .map(({ request }) => request)
      : requests;
    const left = ordered.values();
    const sender = async (): Promise<void> => {
      for (const request of left) await post(url, request);
    };
    await Promise.all(Array.from({ length: atOnce }, sender));
    return ordered.length;
  };

  return {
    set(wanted: CallbackSettings): void {
      settings = wanted;
    },
    /** Tells of payments, or keeps them back. @returns how many callbacks were sent. */
    async tell(payments: readonly Payment[]): Promise<number> {
      if (settings === undefined) return 0;
      if (!settings.late) return send(settings, payments);
      kept.push(...payments);
      return 0;
    },
    /** Sends what was kept back. @returns how many callbacks were sent. */
    async release(): Promise<number> {
      const payments = kept;
      kept = [];
      return settings === undefined ? 0 : send(settings, payments);
    },
    statistics: () => ({ ...counted }),
  };
};
