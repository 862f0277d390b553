import '../support/environment.ts';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { InstitutionId } from '../../events/catalogue.ts';
import { ClientCode } from '../../events/training.ts';
import { keyTimes } from '../../shared/domain/keys/key-life.ts';
import { keyedHashes, open, openDeclared, openIdentity, seal } from '../../shared/keys/fields.ts';
import { sealedUnder } from '../../shared/keys/resealing.ts';
import type { KeyRing } from '../../shared/keys/ring.ts';
import { sealSignKey } from '../../shared/keys/sign-keys.ts';
import { sealTask } from '../../shared/keys/skills-tasks.ts';
import { listDependence } from '../../shared/rekeying/lists.ts';
import { contactKeys } from '../../shared/table/contact-keys.ts';
import { personAccessTable } from '../../shared/table/person-accesses.ts';
import { claimTable } from '../../shared/table/claims.ts';
import { householdTable } from '../../shared/table/households.ts';
import { keys as tableKeys } from '../../shared/table/keys.ts';
import { listTable } from '../../shared/table/lists.ts';
import { listFileTable } from '../../shared/table/list-files.ts';
import { moneyKeys } from '../../shared/table/money-keys.ts';
import { partnerTable } from '../../shared/table/partners.ts';
import { payoutAccountTable } from '../../shared/table/payout-accounts.ts';
import { getItem } from '../../shared/table/read.ts';
import { rekeyingKeys } from '../../shared/table/rekeying-keys.ts';
import { registrationTable } from '../../shared/table/registrations.ts';
import { stagedLineTable } from '../../shared/table/staged-lines.ts';
import { surveyAnswerTable } from '../../shared/table/survey-answers.ts';
import { accountDesk, bca, bni, linkDay } from '../support/account-desk.ts';
import { citizens } from '../support/citizens.ts';
import { givenOrder } from '../support/given-orders.ts';
import { exchangedRing, testRing } from '../support/keys.ts';
import { listFileWorld, startUploads, type LocalUploads } from '../support/list-files.ts';
import { givenRecipients, type GivenRecipient } from '../support/recipients.ts';
import { applicant, kkNumber, nikNumber, submissionBody } from '../support/registrations.ts';
import { everyItem, exchangeBegins, rekeyingWorld, type RekeyingWorld } from '../support/rekeying.ts';
import { localTable, type LocalTable } from '../support/table.ts';

let engine: LocalTable;
let uploads: LocalUploads;
let local: LocalTable;
beforeAll(async () => {
  [engine, uploads] = await Promise.all([localTable(), startUploads()]);
});
afterAll(async () => {
  await Promise.all([engine.stop(), uploads.stop()]);
});
beforeEach(async () => {
  local = await localTable();
  return () => local.stop();
});

const by = 'olga';
const put = (Item: Record<string, unknown>) => local.client.send(new PutCommand({ TableName: local.table.name, Item }));
const person = (serial: number, fields: Record<string, unknown> = {}) =>
  submissionBody({
    nik: nikNumber(serial),
    kk: kkNumber(serial),
    phone: `08123456${String(serial).padStart(4, '0')}`,
    ...fields,
  });
const hashesOf = (ring: KeyRing, serial: number) => keyedHashes(ring, 'nik', nikNumber(serial));

/** A new version of both keys, which everybody knows. */
const rotated = async (world: RekeyingWorld): Promise<void> => {
  world.ask({ kind: 'rotate', use: 'hash', by });
  world.ask({ kind: 'rotate', use: 'field', by });
  await world.drain();
};

/** Everybody moved to the live keys. @returns what the pass came to. */
const moved = async (world: RekeyingWorld) => {
  world.ask({ kind: 'rehash', by });
  await world.drain();
  return (await world.passes.pass())?.outcome;
};

const retired = async (world: RekeyingWorld, use: 'hash' | 'field', version = 1) => {
  world.ask({ kind: 'retire', use, version, by });
  await world.drain();
  return (await world.passes.pass())?.outcome;
};

/** What in the table is under the first version of a key: sealed texts, keys of items, arrays of hashes. */
const underFirst = async (): Promise<string[]> => {
  const stale = (value: unknown): boolean => {
    if (typeof value === 'string') return sealedUnder(value) === 1;
    if (Array.isArray(value)) return value.some(stale);
    if (typeof value !== 'object' || value === null || value instanceof Uint8Array || value instanceof Set)
      return false;
    const isHash = 'version' in value && value.version === 1 && 'hash' in value;
    return isHash || Object.values(value).some(stale);
  };
  return (await everyItem(local.table))
    .filter((item) => /^(NIK|KK|ACCOUNT)#1#/.test(String(item['pk'])) || stale(item))
    .map(({ pk, sk }) => `${String(pk)} ${String(sk)}`);
};

const institution = ClientCode.parse('lp-cendekia-1');
const subjectOf = (number: number): string => `recipient-${number}`;

/** One recipient with something of everything that is sealed or hashed of anybody. */
const givenFullLife = async (): Promise<{ recipient: GivenRecipient; linkId: string; orderId: string }> => {
  const [recipient] = await givenRecipients(local.table, [1], undefined, subjectOf);
  if (recipient === undefined) throw new Error('There is nobody.');
  const { applicantId } = recipient;
  const order = await givenOrder(local.table, recipient, {});
  const { orderId } = order;
  const task = {
    orderId,
    scope: 'uk',
    sequence: 1,
    status: 'passed' as const,
    revision: 2,
    submittedAt: exchangeBegins,
  };
  const clear = {
    ...task,
    file: 'https://contoh.test/tugas',
    assessment: { notes: 'Baik', file: 'https://contoh.test/nilai', at: exchangeBegins },
  };
  await put({ ...tableKeys.skillsTask(orderId, 'uk', 1), ...sealTask(testRing, applicantId, clear) });
  const linkId = 'L'.repeat(48);
  await put(rekeyingKeys.doubt(orderId, linkId));
  await put({
    ...tableKeys.presenceLink(linkId),
    ...{
      linkId,
      orderId,
      applicantId,
      institutionId: 'lp-cendekia',
      sequence: 1,
      title: 'Barista',
      redirectUri: 'https://lp.test/',
      state: 's',
    },
    ...{ createdAt: exchangeBegins, validUntil: exchangeBegins, status: 'rejected' },
    decisionReason: seal(testRing, applicantId, 'presence-reason', 'Bukan orangnya.'),
  });
  await put({
    ...tableKeys.presenceSample(linkId),
    sealed: seal(testRing, applicantId, 'presence-sample', 'gambar'),
    keptUntil: '2023-03-10T00:00:00.000Z',
  });
  await surveyAnswerTable(local.table).enter({
    applicantId,
    survey: 'evaluasi-1',
    surveyVersion: 1,
    sealedAnswers: seal(testRing, applicantId, 'survey:evaluasi-1', '[]'),
    answeredAt: exchangeBegins,
  });
  const given = (field: string, text: string) => seal(testRing, applicantId, field, text);
  const change = { version: 1, nonce: 'n', confirmedAt: exchangeBegins, effectiveFrom: exchangeBegins };
  await put({
    ...contactKeys.contacts(applicantId),
    ...{ applicantId, revision: 1, newest: 1 },
    phone: { before: given('phone', '+628111'), change: { ...change, sealed: given('phone', '+628222') } },
  });
  await personAccessTable(local.table).add({
    event: 'person.accessed.v1',
    occurredAt: exchangeBegins,
    data: {
      ...{ applicantId, requestId: 'r', staffId: 's', groups: [], action: 'get-debt' },
      purpose: given('purpose', 'Diminta warga.'),
    },
  });
  await partnerTable(local.table).change(
    institution,
    () => ({
      clientCode: institution,
      party: { kind: 'institution', institutionId: InstitutionId.parse('lp-cendekia') },
      signKeys: [{ version: 1, sealed: sealSignKey(testRing, institution, 'rahasia'), createdAt: exchangeBegins }],
      ...{
        acceptsSha1: true,
        requestsPerSecond: 10,
        clockSeconds: 300,
        registeredBy: by,
        registeredAt: exchangeBegins,
      },
      revision: 1,
    }),
    { change: 'registered', by, at: new Date(exchangeBegins) },
  );
  return { recipient, linkId, orderId };
};

describe('both keys of personal data', () => {
  test('are exchanged while people come and go and the worker dies at every call, and nothing depends on the old ones', async () => {
    const { recipient, linkId } = await givenFullLife();
    const { applicantId } = recipient;
    const desk = accountDesk(local.table);
    const own = { ...recipient, subject: subjectOf(1) };
    expect(await desk.link(own, bni)).toMatchObject({ status: 201 });
    const before = citizens(local.table);
    for (const [subject, serial] of [
      ['budi', 101],
      ['siti', 102],
      ['student', 103],
    ] as const) {
      await before.submit(subject, person(serial, serial === 103 ? { occupation: 'student' } : { kk: kkNumber(101) }));
      await before.verify(applicant(subject));
    }
    await before.object('student', { rule: 'formal_education', statement: 'Saya sudah lulus tahun lalu.' });
    await before.submit('corrected', person(104));
    await before.correct('corrected', person(105));
    await before.submit('impostor', person(101));
    expect((await before.registrations.get(applicant('impostor')))?.status).toBe('disputed');
    const lists = (ring: KeyRing, at: string) => listFileWorld(local.table, uploads, { ring, now: () => new Date(at) });
    await lists(testRing, '2023-02-19T05:00:00.000Z').import('police', `${nikNumber(301)}\n${nikNumber(102)}\n`);

    const world = await rekeyingWorld(local.table, { pageSize: 1 });
    await rotated(world);
    const known = await world.ring();
    expect([known.hashKeys, known.fieldKeys].map((all) => all.map(({ version }) => version))).toEqual([
      [1, 2],
      [1, 2],
    ]);
    // Some do not know of the new keys yet, and some do.
    await citizens(local.table).submit('late', person(106));
    await citizens(local.table, { ring: known }).submit('early', person(107));
    world.settle();

    let visitors = 0;
    const visit = async (): Promise<void> => {
      if (visitors >= 6) return;
      visitors += 1;
      const ring = await world.ring();
      const during = citizens(local.table, { ring });
      expect(await during.submit(`visitor-${visitors}`, person(400 + visitors))).toMatchObject({ status: 202 });
      await during.verify(applicant('budi'));
      if (visitors === 2) await during.correct('late', person(108));
      if (visitors === 3) await during.submit('second-impostor', person(107));
      if (visitors === 4) await accountDesk(local.table).link(own, bni, { ring });
    };
    world.ask({ kind: 'rehash', by });
    world.copies(true);
    // Each call of a page doubles the work: those who differ are moved so, and all others at once.
    const killed = new Set([
      'partners',
      ...[applicantId, applicant('impostor')].map((id) => `people-${id.slice(0, 1)}`),
    ]);
    let kills = 0;
    await world.drain({
      // The fuse is one for all.
      atOnce: 1,
      deliver: async (message) => {
        if (message.kind === 'page' && killed.has(message.unit)) kills += await world.killedAfterEachCall(message);
        else await world.run(message);
        return visit();
      },
    });
    world.copies(false);
    expect(await world.passes.pass()).toMatchObject({ outcome: 'moved' });
    expect(kills).toBeGreaterThan(14);
    expect(await world.passes.failures(1)).toEqual([]);

    // A whole list is handed in: those who are on it and not registered are found under the new key too.
    const both = await world.ring();
    await lists(both, '2023-02-23T05:00:00.000Z').import('police', `${nikNumber(301)}\n${nikNumber(102)}\n`, {
      number: 2,
    });
    expect(await retired(world, 'hash')).toBe('retired');
    world.settle();
    expect(await moved(world)).toBe('moved');
    expect(await retired(world, 'field')).toBe('retired');
    world.settle();
    expect(await moved(world)).toBe('moved');

    // The old keys are gone, and nothing of them is left but the packed lines of the list before.
    const versions = await world.versions.all();
    expect(versions.filter(({ destroyedAt }) => destroyedAt !== undefined)).toHaveLength(2);
    expect((await world.ring()).hashKeys).toEqual(exchangedRing.hashKeys);
    expect(
      (await underFirst()).filter((key) => !key.startsWith(`NIK#1#${hashesOf(testRing, 301)[0]?.hash ?? ''}`)),
    ).toEqual([]);

    // Everybody is found, and can be read.
    const after = citizens(local.table, { ring: exchangedRing });
    for (const [subject, serial] of [
      ['budi', 101],
      ['siti', 102],
      ['corrected', 105],
      ['late', 108],
      ['early', 107],
      ['visitor-1', 401],
    ] as const) {
      const found = await after.registrations.get(applicant(subject));
      if (found === undefined) throw new Error(`${subject} is gone.`);
      expect(openDeclared(exchangedRing, found.applicantId, found.identity).nik).toBe(nikNumber(serial));
      expect(await claimTable(local.table).get(hashesOf(exchangedRing, serial))).toMatchObject({
        applicantId: applicant(subject),
      });
    }
    expect(await householdTable(local.table).members(keyedHashes(exchangedRing, 'kk', kkNumber(101)))).toEqual(
      expect.arrayContaining([applicant('budi'), applicant('siti')]),
    );
    // Nothing is twice, and nobody gets what is somebody else's.
    expect(await after.submit('budi', person(101))).toMatchObject({ status: 202 });
    expect(await after.submit('budi', person(101, { email: 'lain@example.id' }))).toMatchObject({ status: 409 });
    await after.submit('third', person(102));
    expect((await after.registrations.get(applicant('third')))?.status).toBe('disputed');
    const claim = await claimTable(local.table).get(hashesOf(exchangedRing, 101));
    expect(claim).toMatchObject({
      applicantId: applicant('budi'),
      disputed: true,
      claimants: [applicant('impostor')],
    });
    expect((await claimTable(local.table).get(hashesOf(exchangedRing, 107)))?.claimants).toEqual([
      applicant('second-impostor'),
    ]);
    const [stranger] = await givenRecipients(local.table, [2], undefined, subjectOf);
    if (stranger === undefined) throw new Error('There is nobody.');
    const moved2 = { ...stranger, subject: subjectOf(2) };
    // The stranger came under the old keys alone, as the support has it, and is moved now.
    const strangers = await registrationTable(local.table).get(stranger.applicantId);
    expect(strangers?.nikHashes[0]?.version).toBe(1);
    expect(await desk.link(own, bni, { ring: exchangedRing })).toMatchObject({ status: 200 });
    const accounts = await payoutAccountTable(local.table).versions(applicantId);
    expect(accounts).toHaveLength(1);
    const [accountHash] = keyedHashes(exchangedRing, 'account', `BNI\0${bni.number}`);
    if (accountHash === undefined) throw new Error('There is no key.');
    expect(await getItem(local.table, moneyKeys.payoutAccountClaim(accountHash))).toMatchObject({ applicantId });
    expect(moved2.subject).not.toBe(own.subject);
    // Lists are hit as before, by the registered and by who registers now.
    const listings = (serial: number) => listTable(local.table).listings(hashesOf(exchangedRing, serial));
    expect(await listings(301)).toMatchObject([{ source: 'police' }]);
    expect(await listings(102)).toMatchObject([{ source: 'police', since: '2023-02-19T05:00:00.000Z' }]);
    const { nik, kk } = recipient.identity;
    const recipients = await householdTable(local.table).recipients(keyedHashes(exchangedRing, 'kk', kk));
    expect(recipients).toMatchObject([
      { waveId: recipient.award.waveId, nikHashes: keyedHashes(exchangedRing, 'nik', nik) },
    ]);
    expect(await listTable(local.table).listings(keyedHashes(exchangedRing, 'nik', nik))).toMatchObject([
      { source: 'earlier-recipients' },
    ]);
    // What lies elsewhere is readable too.
    const sample = await getItem(local.table, tableKeys.presenceSample(linkId));
    expect(open(exchangedRing, applicantId, 'presence-sample', String(sample?.['sealed']))).toBe('gambar');
    const partner = await partnerTable(local.table).get(institution);
    expect(open(exchangedRing, `partner:${institution}`, 'signKey', partner?.signKeys[0]?.sealed ?? '')).toBe(
      'rahasia',
    );
  });

  test('are made one at a time, however many ask at once', async () => {
    await citizens(local.table).submit('budi', person(1));
    const world = await rekeyingWorld(local.table);

    await Promise.all(Array.from({ length: 5 }, () => world.run({ kind: 'rotate', use: 'field', by })));
    await world.run({ kind: 'rotate', use: 'field', by });

    const made = (await world.versions.all()).filter(({ use }) => use === 'field');
    expect(made.map(({ version }) => version)).toEqual([1, 2]);
    expect((await everyItem(local.table)).filter(({ event }) => event === 'key.made.v1')).toHaveLength(1);
  });

  test('move nobody before everybody knows of the new version', async () => {
    await citizens(local.table).submit('budi', person(1));
    const world = await rekeyingWorld(local.table);
    await rotated(world);
    world.sleep(keyTimes.leadSeconds - 1);

    expect(await moved(world)).toBeUndefined();
    world.sleep(1);
    expect(await moved(world)).toBe('moved');
  });

  test('are given up by no pass that finds nobody at work: asked again, it goes on from where it was', async () => {
    for (let serial = 1; serial <= 6; serial += 1) await citizens(local.table).submit(`one-${serial}`, person(serial));
    const world = await rekeyingWorld(local.table, { pageSize: 1 });
    await rotated(world);
    world.settle();
    await world.run({ kind: 'rehash', by });
    world.loseMessages();

    expect(await moved(world)).toBe('moved');
    expect((await world.passes.pass())?.pass).toBe(1);
    const seen = (await world.passes.units(1)).reduce((sum, unit) => sum + unit.seen, 0);
    expect(seen).toBe(6);
  });
});

describe('an old key is not retired', () => {
  /** Both keys exchanged so far that only `undone` is left to do. */
  const exchanged = async (undone: () => Promise<unknown>): Promise<RekeyingWorld> => {
    await citizens(local.table).submit('budi', person(1));
    const world = await rekeyingWorld(local.table);
    await rotated(world);
    world.settle();
    expect(await moved(world)).toBe('moved');
    await undone();
    return world;
  };
  const isLive = async (world: RekeyingWorld, use: 'hash' | 'field') =>
    (await world.versions.all()).some((one) => one.use === use && one.version === 1 && one.retiredAt === undefined);

  test('while somebody is under it alone', async () => {
    const world = await exchanged(() => citizens(local.table).submit('siti', person(2)));

    expect([await retired(world, 'hash'), await retired(world, 'field')]).toEqual(['depended-on', 'depended-on']);
    expect([await isLive(world, 'hash'), await isLive(world, 'field')]).toEqual([true, true]);
    expect(await moved(world)).toBe('moved');
    expect(await retired(world, 'hash')).toBe('retired');
  });

  test('while a list was read under it alone, whole or line by line', async () => {
    const inLists = (ring: KeyRing, number = 1) =>
      listFileWorld(local.table, uploads, { ring }).import('police', `${nikNumber(9)}\n`, { number });
    const looking = {
      lists: listTable(local.table),
      files: listFileTable(local.table),
      stagedLines: stagedLineTable(local.table),
    };
    const world = await exchanged(() => inLists(testRing));

    expect(await retired(world, 'hash')).toBe('depended-on');
    await inLists(await world.ring(), 2);
    expect(await listDependence(looking, 'police', { version: 1, others: [2] })).toBe(0);
    const line = { number: 3, change: 'added' as const, nikHashes: hashesOf(testRing, 10), kkHashes: [] };
    await looking.stagedLines.tell('police', line);
    expect(await listDependence(looking, 'police', { version: 1, others: [2] })).toBe(1);
    expect(await retired(world, 'hash')).toBe('depended-on');
    await looking.stagedLines.tell('police', { ...line, number: 4, nikHashes: hashesOf(await world.ring(), 10) });
    expect(await retired(world, 'hash')).toBe('retired');
  });

  test('while something is sealed under it that nobody entered among the places', async () => {
    const applicantId = applicant('budi');
    const stray = {
      ...tableKeys.registration(applicantId),
      sk: 'CATATAN',
      text: seal(testRing, applicantId, 'catatan', 'x'),
    };
    const world = await exchanged(() => put(stray));

    expect(await retired(world, 'field')).toBe('failed');
    expect(await world.passes.failures(2)).toEqual([applicantId]);
    expect(await isLive(world, 'field')).toBe(true);
  });

  test('before what it signed can be shown no more, and not the newest of all', async () => {
    await citizens(local.table).submit('budi', person(1));
    const world = await rekeyingWorld(local.table);

    expect(await retired(world, 'hash')).toBeUndefined();
    await rotated(world);
    world.sleep(keyTimes.leadSeconds * 2 + keyTimes.afterlifeSeconds - 1);
    expect(await moved(world)).toBe('moved');
    expect(await retired(world, 'hash')).toBe('moved');
    world.sleep(1);
    expect(await retired(world, 'hash', 2)).toBe('moved');
    expect(await retired(world, 'hash')).toBe('retired');
  });
});

test('whoever wrote with an older look at somebody does not bring the old key back', async () => {
  const { submit, registrations } = citizens(local.table);
  await submit('budi', person(1));
  const seen = await registrations.get(applicant('budi'));
  if (seen === undefined) throw new Error('There is nobody.');
  const world = await rekeyingWorld(local.table);
  await rotated(world);
  world.settle();
  await moved(world);

  const isWritten = await registrations.commit({
    registration: { ...seen, version: seen.version + 1 },
    readVersion: seen.version,
  });

  expect(isWritten).toBe(false);
  const found = await registrations.get(applicant('budi'));
  expect(found?.updatedAt).toBe(seen.updatedAt);
  expect(openIdentity(exchangedRing, applicant('budi'), found?.identity ?? seen.identity, 'nik').nik).toBe(
    nikNumber(1),
  );
});

test('an account that another person linked under the old key alone is refused under both, and under the new one', async () => {
  const [first, second] = await givenRecipients(local.table, [1, 2], undefined, subjectOf);
  if (first === undefined || second === undefined) throw new Error('There is nobody.');
  const desk = accountDesk(local.table);
  await desk.link({ ...first, subject: subjectOf(1) }, bca);
  const world = await rekeyingWorld(local.table);
  await rotated(world);
  world.settle();
  const link = async () =>
    (await desk.link({ ...second, subject: subjectOf(2) }, bca, { ring: await world.ring(), at: linkDay })).body[
      'code'
    ];

  expect(await link()).toBe('payout-account-taken');
  expect(await moved(world)).toBe('moved');
  expect(await link()).toBe('payout-account-taken');
  expect(await retired(world, 'hash')).toBe('retired');
  expect(await link()).toBe('payout-account-taken');
});
