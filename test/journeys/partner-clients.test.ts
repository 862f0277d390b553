import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { seedPartner } from '../../local/stack-file.ts';
import { functions } from '../../infra/functions.ts';
import { headersFor } from '../../local/partner/offline.ts';
import { freshCodes, type SandboxCodes } from '../../local/seed/sandbox-codes.ts';
import type { SandboxPartner } from '../../local/seed/sandbox-partner.ts';
import type { LocalStack } from '../../local/stack/stack.ts';
import { overTheWire, realClients, runClient, wireFormats, type ClientCall } from '../support/institution-clients.ts';
import { sendRaw } from '../support/raw-request.ts';
import { tableOf } from '../../local/stack/table-client.ts';
import { startTestStack } from '../support/stack.ts';

let stack: LocalStack;
let partner: SandboxPartner;
beforeAll(async () => {
  stack = await startTestStack({ outside: false });
  partner = await seedPartner(stack);
});
afterAll(() => stack.stop());

const Answer = z.object({
  success: z.boolean(),
  message: z.string().min(1),
  data: z.record(z.string(), z.unknown()),
});

const call = (kind: 'status' | 'commit', redeemCode: string): ClientCall => ({
  url: stack.apiUrl,
  path: `/api/v1/integration/payment/redeem-code/${kind}`,
  clientCode: partner.clientCode,
  signKey: partner.signKey,
  redeemCode,
});

/** Bytes of a header as they are, of which Node takes those of Latin-1 only. */
const encoded = (headers: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, Buffer.from(value).toString('latin1')]));

const newCodes = (): Promise<SandboxCodes> => freshCodes(tableOf(stack));

/** How a client is told of the code of each kind, if it is taken in: by the code of the refusal, or as redeemed. */
const outcomes: Readonly<Record<keyof SandboxCodes, unknown>> = {
  selfPaced: 1,
  sessionNow: 1,
  otherInstitution: 'redeem-code-of-another-institution',
  cancelled: 'redeem-code-cancelled',
  used: 'redeem-code-used',
};

describe.each(Object.entries(wireFormats))('a client in %s, with another host and nothing else', (_, format) => {
  test('asks for a code, takes it in, and is told why where it cannot', async () => {
    const codes = await newCodes();
    const asked = async (kind: 'status' | 'commit', code: string) =>
      Answer.parse((await overTheWire(format, call(kind, code))).body);

    const before = await asked('status', codes.sessionNow);
    const committed = await Promise.all(
      Object.entries<string>({ ...codes }).map(async ([kind, code]) => {
        const { success, data } = await asked('commit', code);
        return [kind, success ? data['status'] : data['code']];
      }),
    );
    const after = await asked('status', codes.sessionNow);

    expect([before.data['status'], after.data['status']]).toEqual([0, 1]);
    expect(Object.fromEntries(committed)).toEqual(outcomes);
  });
});

test.each(realClients)('a real client in $language does the same', async ({ command }) => {
  const codes = await newCodes();

  const answers = [
    await runClient(command, call('status', codes.selfPaced)),
    await runClient(command, call('commit', codes.selfPaced)),
    await runClient(command, call('commit', codes.cancelled)),
  ].map((answer) => Answer.parse(answer));

  expect(answers.map(({ success, data }) => [success, data['status'] ?? data['code']])).toEqual([
    [true, 0],
    [true, 1],
    [false, 'redeem-code-cancelled'],
  ]);
  expect(answers[1]?.message).toBe('Kode redeem berhasil digunakan.');
});

const ownRoutes = functions.flatMap(({ trigger }) =>
  'route' in trigger && trigger.route.startsWith('POST /api/v1/integration/') ? [trigger.route.slice(5)] : [],
);

test.each(ownRoutes)(
  'whatever comes to %s is refused in the form of its clients, and never with a fault',
  async (path) => {
    const { clientCode, signKey } = partner;
    const bodies = [
      '',
      '{',
      'null',
      '[]',
      '7',
      '{}',
      '{"redeem_code":null}',
      '{"redeem_code":{"a":[1]},"sequence":-1}',
    ];
    const garbage = [...bodies, '\u0000', '{"__proto__":{"a":1}}', `${'['.repeat(20_000)}${']'.repeat(20_000)}`];
    const signed = (body: string) =>
      headersFor({ clientCode, signKey, timestamp: String(Math.floor(Date.now() / 1_000)), path, body });
    const headers: Record<string, string>[] = [
      {},
      { client_code: 'x', timestamp: 'x', signature: 'x' },
      { client_code: 'x'.repeat(3_000), timestamp: '9'.repeat(400), signature: '' },
      { client_code: clientCode, timestamp: '-1', 'signature-256': 'ü'.repeat(64) },
      { client_code: '__proto__', timestamp: '1', signature: 'a'.repeat(40) },
    ];

    const requests = garbage.flatMap((body) => [...headers, signed(body)].map((own) => ({ body, own })));
    const answers = await Promise.all(
      requests.map(({ body, own }) =>
        sendRaw(stack.apiUrl, {
          method: 'POST',
          path,
          headers: { 'content-type': 'application/json', ...encoded(own) },
          body,
        }),
      ),
    );

    const isSelfTest = path.endsWith('/self-test');
    for (const { status, text } of answers) {
      expect(status, text).toBeLessThan(500);
      const { success } = Answer.parse(JSON.parse(text));
      if (!isSelfTest) expect([status >= 400, success], text).toEqual([true, false]);
    }
  },
);

test('the codes of the sandbox are of the kinds that they are named for', async () => {
  const codes = Object.entries<string>({ ...partner.codes });
  const answers = codes.map(([, code]) => runClient(realClients[0]?.command ?? [], call('commit', code)));

  const outcome = (await Promise.all(answers)).map((answer) => {
    const { success, data } = Answer.parse(answer);
    return success ? data['status'] : data['code'];
  });

  expect(Object.fromEntries(codes.map(([kind], position) => [kind, outcome[position]]))).toEqual(outcomes);
});
