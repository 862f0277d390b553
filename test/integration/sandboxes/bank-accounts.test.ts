import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { sandboxAdmin } from '../../../local/sandboxes/admin.ts';
import { startSandboxes, type Sandboxes } from '../../../local/sandboxes/start.ts';
import { bankPort, type AccountQuestion, type Bank } from '../../../shared/outside/bank.ts';

let sandboxes: Sandboxes;
let admin: ReturnType<typeof sandboxAdmin>;
let bank: Bank;

beforeAll(async () => {
  sandboxes = await startSandboxes({ seed: 1 });
  admin = sandboxAdmin(sandboxes.bank.url);
});
beforeEach(async () => {
  await admin.behave();
  // A port of its own for each test: none finds a circuit that another one opened.
  const apiKey = { read: () => Promise.resolve('any'), forget: () => undefined };
  bank = bankPort({ url: sandboxes.bank.url, apiKey, timeoutMilliseconds: 300, tries: 2 });
});
afterAll(() => sandboxes.stop());

const question: AccountQuestion = {
  channel: 'BNI',
  number: '1234567890',
  nik: '3201010191000001',
  name: 'Siti Aminah',
  phone: '+6281234567890',
};

test('an account is its holder’s, unless its last digits say otherwise', async () => {
  const endings = ['000000', '999901', '999902', '999903', '999904', '999905'];

  const answers = await Promise.all(endings.map((ending) => bank.inquire({ ...question, number: `1234${ending}` })));

  expect(answers).toEqual([
    { outcome: 'matched' },
    ...['not-found', 'inactive', 'not-upgraded', 'identity-differs', 'phone-differs'].map((fault) => ({
      outcome: 'fault',
      fault,
    })),
  ]);
});

test('an account is told to be faulty, at its channel only, and well again', async () => {
  const told = { channel: 'BNI', number: question.number } as const;
  await admin.tellAccounts([{ ...told, fault: 'inactive' }]);
  const faulty = await bank.inquire(question);
  const elsewhere = await bank.inquire({ ...question, channel: 'BCA' });
  await admin.tellAccounts([
    { ...told, fault: null },
    { ...told, number: '1234999901', fault: null },
  ]);
  const mended = await bank.inquire(question);
  const wellAnyway = await bank.inquire({ ...question, number: '1234999901' });

  expect(faulty).toEqual({ outcome: 'fault', fault: 'inactive' });
  expect([elsewhere, mended, wellAnyway]).toEqual(Array.from({ length: 3 }, () => ({ outcome: 'matched' })));
});

test.each([{ down: true }, { hang: true }, { faultRate: 1 }, { wrongRate: 1 }])(
  'a channel that misbehaves as %j confirms nothing, says when to ask again, and quotes nobody’s data',
  async (behaviour) => {
    await admin.behave(behaviour);

    const asking = bank.inquire(question);

    await expect(asking).rejects.toMatchObject({ name: 'OutsideUnavailable', service: 'bank-bni' });
    await asking.catch((error: unknown) => {
      for (const secret of [question.number, question.nik, question.name, question.phone])
        expect(String(error)).not.toContain(secret);
    });
  },
);

test('what is no inquiry is refused, and not quoted back', async () => {
  const answer = await fetch(`${sandboxes.bank.url}/v1/channels/BNI/account-inquiries`, {
    method: 'POST',
    headers: { 'x-api-key': 'any', 'content-type': 'application/json' },
    body: JSON.stringify({ ...question, nik: 'rahasia' }),
  });

  expect(answer.status).toBe(400);
  expect(await answer.text()).not.toContain('rahasia');
});
