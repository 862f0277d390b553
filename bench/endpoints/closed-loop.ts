import { Agent, request as send } from 'node:http';
import { quantile } from '../replay/report.ts';
import { processorSeconds } from '../wave/processor.ts';

/** A request for a closed loop. */
export interface Ask {
  readonly url: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | undefined;
}

/** What a round came to. */
export interface Pace {
  /** Answers a second. */
  readonly rate: number;
  /** Milliseconds. */
  readonly p50: number;
  readonly p99: number;
  /** Milliseconds of processor time a request, the engine's included. */
  readonly processor: number;
}

const answerTo = (agent: Agent, { url, method, headers, body }: Ask): Promise<number> =>
  new Promise((resolve, reject) => {
    const asked = send(url, { method, headers: { ...headers }, agent }, (response) => {
      response.on('error', reject);
      response.on('end', () => {
        resolve(response.statusCode ?? 0);
      });
      response.resume();
    });
    asked.on('error', reject);
    asked.end(body);
  });

/** Sends all of them, so many at once, each as soon as one before it is answered. @throws Error when one is refused. */
export const paceOf = async (asks: readonly Ask[], atOnce: number): Promise<Pace> => {
  const agent = new Agent({ keepAlive: true, maxSockets: atOnce });
  const waited: number[] = [];
  const rest = asks[Symbol.iterator]();
  const caller = async (): Promise<void> => {
    for (let next = rest.next(); next.done !== true; next = rest.next()) {
      const startedAt = performance.now();
      const status = await answerTo(agent, next.value);
      waited.push(performance.now() - startedAt);
      if (status >= 400) throw new Error(`${next.value.method} ${new URL(next.value.url).pathname} gave ${status}.`);
    }
  };
  const processorBefore = processorSeconds();
  const startedAt = performance.now();
  await Promise.all(Array.from({ length: atOnce }, caller));
  const seconds = (performance.now() - startedAt) / 1_000;
  agent.destroy();
  return {
    rate: asks.length / seconds,
    p50: quantile(waited, 0.5),
    p99: quantile(waited, 0.99),
    processor: (1_000 * (processorSeconds() - processorBefore)) / asks.length,
  };
};
