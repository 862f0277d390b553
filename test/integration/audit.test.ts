import '../support/environment.ts';
import { DeleteCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import type { DynamoDBStreamEvent } from 'aws-lambda';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { captureEvents } from '../../functions/audit/capture-events.ts';
import { verifyTrail } from '../../shared/audit/verify.ts';
import { auditPaths, DayRoot, noRoot } from '../../shared/domain/audit/day.ts';
import { isFault } from '../../shared/domain/audit/difference.ts';
import { lanes } from '../../shared/domain/audit/record.ts';
import { DrawFault } from '../../shared/domain/draw/fault.ts';
import { index, keys } from '../../shared/table/keys.ts';
import { applicant } from '../support/registrations.ts';
import { auditDesk, copyOf, memoryAuditStore, numberedWrites, sourceOf, type AuditDesk } from '../support/audit.ts';
import { functionContext } from '../support/gateway-event.ts';
import { repeatingSigner } from '../support/selection.ts';
import { localTable, type LocalTable } from '../support/table.ts';

const day = '2023-02-24';
const nextDay = '2023-02-25';
/** Three in the morning (WIB) after the day. */
const afterDay = '2023-02-24T20:00:00.000Z';
const afterNextDay = '2023-02-25T20:00:00.000Z';

let local: LocalTable;
beforeAll(async () => {
  local = await localTable();
});
afterAll(() => local.stop());

let desk: AuditDesk;
let write: ReturnType<typeof numberedWrites>;
let run = 0;
beforeEach(() => {
  desk = auditDesk(local.table);
  write = numberedWrites();
  run += 1;
});

/** An event of one person as it lies in the table. Every test has people of its own. */
const eventItem = (number: number, { at = '2023-02-24T03:00:00.000Z', version = 1 } = {}) => {
  const applicantId = applicant(`audited-${run}-${number}`);
  return {
    ...keys.personEvent(applicantId, version, 'registration.verified.v1'),
    ...index.eventsOf(at, applicantId),
    event: 'registration.verified.v1',
    occurredAt: at,
    data: { applicantId, version, regency: '32.01' },
  };
};

const held = async (items: readonly Record<string, unknown>[]) => {
  for (const Item of items) await local.client.send(new PutCommand({ TableName: local.table.name, Item }));
  return items;
};

/** Closes each day of the trail that is over; the bookkeeping of other tests is out of the way. */
const cleared = async () => {
  for (const one of [day, nextDay, '2023-02-26']) {
    for (const sk of ['BEGUN', ...lanes.map((lane) => `LANE#${lane}`)]) {
      await local.client.send(new DeleteCommand({ TableName: local.table.name, Key: { pk: `AUDIT#${one}`, sk } }));
    }
    await local.client.send(new DeleteCommand({ TableName: local.table.name, Key: { pk: 'AUDIT', sk: `DAY#${one}` } }));
  }
};
beforeEach(cleared);

const closed = async (at: string) => {
  await desk.tick(at);
  return desk.drain();
};

const differencesOf = async (one: string) => (await Array.fromAsync(desk.audit.differences(one))).flat();

const rootOf = (one: string) => DayRoot.parse(JSON.parse(String(desk.store.objects.get(auditPaths.root(one)))));

describe('a day of the trail', () => {
  test('is closed once it is over: signed, witnessed, hung on the day before, and whoever copies it can check it', async () => {
    const items = await held([1, 2, 3, 4, 5].map((number) => eventItem(number)));
    await desk.capture(items.map((item) => write(item)));

    expect(await desk.tick('2023-02-24T18:59:00.000Z')).toBe(0);
    expect(await closed(afterDay)).toBe(0);
    expect(await closed(afterNextDay)).toBe(0);

    expect(await desk.audit.closing(day)).toMatchObject({ number: 1, events: 5, late: 0, witnessedAt: afterDay });
    expect(await desk.audit.closing(nextDay)).toMatchObject({ number: 2, events: 0 });
    expect(rootOf(day).previous).toBe(noRoot);
    expect(rootOf(nextDay).previous).toBe(rootOf(day).root);
    expect(await differencesOf(day)).toEqual([]);
    const check = { publicKey: desk.signer.publicJwk, from: day, to: nextDay };
    expect(await verifyTrail(sourceOf(copyOf(desk.store)), check)).toMatchObject({ ok: true, days: 2, events: 5 });
  });

  test('comes to the same bytes when every step is done twice, at once, and when batches of the stream come again in halves', async () => {
    const items = await held(Array.from({ length: 40 }, (_, number) => eventItem(number)));
    const writes = items.map((item) => write(item));
    await desk.capture(writes);
    await closed(afterDay);
    const once = copyOf(desk.store);
    await cleared();

    const twice = auditDesk(local.table, { store: memoryAuditStore(), signer: desk.signer });
    await twice.capture(writes.slice(0, 25));
    await twice.capture(writes.slice(0, 25));
    await twice.capture(writes.slice(10));
    await twice.tick(afterDay);
    expect(await twice.drain({ copies: 3 })).toBe(0);

    const names = [...once.keys()].filter((path) => !path.endsWith('.tsr'));
    for (const name of names)
      expect(
        copyOf(twice.store)
          .get(name)
          ?.equals(once.get(name) ?? Buffer.alloc(0)),
        name,
      ).toBe(true);
    expect(names.length).toBeGreaterThan(8);
  });

  test('is closed however often its worker dies, wherever it dies, with nothing lost and nothing doubled', async () => {
    const items = await held(Array.from({ length: 12 }, (_, number) => eventItem(number)));
    await desk.capture(items.map((item) => write(item)));
    await closed(afterDay);
    const expected = rootOf(day).root;

    for (const calls of [1, 2, 3, 5, 8, 13, 21, 34, 55, 89]) {
      await cleared();
      const dying = auditDesk(local.table, { store: memoryAuditStore(), signer: repeatingSigner() });
      write = numberedWrites();
      await dying.capture(items.map((item) => write(item)));
      await dying.tick(afterDay);
      dying.fuse.arm(calls);
      await dying.drain();
      dying.fuse.disarm();
      dying.loseMessages();
      // Nobody has worked at it for a quarter of an hour by then.
      await dying.tick('2023-02-24T20:16:00.000Z');
      expect(await dying.drain()).toBe(0);
      // Whatever was lost between the last lane and the closing is begun once more.
      await dying.tick('2023-02-24T20:40:00.000Z');
      await dying.drain();

      const document = DayRoot.parse(JSON.parse(String(dying.store.objects.get(auditPaths.root(day)))));
      expect(document.root, `after ${calls} calls`).toBe(expected);
      expect(await dying.audit.closing(day)).toMatchObject({ events: 12 });
    }
  });

  test('takes in what came too late for the day before, marked, and once', async () => {
    const [early, late] = await held([eventItem(1), eventItem(2)]);
    if (early === undefined || late === undefined) throw new Error('There are two.');
    const writes = [write(early), write(late)];
    await desk.capture(writes.slice(0, 1));
    await closed(afterDay);
    await desk.capture(writes.slice(1));
    await desk.capture(writes.slice());
    await closed(afterNextDay);
    await closed('2023-02-26T20:00:00.000Z');

    expect(await desk.audit.closing(day)).toMatchObject({ events: 1, late: 0 });
    expect(await desk.audit.closing(nextDay)).toMatchObject({ events: 1, late: 1 });
    expect(await desk.audit.closing('2023-02-26')).toMatchObject({ events: 0 });
    const files = copyOf(desk.store);
    expect(await verifyTrail(sourceOf(files), { publicKey: desk.signer.publicJwk, to: '2023-02-26' })).toMatchObject({
      ok: true,
      events: 2,
      late: 1,
    });
  });

  test('is closed and signed although nobody witnesses it, and is witnessed when somebody does again', async () => {
    await desk.capture((await held([eventItem(1)])).map((item) => write(item)));
    desk.witness.isDown = true;
    expect(await closed(afterDay)).toBe(0);
    expect((await desk.audit.closing(day))?.witnessedAt).toBeUndefined();

    desk.witness.isDown = false;
    await closed('2023-02-24T20:30:00.000Z');

    expect(await desk.audit.closing(day)).toMatchObject({ witnessedAt: '2023-02-24T20:30:00.000Z' });
    expect(desk.store.objects.has(auditPaths.timeStamp(day))).toBe(true);
  });

  test('is not begun before anything was ever captured', async () => {
    expect(await desk.tick(afterDay)).toBe(0);
  });
});

describe('the trail held against the table', () => {
  /** Closes the day before, so that the table is not older than the trail, and then the day itself. */
  const secondDay = async (change: (items: readonly Record<string, unknown>[]) => Promise<unknown>) => {
    await desk.capture((await held([eventItem(100)])).map((item) => write(item)));
    await closed(afterDay);
    const at = '2023-02-25T03:00:00.000Z';
    const items = await held([1, 2, 3].map((number) => eventItem(number, { at })));
    await change(items);
    await closed(afterNextDay);
    return (await differencesOf(nextDay)).filter(({ pk }) => items.some((item) => item['pk'] === pk));
  };
  const TableName = () => local.table.name;
  const keyOf = ({ pk, sk }: Record<string, unknown>) => ({ pk, sk });

  test('agrees where every event was captured', async () => {
    expect(await secondDay((items) => desk.capture(items.map((item) => write(item))))).toEqual([]);
  });

  test('lacks an event that was never captured, and it is named', async () => {
    const differences = await secondDay((items) => desk.capture(items.slice(1).map((item) => write(item))));

    expect(differences).toMatchObject([{ kind: 'not-in-trail', pk: eventItem(1).pk }]);
  });

  test('shows an event that somebody took out of the table, and one that somebody changed there', async () => {
    const differences = await secondDay(async (items) => {
      await desk.capture(items.map((item) => write(item)));
      const [first = {}, second = {}] = items;
      await local.client.send(new DeleteCommand({ TableName: TableName(), Key: keyOf(first) }));
      await local.client.send(
        new UpdateCommand({
          TableName: TableName(),
          Key: keyOf(second),
          UpdateExpression: 'SET #data.regency = :other',
          ExpressionAttributeNames: { '#data': 'data' },
          ExpressionAttributeValues: { ':other': '31.71' },
        }),
      );
    });

    expect(new Map(differences.map(({ pk, kind }) => [pk, kind]))).toEqual(
      new Map([
        [eventItem(1).pk, 'gone'],
        [eventItem(2).pk, 'changed'],
      ]),
    );
  });

  test('tells of events that went with an erasure, and raises no alarm for them', async () => {
    const differences = await secondDay(async (items) => {
      await desk.capture(items.map((item) => write(item)));
      const [first = {}] = items;
      await local.client.send(new DeleteCommand({ TableName: TableName(), Key: keyOf(first) }));
      await held([{ pk: first['pk'], sk: 'ERASURE', status: 'done' }]);
    });

    expect(differences).toMatchObject([{ kind: 'erased', pk: eventItem(1).pk }]);
    expect(differences.filter(isFault)).toEqual([]);
  });

  test('shows what was written over, since the stream told of both', async () => {
    const differences = await secondDay(async (items) => {
      const [first = {}] = items;
      const forged = { ...first, data: { ...eventItem(1).data, regency: '31.71' } };
      await held([forged]);
      await desk.capture([...items.map((item) => write(item)), write(forged)]);
    });

    expect(differences).toMatchObject([{ kind: 'rewritten', pk: eventItem(1).pk }]);
  });
});

describe('what is captured', () => {
  const record = (item: Record<string, unknown>, sequence: string) => ({
    eventName: 'INSERT',
    dynamodb: {
      SequenceNumber: sequence,
      ApproximateCreationDateTime: Date.parse('2023-02-24T03:00:01.000Z') / 1_000,
      NewImage: marshall(item, { removeUndefinedValues: true }),
    },
  });
  const captured = async (...items: Record<string, unknown>[]) => {
    const store = memoryAuditStore();
    const stream = { Records: items.map((item, position) => record(item, String(position + 1))) };
    await captureEvents({ store })(stream as DynamoDBStreamEvent, functionContext());
    return store;
  };

  test('is the event, where it lies and when it was written, and nothing else of the item', async () => {
    const store = await captured({ ...eventItem(1), name: 'SITI', sealed: 'x', expiresAt: 7 });

    const [first] = [...store.objects];
    const [path, bytes] = first ?? [];
    expect(path).toMatch(/^audit\/captured\/2023-02-24\/1-[0-9a-f]{32}\.ndjson$/);
    const { pk, sk, event, occurredAt, data } = eventItem(1);
    expect(JSON.parse(String(bytes).slice(2))).toEqual({
      pk,
      sk,
      event,
      occurredAt,
      data,
      sequence: '1',
      writtenAt: '2023-02-24T03:00:01.000Z',
    });
  });

  test('leaves out work orders and joins, and what is encrypted in an event', async () => {
    const sealed = `1.${Buffer.alloc(40, 1).toString('base64url')}`;
    const accessed = { ...eventItem(1), event: 'person.accessed.v1', data: { purpose: sealed } };
    const store = await captured({ ...eventItem(2), event: 'enrollment.joined.v1' }, accessed);

    const text = [...store.objects.values()].join('');
    expect(text.trim().split('\n')).toHaveLength(1);
    expect(text).toContain('(sealed)');
    expect(text).not.toContain(sealed);
  });

  test('is put under each day on which any of it occurred', async () => {
    const store = await captured(eventItem(1), eventItem(2, { at: '2023-02-23T16:59:59.999Z' }));

    expect([...store.objects.keys()].map((path) => path.split('/')[2]).sort()).toEqual(['2023-02-23', '2023-02-24']);
  });

  test('fails whole when a record cannot be read, so that halving finds it', async () => {
    await expect(captured({ pk: 'X', sk: 'Y', event: 'decision.made.v1', occurredAt: 'once' })).rejects.toThrow();
  });
});

test('a check of a time stamp fault is a difference and no crash', async () => {
  await desk.capture((await held([eventItem(1)])).map((item) => write(item)));
  await closed(afterDay);

  const report = await verifyTrail(sourceOf(copyOf(desk.store)), {
    checkTimeStamp: () => Promise.reject(new DrawFault('root.tsr is over other bytes.')),
  });

  expect(report).toMatchObject({ ok: false, difference: 'root.tsr is over other bytes.' });
});
