import { afterAll, beforeAll, expect, test } from 'vitest';
import { startEdge } from '../../bench/replay/edge.ts';
import { listen, type LocalServer } from '../../local/emulators/http.ts';

let origin: LocalServer;
let edge: Awaited<ReturnType<typeof startEdge>>;
const asked: string[] = [];
let revision = 1;

beforeAll(async () => {
  origin = await listen(async (request, response) => {
    asked.push(`${request.method} ${request.url} ${request.headers['if-none-match'] ?? ''}`.trim());
    const etag = `"${revision}"`;
    await Promise.resolve();
    if (request.url === '/own') {
      response.writeHead(200, { 'cache-control': 'no-store' });
      return void response.end(request.headers.authorization);
    }
    const headers = { etag, 'cache-control': request.url === '/brief' ? 'public, max-age=0' : 'public, max-age=10' };
    if (request.headers['if-none-match'] === etag) return void response.writeHead(304, headers).end();
    response
      .writeHead(200, headers)
      .end(
        request.url === '/told'
          ? `revision ${revision} ${request.headers['accept-language'] ?? ''}`
          : `revision ${revision}`,
      );
  });
  edge = await startEdge(origin.url);
});
afterAll(async () => {
  await edge.stop();
  await origin.stop();
});

const read = async (path: string, headers: Record<string, string> = {}) => {
  const answer = await fetch(`${edge.url}${path}`, { headers });
  return [answer.status, await answer.text()];
};

test('what many want at once is asked for once, and then kept', async () => {
  const all = await Promise.all(Array.from({ length: 5 }, () => read('/list')));
  expect(new Set(all.map(String))).toEqual(new Set(['200,revision 1']));
  expect(await read('/list')).toEqual([200, 'revision 1']);
  expect(asked.filter((line) => line === 'GET /list')).toHaveLength(1);
  expect(edge.counts()).toMatchObject({ kept: 5, fetched: 1 });
});

test('each language is kept for itself', async () => {
  expect(await read('/told', { 'accept-language': 'id' })).toEqual([200, 'revision 1 id']);
  expect(await read('/told', { 'accept-language': 'en' })).toEqual([200, 'revision 1 en']);
});

test('what may not be trusted any more is asked about with its ETag', async () => {
  await read('/brief');
  expect(await read('/brief')).toEqual([200, 'revision 1']);
  expect(asked.filter((line) => line === 'GET /brief "1"')).toHaveLength(1);
  expect(edge.counts().confirmed).toBe(1);
  revision = 2;
  expect(await read('/brief')).toEqual([200, 'revision 2']);
  revision = 1;
});

test('what is one person’s own is kept for nobody', async () => {
  const before = edge.counts().passed;
  expect(await read('/own', { authorization: 'one' })).toEqual([200, 'one']);
  expect(await read('/own', { authorization: 'other' })).toEqual([200, 'other']);
  expect(edge.counts().passed - before).toBe(2);
});
