import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest';
import { EnvelopeId, PayoutId } from '../../../events/money.ts';
import { sandboxAdmin } from '../../../local/sandboxes/admin.ts';
import { startSandboxes, type Sandboxes } from '../../../local/sandboxes/start.ts';
import { bankPort, type Bank, type PaymentInstruction } from '../../../shared/outside/bank.ts';

let sandboxes: Sandboxes;
let admin: ReturnType<typeof sandboxAdmin>;
let bank: Bank;

beforeEach(async () => {
  // Books of their own for each test.
  sandboxes = await startSandboxes({ seed: 1 });
  admin = sandboxAdmin(sandboxes.bank.url);
  const apiKey = { read: () => Promise.resolve('any'), forget: () => undefined };
  bank = bankPort({ url: sandboxes.bank.url, apiKey, timeoutMilliseconds: 300, tries: 1 });
});
afterEach(() => sandboxes.stop());

const payoutId = (number: number) => PayoutId.parse(number.toString(16).padStart(24, '0'));
const envelopeId = EnvelopeId.parse('e'.repeat(24));
const instruction = (number: number, more: Partial<PaymentInstruction> = {}): PaymentInstruction => ({
  payoutId: payoutId(number),
  envelopeId,
  channel: 'BNI',
  number: '1234567890',
  name: 'Siti Aminah',
  amount: 600_000,
  ...more,
});

test('a payment that is told again is one payment, with the same answer', async () => {
  const first = await bank.pay(instruction(1));
  const again = await bank.pay(instruction(1));
  await bank.pay(instruction(2, { channel: 'OVO', number: '+6281234567890', amount: 50_000 }));

  expect(first).toMatchObject({ payoutId: payoutId(1), status: 'paid', amount: 600_000 });
  expect(again).toEqual(first);
  expect(await admin.books()).toEqual({
    count: 2,
    sum: 650_000,
    byChannel: { BNI: { count: 1, sum: 600_000 }, OVO: { count: 1, sum: 50_000 } },
    pending: { count: 0, sum: 0 },
    rejected: { count: 0, sum: 0 },
    repeated: 1,
    conflicts: 0,
  });
});

test('the number of a payment stands for one amount and one account', async () => {
  await bank.pay(instruction(1));

  await expect(bank.pay(instruction(1, { amount: 600_001 }))).rejects.toThrow();
  await expect(bank.pay(instruction(1, { number: '1234567891' }))).rejects.toThrow();
  expect(await admin.books()).toMatchObject({ count: 1, sum: 600_000, conflicts: 2 });
});

test('what is not known can be asked about, and is told apart from what is', async () => {
  await admin.payAtOnce(false);
  await bank.pay(instruction(1));

  expect(await bank.stateOf('BNI', payoutId(1))).toMatchObject({ status: 'pending' });
  expect(await bank.stateOf('BCA', payoutId(1))).toBeUndefined();
  expect(await bank.stateOf('BNI', payoutId(2))).toBeUndefined();
});

test('a payment whose answer is lost is in the books all the same, once', async () => {
  await admin.behave({ lostRate: 1 });
  await expect(bank.pay(instruction(1))).rejects.toThrow();
  await admin.behave();

  expect(await bank.stateOf('BNI', payoutId(1))).toMatchObject({ status: 'paid' });
  await bank.pay(instruction(1));
  expect(await admin.books()).toMatchObject({ count: 1, repeated: 1 });
});

test('an account that is faulty is not paid to, at once or when it turns out later', async () => {
  await admin.payAtOnce(false);
  const atOnce = await bank.pay(instruction(1, { number: '1234999902' }));
  await bank.pay(instruction(2));
  await bank.pay(instruction(3, { number: '9876543210' }));
  await admin.tellAccounts([{ channel: 'BNI', number: '1234567890', fault: 'not-upgraded' }]);
  await admin.settlePayments();

  expect(atOnce).toMatchObject({ status: 'rejected', reason: 'inactive' });
  expect(await bank.stateOf('BNI', payoutId(2))).toMatchObject({ status: 'rejected', reason: 'not-upgraded' });
  expect(await bank.stateOf('BNI', payoutId(3))).toMatchObject({ status: 'paid' });
  expect(await admin.books()).toMatchObject({ count: 1, rejected: { count: 2, sum: 1_200_000 } });
});

interface Taken {
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: string;
}

/** A server that takes whatever comes, in order. */
const listening = async () => {
  const taken: Taken[] = [];
  const server = createServer((request, response) => {
    const chunks: Uint8Array[] = [];
    request.on('data', (chunk: Uint8Array) => chunks.push(chunk));
    request.on('end', () => {
      taken.push({ headers: request.headers, body: Buffer.concat(chunks).toString('utf8') });
      response.writeHead(200).end();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/callbacks`, taken, stop: () => server.close() };
};

let listener: Awaited<ReturnType<typeof listening>> | undefined;
afterAll(() => listener?.stop());

test('callbacks are signed over time, nonce and body, and come as often and as late as they are told to', async () => {
  listener = await listening();
  const { url, taken } = listener;
  await admin.sendCallbacksTo({ url, secret: 'kunci', duplicates: 3, shuffled: true, late: true });
  await admin.payAtOnce(false);
  for (const number of [1, 2]) await bank.pay(instruction(number));

  expect(await admin.settlePayments()).toBe(0);
  expect(taken).toEqual([]);
  expect(await admin.releaseCallbacks()).toBe(6);

  expect(taken).toHaveLength(6);
  for (const { headers, body } of taken) {
    const signed = `${String(headers['x-bank-timestamp'])}\n${String(headers['x-bank-nonce'])}\n${body}`;
    expect(headers['x-bank-signature']).toBe(createHmac('sha256', 'kunci').update(signed).digest('hex'));
    expect(JSON.parse(body)).toMatchObject({ status: 'paid', amount: 600_000 });
  }
  expect(new Set(taken.map(({ headers }) => headers['x-bank-nonce'])).size).toBe(4);
});

test('statements tell of what left the account and of what came back, page by page', async () => {
  for (const number of [1, 2]) await bank.pay(instruction(number));
  await bank.pay(instruction(3, { channel: 'BCA' }));
  await bank.pay(instruction(4, { number: '1234999901' }));
  await admin.returnPayment(payoutId(1), 'not-found');

  const csv = (await admin.statement({ channel: 'BNI', format: 'csv' })).split('\n');
  const camt = await admin.statement({ channel: 'BNI', format: 'camt', first: 2, count: 2 });

  expect(csv[0]).toBe('statement_id,channel,booked_at,bank_reference,end_to_end_id,amount,direction,reason');
  expect(csv.slice(1, -1).map((line) => line.split(',').slice(4))).toEqual([
    [payoutId(1), '600000', 'DBIT', ''],
    [payoutId(2), '600000', 'DBIT', ''],
    [payoutId(1), '600000', 'CRDT', 'not-found'],
  ]);
  expect(camt.match(/<EndToEndId>\w+/g)).toEqual([`<EndToEndId>${payoutId(2)}`, `<EndToEndId>${payoutId(1)}`]);
  expect(camt).toContain('<RtrInf><Rsn><Cd>AC01</Cd></Rsn></RtrInf>');
  expect(await bank.stateOf('BNI', payoutId(1))).toMatchObject({ status: 'rejected', reason: 'not-found' });
  expect(await admin.books()).toMatchObject({ count: 2, sum: 1_200_000 });
});
