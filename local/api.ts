import { setTimeout as pause } from 'node:timers/promises';
import { apiClient } from '../shared/api-client/client.ts';
import type { LocalStack } from './stack/stack.ts';

const mayComeAgain = new Set([429, 503]);

/** Sends a request as a phone in a rush does: again while the gateway, or the service behind it, is too busy. */
const insistently = async (request: Request): Promise<Response> => {
  for (;;) {
    const response = await fetch(request.clone());
    if (!mayComeAgain.has(response.status)) return response;
    await response.body?.cancel();
    await pause(100 + Math.random() * 200);
  }
};

/** The API of a stack for whoever has this token, or for anyone. Routes, bodies and answers are those of the API's document. */
export const apiOf = ({ apiUrl }: Pick<LocalStack, 'apiUrl'>, token?: string | (() => Promise<string>)) =>
  apiClient({
    baseUrl: apiUrl,
    ...(token !== undefined && { token: typeof token === 'string' ? () => token : token }),
    fetch: insistently,
    retries: 0,
  });
export type Api = ReturnType<typeof apiOf>;
