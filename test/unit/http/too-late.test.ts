import { expect, test } from 'vitest';
import { endpoint } from '../../../shared/http/endpoint.ts';
import { integrationFunction } from '../../../shared/integration/endpoint.ts';
import { functionContext, gatewayEvent } from '../../support/gateway-event.ts';

const almostOver = { ...functionContext(), getRemainingTimeInMillis: () => 260 };
const never = () => new Promise<never>(() => undefined);
const headers = { 'accept-language': 'en' };

test('who waits too long is told to try again, and not left to a bare 500 of the gateway', async () => {
  const serve = endpoint({ route: 'GET /v1/waves' }, never);

  const answer = await serve(gatewayEvent({ headers }), almostOver);

  expect(answer.statusCode).toBe(503);
  expect(answer.headers).toMatchObject({ 'content-type': 'application/problem+json; charset=utf-8' });
  expect(JSON.parse(answer.body ?? '')).toMatchObject({ code: 'busy-try-again', status: 503 });
});

test('so is a client of the institutions, in the form that it knows', async () => {
  const answer = await integrationFunction(never)(gatewayEvent({ headers }), almostOver);

  expect(answer.statusCode).toBe(503);
  expect(answer.headers).toMatchObject({ 'retry-after': '5' });
  expect(JSON.parse(answer.body ?? '')).toMatchObject({ success: false, data: { code: 'busy-try-again' } });
});
