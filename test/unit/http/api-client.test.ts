import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { apiClient, ApiRefused, ApiUnreachable, told } from '../../../shared/api-client/client.ts';

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

const json = (status: number, body: unknown, headers: Record<string, string> = {}): Answer => {
  return (_, response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(JSON.stringify(body));
  };
};
const hangUp: Answer = (request) => request.socket.destroy();

const seen: IncomingMessage[] = [];
let answers: Answer[] = [];
const server = createServer((request, response) => {
  seen.push(request);
  const answer = answers.length > 1 ? answers.shift() : answers[0];
  answer?.(request, response);
});

let baseUrl: string;
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());
beforeEach(() => {
  seen.length = 0;
});

const waves = { waves: [] };
const again = { 'retry-after': '0' };
const listed = (options: Partial<Parameters<typeof apiClient>[0]> = {}) =>
  told(apiClient({ baseUrl, ...options }).GET('/v1/waves'));

describe('the client of the API', () => {
  test('brings token and language along, and gives what is answered', async () => {
    answers = [json(200, waves)];

    expect(await listed({ token: () => 'a.b.c', language: () => 'en' })).toEqual(waves);
    expect(seen[0]?.headers).toMatchObject({ authorization: 'Bearer a.b.c', 'accept-language': 'en' });
  });

  test('says no with the code and the sentence of the service', async () => {
    answers = [json(404, { code: 'wave-not-found', detail: 'Gelombang ini tidak ada.', status: 404 })];

    const refusal = await listed().catch((error: unknown) => error);

    expect(refusal).toBeInstanceOf(ApiRefused);
    expect(refusal).toMatchObject({ status: 404, code: 'wave-not-found', message: 'Gelombang ini tidak ada.' });
  });

  test('takes the sentence of the gateway where the service was never asked', async () => {
    answers = [json(401, { message: 'Unauthorized' })];

    await expect(listed()).rejects.toMatchObject({ status: 401, message: 'Unauthorized' });
  });

  test('asks again when nobody answered or the service could not just now, and gives what comes then', async () => {
    answers = [hangUp, json(503, {}, again), json(200, waves)];

    expect(await listed()).toEqual(waves);
    expect(seen).toHaveLength(3);
  });

  test('gives up in the end, and says that nobody answers', async () => {
    answers = [hangUp];

    await expect(listed({ retries: 1 })).rejects.toBeInstanceOf(ApiUnreachable);
    expect(seen).toHaveLength(2);
  });

  test('never sends twice what writes', async () => {
    answers = [json(503, { code: 'busy-try-again', detail: 'Coba lagi.' }, again)];

    const answer = told(
      apiClient({ baseUrl }).POST('/v1/registrations/me/objections', { body: { rule: 'age', statement: 'x' } }),
    );

    await expect(answer).rejects.toMatchObject({ status: 503, code: 'busy-try-again' });
    expect(seen).toHaveLength(1);
  });

  test('stops trying when whoever asked goes away', async () => {
    const gone = new AbortController();
    answers = [
      (request, response) => {
        json(503, {}, { 'retry-after': '10' })(request, response);
        gone.abort();
      },
    ];

    const call = apiClient({ baseUrl, retries: 5 }).GET('/v1/waves', { signal: gone.signal });

    await expect(call).rejects.toMatchObject({ name: 'AbortError' });
    expect(seen).toHaveLength(1);
  });
});
