import '../support/environment.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { applyListLines } from '../../functions/lists/apply-list-lines.ts';
import { importList } from '../../functions/lists/import-list.ts';
import { pullLists } from '../../functions/lists/pull-lists.ts';
import { keyedHashes } from '../../shared/keys/fields.ts';
import type { KeyRing } from '../../shared/keys/ring.ts';
import type { ListChange } from '../../shared/outside/lists.ts';
import { OutsideUnavailable } from '../../shared/outside/unavailable.ts';
import type { Outgoing } from '../../shared/queue/send.ts';
import { claimTable } from '../../shared/table/claims.ts';
import { householdTable } from '../../shared/table/households.ts';
import { listFileTable } from '../../shared/table/list-files.ts';
import { listTable } from '../../shared/table/lists.ts';
import { stagedLineTable } from '../../shared/table/staged-lines.ts';
import { workOrderTable } from '../../shared/table/work-orders.ts';
import { call, citizens } from '../support/citizens.ts';
import { functionContext } from '../support/gateway-event.ts';
import { rotatingRing, testKeys, testRing } from '../support/keys.ts';
import { ministries } from '../support/ministries.ts';
import { delivery } from '../support/queue-event.ts';
import { applicant, kkNumber, nikNumber, submissionBody } from '../support/registrations.ts';
import { localTable, type LocalTable } from '../support/table.ts';

let engine: LocalTable;
let local: LocalTable;
beforeAll(async () => {
  engine = await localTable();
});
afterAll(() => engine.stop());
beforeEach(async () => {
  local = await localTable();
  return () => local.stop();
});

const receivedAt = '2023-02-19T05:00:00.000Z';
const now = () => new Date(receivedAt);

/** The lists' functions around ministries of a test's own. */
const office = (published = ministries(), ring: KeyRing = testRing) => {
  const { table } = local;
  const lists = listTable(table);
  const queue: Outgoing[] = [];
  const apply = applyListLines({
    table,
    lists,
    claims: claimTable(table),
    households: householdTable(table),
    ministries: published.port,
    keys: testKeys(ring),
    send: (messages) => Promise.resolve(void queue.push(...messages)),
    files: listFileTable(table),
    stagedLines: stagedLineTable(table),
    uploads: { read: () => Promise.resolve(undefined) },
    now,
  });
  return {
    ...published,
    lists,
    queue,
    receive: () =>
      pullLists({ lists, ministries: published.port, now })(
        {
          version: '0',
          id: '',
          source: '',
          account: '',
          time: '',
          region: '',
          resources: [],
          'detail-type': 'Scheduled Event',
          detail: {},
        },
        functionContext(),
      ),
    deliver: (body: unknown) => delivery(apply, body),
    /** Delivers a version's first message and all that follow from it. */
    applyAll: async (source: string, number: number): Promise<void> => {
      queue.push({ body: { source, number } });
      for (let message = queue.shift(); message !== undefined; message = queue.shift()) {
        expect(await delivery(apply, message.body)).toEqual([]);
      }
    },
  };
};

const added = (serial: number, kk?: number): ListChange => ({
  nik: nikNumber(serial),
  change: 'added',
  ...(kk === undefined ? {} : { kk: kkNumber(kk) }),
});
const removed = (serial: number): ListChange => ({ nik: nikNumber(serial), change: 'removed' });
const hashesOf = (serial: number, ring = testRing) => keyedHashes(ring, 'nik', nikNumber(serial));
const person = (serial: number, kk = serial) => submissionBody({ nik: nikNumber(serial), kk: kkNumber(kk) });
const orderOf = (subject: string) => workOrderTable(local.table).get(applicant(subject));

describe('receiving a list', () => {
  test('puts a new version on record with its event, once', async () => {
    const { publish, receive, lists } = office();
    publish('students', [added(1)]);

    await receive();
    await receive();

    expect(await lists.newest('students')).toMatchObject({ number: 1, version: 'students-1', receivedAt });
    expect(await lists.unapplied(receivedAt)).toEqual(['students:1']);
    expect(await lists.unapplied('2023-02-19T04:59:59.999Z')).toEqual([]);
    expect(await lists.versionsAt(receivedAt)).toEqual([
      { source: 'students', version: 'students-1', sha256: 'ab'.repeat(32) },
    ]);
  });

  test('on an operator’s word answers the version; other roles, unknown lists and silent ministries are refused', async () => {
    const { publish, port, lists } = office();
    publish('police', [added(1)]);
    const down = { ...port, latest: () => Promise.reject(new OutsideUnavailable('lists', 'network', 1)) };
    const ask = (source: string, groups = '[operator]', chosen = port) =>
      call(importList({ lists, ministries: chosen, now }), {
        claims: { sub: 'staff', 'cognito:groups': groups },
        pathParameters: { source },
      });

    expect(await ask('police')).toMatchObject({ status: 202, body: { number: 1, status: 'received' } });
    expect(await ask('police')).toMatchObject({ status: 202, body: { number: 1, status: 'known' } });
    expect(await ask('police', '[auditor]')).toMatchObject({ status: 403, body: { code: 'role-missing' } });
    expect(await ask('poets')).toMatchObject({ status: 404, body: { code: 'list-unknown' } });
    expect(await ask('soldiers')).toMatchObject({ status: 404, body: { code: 'list-not-published' } });
    expect(await ask('police', '[operator]', down)).toMatchObject({
      status: 503,
      body: { code: 'list-source-unavailable' },
    });
  });
});

describe('applying a list', () => {
  test('touches only the registered person whom a line names, from the instant of receipt', async () => {
    const { publish, receive, applyAll, lists } = office();
    const { submit } = citizens(local.table);
    await submit('named', person(1));
    await submit('other', person(2));
    publish('students', [added(1), added(3)]);
    await receive();

    await applyAll('students', 1);

    expect(await lists.listings(hashesOf(1))).toEqual([
      { source: 'students', listVersion: 'students-1', since: receivedAt },
    ]);
    expect(await orderOf('named')).toMatchObject({ at: receivedAt, sequence: 1 });
    expect(await orderOf('other')).toBeUndefined();
    expect(await lists.listings(hashesOf(2))).toEqual([]);
    expect(await lists.listings(hashesOf(3))).toHaveLength(1);
    expect(await lists.unapplied(receivedAt)).toEqual([]);
    expect(await lists.appliedVersions()).toEqual({ students: 'students-1' });
  });

  test('chunk by chunk, any chunk twice, gives the same', async () => {
    const { publish, receive, deliver, applyAll, queue, lists } = office();
    publish(
      'officials',
      Array.from({ length: 450 }, (_, position) => added(position + 1)),
    );
    await receive();

    await deliver({ source: 'officials', number: 1 });
    await deliver({ source: 'officials', number: 1 });
    const chunks = queue.splice(0).map(({ body }) => body);
    const before = await lists.listings(hashesOf(1));
    await applyAll('officials', 1);
    await deliver({ source: 'officials', number: 1, cursor: '400' });

    expect(chunks).toEqual([
      { source: 'officials', number: 1, cursor: '200' },
      { source: 'officials', number: 1, cursor: '200' },
    ]);
    expect(await lists.listings(hashesOf(1))).toEqual(before);
    expect(await lists.listings(hashesOf(450))).toHaveLength(1);
    expect(await lists.isApplied('officials', 1)).toBe(true);
  });

  test('waits for the version before it, and keeps every period of a person who comes and goes', async () => {
    const { publish, receive, deliver, applyAll, queue, lists } = office();
    for (const change of [added(1), removed(1), added(1)]) {
      publish('students', [change]);
      await receive();
    }

    await deliver({ source: 'students', number: 3 });
    const waiting = queue.splice(0);
    for (const number of [1, 2, 3]) await applyAll('students', number);

    expect(waiting).toEqual([{ body: { source: 'students', number: 3 }, delaySeconds: 10 }]);
    expect(await lists.listings(hashesOf(1))).toHaveLength(2);
    expect((await lists.listings(hashesOf(1))).map(({ removedAt }) => removedAt)).toEqual([receivedAt, undefined]);
  });

  test('goes on later when the ministry cannot answer', async () => {
    const published = ministries();
    const { publish, receive } = office(published);
    publish('police', [added(1)]);
    await receive();
    const down = {
      ...published,
      port: { ...published.port, changes: () => Promise.reject(new OutsideUnavailable('lists', 'fault', 45)) },
    };
    const silent = office(down);

    expect(await silent.deliver({ source: 'police', number: 1 })).toEqual([]);

    expect(silent.queue).toEqual([{ body: { source: 'police', number: 1 }, delaySeconds: 45 }]);
    expect(await silent.lists.unapplied(receivedAt)).toEqual(['police:1']);
  });

  test('an earlier recipient takes a slot of the family card, and the family is looked at anew', async () => {
    const { publish, receive, applyAll } = office();
    const { submit } = citizens(local.table);
    await submit('spouse', person(1, 7));
    await submit('neighbour', person(2, 8));
    const kkHashes = keyedHashes(testRing, 'kk', kkNumber(7));
    publish('earlier-recipients', [added(3, 7)]);
    publish('earlier-recipients', [{ ...removed(3), kk: kkNumber(7) }]);
    await receive();
    const households = householdTable(local.table);

    const { lists } = office();
    await lists.receive({
      source: 'earlier-recipients',
      number: 1,
      version: 'earlier-recipients-1',
      sha256: '',
      lines: 1,
      receivedAt,
    });
    await applyAll('earlier-recipients', 1);
    const recipients = await households.recipients(kkHashes);
    const order = await orderOf('spouse');
    await applyAll('earlier-recipients', 2);

    expect(recipients).toMatchObject([{ at: receivedAt, listVersion: 'earlier-recipients-1' }]);
    expect(order).toMatchObject({ at: receivedAt });
    expect(await orderOf('neighbour')).toBeUndefined();
    expect(await households.recipients(kkHashes)).toEqual([]);
  });

  test('while keys are exchanged a line finds its person under either key', async () => {
    const before = office();
    const { submit } = citizens(local.table);
    await submit('early', person(1));
    before.publish('soldiers', [added(1), added(2)]);
    await before.receive();

    await office(before, rotatingRing).applyAll('soldiers', 1);
    await citizens(local.table, { ring: rotatingRing }).submit('late', person(2));

    expect(await orderOf('early')).toMatchObject({ at: receivedAt });
    const { lists } = before;
    expect(await lists.listings(hashesOf(1))).toHaveLength(1);
    expect(await lists.listings(hashesOf(2, rotatingRing))).toHaveLength(1);
  });
});
