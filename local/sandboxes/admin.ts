import * as z from 'zod';
import type { Source } from '../../shared/domain/rule-set.ts';
import type { ToldAccount } from './bank-accounts.ts';
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
const Published = z.object({ version: z.string(), number: z.int(), sha256: z.string(), lines: z.int() });

/** The admin surface of the sandbox at an address, for demo and tests. All calls throw an Error on a refusal. */
export const sandboxAdmin = (url: string) => {
  const call = async (method: string, path: string, body?: unknown): Promise<unknown> => {
    const response = await fetch(`${url}/_sandbox/${path}`, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`The sandbox refused ${method} ${path} with status ${response.status}.`);
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
    /** Liveness only: whether faces pass from now on. */
    async letFacesPass(passes: boolean): Promise<void> {
      await call('PUT', 'outcome', { outcome: passes ? 'passed' : 'failed' });
    },
  };
};
