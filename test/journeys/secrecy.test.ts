import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as z from 'zod';
import { Diary } from '../../local/demo/acts.ts';
import { accountNumber, payFinishers } from '../../local/demo/money.ts';
import { operatorOf } from '../../local/demo/operator.ts';
import { doubtedFace, train } from '../../local/demo/training.ts';
import type { LocalStack } from '../../local/stack/stack.ts';
import { tableOf } from '../../local/stack/table-client.ts';
import { keyUses } from '../../shared/domain/keys/key-life.ts';
import { regencies as allRegencies } from '../../shared/domain/regions.ts';
import { sealedUnder } from '../../shared/keys/resealing.ts';
import { keyVersionTable } from '../../shared/table/key-versions.ts';
import { keys } from '../../shared/table/keys.ts';
import { rekeyingTable } from '../../shared/table/rekeying.ts';
import { citizen, operator, outside, send, staffMember, type Reply } from '../support/api.ts';
import { eventually, forAll } from '../support/eventually.ts';
import { asText, everythingWritten, placeNames, type PlaceName } from '../support/everything-written.ts';
import { crowdedRegencies, listedOfEach, ordinaryPeople, troubledPeople } from '../support/people.ts';
import { seedOfTests } from '../support/population.ts';
import { disguisesOf, finder, secretsOf, type Secret } from '../support/secrets-found.ts';
import { startTestStack } from '../support/stack.ts';
import { itemsOf, sendMessages } from '../support/traces.ts';

const waveId = '2023-48';
const regencies = crowdedRegencies.slice(0, 4);
const quota = Object.fromEntries(regencies.map((code) => [code, 5]));
const eligible = ordinaryPeople(regencies, 24)
  .filter(({ person }) => person.application.employment !== 'not-seeking-work')
  .slice(0, 10);
const refused = (['student', 'nameMismatch', 'mistypedNik', 'police'] as const).flatMap((kind) =>
  troubledPeople(kind, crowdedRegencies, 8).slice(0, 1),
);
const everybody = [...eligible, ...refused];

/** What people wrote of themselves, or of others, in their own words. */
const words = {
  objection: 'Saya sudah lulus dari SMK Tunas Harapan sejak Juli.',
  ruling: 'Ijazah SMK Tunas Harapan sudah kami lihat di posko.',
  purpose: 'Membantu warga dari Kampung Rawa Badak.',
};
/** Free texts of the acts of the demo: of tasks, and of the review of a face. */
const actsWords = [
  'https://lms.lp-cendekia.example/berkas/tugas.pdf',
  'Sudah sesuai kriteria.',
  'Wajah peserta terlihat jelas.',
];

/** Names of places and courses, which a word of somebody's name may happen to be. */
const common = [
  ...allRegencies.map(({ name }) => name),
  'Pemasaran Digital Pembukuan Usaha Kecil Pasar Pelatihan LP Cendekia Nusantara Kartu Prakerja',
].join(' ');

const secrets: readonly Secret[] = [
  ...everybody.flatMap((one) => secretsOf(one, common)),
  ...Array.from({ length: 10 }, (_, number) => ({ kind: 'account', text: accountNumber(number) })),
  { kind: 'picture', text: doubtedFace },
  ...[...Object.values(words), ...actsWords].map((text) => ({ kind: 'words', text })),
];
const find = finder(secrets);

const buckets = ['Evidence', 'FailedEvents', 'Uploads'];
/** Files on their way in are what a ministry or a bank sent: encrypted by S3, and deleted after a month. */
const isOurs = (object: string): boolean => !object.startsWith('Uploads/');

const written = everythingWritten();
let stack: LocalStack;
beforeAll(async () => {
  stack = await startTestStack({
    seed: seedOfTests,
    beacon: { periodSeconds: 1 },
    listedPeople: listedOfEach,
    longestVisibilitySeconds: 2,
    ...written.options,
  });
});
afterAll(() => stack.stop());

const Opened = z.object({ fileId: z.string(), url: z.url() });
const Case = z.object({ caseId: z.string() });
const Decided = z.object({ status: z.string() });
const Visit = z.object({ visitId: z.string() });
const Outcome = z.object({ outcome: z.string() });

/** Asks until it is done, as a phone does whose request came to nothing while the machine was busy. */
const until = (status: number, ask: () => Promise<Reply>): Promise<Reply> =>
  eventually(`an answer with ${status}`, async () => {
    const reply = await ask();
    expect([200, 201, 202, 500, 503, 504].includes(reply.status) ? status : reply.text).toBe(status);
    return reply.status === status ? reply : undefined;
  });

const as = ({ subject }: { readonly subject: string }) => citizen(stack, subject);
const own = async (subject: string, method: string, path: string, body?: unknown) =>
  send(stack, {
    method,
    path,
    token: await stack.tokenFor({ pool: 'Citizens', sub: subject }),
    ...(body === undefined ? {} : { body }),
  });

/** What a phone was sent last that has six digits in it. */
const codeSentTo = (phone: string, after: number) =>
  eventually('a one-time code', async () => {
    const sent = await outside(stack).messages.messages(phone.replace(/^0/, '+62'));
    const codes = sent.slice(after).flatMap(({ text }) => /\b(\d{6})\b/.exec(text)?.[1] ?? []);
    return codes.at(-1);
  });

/** People register, are refused, write what nobody should, object, correct, and are heard. */
const registerAll = async (): Promise<void> => {
  const staff = operator(stack);
  const { registry } = outside(stack);
  await staff.importList('students');
  await staff.importList('police');
  // Badly answered, and late.
  await registry.behave({ wrongRate: 0.4, faultRate: 0.3 });
  await forAll(everybody, async (one) => {
    await until(202, () => as(one).register(one.person));
  });
  const [first, second] = eligible;
  if (first === undefined || second === undefined) throw new Error('There is nobody.');
  await until(202, () => citizen(stack, 'stranger').register(first.person));

  const { application } = second.person;
  const query = `/v1/registrations?nik=${application.nik}&name=${encodeURIComponent(application.name)}`;
  for (const [method, path, body] of [
    ['POST', '/v1/registrations', { ...application, nik: Number(application.nik) }],
    ['POST', '/v1/registrations', { [application.nik]: application.name }],
    ['POST', '/v1/registrations', [application]],
    ['POST', query, {}],
    ['GET', `/v1/waves/${application.nik}`, undefined],
    ['GET', `/v1/waves/${waveId}/evidence/${application.kk}`, undefined],
    ['GET', `/v1/certificates/${application.nik}`, undefined],
    ['POST', '/v1/me/contacts/confirmation', { code: application.email }],
  ] as const) {
    written.careless.add(path);
    // A function that starts on a busy machine may take longer than it has: it is asked again.
    const status = await eventually('a refusal', async () => {
      const reply = await own('careless', method, path, body);
      return [500, 503, 504].includes(reply.status) ? undefined : reply.status;
    });
    expect([path, status >= 400 && status < 500]).toEqual([path, true]);
  }
  await eventually('calls to the registry', async () => ((await registry.statistics())['wrong'] ?? 0) > 0 || undefined);
  await registry.behave();
  await forAll(everybody, async (one) => {
    await eventually('a decision', async () => {
      const { data } = Decided.safeParse((await as(one).registration()).body);
      return data?.status === 'verifying' ? undefined : data;
    });
  });

  const [student] = refused;
  if (student === undefined) throw new Error('There is no student.');
  // Who was decided before the list was applied is decided anew.
  await eventually('the student’s refusal', async () => {
    const { data } = Decided.safeParse((await as(student).registration()).body);
    return data?.status === 'refused' || undefined;
  });
  const objection = await until(201, () =>
    own(student.subject, 'POST', '/v1/registrations/me/objections', {
      rule: 'formal_education',
      statement: words.objection,
    }),
  );
  const { caseId } = Case.parse(objection.body);
  const ruling = { decision: 'reject', reason: words.ruling };
  expect(
    await staffMember(stack, 'operator', 'operator')('POST', `/v1/cases/${caseId}/decision`, ruling),
  ).toMatchObject({
    status: 200,
  });
  const mistaken = refused.find(({ person }) => person.kind === 'nameMismatch');
  if (mistaken === undefined) throw new Error('There is nobody.');
  const { registered, application: stated } = mistaken.person;
  const body = { ...stated, name: registered.name, consent: { version: '2', accepted: true } };
  expect(await own(mistaken.subject, 'PUT', '/v1/registrations/me', body)).toMatchObject({ status: 202 });
};

/** A ministry's list comes as a file, with people of the journey on it. */
const uploadList = async (): Promise<void> => {
  const call = staffMember(stack, 'operator', 'operator');
  const opened = await call('POST', '/v1/lists/social-aid/files', {
    version: 'social-aid-900',
    number: 900,
    complete: true,
    publishedAt: new Date().toISOString(),
  });
  expect([opened.status, opened.text]).toEqual([201, expect.anything()]);
  const { fileId, url } = Opened.parse(opened.body);
  const lines = everybody.map(({ person }) => `${person.registered.nik}\n`).join('');
  expect((await fetch(url, { method: 'PUT', body: lines })).status).toBe(200);
  expect((await call('POST', `/v1/lists/social-aid/files/${fileId}/submission`, {})).status).toBe(202);
  await eventually('the list', async () => {
    const { body } = await call('GET', `/v1/lists/social-aid/files/${fileId}`);
    return z.object({ status: z.literal('applied') }).safeParse(body).success || undefined;
  });
};

/** A wave is joined, drawn and published. @returns who was selected, as the demo notes it. */
const drawWave = async (diary: Diary): Promise<void> => {
  const staff = operator(stack);
  await staff.createWave({ waveId, closesIn: 12, quota });
  await forAll(eligible, async (one) => {
    await until(201, () => as(one).join(waveId));
  });
  const [, , , left] = eligible;
  if (left !== undefined) await as(left).leave(waveId);
  await outside(stack).messages.behave({ faultRate: 0.3 });
  await staff.reached(waveId, 'notify', 'done');
  await outside(stack).messages.behave();
  for (const one of eligible) {
    const { body } = await as(one).look(waveId);
    if (Outcome.safeParse(body).data?.outcome === 'selected')
      diary.selected.add({ ...one, early: false, leaves: false, duplicates: false });
  }
};

/** Somebody goes to a help desk, and changes the phone. */
const visitHelpDesk = async (): Promise<void> => {
  const visitor = eligible.at(-1);
  if (visitor === undefined) throw new Error('There is nobody.');
  const { nik, phone } = visitor.person.application;
  const call = staffMember(stack, 'posko', 'help-desk');
  const before = (await outside(stack).messages.messages(phone.replace(/^0/, '+62'))).length;
  const asked = await call('POST', '/v1/help-desk/visits', { nik, topic: 'registration', purpose: words.purpose });
  expect([asked.status, asked.text]).toEqual([202, expect.stringContaining('visitId')]);
  const { visitId } = Visit.parse(asked.body);
  const code = await codeSentTo(phone, before);
  expect(await call('POST', `/v1/help-desk/visits/${visitId}/code`, { code })).toMatchObject({ status: 200 });
  expect(await call('GET', `/v1/help-desk/visits/${visitId}/registration`)).toMatchObject({ status: 200 });
  expect(await own(visitor.subject, 'GET', '/v1/me/accesses')).toMatchObject({ status: 200 });
  const changed = await own(visitor.subject, 'PUT', '/v1/me/contacts', {
    phone: '+6281377788899',
    email: 'baru.sekali@contoh.id',
  });
  expect([changed.status, changed.text]).toEqual([202, expect.anything()]);
};

/** Both keys are exchanged by the worker in the stack, once its waiting time has gone by on record. */
const exchangeKeys = async (): Promise<void> => {
  const table = tableOf(stack);
  const [versions, passes] = [keyVersionTable(table), rekeyingTable(table)];
  await sendMessages(
    stack,
    'Rekeying',
    keyUses.map((use) => ({ kind: 'rotate', use, by: 'olga' })),
  );
  await eventually('two new keys', async () => (await versions.all()).length === 4 || undefined);
  const hourAgo = new Date(Date.now() - 3_600_000).toISOString();
  for (const use of keyUses)
    await table.client.send(
      new UpdateCommand({
        TableName: table.name,
        Key: keys.key(use === 'hash' ? 'HASH' : 'FIELD', 2),
        UpdateExpression: 'SET createdAt = :at, currentFrom = :at',
        ExpressionAttributeValues: { ':at': hourAgo },
      }),
    );
  await stack.kill('run-rekeying-step');
  await sendMessages(stack, 'Rekeying', [{ kind: 'rehash', by: 'olga' }]);
  const outcome = await eventually('everybody under the new keys', async () => (await passes.pass())?.outcome);
  expect([outcome, await passes.failures(1)]).toEqual(['moved', []]);
  table.client.destroy();
};

/** What is still sealed under the first key, by its keys. */
const underFirstKey = async (): Promise<string[]> => {
  const isOld = (value: unknown): boolean => {
    if (typeof value === 'string') return sealedUnder(value) === 1;
    if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return false;
    return Object.values(value).some(isOld);
  };
  return (await itemsOf(stack)).filter(isOld).map(({ pk, sk }) => `${String(pk)} ${String(sk)}`);
};

/** Puts a leak into each place, as careless code would. */
const plant = async (leak: string): Promise<void> => {
  const table = tableOf(stack);
  const s3 = new S3Client({
    region: stack.region,
    credentials: stack.credentials,
    endpoint: stack.endpoints.s3,
    forcePathStyle: true,
  });
  const put = (bucket: string, Key: string, Body: Buffer) =>
    s3.send(new PutObjectCommand({ Bucket: stack.bucketName(bucket), Key, Body }));
  await table.client.send(
    new PutCommand({
      TableName: table.name,
      Item: { pk: 'LEAK', sk: 'LEAK', deep: [{ bytes: Buffer.from(`x${leak}`) }] },
    }),
  );
  await put('Evidence', 'private/leak.csv.gz', gzipSync(Buffer.from(`ticket,${leak}\n`)));
  await put('Uploads', `completions/${leak}.csv`, Buffer.from('x'));
  await stack.pauseSource('send-notice');
  await sendMessages(stack, 'Notices', [{ about: leak }]);
  appendFileSync(join(stack.logsDir, 'leak.log'), `${JSON.stringify({ message: 'Told.', applicant: leak })}\n`);
  await fetch(`${stack.apiUrl}/v1/waves/${encodeURIComponent(leak)}`);
  await fetch(`${stack.sandboxes?.registry.url ?? ''}/verify?nik=${encodeURIComponent(leak)}`);
  s3.destroy();
  table.client.destroy();
};

test('nothing that a whole life in the programme leaves anywhere tells who it was', async () => {
  const diary = new Diary();
  await registerAll();
  await uploadList();
  await drawWave(diary);
  expect(diary.selected.size).toBeGreaterThan(5);
  await visitHelpDesk();
  const cast = { stack, operator: operatorOf(stack), diary };
  const training = await train(cast, waveId);
  expect(training.finishers.length).toBeGreaterThan(2);
  expect(await payFinishers(cast, training.finishers)).toMatchObject({ isWell: true });

  const places = await written.places(stack, buckets, isOurs);

  // What may be seen is there, so that looking has found something; and looking finds people where they are.
  const expected: Readonly<Record<PlaceName, string>> = {
    items: 'APPLICANT#',
    stream: 'registration.submitted.v1',
    objects: 'ticket',
    'object names': 'waves/',
    messages: 'applicantId',
    logs: 'applicantId',
    'addresses of ours': '/v1/registrations/me',
    'addresses outside': 'registry /',
    refusals: 'problem+json',
    'public answers': 'statusCode',
  };
  for (const place of placeNames) expect([place, places[place].includes(expected[place])]).toEqual([place, true]);
  const outbox = await outside(stack).messages.messages();
  expect(find(asText(outbox))).toEqual(expect.arrayContaining(['e-mail', 'name', 'phone']));
  // Nothing else is, in clear, in another writing or as a hash that anybody could make.
  expect(Object.fromEntries(placeNames.map((place) => [place, find(places[place])]))).toEqual(
    Object.fromEntries(placeNames.map((place) => [place, []])),
  );

  // With its keys exchanged nothing that was encrypted is left under the old one.
  await exchangeKeys();
  expect(await underFirstKey()).toEqual([]);

  // A leak in any place would have been found.
  const [victim] = eligible;
  if (victim === undefined) throw new Error('There is nobody.');
  await plant(victim.person.application.nik);
  const planted = await written.places(stack, buckets, isOurs);
  const found = placeNames.filter((place) => find(planted[place]).includes('NIK'));
  expect(found).toEqual(placeNames.filter((place) => !['refusals', 'public answers'].includes(place)));
});

test('a leak is found of every kind and in every writing', () => {
  const kinds = new Set(secrets.map(({ kind }) => kind));
  expect([...kinds].sort()).toEqual(
    ['KK', 'NIK', 'account', 'birth date', 'e-mail', 'name', 'phone', 'picture', 'words'].sort(),
  );
  for (const { kind, text } of secrets)
    for (const disguise of disguisesOf(text))
      expect([
        kind,
        disguise,
        find(`{"statusCode":400,"body":"… ${disguise.toUpperCase()} …"}`).includes(kind),
      ]).toEqual([kind, disguise, disguise.length >= 7]);
});
