import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as z from 'zod';
import { WaveId } from '../../events/event.ts';
import { callAws } from '../../local/emulators/aws-json.ts';
import { environmentOf } from '../../local/stack-file.ts';
import type { LocalStack } from '../../local/stack/stack.ts';
import { tableOf } from '../../local/stack/table-client.ts';
import { QueueId } from '../../shared/domain/operations/queues.ts';
import type { Table } from '../../shared/table/client.ts';
import { keys } from '../../shared/table/keys.ts';
import { operator } from '../support/api.ts';
import { eventually } from '../support/eventually.ts';
import { seedOfTests } from '../support/population.ts';
import { startTestStack } from '../support/stack.ts';

const root = join(import.meta.dirname, '..', '..');
const waveId = WaveId.parse('2023-62');

let stack: LocalStack;
let table: Table;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'ops-'));
  stack = await startTestStack({
    seed: seedOfTests,
    scheduleSpeed: 0,
    maxEnvironments: 1,
    longestVisibilitySeconds: 1,
  });
  table = tableOf(stack);
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  table.client.destroy();
  await stack.stop();
});

interface Printed {
  readonly code: number;
  readonly text: string;
}

const run = (options: readonly string[], env: NodeJS.ProcessEnv): Promise<Printed> =>
  new Promise((resolve) => {
    execFile(process.execPath, ['local/ops.ts', ...options], { cwd: root, env }, (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : Number(error.code), text: stdout + stderr });
    });
  });

/** What the command prints about the stack, and with what it leaves. */
const ops = (...options: readonly string[]): Promise<Printed> =>
  run(options, { ...process.env, ...environmentOf(stack) });

/** The same as who works with a profile sees it: nothing but the profile says which stage it is. */
const opsWithProfile = (...options: readonly string[]): Promise<Printed> => {
  const { AWS_ENDPOINT_URL_DYNAMODB, AWS_ENDPOINT_URL_SQS, AWS_ENDPOINT_URL_CLOUDWATCH } = environmentOf(stack);
  const { accessKeyId, secretAccessKey } = stack.credentials;
  const config = join(folder, 'config');
  writeFileSync(
    config,
    `[profile night]\nregion = ${stack.region}\naws_access_key_id = ${accessKeyId}\naws_secret_access_key = ${secretAccessKey}\n`,
  );
  const { PATH } = process.env;
  return run([...options, '--profile', 'night', '--stage', 'local'], {
    PATH,
    AWS_CONFIG_FILE: config,
    AWS_SHARED_CREDENTIALS_FILE: join(folder, 'none'),
    AWS_ENDPOINT_URL_DYNAMODB,
    AWS_ENDPOINT_URL_SQS,
    AWS_ENDPOINT_URL_CLOUDWATCH,
  });
};

const widthOf = ({ text }: Printed): number => Math.max(...text.split('\n').map((line) => line.length));

test('a wrong call is told how it is done, and leaves with 2', async () => {
  expect(await ops('queue')).toMatchObject({ code: 2, text: expect.stringContaining('Usage: npm run ops') as string });
  expect(await ops('redrive', 'nothing')).toMatchObject({ code: 2 });
  expect(await ops('pulse', '--day', 'today')).toMatchObject({ code: 2 });
  expect(await ops('selection', '2023-99')).toMatchObject({ code: 2, text: 'There is no wave 2023-99.\n' });
  expect(await ops('feature', 'joining', '', 'Nobody said how many.')).toMatchObject({ code: 2 });
  expect(await ops('feature', 'joining', '0', 'why')).toMatchObject({ code: 2 });
});

test('dead letters are seen, told with their reason, redriven until all are moved, and leave with 1 as long as there are any', async () => {
  await stack.pauseSource('run-debt-step');
  const quiet = await ops('queues');
  stack.resumeSource('run-debt-step');
  await callAws(stack.endpoints.messaging, 'AmazonSQS.SendMessage', {
    QueueUrl: stack.queueUrl('Debts'),
    MessageBody: '{"kind":"nothing","waveId":"2023-62"}',
  });
  await eventually('a dead letter', () => stack.queueDepth('Debts').dead === 1 || undefined);
  await stack.pauseSource('run-debt-step');

  const told = await ops('dead-letters', 'debts');
  const seen = await ops('queues');
  const redriven = await ops('redrive', 'debts', '--json');
  const after = await ops('queues', '--json');

  expect(quiet.code).toBe(0);
  expect(told.code).toBe(1);
  expect(told.text).toContain('1 dead letters of debts. Runbook: docs/runbooks/debts-dead-letters.md');
  expect(told.text).toContain('kind nothing, waveId 2023-62');
  expect(told.text).toContain('ZodError: The message does not keep to its contract');
  expect(seen.code).toBe(1);
  expect(seen.text).toMatch(/^debts +0 +0 +0 +1 +debts\/run-debt-step$/m);
  expect(widthOf(told)).toBeLessThanOrEqual(100);
  expect(widthOf(seen)).toBeLessThanOrEqual(100);
  expect(redriven.code).toBe(0);
  expect(
    redriven.text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as unknown)
      .at(-1),
  ).toMatchObject({
    queue: 'debts',
    state: 'completed',
    moved: 1,
  });
  expect(after.code).toBe(0);
  const States = z.array(z.object({ queue: QueueId, ready: z.number(), deadLetters: z.number() }));
  expect(States.parse(JSON.parse(after.text)).find(({ queue }) => queue === 'debts')).toEqual({
    queue: 'debts',
    ready: 1,
    deadLetters: 0,
  });
});

test('a wave is listed, and its selection is watched until it is published', async () => {
  await operator(stack).createWave({ waveId, closesIn: 3_600, quota: { '32.01': 1 } });
  const listed = await ops('waves');
  const watching = ops('selection', waveId, '--watch');
  await table.client.send(
    new UpdateCommand({
      TableName: table.name,
      Key: keys.wave(waveId),
      UpdateExpression: 'SET progress = :published',
      ExpressionAttributeValues: { ':published': 'published' },
    }),
  );

  expect(listed.text).toMatch(/^2023-62 +open +1 +\d{4}-/m);
  expect(await watching).toMatchObject({ code: 0, text: expect.stringContaining('run 1: published.') as string });
});

test('a feature is closed and opened, and leaves with 1 as long as it is closed', async () => {
  const open = await ops('features');
  const closed = await ops('feature', 'payout-account', '0', 'Bank tidak menjawab sejak pukul dua.');
  const seen = await ops('features');
  await ops('feature', 'payout-account', '40', 'Bank menjawab lagi, untuk sebagian dahulu.');
  const partly = await ops('features', '--json');

  expect(open).toMatchObject({ code: 0, text: expect.stringMatching(/^joining +on +Joining a wave$/m) as string });
  expect(closed).toMatchObject({ code: 0, text: expect.stringMatching(/^payout-account +off +\d{4}-/m) as string });
  expect(seen.code).toBe(1);
  expect(seen.text).toMatch(/ terminal:\S+ +Linking an account or a wallet$/m);
  expect(widthOf(seen)).toBeLessThanOrEqual(100);
  expect(partly.code).toBe(0);
  expect(JSON.parse(partly.text)).toContainEqual(
    expect.objectContaining({ feature: 'payout-account', share: 40, revision: 2 }),
  );
});

test('a stage is found by a profile and its name alone', async () => {
  const queues = await opsWithProfile('queues');
  const pulse = await opsWithProfile('pulse');
  const approvals = await opsWithProfile('approvals');

  expect(queues).toMatchObject({ code: 0, text: expect.stringMatching(/^erasures +0/m) as string });
  expect(pulse).toMatchObject({
    code: 0,
    text: expect.stringMatching(/^RegistrationsSubmitted +0 +·{24}$/m) as string,
  });
  expect(approvals).toMatchObject({ code: 0, text: '0 wait for a second person.\n' });
});

// The last: its dead letter stays.
test('of a dead letter whose function never came to note a reason it says what may have been, and where to look', async () => {
  stack.misbehave({ functions: { throttledRate: 1 } });
  await callAws(stack.endpoints.messaging, 'AmazonSQS.SendMessage', {
    QueueUrl: stack.queueUrl('Refunds'),
    MessageBody: '{"kind":"nothing"}',
  });
  await eventually('a dead letter', () => stack.queueDepth('Refunds').dead === 1 || undefined);
  stack.misbehave();

  const told = await ops('dead-letters', 'refunds');

  expect(told.text.replaceAll(/\s+/g, ' ')).toContain(
    'No reason is noted: orders/refund-schedule ended before it could note one, or never began. It was turned away, did not start, crashed, ran out of time or of memory: its log says which.',
  );
  expect(widthOf(told)).toBeLessThanOrEqual(100);
});
