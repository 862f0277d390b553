import '../support/environment.ts';
import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { keys } from '../../shared/table/keys.ts';
import { givenOrder } from '../support/given-orders.ts';
import { openWave } from '../support/joiners.ts';
import { announcedWave, givenRecipients, type GivenRecipient } from '../support/recipients.ts';
import { localTable, type LocalTable } from '../support/table.ts';

const root = join(import.meta.dirname, '..', '..');
const { waveId } = announcedWave;

let local: LocalTable;
let buyer: GivenRecipient;

beforeAll(async () => {
  local = await localTable();
  await openWave(local.table, announcedWave);
  const [first] = await givenRecipients(local.table, [1, 2, 3]);
  if (first === undefined) throw new Error('There are three people.');
  buyer = first;
  await givenOrder(local.table, buyer, { price: 600_000 });
});
afterAll(() => local.stop());

/** What the command prints, and with what it leaves. */
const ledger = (...options: readonly string[]): Promise<{ code: number; text: string }> => {
  const env = { ...process.env, ...local.environment };
  return new Promise((resolve) => {
    execFile(process.execPath, ['local/ledger.ts', ...options], { cwd: root, env }, (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : Number(error.code), text: stdout + stderr });
    });
  });
};

test('the ledger of a day is printed for people: what moved, what stands, and each comparison with a tick', async () => {
  const { code, text } = await ledger('check', '--day', '2023-02-24');

  expect(code).toBe(0);
  expect(text).toContain('from 2023-02-21 to 2023-02-24');
  expect(text).toMatch(/payable +Rp600\.000 +Rp600\.000/);
  expect(text).toMatch(/together +Rp0 +Rp0/);
  expect(text).toContain('✓        3  balances that are the sum of their entries');
  expect(text).toContain('Everything agrees, to the rupiah.');
});

test('nothing is there to prove before the first allotment, and a wrong call is told how it is done', async () => {
  expect(await ledger('check', '--day', '2023-02-20')).toMatchObject({ code: 0 });
  expect(await ledger('check', '--day', 'yesterday')).toMatchObject({ code: 2 });
  expect((await ledger('close')).text).toContain('Usage: npm run ledger -- check');
});

test('one rupiah too much on one card leaves with 1, and is named', async () => {
  const { applicantId } = buyer.award;
  await local.client.send(
    new UpdateCommand({
      TableName: local.table.name,
      Key: keys.award(applicantId, waveId),
      UpdateExpression: 'ADD balance :one',
      ExpressionAttributeValues: { ':one': 1 },
    }),
  );

  const { code, text } = await ledger('check', '--day', '2023-02-24');

  expect(code).toBe(1);
  expect(text).toContain(
    `DIFFERENCE (balance) training#${applicantId}#${waveId}: Rp2.900.000 expected, Rp2.900.001 found`,
  );
});
