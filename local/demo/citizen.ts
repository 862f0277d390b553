import { told } from '../../shared/api-client/client.ts';
import { ApiRefused, refusalIn } from '../../shared/api-client/refused.ts';
import { apiOf, type Api } from '../api.ts';
import type { LocalStack } from '../stack/stack.ts';
import type { Applicant } from './people.ts';

const consent = { version: '2023.1', accepted: true } as const;

/** The API as people see it, by subject: people sign in once, before the opening. */
const signedIn = new Map<string, Api>();

const signIn = (stack: LocalStack, sub: string): Api => {
  let token: Promise<string> | undefined;
  return apiOf(stack, () => (token ??= stack.tokenFor({ pool: 'citizens', sub, expiresInSeconds: 86_400 })));
};

const apiFor = (stack: LocalStack, subject: string): Api => {
  const api = signedIn.get(subject) ?? signIn(stack, subject);
  signedIn.set(subject, api);
  return api;
};

/** The code of a refusal. @throws ApiRefused for a refusal without one. */
const codeOf = ({ error, response }: { readonly error?: unknown; readonly response: Response }): string => {
  const refusal = refusalIn(error);
  if (refusal.code === undefined) throw new ApiRefused(response.status, refusal);
  return refusal.code;
};

/** What a person can do, in the person's own name. */
export const citizenOf = (stack: LocalStack, applicant: Applicant) => {
  const api = apiFor(stack, applicant.subject);

  return {
    /** Registers; answers the code of the refusal if there was one. */
    async register(subject = applicant.subject): Promise<{ code?: string }> {
      const answer = await apiFor(stack, subject).POST('/v1/registrations', {
        body: { ...applicant.person.application, consent },
      });
      return answer.response.ok ? {} : { code: codeOf(answer) };
    },

    /** The state of the registration and the codes of what speaks against it. */
    async registration(): Promise<{ status: string; codes: string[] }> {
      const { status, decision } = await told(api.GET('/v1/registrations/me'));
      const failed = (decision?.findings ?? []).filter(({ outcome }) => outcome === 'failed');
      return { status, codes: failed.flatMap((finding) => ('code' in finding ? finding.code : [])) };
    },

    async join(waveId: string): Promise<{ ticket: string } | { code: string }> {
      const path = { waveId };
      const answer = await api.POST('/v1/waves/{waveId}/enrollments', { params: { path } });
      return answer.data === undefined ? { code: codeOf(answer) } : { ticket: answer.data.ticket };
    },

    async leave(waveId: string): Promise<boolean> {
      const path = { waveId };
      return (await api.DELETE('/v1/waves/{waveId}/enrollments/me', { params: { path } })).response.ok;
    },

    /** The card of a wave, as it is seen after signing in, and what was bought with it. */
    async card(waveId: string) {
      const { cards, orders } = await told(api.GET('/v1/registrations/me/orders'));
      const card = cards.find((candidate) => candidate.waveId === waveId);
      if (card === undefined) throw new Error('Somebody who was selected has no card.');
      return { ...card, orders };
    },

    /** Takes a purchase back. */
    async cancel(orderId: string): Promise<void> {
      const path = { orderId };
      await told(api.POST('/v1/registrations/me/orders/{orderId}/cancellation', { params: { path } }));
    },

    /** Rates and reviews a course; answers whether it was taken. */
    async review(orderId: string, body: { readonly rating: number; readonly text: string }): Promise<boolean> {
      const path = { orderId };
      return (await api.POST('/v1/registrations/me/orders/{orderId}/review', { params: { path }, body })).response.ok;
    },

    /** Links the account that incentives are paid to; answers the status. */
    async linkAccount(body: { readonly channel: 'BNI' | 'GOPAY'; readonly number: string }): Promise<number> {
      return (await api.PUT('/v1/registrations/me/payout-account', { body })).response.status;
    },

    /** Incentives that the person has come to. */
    incentives: async () => (await told(api.GET('/v1/registrations/me/incentives'))).incentives,

    /** What the person has to pay back. */
    debts: async () => (await told(api.GET('/v1/registrations/me/debts'))).debts,

    /** What came of taking part in a wave, or the code of the refusal. */
    async outcome(waveId: string): Promise<string> {
      const path = { waveId };
      const { data, response } = await api.GET('/v1/waves/{waveId}/enrollments/me', { params: { path } });
      return data !== undefined && 'outcome' in data ? data.outcome : `answer ${response.status}`;
    },
  };
};
