import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { keyedHashes, openIdentity } from '../../shared/keys/fields.ts';
import { householdTable } from '../../shared/table/households.ts';
import { listFileTable } from '../../shared/table/list-files.ts';
import { listKeys } from '../../shared/table/list-keys.ts';
import { queryAll } from '../../shared/table/read.ts';
import { workOrderTable } from '../../shared/table/work-orders.ts';
import { awardTable } from '../../shared/table/awards.ts';
import { citizens } from '../support/citizens.ts';
import { rotatingRing, testRing } from '../support/keys.ts';
import { listFileWorld, startUploads, type LocalUploads } from '../support/list-files.ts';
import { openWave } from '../support/joiners.ts';
import { announcedWave, givenRecipients } from '../support/recipients.ts';
import { applicant, kkNumber, nikNumber, submissionBody } from '../support/registrations.ts';
import { settlingOn } from '../support/settling.ts';
import { delivery } from '../support/queue-event.ts';
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

const importedAt = '2023-02-19T05:00:00.000Z';
const at = (time: string) => () => new Date(time);
const world = (parts: Parameters<typeof listFileWorld>[2] = {}) => listFileWorld(local.table, uploads, parts);
const csv = (serials: readonly number[]): string => serials.map((serial) => `${nikNumber(serial)}\n`).join('');
const to = (last: number, first = 1): number[] => Array.from({ length: last - first + 1 }, (_, place) => first + place);
const hashesOf = (serial: number, ring = testRing) => keyedHashes(ring, 'nik', nikNumber(serial));
const orderOf = (subject: string) => workOrderTable(local.table).get(applicant(subject));

/** Who of some people a list names now. */
const listedOf = async (lists: ReturnType<typeof world>['lists'], serials: readonly number[], ring = testRing) => {
  const found = await Promise.all(
    serials.map(async (serial) => {
      const listings = await lists.listings(hashesOf(serial, ring));
      return listings.some(({ removedAt }) => removedAt === undefined) ? [serial] : [];
    }),
  );
  return found.flat();
};

const Shown = z.object({
  status: z.string(),
  brokenLines: z.array(z.object({ line: z.number(), code: z.string(), detail: z.string() })),
  next: z.string().optional(),
});

describe('a list that is handed in as a file', () => {
  test('is read in pieces, names its people from the instant at which it was read, and is applied', async () => {
    const { import: imported, lists, look } = world();
    const { submit } = citizens(local.table);
    await submit('listed', submissionBody({ nik: nikNumber(7), kk: kkNumber(7) }));
    await submit('unlisted', submissionBody({ nik: nikNumber(99), kk: kkNumber(99) }));

    const fileId = await imported('police', `\uFEFFnik\r\n${csv(to(40)).replaceAll('\n', '\r\n')}`, { lines: 40 });

    expect(await listedOf(lists, to(45))).toEqual(to(40));
    expect(await lists.listings(hashesOf(7))).toEqual([
      { source: 'police', listVersion: 'police-1', since: importedAt },
    ]);
    expect(await lists.appliedVersions()).toEqual({ police: 'police-1' });
    expect(await orderOf('listed')).toMatchObject({ at: importedAt });
    expect(await orderOf('unlisted')).toBeUndefined();
    expect((await look('police', fileId)).body).toMatchObject({
      status: 'applied',
      lines: 41,
      listed: 40,
      broken: 0,
      added: 40,
      removed: 0,
      share: 1,
      brokenLines: [],
    });
  });

  test('has each broken line reported by its number, which stops nothing', async () => {
    const { import: imported, lists, look } = world();
    const lines = to(60).map((serial) => nikNumber(serial));
    for (const [number, text] of [
      [3, 'nonsense'],
      [11, nikNumber(11).slice(1)],
      [12, `${nikNumber(12)},12`],
      [13, '9'.repeat(5_000)],
      [30, `${nikNumber(30)},,`],
      [60, '1'],
    ] as const)
      lines[number - 1] = text;

    const fileId = await imported('police', lines.join('\n'), { lines: 60 });

    const shown = Shown.parse((await look('police', fileId)).body);
    expect(shown.brokenLines.map(({ line, code }) => [line, code])).toEqual([
      [3, 'list-nik-malformed'],
      [11, 'list-nik-malformed'],
      [12, 'list-kk-malformed'],
      [13, 'list-line-too-long'],
      [30, 'list-line-malformed'],
      [60, 'list-nik-malformed'],
    ]);
    expect(shown.brokenLines[3]?.detail).toContain('1024');
    expect(await listedOf(lists, to(60))).toEqual(to(60).filter((serial) => ![3, 11, 12, 13, 30, 60].includes(serial)));
  });

  test('gives thousands of broken lines page by page', async () => {
    const { import: imported, look } = world({ pieceBytes: 20_000 });
    const fileId = await imported('police', `${csv([1])}${'x\n'.repeat(9_500)}`);

    const found: number[] = [];
    let cursor: string | undefined;
    do {
      const page = Shown.parse((await look('police', fileId, cursor === undefined ? {} : { cursor })).body);
      found.push(...page.brokenLines.map(({ line }) => line));
      cursor = page.next;
    } while (cursor !== undefined);

    expect(found).toEqual(to(9_501, 2));
  });

  test('is not the list before all of it was read and compared: the one before stays in force', async () => {
    const { handIn, import: imported, drain, lists, look } = world();
    await imported('police', csv(to(20)), { number: 1 });
    const fileId = await handIn('police', csv(to(30, 11)), { number: 2 });

    // All pieces but one are read.
    await drain('police', { stopBefore: (body) => JSON.stringify(body).includes('"piece":1') });
    const halfRead = { listed: await listedOf(lists, to(30)), versions: await lists.appliedVersions() };
    const shown = (await look('police', fileId, { at: new Date('2023-02-19T05:00:10.000Z') })).body;
    const unapplied = await lists.unapplied('2023-02-20T00:00:00.000Z');
    await drain('police');

    expect(halfRead).toEqual({ listed: to(20), versions: { police: 'police-1' } });
    expect(unapplied).toEqual([]);
    expect(shown).toMatchObject({ status: 'reading', pieces: { total: 2, read: 1 }, share: 0.5 });
    expect(shown['estimatedAt']).toBe('2023-02-19T05:00:20.000Z');
    expect(await listedOf(lists, to(30))).toEqual(to(30, 11));
    expect(await lists.appliedVersions()).toEqual({ police: 'police-2' });
  });

  test('while its differences are applied no wave freezes that closes after it was read', async () => {
    const { handIn, drain, lists } = world();
    await handIn('police', csv(to(5)));
    await drain('police', { stopBefore: (body) => JSON.stringify(body).includes('"unit":63') });

    expect(await lists.unapplied(importedAt)).toEqual(['police:1']);
    expect(await lists.appliedVersions()).toEqual({});

    await drain('police');
    expect(await lists.unapplied(importedAt)).toEqual([]);
  });

  test('takes those off whom it does not name any more, and looks at nobody whose line is the same', async () => {
    const first = world();
    await first.import('police', csv(to(20)), { number: 1 });
    const { submit } = citizens(local.table);
    for (const serial of [5, 15, 25])
      await submit(`person-${serial}`, submissionBody({ nik: nikNumber(serial), kk: kkNumber(serial) }));
    const later = world({ now: at('2023-03-19T05:00:00.000Z') });

    const fileId = await later.import('police', csv(to(30, 11)), { number: 2 });

    expect(await first.lists.listings(hashesOf(5))).toMatchObject([
      { since: importedAt, removedAt: '2023-03-19T05:00:00.000Z' },
    ]);
    expect(await listedOf(first.lists, to(30))).toEqual(to(30, 11));
    expect(await orderOf('person-5')).toMatchObject({ at: '2023-03-19T05:00:00.000Z' });
    expect(await orderOf('person-15')).toBeUndefined();
    expect(await orderOf('person-25')).toMatchObject({ at: '2023-03-19T05:00:00.000Z' });
    expect((await later.look('police', fileId)).body).toMatchObject({ added: 10, removed: 10 });
  });

  test('ends the award of a recipient whom it names', async () => {
    await openWave(local.table, announcedWave);
    const [recipient] = await givenRecipients(local.table, [1]);
    if (recipient === undefined) throw new Error('There is a recipient.');
    const { award } = recipient;
    const { applicantId, identity } = recipient.registration;
    const { nik } = openIdentity(testRing, applicantId, identity, 'nik');
    const now = at('2023-02-25T05:00:00.000Z');

    await world({ now }).import('police', `${nik}\n`);
    await delivery(settlingOn(local.table, now), { applicantId });

    expect(await awardTable(local.table).get(award.applicantId, announcedWave.waveId)).toMatchObject({
      state: 'ended',
      endedBecause: 'listed',
      endedListVersion: 'police-1',
    });
  });

  test('of earlier recipients takes a slot of the family card, and gives it back', async () => {
    const { import: imported, lists } = world();
    const households = householdTable(local.table);
    const cardOf = (serial: number) => keyedHashes(testRing, 'kk', kkNumber(serial));
    const line = (serial: number, kk: number) => `${nikNumber(serial)},${kkNumber(kk)}\n`;
    const recipients = async () =>
      Promise.all([7, 8, 9].map(async (kk) => (await households.recipients(cardOf(kk))).length));

    await imported('earlier-recipients', line(1, 7) + line(2, 8), { number: 1 });
    const before = await recipients();
    await imported('earlier-recipients', line(1, 9), { number: 2 });

    expect(before).toEqual([1, 1, 0]);
    expect(await recipients()).toEqual([0, 0, 1]);
    expect(await lists.listings(hashesOf(1))).toEqual([
      { source: 'earlier-recipients', listVersion: 'earlier-recipients-1', since: importedAt },
    ]);
    expect(await listedOf(lists, [1, 2])).toEqual([1]);
  });
});

describe('beside versions that are fetched from the ministry', () => {
  const change = (serial: number, kind: 'added' | 'removed') => ({ nik: nikNumber(serial), change: kind }) as const;

  test('a file is compared with all that was told before, and what is told later with the file', async () => {
    const office = world();
    const receive = async (number: number) => {
      const receivedAt = `2023-02-1${number}T05:00:00.000Z`;
      await office.lists.receive({
        source: 'students',
        number,
        version: `students-${number}`,
        sha256: '',
        lines: 1,
        receivedAt,
      });
      await office.carry('students');
      await office.drain('students');
    };
    office.publish(
      'students',
      to(6).map((serial) => change(serial, 'added')),
    );
    await receive(1);
    office.publish('students', [change(1, 'removed')]);
    await receive(2);

    await office.import('students', csv([3, 4, 5, 6, 7]), { number: 3 });
    const afterFile = await listedOf(office.lists, to(9));
    office.publish('students', []);
    office.publish('students', [change(3, 'removed'), change(8, 'added')]);
    await receive(4);
    const afterChanges = await listedOf(office.lists, to(9));
    await office.import('students', csv([4, 5, 9]), { number: 5 });

    expect(afterFile).toEqual([3, 4, 5, 6, 7]);
    expect(afterChanges).toEqual([4, 5, 6, 7, 8]);
    expect(await listedOf(office.lists, to(9))).toEqual([4, 5, 9]);
  });
});

describe('whatever happens to its messages', () => {
  const first = to(25);
  const second = to(40, 16);
  const outcome = async ({ lists }: ReturnType<typeof world>) => ({
    listed: await listedOf(lists, to(45)),
    listings: await Promise.all(to(45).map((serial) => lists.listings(hashesOf(serial)))),
    versions: await lists.appliedVersions(),
  });
  const expected = async () => {
    const own = await localTable();
    try {
      const plain = listFileWorld(own.table, uploads);
      await plain.import('police', csv(first), { number: 1 });
      await plain.import('police', csv(second), { number: 2 });
      return await outcome(plain);
    } finally {
      await own.stop();
    }
  };

  test('ten times each, in any order, it comes to the same', async () => {
    const office = world();
    let seed = 7;
    const pick = (waiting: number): number => (seed = (seed * 48_271) % 2_147_483_647) % waiting;
    await office.handIn('police', csv(first), { number: 1 });
    await office.drain('police', { times: 10, pick });
    await office.handIn('police', csv(second), { number: 2 });
    await office.drain('police', { times: 10, pick });

    expect(await outcome(office)).toEqual(await expected());
  });

  test('killed after any call, it comes to the same', async () => {
    const office = world();
    await office.import('police', csv(first), { number: 1 });
    await office.handIn('police', csv(second), { number: 2 });

    const kills = await office.drainKilledAfterEachCall('police');

    expect(kills).toBeGreaterThan(100);
    expect(await outcome(office)).toEqual(await expected());
  });

  test('a version that was read waits for the one before it', async () => {
    const office = world();
    await office.handIn('police', csv(first), { number: 1 });
    await office.drain('police', { stopBefore: (body) => JSON.stringify(body).includes('"unit"') });
    const waiting = office.queue.splice(0);
    await office.handIn('police', csv(second), { number: 2 });
    await office.drain('police', { stopBefore: (body) => JSON.stringify(body).includes('"number":2') });
    const unapplied = await office.lists.unapplied('2023-03-01T00:00:00.000Z');
    office.queue.push(...waiting);
    await office.drain('police');

    expect(unapplied).toEqual(['police:2']);
    expect(await outcome(office)).toMatchObject({ listed: second, versions: { police: 'police-2' } });
  });

  test('one that is overtaken by a later one is superseded, and of two with one number one counts', async () => {
    const office = world();
    const early = await office.handIn('police', csv([1]), { number: 1 });
    const twin = await office.handIn('police', csv([2]), { number: 2 });
    const late = await office.handIn('police', csv([2, 3]), { number: 2 });
    await office.drain('police', { pick: (waiting) => waiting - 1 });

    const statuses = await Promise.all(
      [early, twin, late].map(async (fileId) => (await office.files.get(fileId))?.status),
    );
    expect(statuses).toEqual(['superseded', 'superseded', 'applied']);
    expect(await listedOf(office.lists, to(4))).toEqual([2, 3]);
    expect(await office.open('police', { number: 2 })).toMatchObject({
      status: 409,
      body: { code: 'list-version-known' },
    });
  });

  test('the same list again changes nothing and asks after nobody', async () => {
    const office = world();
    const { submit } = citizens(local.table);
    await office.import('police', csv(first), { number: 1 });
    await submit('person', submissionBody({ nik: nikNumber(5), kk: kkNumber(5) }));
    const fileId = await office.import('police', csv(first.toReversed()), { number: 2 });

    expect(await orderOf('person')).toBeUndefined();
    expect((await office.look('police', fileId)).body).toMatchObject({ status: 'applied', added: 0, removed: 0 });
  });

  test('the lines of a list are removed once a later one is applied, and not before', async () => {
    const office = world();
    const stagedOf = async (fileId: Awaited<ReturnType<typeof office.handIn>>) =>
      (await Promise.all(to(63, 0).map((unit) => queryAll(local.table, listKeys.stagedUnit(fileId, unit))))).flat()
        .length;
    const one = await office.import('police', csv(first), { number: 1 });
    const two = await office.import('police', csv(second), { number: 2 });
    const before = await stagedOf(one);
    await office.wait('police');

    expect(before).toBeGreaterThan(0);
    expect(await stagedOf(one)).toBe(0);
    expect(await stagedOf(two)).toBeGreaterThan(0);
  });
});

describe('a file that is not what it was to be', () => {
  test('that was changed after it was handed in is not read, and the list before stays', async () => {
    const office = world();
    await office.import('police', csv(to(9)), { number: 1 });
    const opened = z
      .object({ fileId: z.string(), url: z.url() })
      .parse((await office.open('police', { number: 2 })).body);
    await office.put(opened.url, csv(to(30)));
    await office.submit('police', opened.fileId);
    await office.put(opened.url, csv(to(31, 2)));
    await office.carry('police', opened.fileId);
    await office.drain('police');

    expect((await office.look('police', opened.fileId)).body).toMatchObject({ status: 'changed' });
    expect(await listedOf(office.lists, to(31))).toEqual(to(9));
    expect(await office.lists.appliedVersions()).toEqual({ police: 'police-1' });
  });

  test('that is cut short, has other bytes, or names nobody unannounced, is no version', async () => {
    const office = world();
    const digest = (...pieces: string[]) => {
      const hash = createHash('sha256');
      for (const piece of pieces) hash.update(createHash('sha256').update(piece).digest());
      return hash.digest('hex');
    };
    const text = csv(to(20));
    const cut = await office.import('police', text, { number: 1, lines: 21 });
    const other = await office.import('police', text, { number: 1, sha256: digest(text) });
    const empty = await office.import('police', '', { number: 1 });

    expect((await office.look('police', cut)).body).toMatchObject({ status: 'differs', differs: ['lines'] });
    expect((await office.look('police', other)).body).toMatchObject({ status: 'differs', differs: ['sha256'] });
    expect((await office.look('police', empty)).body).toMatchObject({ status: 'differs', differs: ['lines'] });
    expect(await office.lists.newest('police')).toBeUndefined();

    const right = await office.import('police', text, {
      number: 1,
      sha256: digest(text.slice(0, 200), text.slice(200)),
    });
    const none = await office.import('police', '', { number: 2, lines: 0 });
    expect((await office.look('police', right)).body).toMatchObject({ status: 'applied' });
    expect((await office.look('police', none)).body).toMatchObject({ status: 'applied', removed: 20 });
  });

  test('is refused where there is no such list, no such file, nothing was put, or another role asks', async () => {
    const office = world();
    const { body } = await office.open('police', {});
    const fileId = String(body['fileId']);

    expect(await office.open('poets', {})).toMatchObject({ status: 404, body: { code: 'list-unknown' } });
    expect(await office.open('police', {}, 'auditor')).toMatchObject({ status: 403, body: { code: 'role-missing' } });
    expect(await office.open('police', { complete: false })).toMatchObject({
      status: 400,
      body: { errors: [{ field: 'complete' }] },
    });
    expect(await office.submit('police', fileId)).toMatchObject({ status: 409, body: { code: 'upload-missing' } });
    expect(await office.submit('students', fileId)).toMatchObject({
      status: 404,
      body: { code: 'list-file-not-found' },
    });
    expect(await office.look('students', fileId)).toMatchObject({ status: 404, body: { code: 'list-file-not-found' } });
    expect(await office.look('police', fileId, { cursor: 'bm8' })).toMatchObject({ body: { code: 'cursor-invalid' } });
  });
});

test('while keys are exchanged a list is staged under both, and afterwards everybody is found by the new one', async () => {
  await world().import('police', csv(to(10)), { number: 1 });
  await world({ ring: rotatingRing }).import('police', csv(to(12, 3)), { number: 2 });
  const newRing = { ...rotatingRing, hashKeys: rotatingRing.hashKeys.slice(0, 1) };
  const after = world({ ring: newRing });
  const between = await listedOf(after.lists, to(15), newRing);
  await after.import('police', csv(to(15, 5)), { number: 3 });

  expect(between).toEqual(to(12, 3));
  expect(await listedOf(after.lists, to(15), newRing)).toEqual(to(15, 5));
});

test('nothing of a file that names people is in the table but by keyed hash', async () => {
  const office = world();
  const fileId = await office.import('police', csv([1]));
  const items = await queryAll(local.table, { pk: listKeys.file(fileId).pk });

  expect(JSON.stringify([items, await listFileTable(local.table).pieces(fileId)])).not.toContain(nikNumber(1));
});
