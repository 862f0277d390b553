import '../support/environment.ts';
import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { runDeadlineStep } from '../../functions/deadlines/run-deadline-step.ts';
import type { ApplicantId } from '../../events/event.ts';
import { beginDeadlines } from '../../shared/deadlines/begin.ts';
import { DeadlineStep } from '../../shared/domain/deadline.ts';
import { Notice } from '../../shared/domain/notice.ts';
import type { Outgoing } from '../../shared/queue/send.ts';
import { awardTable } from '../../shared/table/awards.ts';
import { deadlineTable } from '../../shared/table/deadlines.ts';
import { freedPlaceTable } from '../../shared/table/freed-places.ts';
import { householdTable } from '../../shared/table/households.ts';
import { keys } from '../../shared/table/keys.ts';
import { listTable } from '../../shared/table/lists.ts';
import { queryAll } from '../../shared/table/read.ts';
import { registrationTable } from '../../shared/table/registrations.ts';
import { transfersOf } from '../../shared/table/transfers.ts';
import { waveTable } from '../../shared/table/waves.ts';
import { openWave } from '../support/joiners.ts';
import { delivery } from '../support/queue-event.ts';
import { announcedWave, givenRecipients, lastDay, type GivenRecipient } from '../support/recipients.ts';
import { Fuse, fusedClient } from '../support/selection.ts';
import { localTable, type LocalTable } from '../support/table.ts';

const { waveId } = announcedWave;
const budget = 3_500_000;
const afterDeadline = '2023-03-08T17:00:31.000Z';

let engine: LocalTable;
let local: LocalTable;
let clock: Date;
let queue: Outgoing[];
let notices: Notice[];
let fuse: Fuse;

beforeAll(async () => {
  engine = await localTable();
});
afterAll(() => engine.stop());

beforeEach(async () => {
  local = await localTable();
  queue = [];
  notices = [];
  fuse = new Fuse();
  await openWave(local.table, announcedWave);
  return () => local.stop();
});

/** The worker of the queue, on a table whose calls can be cut off. */
const worker = () => {
  const table = { ...local.table, client: fusedClient(local.table.client, fuse) };
  return runDeadlineStep({
    awards: awardTable(table),
    deadlines: deadlineTable(table),
    waves: waveTable(table),
    registrations: registrationTable(table),
    households: householdTable(table),
    lists: listTable(table),
    notices: (messages) => Promise.resolve(void notices.push(...messages.map(({ body }) => Notice.parse(body)))),
    steps: (messages) => fuse.call(() => Promise.resolve(void queue.push(...messages))),
    now: () => clock,
  });
};

const tick = (at: string): Promise<number> => {
  clock = new Date(at);
  return beginDeadlines({
    deadlines: deadlineTable(local.table),
    steps: (messages) => Promise.resolve(void queue.push(...messages)),
    settlingSeconds: 30,
    now: () => clock,
  })();
};

/** Delivers all messages, each so many times and in whatever order, until the queue is empty. */
const drain = async ({ copies = 1 } = {}): Promise<void> => {
  const handler = worker();
  while (queue.length > 0) {
    const [next, ...others] = queue;
    queue = others;
    const bodies = Array.from({ length: copies }, () => next?.body);
    const failed = await Promise.all(bodies.map((body) => delivery(handler, body)));
    expect(failed.flat()).toEqual([]);
  }
};

const award = (applicantId: ApplicantId) => awardTable(local.table).get(applicantId, waveId);
const freed = () => freedPlaceTable(local.table).in({ waveId, run: 1 }, '32.01');

/** A purchase stands, or stood and was taken back. */
const buys = async ({ applicantId }: GivenRecipient, { at, price = 0 }: { at: string; price?: number }) => {
  await local.table.client.send(
    new UpdateCommand({
      TableName: local.table.name,
      Key: keys.award(applicantId, waveId),
      UpdateExpression: 'SET firstPurchaseAt = :at, balance = balance - :price, purchases = :one',
      ConditionExpression: '#state = :active',
      ExpressionAttributeNames: { '#state': 'state' },
      ExpressionAttributeValues: { ':at': at, ':price': price, ':one': 1, ':active': 'active' },
    }),
  );
};

describe('after the last day for the first purchase', () => {
  test('the cards that were not used are revoked, the money goes back to the state and the places are free; who has bought keeps the card', async () => {
    const people = await givenRecipients(
      local.table,
      Array.from({ length: 30 }, (_, number) => number),
    );
    const [buyer] = people;
    if (buyer === undefined) throw new Error('There is nobody.');
    await buys(buyer, { at: '2023-03-08T16:59:59.999Z', price: 1_000_000 });

    await tick(afterDeadline);
    await drain();

    const awards = await Promise.all(people.map(({ applicantId }) => award(applicantId)));
    expect(awards[0]).toMatchObject({ state: 'active', balance: budget - 1_000_000 });
    for (const lost of awards.slice(1)) {
      expect(lost).toMatchObject({ state: 'ended', endedBecause: 'revoked', balance: 0, returned: budget });
    }
    expect((await freed()).map(({ reason }) => reason)).toEqual(Array.from({ length: 29 }, () => 'revoked'));
    const [, second] = people;
    const transfers = await transfersOf(local.table, second?.applicantId ?? buyer.applicantId);
    expect(transfers.map(({ cause, entries }) => [cause.kind, entries.map(({ amount }) => amount)])).toEqual([
      ['award', [-budget, budget]],
      ['revocation', [-budget, budget]],
    ]);
  });

  test('who lost the card is barred for good: the list of earlier recipients keeps them, the family card gets its place back', async () => {
    const [person] = await givenRecipients(local.table, [1]);
    if (person === undefined) throw new Error('There is nobody.');

    await tick(afterDeadline);
    await drain();

    const { nikHashes, kkHashes } = person.registration;
    const lines = await listTable(local.table).listings(nikHashes);
    expect(lines.filter(({ removedAt }) => removedAt === undefined)).toHaveLength(1);
    expect(await householdTable(local.table).recipients(kkHashes)).toEqual([]);
  });

  test('a card of another day is left alone', async () => {
    const [person] = await givenRecipients(local.table, [1], {
      ...announcedWave,
      announcedAt: '2023-02-22T03:00:00.000Z',
    });

    await tick(afterDeadline);
    await drain();

    expect(await award(person?.applicantId ?? ('' as ApplicantId))).toMatchObject({ state: 'active', balance: budget });
  });

  test('a message that is delivered thrice, and a tick that rings again and again, revoke each card once', async () => {
    const people = await givenRecipients(
      local.table,
      Array.from({ length: 12 }, (_, number) => number),
    );

    await tick(afterDeadline);
    await tick('2023-03-08T17:01:31.000Z');
    await drain({ copies: 3 });
    await tick('2023-03-09T17:01:31.000Z');
    await drain({ copies: 2 });

    for (const { applicantId } of people) {
      const events = await queryAll(local.table, { pk: keys.registration(applicantId).pk, prefix: 'EVENT#' });
      expect(events.filter(({ event }) => event === 'award.ended.v1')).toHaveLength(1);
      const causes = (await transfersOf(local.table, applicantId)).map(({ cause }) => cause.kind);
      expect(causes).toEqual(['award', 'revocation']);
    }
    expect(await freed()).toHaveLength(12);
  });

  test('a worker that is killed after every single call of its own loses nobody', async () => {
    const people = await givenRecipients(
      local.table,
      Array.from({ length: 2 }, (_, number) => number),
    );
    await tick(afterDeadline);
    const handler = worker();
    let kills = 0;

    while (queue.length > 0) {
      const [next, ...others] = queue;
      queue = others;
      const step = DeadlineStep.parse(next?.body);
      // The six days before have nobody: one search of an empty day is like another.
      if (step.day !== lastDay) {
        expect(await delivery(handler, step)).toEqual([]);
        continue;
      }
      for (let calls = 1; calls < 500; calls += 1) {
        fuse.arm(calls);
        const failed = await delivery(handler, step);
        const isSpent = fuse.isSpent();
        fuse.disarm();
        if (failed.length === 0 && !isSpent) break;
        kills += 1;
      }
    }

    expect(kills).toBeGreaterThan(10);
    const awards = await Promise.all(people.map(({ applicantId }) => award(applicantId)));
    expect(awards.map((one) => one?.endedBecause)).toEqual(people.map(() => 'revoked'));
    expect(await freed()).toHaveLength(2);
  });

  test('what stands still is set going again after a quarter of an hour, and what is done is not', async () => {
    await givenRecipients(local.table, [1, 2, 3]);
    await tick(afterDeadline);
    queue = [];

    expect(await tick('2023-03-08T17:10:00.000Z')).toBe(0);
    expect(await tick('2023-03-08T17:16:00.000Z')).toBe(7);
    await drain();
    expect(await tick('2023-03-08T17:40:00.000Z')).toBe(0);

    expect(await freed()).toHaveLength(3);
  });

  test('an order in flight at that second has one outcome: it stands and the card with it, or the card is gone and nothing was paid', async () => {
    const people = await givenRecipients(
      local.table,
      Array.from({ length: 40 }, (_, number) => number),
    );
    await tick(afterDeadline);

    const [, outcomes] = await Promise.all([
      drain({ copies: 2 }),
      Promise.allSettled(people.map((person) => buys(person, { at: '2023-03-08T16:59:59.999Z', price: 500_000 }))),
    ]);

    for (const [position, { applicantId }] of people.entries()) {
      const standing = await award(applicantId);
      expect(standing).toMatchObject(
        outcomes[position]?.status === 'fulfilled'
          ? { state: 'active', balance: budget - 500_000 }
          : { state: 'ended', endedBecause: 'revoked', balance: 0, returned: budget },
      );
    }
  });
});

describe('before the last day for the first purchase', () => {
  test('people who have bought nothing are reminded once on each of three days, by SMS and e-mail', async () => {
    const people = await givenRecipients(local.table, [1, 2, 3]);
    const [buyer] = people;
    if (buyer === undefined) throw new Error('There is nobody.');
    await buys(buyer, { at: '2023-02-25T03:00:00.000Z' });

    for (const day of ['2023-02-28', '2023-03-01', '2023-03-05', '2023-03-06', '2023-03-07']) {
      await tick(`${day}T02:00:00.000Z`);
      await tick(`${day}T02:01:00.000Z`);
      await drain();
    }

    const told = notices.map((notice) =>
      notice.about === 'purchase-due' ? `${notice.daysBefore} ${notice.channel}` : '',
    );
    expect(told.toSorted()).toEqual(
      [1, 3, 7].flatMap((days) => [`${days} email`, `${days} email`, `${days} sms`, `${days} sms`]).toSorted(),
    );
    expect(notices.every((notice) => notice.about === 'purchase-due' && notice.day === lastDay)).toBe(true);
    expect(notices.some(({ applicantId }) => applicantId === buyer.applicantId)).toBe(false);
  });
});
