import * as z from 'zod';
import type { Source } from '../../shared/domain/rule-set.ts';
import { PayoutChannel } from '../../events/money.ts';
import type { ToldAccount } from './bank-accounts.ts';
import type { CallbackSettings } from './bank-callbacks.ts';
import { Behaviour } from './behaviour.ts';
import type { RegisteredPerson } from './people.ts';

const Counts = z.record(z.string(), z.number());
const Outbox = z.object({
  messages: z.array(
    z.object({
      messageId: z.string(),
      acceptedAt: z.string(),
      channel: z.enum(['sms', 'email']),
      to: z.string(),
      subject: z.string().optional(),
      text: z.string(),
    }),
  ),
});
const Total = z.object({ count: z.int(), sum: z.int() });
const BankTotals = Total.extend({
  byChannel: z.partialRecord(PayoutChannel, Total),
  pending: Total,
  rejected: Total,
  repeated: z.int(),
  conflicts: z.int(),
});
const BankPayments = z.object({
  payments: z.array(
    z.object({
      payoutId: z.string(),
      channel: PayoutChannel,
      amount: z.int(),
      status: z.enum(['pending', 'paid', 'rejected']),
      reference: z.string(),
      reason: z.string().optional(),
      at: z.string(),
    }),
  ),
});
const CallbacksSent = z.object({ callbacksSent: z.int() });
const Published = z.object({ version: z.string(), number: z.int(), sha256: z.string(), lines: z.int() });

/** The admin surface of the sandbox at an address, for demo and tests. All calls throw an Error on a refusal. */
export const sandboxAdmin = (url: string) => {
  const ask = async (method: string, path: string, body?: unknown): Promise<Response> => {
    const response = await fetch(`${url}/_sandbox/${path}`, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`The sandbox refused ${method} ${path} with status ${response.status}.`);
    return response;
  };
  const call = async (method: string, path: string, body?: unknown): Promise<unknown> => {
    const response = await ask(method, path, body);
    return response.status === 204 ? undefined : response.json();
  };

  return {
    /** Sets the behaviour; what is left out is well-behaved. */
    async behave(behaviour: z.input<typeof Behaviour> = {}): Promise<Behaviour> {
      return Behaviour.parse(await call('PUT', 'behaviour', behaviour));
    },
    /** What it counted: the names of `Statistics`, and those of the service's own. */
    async statistics(): Promise<Record<string, number>> {
      return Counts.parse(await call('GET', 'statistics'));
    },
    async resetStatistics(): Promise<void> {
      await call('DELETE', 'statistics');
    },
    /** Registry only: people beside those of the population, or instead of them. */
    async addPeople(people: readonly RegisteredPerson[]): Promise<void> {
      await call('POST', 'people', { people });
    },
    /** Lists only: publishes the next version of a source, with lines added and NIKs removed. */
    async publish(
      source: Source,
      change: { readonly added?: readonly { nik: string; kk?: string }[]; readonly removed?: readonly string[] },
    ): Promise<z.infer<typeof Published>> {
      return Published.parse(await call('PUT', `lists/${source}`, change));
    },
    /** Beacon only: numbers the rounds anew, the first one being at these Unix seconds. */
    async startRoundsAt(genesisTime: number): Promise<void> {
      await call('PUT', 'genesis', { genesis_time: genesisTime });
    },
    /** Messages only: what was taken in, for one recipient or for all. */
    async messages(to?: string): Promise<z.infer<typeof Outbox>['messages']> {
      const query = to === undefined ? '' : `?to=${encodeURIComponent(to)}`;
      return Outbox.parse(await call('GET', `messages${query}`)).messages;
    },
    /** Bank only: what is wrong with accounts from now on; null for one that is well. */
    async tellAccounts(accounts: readonly ToldAccount[]): Promise<void> {
      await call('PUT', 'accounts', accounts);
    },
    /** Bank only: whether payments are paid at once, or when {@link settlePayments} says so. */
    async payAtOnce(isAtOnce: boolean): Promise<void> {
      await call('PUT', 'payments', { mode: isAtOnce ? 'at-once' : 'later' });
    },
    /** Bank only: what stands as paid, together and by channel, what waits, what was rejected, and what was told again. */
    async books(): Promise<z.infer<typeof BankTotals>> {
      return BankTotals.parse(await call('GET', 'books'));
    },
    async payments(): Promise<z.infer<typeof BankPayments>['payments']> {
      return BankPayments.parse(await call('GET', 'payments')).payments;
    },
    /** Bank only: where it tells of payments by itself from now on, and how. */
    async sendCallbacksTo(settings: z.input<typeof CallbackSettings>): Promise<void> {
      await call('PUT', 'callbacks', settings);
    },
    /** Bank only: what is pending is paid, or rejected where its account is faulty by now. @returns callbacks sent. */
    async settlePayments(): Promise<number> {
      return CallbacksSent.parse(await call('POST', 'settlement')).callbacksSent;
    },
    /** Bank only: a payment that was paid comes back. @returns callbacks sent. */
    async returnPayment(payoutId: string, reason = 'other'): Promise<number> {
      return CallbacksSent.parse(await call('POST', 'return', { payoutId, reason })).callbacksSent;
    },
    /** Bank only: sends the callbacks that were kept back. @returns callbacks sent. */
    async releaseCallbacks(): Promise<number> {
      return CallbacksSent.parse(await call('POST', 'callbacks')).callbacksSent;
    },
    /** Bank only: the text of a statement of a channel's account; the first booking is 1. */
    async statement(wanted: {
      readonly channel: PayoutChannel;
      readonly format: 'camt' | 'csv';
      readonly first?: number;
      readonly count?: number;
    }): Promise<string> {
      const query = new URLSearchParams(
        Object.entries(wanted).map(([name, value]): [string, string] => [name, String(value)]),
      );
      return (await ask('GET', `statement?${query.toString()}`)).text();
    },
    /** Liveness only: whether faces pass from now on. */
    async letFacesPass(passes: boolean): Promise<void> {
      await call('PUT', 'outcome', { outcome: passes ? 'passed' : 'failed' });
    },
  };
};
