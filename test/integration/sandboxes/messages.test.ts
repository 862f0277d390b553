import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { sandboxAdmin } from '../../../local/sandboxes/admin.ts';
import { startSandboxes, type Sandboxes } from '../../../local/sandboxes/start.ts';
import { messagesPort, type Messages } from '../../../shared/outside/messages.ts';

let sandboxes: Sandboxes;
let admin: ReturnType<typeof sandboxAdmin>;
let messages: Messages;

beforeAll(async () => {
  sandboxes = await startSandboxes({ seed: 1 });
  admin = sandboxAdmin(sandboxes.messages.url);
});
beforeEach(async () => {
  await admin.behave();
  // A port of its own for each test: none finds a circuit that another one opened.
  const apiKey = { read: () => Promise.resolve('any'), forget: () => undefined };
  messages = messagesPort({ url: sandboxes.messages.url, apiKey });
});
afterAll(() => sandboxes.stop());

test('a message arrives as it was written', async () => {
  const sms = { channel: 'sms', to: '+6281200000001', text: 'Anda terpilih.' } as const;
  const email = { channel: 'email', to: 'siti@warga.example', subject: 'Hasil', text: 'Anda terpilih.' } as const;

  expect(await messages.send(sms, 'arrives-1')).toMatchObject({ outcome: 'accepted' });
  expect(await messages.send(email, 'arrives-2')).toMatchObject({ outcome: 'accepted' });

  expect(await admin.messages(sms.to)).toMatchObject([sms]);
  expect(await admin.messages(email.to)).toMatchObject([email]);
});

test('a message that is sent again with its key arrives once', async () => {
  const sms = { channel: 'sms', to: '+6281200000002', text: 'Anda terpilih.' } as const;

  const first = await messages.send(sms, 'once');
  const again = await messages.send(sms, 'once');

  expect(again).toEqual(first);
  expect(await admin.messages(sms.to)).toHaveLength(1);
  expect(await admin.statistics()).toMatchObject({ duplicates: 1 });
});

test('a key that was used for another message is refused', async () => {
  const sms = { channel: 'sms', to: '+6281200000003', text: 'Anda terpilih.' } as const;
  await messages.send(sms, 'reused');

  await expect(messages.send({ ...sms, text: 'Lain.' }, 'reused')).rejects.toMatchObject({ status: 409 });
});

test('a gateway that fails or loses its answer half of the time delivers each message at most once', async () => {
  await admin.behave({ faultRate: 0.2, lostRate: 0.4 });
  const to = '+6281200000004';
  const texts = Array.from({ length: 10 }, (_, at) => `Pesan ${at}`);

  const sendings = await Promise.allSettled(texts.map((text) => messages.send({ channel: 'sms', to, text }, text)));

  const arrived = (await admin.messages(to)).map(({ text }) => text);
  const accepted = texts.filter((_, at) => sendings[at]?.status === 'fulfilled');
  expect((await admin.statistics())['unanswered']).toBeGreaterThan(0);
  expect(new Set(arrived).size).toBe(arrived.length);
  expect(arrived).toEqual(expect.arrayContaining(accepted));
});

test('a recipient who cannot be reached is a definite answer', async () => {
  const sending = await messages.send({ channel: 'sms', to: '+62215550000', text: 'Anda terpilih.' }, 'landline');

  expect(sending).toEqual({ outcome: 'undeliverable' });
});
