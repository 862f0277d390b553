import '../support/environment.ts';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { ApplicantId, WaveId } from '../../events/event.ts';
import { decideBreach } from '../../functions/privacy/decide-breach.ts';
import { openBreach } from '../../functions/privacy/open-breach.ts';
import { Notice, noticeId } from '../../shared/domain/notice.ts';
import { BreachScope, breachNotice } from '../../shared/domain/privacy/breach.ts';
import { affectedBy } from '../../shared/privacy/affected.ts';
import { listAffected } from '../../shared/privacy/listing.ts';
import { ErasureStep } from '../../shared/privacy/messages.ts';
import { telling } from '../../shared/privacy/telling.ts';
import { routed } from '../../shared/queue/router.ts';
import { putAll } from '../../shared/table/batch-write.ts';
import { breachTable } from '../../shared/table/breaches.ts';
import { keys } from '../../shared/table/keys.ts';
import { personAccessTable } from '../../shared/table/person-accesses.ts';
import { enroll, enrolledPerson } from '../support/enrolled-people.ts';
import { functionContext, gatewayEvent } from '../support/gateway-event.ts';
import { givenOrder } from '../support/given-orders.ts';
import { givenRecipients, announcedWave } from '../support/recipients.ts';
import { localTable, type LocalTable } from '../support/table.ts';

let keeper: LocalTable;
let local: LocalTable;
beforeAll(async () => {
  keeper = await localTable();
});
afterAll(() => keeper.stop());
beforeEach(async () => {
  local = await localTable();
});
afterEach(() => local.stop());

const at = new Date('2023-03-02T03:00:00.000Z');
const words = {
  what: 'Nomor telepon dan nama.',
  how: 'Akun petugas dicuri pada 1 Maret.',
  handling: 'Akun ditutup hari itu juga.',
};
const hex = (number: number): ApplicantId => ApplicantId.parse(number.toString(16).padStart(32, '0'));
const span = { from: '2023-03-01T00:00:00.000Z', to: '2023-03-01T23:59:59.999Z' };

const opened = async (scope: unknown) => {
  const { body, statusCode } = await openBreach({ breaches: breachTable(local.table) })(
    gatewayEvent({
      at,
      claims: { sub: 'olga', 'cognito:groups': '[operator]' },
      body: JSON.stringify({ scope, noticedAt: '2023-03-01T12:00:00.000Z', texts: { id: words, en: words } }),
    }),
    functionContext(),
  );
  if (statusCode !== 201) throw new Error(body ?? '');
  return JSON.parse(body ?? '') as { breachId: string; tellBy: string; hoursLeft: number; report: string };
};

const verdict = async (breachId: string, by: string, body: unknown) => {
  const answer = await decideBreach({ breaches: breachTable(local.table) })(
    gatewayEvent({
      at,
      claims: { sub: by, 'cognito:groups': '[approver operator]' },
      pathParameters: { breachId },
      body: JSON.stringify(body),
    }),
    functionContext(),
  );
  return { status: answer.statusCode, code: (JSON.parse(answer.body ?? '{}') as { code?: string }).code };
};

const listedIn = async (scope: unknown): Promise<ApplicantId[]> =>
  (await Array.fromAsync(affectedBy(local.table, BreachScope.parse(scope)))).flat().toSorted();

/** So many whose data a member of staff opened, each twice. */
const openedData = async (staffId: string, numbers: readonly number[]) => {
  for (const [place, number] of numbers.entries()) {
    for (const requestId of ['one', 'two'])
      await personAccessTable(local.table).add({
        event: 'person.accessed.v1',
        occurredAt: new Date(Date.parse(span.from) + place * 1_000).toISOString(),
        data: {
          applicantId: hex(number),
          requestId: `${requestId}-${number}`,
          staffId,
          groups: ['operator'],
          action: 'get-debt',
        },
      });
  }
};

test('of a stolen staff account: whose data it opened in that time, each once, and nobody else', async () => {
  await openedData('mallory', [1, 2, 3]);
  await openedData('olga', [4]);

  expect(await listedIn({ of: 'staff', staffId: 'mallory', ...span })).toEqual([1, 2, 3].map(hex));
  expect(await listedIn({ of: 'staff', staffId: 'mallory', from: span.to, to: '2023-03-05T00:00:00.000Z' })).toEqual(
    [],
  );
});

test('of a partner: whose purchases it had to do with', async () => {
  const [one, two] = await givenRecipients(local.table, [1, 2]);
  if (one === undefined || two === undefined) throw new Error('There are two.');
  await givenOrder(local.table, one);
  await givenOrder(local.table, two, { institutionId: 'lp-lain' });
  const partner = {
    clientCode: 'lp-cendekia-1',
    party: { kind: 'institution', institutionId: 'lp-cendekia' },
    signKeys: [],
    acceptsSha1: false,
    requestsPerSecond: 50,
    clockSeconds: 300,
    registeredBy: 'olga',
    registeredAt: '2023-02-01T03:00:00.000Z',
    revision: 1,
  };
  const Item = { pk: 'PARTNER#lp-cendekia-1', sk: 'PARTNER', ...partner };
  await local.table.client.send(new PutCommand({ TableName: local.table.name, Item }));
  const days = { from: '2023-02-24T00:00:00.000Z', to: '2023-02-24T23:59:59.999Z' };

  expect(await listedIn({ of: 'client', clientCode: 'lp-cendekia-1', ...days })).toEqual([one.applicantId]);
});

test('of a field key: who has a field under it; of a wave: who holds a ticket', async () => {
  const people = [1, 2, 3].map((number) => enrolledPerson({ number, wave: announcedWave, regency: '32.01' }));
  await enroll(local.table, people);
  const ids = people.map(({ applicantId }) => applicantId).toSorted();

  expect(await listedIn({ of: 'field-key', version: 1 })).toEqual(ids);
  expect(await listedIn({ of: 'field-key', version: 2 })).toEqual([]);
  expect(await listedIn({ of: 'wave', waveId: announcedWave.waveId })).toEqual(ids);
});

test('nobody is told before two others approved the number that is listed, and then everybody once', async () => {
  await openedData('mallory', [1, 2, 3, 4, 5]);
  const { breachId, tellBy, hoursLeft, report } = await opened({ of: 'staff', staffId: 'mallory', ...span });
  const breaches = breachTable(local.table);
  const early = await verdict(breachId, 'arif', { verdict: 'approve', affected: 5 });
  await listAffected({ table: local.table, breaches, now: () => at }, breachId);

  const outcomes = [
    await verdict(breachId, 'olga', { verdict: 'approve', affected: 5 }),
    await verdict(breachId, 'arif', { verdict: 'approve', affected: 4 }),
    await verdict(breachId, 'arif', { verdict: 'approve', affected: 5 }),
    await verdict(breachId, 'arif', { verdict: 'approve', affected: 5 }),
  ];
  const before = (await breaches.get(breachId)).status;
  outcomes.push(await verdict(breachId, 'budi', { verdict: 'approve', affected: 5 }));

  expect(early.code).toBe('breach-not-listed');
  expect(outcomes.map(({ code, status }) => code ?? status)).toEqual([
    'approval-own',
    'breach-not-listed',
    200,
    200,
    200,
  ]);
  expect([before, (await breaches.get(breachId)).status]).toEqual(['open', 'approved']);
  expect({ tellBy, hoursLeft }).toEqual({ tellBy: '2023-03-04T12:00:00.000Z', hoursLeft: 57 });
  for (const part of [words.what, words.how, words.handling]) expect(report).toContain(part);
  const told: string[] = [];
  const tell = telling({
    breaches,
    notices: (messages) => {
      told.push(...messages.map(({ body }) => noticeId(Notice.parse(body))));
      return Promise.resolve();
    },
    steps: () => Promise.reject(new Error('It fits a page.')),
  });
  const { messages } = routed({ event: 'breach.approved.v1', occurredAt: at.toISOString(), data: { breachId } });
  for (const { body } of messages) {
    const step = ErasureStep.parse(body);
    if (step.kind === 'tell') await tell(step);
  }
  expect(new Set(told).size).toBe(10);
  expect(told).toHaveLength(10);
});

test('listed again after a crash, the same people are listed, and an approval of another number is none', async () => {
  await openedData('mallory', [1, 2]);
  const { breachId } = await opened({ of: 'staff', staffId: 'mallory', ...span });
  const breaches = breachTable(local.table);
  const listing = { table: local.table, breaches, now: () => at };
  await breaches.enter(breachId, [hex(1)]);

  await listAffected(listing, breachId);
  await verdict(breachId, 'arif', { verdict: 'approve', affected: 2 });
  await openedData('mallory', [3]);
  const again = await listAffected(listing, breachId);

  expect(again).toMatchObject({ affected: 3, approvals: [] });
});

test('what a person is told has what, when and how, and what is done, and fits its channel', () => {
  const texts = { id: words, en: words };

  const { text } = breachNotice({ texts }, 'email');

  for (const part of [words.what, words.how, words.handling]) expect(text).toContain(part);
  expect(breachNotice({ texts }, 'sms').text.length).toBeLessThanOrEqual(160);
});

test('ten thousand people of a wave are listed in seconds', async () => {
  const waveId = WaveId.parse('2023-70');
  const people = Array.from({ length: 10_000 }, (_, number) => number);
  await putAll(
    local.table,
    people.map((number) => {
      const ticket = (BigInt(number) * 0x9e3779b97f4a7c15n).toString(16).slice(-16).padStart(32, '0');
      const spread = `${(number % 256).toString(16).padStart(2, '0')}${ticket.slice(2)}`;
      return { ...keys.enrollment(waveId, spread as never), applicantId: hex(number), waveId, ticket: spread };
    }),
  );
  const started = performance.now();

  const found = await listedIn({ of: 'wave', waveId });

  expect(found).toHaveLength(10_000);
  const milliseconds = performance.now() - started;
  expect(milliseconds).toBeLessThan(6_000);
});
