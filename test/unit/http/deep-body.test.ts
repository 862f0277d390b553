import { expect, test } from 'vitest';
import * as z from 'zod';
import { endpoint } from '../../../shared/http/endpoint.ts';
import { functionContext, gatewayEvent } from '../../support/gateway-event.ts';

const serve = endpoint({ route: 'POST /v1/orders', body: z.object({ any: z.unknown() }) }, ({ body }) =>
  Promise.resolve({ status: 200, body: { length: JSON.stringify(body).length } }),
);

const statusFor = async (levels: number): Promise<number | undefined> => {
  const body = `{"any":${'['.repeat(levels)}${']'.repeat(levels)}}`;
  return (await serve(gatewayEvent({ body }), functionContext())).statusCode;
};

test('a body is as deep as any contract needs, and no deeper', async () => {
  expect(await statusFor(60)).toBe(200);
  for (const levels of [65, 3_000, 20_000]) expect(await statusFor(levels)).toBe(400);
});
