import '../support/environment.ts';
import { DeleteCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { differencesBetween } from '../../bench/recovery/differences.ts';
import { pointInTimeOf, restore } from '../../local/recovery/point-in-time.ts';
import { lostEvents } from '../../shared/audit/lost.ts';
import { verifyTrail } from '../../shared/audit/verify.ts';
import { evidencePaths } from '../../shared/domain/evidence/layout.ts';
import { auditEventTable } from '../../shared/table/audit-events.ts';
import { enroll, enrolledPerson } from '../support/enrolled-people.ts';
import { auditDesk, copyOf, numberedWrites, sourceOf, verifiedEvents } from '../support/audit.ts';
import { givenPayouts, payoutWorld, type PayoutWorld } from '../support/payouts.ts';
import { closedWave, selectionWorld } from '../support/selection.ts';
import { localTable, type LocalTable } from '../support/table.ts';

let local: LocalTable;

beforeEach(async () => {
  local = await localTable();
});
afterEach(() => local.stop());

const put = (Item: Readonly<Record<string, unknown>>) =>
  local.client.send(new PutCommand({ TableName: local.table.name, Item: { ...Item } }));

test('a restored table has the items of the instant, whatever was added, changed and taken away after it', async () => {
  const things = Array.from({ length: 60 }, (_, number) => ({ pk: `THING#${number}`, sk: 'THING', number }));
  const rich = { bytes: Buffer.from('sealed'), names: new Set(['one', 'two']), deep: { list: [1, { two: null }] } };
  for (const thing of things) await put(thing);
  await put({ pk: 'RICH', sk: 'RICH', ...rich });
  const then = await pointInTimeOf(local.table);
  for (const thing of things.slice(0, 20)) await put({ ...thing, number: -1 });
  for (const { pk, sk } of things.slice(20, 40))
    await local.client.send(new DeleteCommand({ TableName: local.table.name, Key: { pk, sk } }));
  await put({ pk: 'LATER', sk: 'LATER' });
  const before = differencesBetween(then.items, (await pointInTimeOf(local.table)).items);

  await restore(local.table, then);

  expect(then.items).toHaveLength(61);
  expect(before).toHaveLength(41);
  expect(differencesBetween(then.items, (await pointInTimeOf(local.table)).items)).toEqual([]);
});

describe('money that was paid after the instant', () => {
  let world: PayoutWorld;
  const paidOut = async (): Promise<void> => {
    await world.approve(await world.proposed());
    await world.drain();
  };
  beforeEach(() => {
    world = payoutWorld(local.table);
  });

  test('is not paid twice: the bank is told the same payment again, and the table has it as paid', async () => {
    const people = await givenPayouts(local.table, 3, 2);
    const then = await pointInTimeOf(local.table);
    await paidOut();
    const atLoss = world.books.totals();
    await restore(local.table, then);
    const ids = people.flatMap(({ payouts }) => payouts.map(({ payoutId }) => payoutId));
    const between = await world.payouts.several(ids);

    world.pass(10);
    await paidOut();

    expect(between.map(({ status }) => status)).toEqual(ids.map(() => 'ready'));
    expect((await world.payouts.several(ids)).map(({ status }) => status)).toEqual(ids.map(() => 'paid'));
    expect(atLoss).toMatchObject({ count: 6, sum: 1_950_000, repeated: 0 });
    expect(world.books.totals()).toMatchObject({ count: 6, sum: 1_950_000, repeated: 6, conflicts: 0 });
  });

  test('and whose envelope was approved before it is told again by its message, or by whoever looks after payouts', async () => {
    const [person] = await givenPayouts(local.table, 1);
    const payoutId = person?.payouts[0]?.payoutId;
    if (payoutId === undefined) throw new Error('There is nobody.');
    await world.approve(await world.proposed());
    const then = await pointInTimeOf(local.table);
    await world.drain();
    await restore(local.table, then);
    world.loseMessages();
    const between = (await world.payouts.get(payoutId))?.status;

    // Nobody knows how much later the table is there again.
    world.pass(60);
    await world.tick();
    await world.drain();

    expect(between).toBe('enveloped');
    expect((await world.payouts.get(payoutId))?.status).toBe('paid');
    expect(world.books.totals()).toMatchObject({ count: 1, repeated: 1, conflicts: 0 });
  });
});

describe('a wave whose commitment was published after the instant', () => {
  test('is not committed to a second time: its selection fails, and nobody is asked to witness anything', async () => {
    const people = Array.from({ length: 6 }, (_, number) =>
      enrolledPerson({ number, wave: closedWave, regency: '32.01' }),
    );
    await enroll(local.table, people);
    const world = selectionWorld({ table: local.table, quota: { '32.01': 3 }, wave: closedWave });
    await world.start();
    await world.drain({ until: (step) => step.stage === 'commit' && step.unit === '0' });
    const then = await pointInTimeOf(local.table);
    const commit = { ...world.first, stage: 'commit', unit: '0' } as const;
    await world.run(commit);
    const published = () => world.store.published(world.waveId).get(evidencePaths.commitment)?.toString();
    const standing = published();
    await restore(local.table, then);
    world.sleep(60);
    world.witness.isDown = true;

    await expect(world.run(commit)).rejects.toThrow('The commitment of 2023-48 is published, and it is not on record.');

    expect(standing).toContain('"round"');
    expect(published()).toBe(standing);
  });
});

describe('the audit trail of a table that was restored', () => {
  const day = '2023-02-24';
  const afterDay = '2023-02-24T20:00:00.000Z';
  const items = verifiedEvents('lost');
  const [first = {}, ...later] = items;
  const lost = later.map(({ pk }) => ['gone', pk]);

  /** A desk whose trail has all three events, and the instant at which the table had one. */
  const captured = async () => {
    const desk = auditDesk(local.table);
    const write = numberedWrites();
    await put(first);
    const then = await pointInTimeOf(local.table);
    for (const item of later) await put(item);
    await desk.capture(items.map((item) => write(item)));
    return { desk, then };
  };

  test('tells which events are lost while their day is not closed, and nothing when they are back', async () => {
    const { desk, then } = await captured();
    const kept = { store: desk.store, events: auditEventTable(local.table) };
    await restore(local.table, then);

    const missing = await lostEvents(kept, [day, '2023-02-25']);
    for (const item of later) await put(item);
    const afterwards = await lostEvents(kept, [day, '2023-02-25']);

    expect(missing.map(({ kind, pk }) => [kind, pk])).toEqual(lost);
    expect(afterwards).toEqual([]);
  });

  test('closes a day again, which the table had closed after the instant, to the same bytes, and the chain holds', async () => {
    const { desk, then } = await captured();
    await desk.tick(afterDay);
    await desk.drain();
    const closed = copyOf(desk.store);
    await restore(local.table, then);
    const between = await desk.audit.closing(day);

    await desk.tick(afterDay);
    const failed = await desk.drain();

    expect(between).toBeUndefined();
    expect(failed).toBe(0);
    expect(copyOf(desk.store)).toEqual(closed);
    expect(await desk.audit.closing(day)).toMatchObject({ events: 3 });
    const check = { publicKey: desk.signer.publicJwk, from: day, to: day };
    expect(await verifyTrail(sourceOf(copyOf(desk.store)), check)).toMatchObject({ ok: true, days: 1, events: 3 });
    const found = await Array.fromAsync(desk.audit.differences(day));
    expect(found.flat().map(({ kind, pk }) => [kind, pk])).toEqual(expect.arrayContaining(lost));
    expect(found.flat()).toHaveLength(lost.length);
  });
});
