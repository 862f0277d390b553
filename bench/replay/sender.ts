import { request as send, Agent } from 'node:http';
import { text } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';
import * as z from 'zod';
import { startEdge } from './edge.ts';
import type { Answered, EdgeCounts, Timed } from './line.ts';

/**
 * Sends requests when they are due, whatever became of those before them: who comes does not know that others still wait.
 * It runs as a thread of its own beside the system that it asks, with the edge before it.
 */

export interface Errand {
  /** Where the API is. */
  readonly origin: string;
  readonly requests: readonly Timed[];
}

export interface Sent {
  readonly answers: readonly Answered[];
  readonly edge: EdgeCounts;
}

const Refusal = z.object({ code: z.string() });

/** The code of a refusal, as problem details have it. */
const codeIn = (status: number, body: string): string | undefined => {
  if (status < 400) return undefined;
  try {
    return Refusal.safeParse(JSON.parse(body)).data?.code;
  } catch {
    return undefined;
  }
};

const ask = (
  url: string,
  agent: Agent,
  { method, path, headers, body }: Timed,
): Promise<{ status: number; body: string }> =>
  new Promise((resolve, reject) => {
    const asked = send(`${url}${path}`, { method, headers: { ...headers }, agent }, (response) => {
      text(response).then((whole) => {
        resolve({ status: response.statusCode ?? 0, body: whole });
      }, reject);
    });
    asked.on('error', reject);
    asked.end(body);
  });

const run = async ({ origin, requests }: Errand): Promise<Sent> => {
  const edge = await startEdge(origin);
  const agent = new Agent({ keepAlive: true });
  const startsAt = performance.now();
  const answers = await Promise.all(
    requests.map(async (request): Promise<Answered> => {
      const dueAt = startsAt + request.milliseconds;
      await pause(dueAt - performance.now());
      const sentAt = performance.now();
      const { status, body } = await ask(edge.url, agent, request).catch(() => ({ status: 0, body: '' }));
      const now = performance.now();
      const { target } = request;
      return { target, status, code: codeIn(status, body), waited: now - dueAt, served: now - sentAt };
    }),
  );
  agent.destroy();
  const counts = edge.counts();
  await edge.stop();
  return { answers, edge: counts };
};

// The thread is started by `replayed` alone, with an errand.
parentPort?.postMessage(await run(workerData as Errand));
