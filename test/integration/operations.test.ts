import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as z from 'zod';
import { WaveId } from '../../events/event.ts';
import { callAws } from '../../local/emulators/aws-json.ts';
import type { LocalStack } from '../../local/stack/stack.ts';
import { tableOf } from '../../local/stack/table-client.ts';
import { dateInWib } from '../../shared/domain/wave.ts';
import { proposedDecision } from '../../shared/domain/wave-decision.ts';
import { applicantOf } from '../../shared/http/caller.ts';
import type { Table } from '../../shared/table/client.ts';
import { decisionTable } from '../../shared/table/decisions.ts';
import { keys } from '../../shared/table/keys.ts';
import { getItem } from '../../shared/table/read.ts';
import { staffActionTable, monthOf } from '../../shared/table/staff-actions.ts';
import { citizen, operator, staffMember } from '../support/api.ts';
import { eventually } from '../support/eventually.ts';
import { seedOfTests, somebody } from '../support/population.ts';
import { startTestStack } from '../support/stack.ts';

let stack: LocalStack;
let table: Table;
beforeAll(async () => {
  stack = await startTestStack({
    seed: seedOfTests,
    scheduleSpeed: 0,
    maxEnvironments: 1,
    longestVisibilitySeconds: 1,
  });
  table = tableOf(stack);
});
afterAll(async () => {
  table.client.destroy();
  await stack.stop();
});

const asOperator = (method: string, path: string) => staffMember(stack, 'olga', 'operator')(method, path);
const asAuditor = (method: string, path: string) => staffMember(stack, 'agus', 'auditor')(method, path);

const Queues = z.object({
  queues: z.array(
    z.object({
      queue: z.string(),
      ready: z.number(),
      delayed: z.number(),
      inFlight: z.number(),
      deadLetters: z.number(),
      oldestSeconds: z.number().optional(),
      runbooks: z.array(z.string()),
      consumer: z.string(),
    }),
  ),
});
const queueNamed = async (name: string) => {
  const { queues } = Queues.parse((await asAuditor('GET', '/v1/operations/queues')).body);
  return queues.find(({ queue }) => queue === name);
};

const DeadLetters = z.object({
  total: z.number(),
  deadLetters: z.array(
    z.object({
      messageId: z.string(),
      receiveCount: z.number(),
      keys: z.record(z.string(), z.string()),
      reason: z.object({ error: z.string(), sentence: z.string(), requestId: z.string() }).loose().optional(),
    }),
  ),
});
const deadLettersOf = async (queue: string) =>
  DeadLetters.parse((await asAuditor('GET', `/v1/operations/queues/${queue}/dead-letters`)).body);

const Redrives = z.object({
  redrives: z.array(z.object({ state: z.string(), moved: z.number(), of: z.number().optional() })),
});

const dead = (queue: string, count: number) =>
  eventually(`${count} dead letters of ${queue}`, () => stack.queueDepth(queue).dead === count || undefined);

const worker = 'verify-registration';

test('a message that fails five times is found with its reason, is redriven when that is gone, and is worked off', async () => {
  const siti = citizen(stack, 'siti');
  const key = keys.registration(applicantOfSubject('siti'));
  await stack.pauseSource(worker);
  await siti.register(somebody(1));
  const registration = await eventually('the registration', () => getItem(table, key));
  const put = (Item: Record<string, unknown>) => table.client.send(new PutCommand({ TableName: table.name, Item }));
  await put({ ...registration, status: 'lost' });
  stack.resumeSource(worker);
  await dead('Verification', 1);

  const found = await deadLettersOf('verification');
  const again = await deadLettersOf('verification');
  const before = await queueNamed('verification');
  await put({ ...registration });
  const started = await asOperator('POST', '/v1/operations/queues/verification/redrives');
  const decided = await siti.decided();

  expect(found).toMatchObject({
    total: 1,
    deadLetters: [
      {
        keys: { applicantId: applicantOfSubject('siti') },
        reason: {
          error: 'ZodError',
          sentence: 'What was found does not keep to its form: status (invalid_value).',
          functionName: expect.stringContaining('VerifyRegistration') as string,
        },
      },
    ],
  });
  expect(again.deadLetters.map(({ messageId }) => messageId)).toEqual(
    found.deadLetters.map(({ messageId }) => messageId),
  );
  expect(before).toMatchObject({
    deadLetters: 1,
    runbooks: ['verification-backlog', 'verification-dead-letters'],
    consumer: 'registrations/verify-registration',
  });
  expect(started).toMatchObject({ status: 202, body: { queue: 'verification', of: 1 } });
  expect(decided).toEqual([]);
  const { redrives } = Redrives.parse((await asAuditor('GET', '/v1/operations/queues/verification/redrives')).body);
  expect(redrives).toEqual([{ state: 'completed', moved: 1, of: 1 }]);
  expect(await queueNamed('verification')).toMatchObject({ ready: 0, deadLetters: 0 });
});

test('of a mangled message neither the text nor a number of a person is shown', async () => {
  const nik = '3201010101900001';
  const Body = JSON.stringify({ about: 'nothing', channel: 'sms', applicantId: nik, [nik]: nik, waveId: '2023-48' });
  for (const MessageBody of [Body, `{"nik":"${nik}"`])
    await callAws(stack.endpoints.messaging, 'AmazonSQS.SendMessage', {
      QueueUrl: stack.queueUrl('Notices'),
      MessageBody,
    });
  await dead('Notices', 2);

  const { text } = await asOperator('GET', '/v1/operations/queues/notices/dead-letters');
  const { deadLetters } = await deadLettersOf('notices');

  expect(text).not.toContain(nik);
  expect(deadLetters.map(({ keys: shown }) => shown)).toContainEqual({
    about: 'nothing',
    channel: 'sms',
    waveId: '2023-48',
  });
  expect(deadLetters.map(({ reason }) => reason?.sentence)).toEqual(
    expect.arrayContaining(['The message is not JSON.', expect.stringContaining('does not keep to its contract: ')]),
  );
});

test('only operators redrive, it is on record, and there is no queue of another name', async () => {
  const path = '/v1/operations/queues/notices/redrives';
  const refused = await asAuditor('POST', path);
  const unknown = await asOperator('POST', '/v1/operations/queues/Notices/redrives');

  expect(refused).toMatchObject({ status: 403, body: { code: 'role-missing' } });
  expect(unknown.status).toBe(400);
  const actions = await Array.fromAsync(
    staffActionTable(table).ofMonth('start-redrive', monthOf(new Date().toISOString())),
  );
  expect(actions.flat().map(({ data }) => data)).toContainEqual(
    expect.objectContaining({ staffId: 'olga', parameters: { queue: 'verification' } }),
  );
});

test('a queue that nobody empties shows what waits in it, and since when', async () => {
  await stack.pauseSource('run-ledger-step');
  await callAws(stack.endpoints.messaging, 'AmazonSQS.SendMessage', {
    QueueUrl: stack.queueUrl('Ledger'),
    MessageBody: '{}',
  });

  const found = await eventually('a message that waits', async () => {
    const ledger = await queueNamed('ledger');
    return ledger?.ready === 1 ? ledger : undefined;
  });

  expect(found).toMatchObject({ ready: 1, inFlight: 0, deadLetters: 0 });
  expect(found.oldestSeconds).toBeLessThan(60);
});

test('the day is told hour by hour from what functions counted, and so is the health of others’ servers', async () => {
  const Pulse = z.object({
    day: z.string(),
    counts: z.array(z.object({ name: z.string(), total: z.number(), hours: z.array(z.number()) })),
    servers: z.array(z.object({ server: z.string(), postponed: z.array(z.number()), answered: z.array(z.number()) })),
  });
  const today = Pulse.parse((await asAuditor('GET', '/v1/operations/pulse')).body);
  const longAgo = Pulse.parse((await asAuditor('GET', '/v1/operations/pulse?day=2023-02-17')).body);
  const never = await asAuditor('GET', '/v1/operations/pulse?day=2023-02-31');

  const of = (name: string) => today.counts.find((one) => one.name === name);
  expect(today.day).toBe(dateInWib(new Date()));
  expect(of('RegistrationsSubmitted')?.total).toBe(1);
  expect(of('RegistrationsVerified')?.total).toBe(1);
  expect(of('RegistrationsVerified')?.hours).toHaveLength(24);
  expect(today.servers.find(({ server }) => server === 'registry')?.answered.reduce((sum, one) => sum + one)).toBe(1);
  expect(longAgo.counts.every(({ total }) => total === 0)).toBe(true);
  expect(never.status).toBe(400);
});

test('what waits for a second person is listed with what it does and where it is decided, until it is', async () => {
  const waveId = WaveId.parse('2023-61');
  await operator(stack).createWave({ waveId, closesIn: 3_600, quota: { '32.01': 1 } });
  const proposal = {
    waveId,
    kind: 'release',
    run: 1,
    reason: 'Selisihnya dapat dijelaskan.',
    proposedBy: 'olga',
  } as const;
  const { decisionId } = proposedDecision(proposal, new Date());
  await decisionTable(table).propose(proposedDecision(proposal, new Date()));
  const path = `/v1/waves/${waveId}/decisions/${decisionId}/verdict`;

  const waiting = await asAuditor('GET', '/v1/operations/approvals');
  const rejected = await staffMember(stack, 'adi', 'approver')('POST', path, {
    verdict: 'reject',
    reason: 'Belum jelas.',
  });

  expect(waiting.body).toMatchObject({
    isComplete: true,
    approvals: [
      {
        kind: 'decision',
        id: decisionId,
        proposedBy: 'olga',
        approvedBy: [],
        approvalsNeeded: 1,
        roles: ['approver'],
        path,
        does: { en: 'The draw of wave 2023-61, which the fairness gate holds, is published as it is.' },
      },
    ],
  });
  expect(rejected.status).toBe(200);
  expect((await asAuditor('GET', '/v1/operations/approvals')).body).toEqual({ approvals: [], isComplete: true });
});

const applicantOfSubject = (sub: string) => {
  const found = applicantOf({ sub });
  if (found === undefined) throw new Error('Whoever has signed in has a number.');
  return found;
};
