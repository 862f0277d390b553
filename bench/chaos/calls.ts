import { setTimeout as pause } from 'node:timers/promises';
import { apiClient } from '../../shared/api-client/client.ts';
import type { LocalStack } from '../../local/stack/stack.ts';

/** Whoever has had no answer by then gives up, and that is a finding. */
const patienceMilliseconds = 600_000;
const everyMilliseconds = 300;

/** What came of something that was tried again and again: nothing. */
class GivenUp extends Error {
  override readonly name = 'GivenUp';
}

const sentenceOf = (fault: unknown): string => (fault instanceof Error ? ` (${fault.message})` : '');

/** Looks again until there is something, whatever stands in the way meanwhile. @throws GivenUp after ten minutes. */
export const untilThere = async <Value>(what: string, look: () => Promise<Value | undefined>): Promise<Value> => {
  let last: unknown;
  for (const until = Date.now() + patienceMilliseconds; Date.now() < until;) {
    try {
      const found = await look();
      if (found !== undefined) return found;
    } catch (fault) {
      last = fault;
    }
    await pause(everyMilliseconds);
  }
  throw new GivenUp(`It did not come to pass: ${what}${sentenceOf(last)}.`);
};

/** Requests, and how often one had to be sent again. */
interface CallCounts {
  requests: number;
  again: number;
}

/** The API as people and machines use it who do not give up: what was turned away or met a fault is sent again, as it was. */
export const callersOf = ({ apiUrl }: Pick<LocalStack, 'apiUrl'>) => {
  const counts: CallCounts = { requests: 0, again: 0 };
  const insistently = (request: Request): Promise<Response> => {
    counts.requests += 1;
    const { pathname } = new URL(request.url);
    return untilThere(`an answer to ${request.method} ${pathname}`, async () => {
      const response = await fetch(request.clone());
      if (response.status < 500 && response.status !== 429) return response;
      counts.again += 1;
      const text = await response.text();
      throw new Error(`${response.status} ${text.slice(0, 200)}`);
    });
  };
  return {
    counts,
    apiAs: (token?: () => Promise<string>) =>
      apiClient({ baseUrl: apiUrl, fetch: insistently, retries: 0, ...(token !== undefined && { token }) }),
  };
};
export type Callers = ReturnType<typeof callersOf>;
