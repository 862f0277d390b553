import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { apiKeyInSecret } from '../../../shared/platform/secrets.ts';

/** A server that speaks as much of Secrets Manager's protocol as is asked of it. */
const secret = { text: '', status: 200, reads: 0 };
const server = createServer((_, response) => {
  secret.reads += 1;
  response.writeHead(secret.status, { 'content-type': 'application/x-amz-json-1.1' });
  response.end(JSON.stringify({ ARN: 'arn:secret', Name: 'key', SecretString: secret.text }));
});
let client: SecretsManagerClient;
let now = 0;
const apiKey = () => apiKeyInSecret('arn:secret', { client, now: () => now });

beforeEach(async () => {
  Object.assign(secret, { text: '{"apiKey":"first"}', status: 200, reads: 0 });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  client = new SecretsManagerClient({
    region: 'ap-southeast-3',
    endpoint: `http://127.0.0.1:${port}`,
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    maxAttempts: 1,
  });
});
afterEach(async () => {
  client.destroy();
  const closed = once(server, 'close');
  server.close();
  server.closeAllConnections();
  await closed;
});

test('a key is read once, however many calls need it', async () => {
  const key = apiKey();

  expect(await Promise.all([key.read(), key.read(), key.read()])).toEqual(['first', 'first', 'first']);
  expect(secret.reads).toBe(1);
});

test('a rotated key is taken up after five minutes, or as soon as the old one is refused', async () => {
  const key = apiKey();
  await key.read();
  secret.text = '{"apiKey":"second"}';

  now += 299_000;
  expect(await key.read()).toBe('first');
  now += 2_000;
  expect(await key.read()).toBe('second');
  secret.text = '{"apiKey":"third"}';
  key.forget();
  expect(await key.read()).toBe('third');
});

test('a failure to read is not kept', async () => {
  const key = apiKey();
  secret.status = 500;
  await expect(key.read()).rejects.toThrow();

  secret.status = 200;

  expect(await key.read()).toBe('first');
});

test.each(['', 'first', '{"key":"first"}', '{"apiKey":""}'])('a secret that reads %j holds no key', async (text) => {
  secret.text = text;

  await expect(apiKey().read()).rejects.toThrow('The secret is not a JSON object with an apiKey.');
});
