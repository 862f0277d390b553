import * as z from 'zod';
import type { LocalStack } from '../stack/stack.ts';
import type { Applicant } from './people.ts';

const Joined = z.object({ ticket: z.string(), receipt: z.string() });
const Problem = z.object({ code: z.string(), detail: z.string() });
const Status = z.object({
  status: z.string(),
  decision: z.object({ findings: z.array(z.object({ outcome: z.string(), code: z.string().optional() })) }).optional(),
});

const Card = z.object({ waveId: z.string(), cardNumber: z.string(), state: z.string(), balance: z.number() });
const Own = z.object({
  cards: z.array(Card),
  orders: z.array(
    z.object({
      orderId: z.string(),
      status: z.string(),
      redeemCode: z.string(),
      certificateId: z.string().optional(),
    }),
  ),
});

export interface Reply {
  readonly status: number;
  readonly body: unknown;
}

/** Calls the API as a phone would: with a token, and again when the gateway says that it is too busy. */
export const callApi = async (
  stack: LocalStack,
  { method, path, token, body }: { method: string; path: string; token?: string; body?: unknown },
): Promise<Reply> => {
  for (;;) {
    const response = await fetch(`${stack.apiUrl}${path}`, {
      method,
      headers: {
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (response.status !== 429 && response.status !== 503) {
      return { status: response.status, body: text === '' ? undefined : JSON.parse(text) };
    }
    await new Promise((resume) => setTimeout(resume, 100 + Math.random() * 200));
  }
};

const consent = { version: '2023.1', accepted: true };

/** Tokens by subject: people sign in once, before the opening. */
const tokens = new Map<string, Promise<string>>();

/** What a person can do, in the person's own name. */
export const citizenOf = (stack: LocalStack, applicant: Applicant) => {
  const tokenOf = async (subject: string): Promise<string> => {
    const known = tokens.get(subject) ?? stack.tokenFor({ pool: 'citizens', sub: subject, expiresInSeconds: 86_400 });
    tokens.set(subject, known);
    return known;
  };

  return {
    /** Registers; answers the status, and the code of the refusal if there was one. */
    async register(subject = applicant.subject): Promise<{ status: number; code?: string }> {
      const { status, body } = await callApi(stack, {
        method: 'POST',
        path: '/v1/registrations',
        token: await tokenOf(subject),
        body: { ...applicant.person.application, consent },
      });
      return status < 300 ? { status } : { status, code: Problem.parse(body).code };
    },

    /** The state of the registration and the codes of what speaks against it. */
    async registration(): Promise<{ status: string; codes: string[] }> {
      const { body } = await callApi(stack, {
        method: 'GET',
        path: '/v1/registrations/me',
        token: await tokenOf(applicant.subject),
      });
      const { status, decision } = Status.parse(body);
      const failed = (decision?.findings ?? []).filter(({ outcome }) => outcome === 'failed');
      return { status, codes: failed.flatMap(({ code }) => code ?? []) };
    },

    async join(waveId: string): Promise<{ ticket: string } | { code: string }> {
      const { status, body } = await callApi(stack, {
        method: 'POST',
        path: `/v1/waves/${waveId}/enrollments`,
        token: await tokenOf(applicant.subject),
        body: {},
      });
      return status < 300 ? { ticket: Joined.parse(body).ticket } : { code: Problem.parse(body).code };
    },

    async leave(waveId: string): Promise<boolean> {
      const { status } = await callApi(stack, {
        method: 'DELETE',
        path: `/v1/waves/${waveId}/enrollments/me`,
        token: await tokenOf(applicant.subject),
      });
      return status < 300;
    },

    /** The number of the card of a wave, as it is seen after signing in, and what was bought with it. */
    async card(waveId: string): Promise<z.infer<typeof Card> & { readonly orders: z.infer<typeof Own>['orders'] }> {
      const { body } = await callApi(stack, {
        method: 'GET',
        path: '/v1/registrations/me/orders',
        token: await tokenOf(applicant.subject),
      });
      const { cards, orders } = Own.parse(body);
      const card = cards.find((candidate) => candidate.waveId === waveId);
      if (card === undefined) throw new Error('Somebody who was selected has no card.');
      return { ...card, orders };
    },

    /** Takes a purchase back, or reviews it; answers the status. */
    async about(orderId: string, what: 'cancellation' | 'review', body: unknown = {}): Promise<number> {
      const { status } = await callApi(stack, {
        method: 'POST',
        path: `/v1/registrations/me/orders/${orderId}/${what}`,
        token: await tokenOf(applicant.subject),
        body,
      });
      return status;
    },

    /** Links the account that incentives are paid to. */
    async linkAccount(account: { readonly channel: string; readonly number: string }): Promise<Reply> {
      return callApi(stack, {
        method: 'PUT',
        path: '/v1/registrations/me/payout-account',
        token: await tokenOf(applicant.subject),
        body: account,
      });
    },

    /** What the person sees of their own: incentives, or debts. */
    async own(what: 'incentives' | 'debts'): Promise<unknown> {
      const { body } = await callApi(stack, {
        method: 'GET',
        path: `/v1/registrations/me/${what}`,
        token: await tokenOf(applicant.subject),
      });
      return body;
    },

    async result(waveId: string): Promise<Reply> {
      return callApi(stack, {
        method: 'GET',
        path: `/v1/waves/${waveId}/enrollments/me`,
        token: await tokenOf(applicant.subject),
      });
    },
  };
};
