import '../support/environment.ts';
import { DeleteCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { execFile } from 'node:child_process';
import { appendFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { getAuditDay } from '../../functions/audit/get-audit-day.ts';
import { getAuditFile } from '../../functions/audit/get-audit-file.ts';
import { listAuditDays } from '../../functions/audit/list-audit-days.ts';
import { listFairnessDecisions } from '../../functions/audit/list-fairness-decisions.ts';
import { auditDesk, numberedWrites, verifiedEvents, type AuditDesk } from '../support/audit.ts';
import { functionContext, gatewayEvent } from '../support/gateway-event.ts';
import { localTable, type LocalTable } from '../support/table.ts';

const root = join(import.meta.dirname, '..', '..');
const [day, nextDay] = ['2023-02-24', '2023-02-25'];
const auditor = { sub: 'ayu', 'cognito:groups': '[auditor]' };

let local: LocalTable;
let desk: AuditDesk;
let api: Server;
let folder: string;
let environment: NodeJS.ProcessEnv;

const items = verifiedEvents('commanded');

/** The routes that the command asks, and the bucket that they lead to. */
const served = async (path: string, isAuditor: boolean) => {
  const object = /^\/bucket\/(.*)$/.exec(path)?.[1];
  if (object !== undefined) return { statusCode: 200, body: String(desk.store.objects.get(object)), headers: {} };
  const [, one = '', lane, piece] = /^\/v1\/audit\/days\/([^/]+)(?:\/lanes\/([^/]+)\/([^/]+))?$/.exec(path) ?? [];
  const claims = isAuditor ? { claims: auditor } : {};
  const event = gatewayEvent({
    method: 'GET',
    path,
    ...claims,
    pathParameters: { day: one, ...(lane && piece ? { lane, piece } : {}), year: '2023' },
  });
  const parts = [event, functionContext()] as const;
  if (path.startsWith('/v1/audit/fairness'))
    return listFairnessDecisions({ find: (year) => Promise.resolve({ year, draws: [], proposals: [] }) })(...parts);
  return lane === undefined ? getAuditDay(desk)(...parts) : getAuditFile({ store: linkedStore() })(...parts);
};

const linkedStore = () => ({
  ...desk.store,
  link: (path: string) => Promise.resolve(`${environment['AUDIT_API'] ?? ''}/bucket/${path}`),
});

beforeAll(async () => {
  local = await localTable();
  desk = auditDesk(local.table);
  const write = numberedWrites();
  for (const Item of items) await local.client.send(new PutCommand({ TableName: local.table.name, Item }));
  await desk.capture(items.map((item) => write(item)));
  await desk.tick('2023-02-24T20:00:00.000Z');
  await desk.drain();
  await desk.tick('2023-02-25T20:00:00.000Z');
  await desk.drain();

  api = createServer((request, response) => {
    void served(request.url ?? '', request.headers.authorization === 'Bearer ayu').then(
      ({ statusCode = 200, headers = {}, body }) => {
        response.writeHead(statusCode, headers as Record<string, string>).end(body);
      },
    );
  });
  await new Promise<void>((resolve) => api.listen(0, '127.0.0.1', resolve));
  const address = api.address();
  if (address === null || typeof address === 'string') throw new Error('The server has a port.');
  environment = {
    ...process.env,
    AUDIT_API: `http://127.0.0.1:${address.port}`,
    AUDIT_TOKEN: 'ayu',
    ...local.environment,
  };
  folder = await mkdtemp(join(tmpdir(), 'audit-'));
  await writeFile(join(folder, 'keys.json'), JSON.stringify({ keys: [desk.signer.publicJwk] }));
  await writeFile(join(folder, 'tsa.pem'), await desk.witness.certificate());
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
  await new Promise((resolve) => api.close(resolve));
  await local.stop();
});

/** What the command prints, and with what it leaves. */
const audit = (...options: readonly string[]): Promise<{ code: number; text: string }> => auditIn({}, ...options);

const auditIn = (more: NodeJS.ProcessEnv, ...options: readonly string[]): Promise<{ code: number; text: string }> =>
  new Promise((resolve) => {
    execFile(
      process.execPath,
      ['local/audit.ts', ...options],
      { cwd: root, env: { ...environment, ...more } },
      (error, stdout, stderr) => {
        resolve({ code: error === null ? 0 : Number(error.code), text: stdout + stderr });
      },
    );
  });

test('a trail is copied by an auditor, and checked with nothing but its files, the key and the witness', async () => {
  const trail = join(folder, 'trail');
  const copied = await audit('copy', trail, '--from', day, '--to', nextDay);
  const keyed = [
    '--key',
    join(folder, 'keys.json'),
    '--witness',
    join(folder, 'tsa.pem'),
    '--from',
    day,
    '--to',
    nextDay,
  ];
  const offline = { AUDIT_API: 'http://127.0.0.1:9' };
  const fine = await auditIn(offline, 'verify', trail, ...keyed);
  const lane = [...desk.store.objects.keys()].find(
    (path) => path.endsWith('.ndjson') && path.startsWith('audit/days/'),
  );
  const piece = join(trail, (lane ?? '').slice('audit/days/'.length));
  const before = await readFile(piece);
  await writeFile(piece, before.toString().replace('32.01', '31.71'));
  const changed = await auditIn(offline, 'verify', trail, ...keyed);
  await writeFile(piece, before);
  await appendFile(join(trail, day, 'root.tsr'), 'x');
  const stamped = await auditIn(offline, 'verify', trail, ...keyed);

  expect(copied).toMatchObject({ code: 0 });
  expect(fine).toMatchObject({ code: 0 });
  expect(fine.text).toMatch(/2 days, 3 events, 0 of them late/);
  expect(fine.text).not.toContain('note:');
  expect(changed).toMatchObject({ code: 1 });
  expect(changed.text).toMatch(/DIFFERENCE: 2023-02-24\/.\/00000.ndjson, line 1: it does not follow/);
  expect(stamped).toMatchObject({ code: 1 });
});

test('a right copy is held against the table, and what was deleted there is named', async () => {
  const trail = join(folder, 'compared');
  await audit('copy', trail, '--from', day, '--to', day);

  const same = await audit('compare', trail);
  const [first] = items;
  if (first === undefined) throw new Error('There are events.');
  const { pk, sk } = first;
  await local.client.send(new DeleteCommand({ TableName: local.table.name, Key: { pk, sk } }));
  const gone = await audit('compare', trail);

  expect(same).toMatchObject({ code: 0 });
  expect(gone).toMatchObject({ code: 1 });
  expect(gone.text).toContain(`DIFFERENCE (gone) registration.verified.v1 of 2023-02-24T01:00:00.000Z: ${pk} ${sk}`);
});

test('a question is answered as a table, as JSON, and as a page', async () => {
  const page = join(folder, 'page.html');

  expect((await audit('fairness', '2023')).text).toContain('Proposals to release');
  expect(JSON.parse((await audit('fairness', '2023', '--json', '--page', page)).text)).toMatchObject({ year: '2023' });
  expect(await readFile(page, 'utf8')).toMatch(/^<!doctype html>[\s\S]*Gerbang keadilan/);
});

test('what cannot be told leaves with 2: a wrong call, no trail, no such day, no token', async () => {
  expect((await audit('verify')).text).toContain('Usage: npm run audit -- verify');
  expect(await audit('verify', join(folder, 'nowhere'))).toMatchObject({ code: 2 });
  expect(await audit('copy', join(folder, 'open'), '--from', '2023-03-01', '--to', '2023-03-01')).toMatchObject({
    code: 2,
  });
  expect(await auditIn({ AUDIT_TOKEN: '' }, 'copy', join(folder, 'closed'), '--from', day, '--to', day)).toMatchObject({
    code: 2,
  });
});

test('everybody sees which days are closed, and their documents, which may be kept', async () => {
  const asked = (parts: object) => [gatewayEvent({ method: 'GET', ...parts }), functionContext()] as const;

  const days = await listAuditDays(desk)(...asked({}));
  const one = await getAuditDay(desk)(...asked({ pathParameters: { day } }));

  expect(JSON.parse(days.body ?? '')).toMatchObject({
    days: [
      { day: nextDay, number: 2 },
      { day, number: 1, events: 3 },
    ],
  });
  expect(one.headers).toMatchObject({ 'cache-control': 'public, max-age=86400' });
  expect(await getAuditDay(desk)(...asked({ pathParameters: { day: '2023-03-01' } }))).toMatchObject({
    statusCode: 404,
  });
  expect(await getAuditDay(desk)(...asked({ pathParameters: { day: 'x' } }))).toMatchObject({ statusCode: 400 });
  const nowhere = { claims: auditor, pathParameters: { day, lane: '..', piece: 'root.json' } };
  expect(await getAuditFile({ store: desk.store })(...asked(nowhere))).toMatchObject({ statusCode: 404 });
});
