import '../support/environment.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { ApplicantId } from '../../events/event.ts';
import { sha256Hex } from '../../shared/domain/draw/hash.ts';
import { isPayable } from '../../shared/domain/payouts/account.ts';
import { moneyKeys } from '../../shared/table/money-keys.ts';
import { queryAll } from '../../shared/table/read.ts';
import {
  bookDifferences,
  completedAt,
  givenAnswer,
  givenCompleted,
  givenLine,
  givenOwnReview,
  givenRecipient,
  incentiveWorld,
  monthlyWave,
  type IncentiveWorld,
} from '../support/incentives.ts';
import { openWave } from '../support/joiners.ts';
import { givenPayoutAccount } from '../support/payout-accounts.ts';
import { delivery } from '../support/queue-event.ts';
import { announcedWave, givenRecipients, type GivenRecipient } from '../support/recipients.ts';
import { localTable, type LocalTable } from '../support/table.ts';

let engine: LocalTable;
let local: LocalTable;
let world: IncentiveWorld;

beforeAll(async () => {
  engine = await localTable();
});
afterAll(() => engine.stop());
beforeEach(async () => {
  local = await localTable();
  await openWave(local.table, announcedWave);
  world = incentiveWorld(local.table);
  return () => local.stop();
});

const recipient = (): Promise<GivenRecipient> => givenRecipient(local.table, 1);
const differencesOf = (applicantId: ApplicantId) => bookDifferences(local.table, applicantId);

describe('surveys', () => {
  test('are paid one by one, without a review, and never more than the rules pay', async () => {
    const person = await recipient();
    const { applicantId } = person;
    await givenCompleted(local.table, person);
    await givenPayoutAccount(local.table, person);
    await givenAnswer(local.table, applicantId, 'normal-1');
    await world.look(applicantId);
    const first = await world.incentivesOf(applicantId);

    await givenAnswer(local.table, applicantId, 'normal-2', '2023-04-04T03:00:00.000Z');
    await givenAnswer(local.table, applicantId, 'semi-bansos-1');
    world.setClock('2023-04-04T04:00:00.000Z');
    await world.look(applicantId, 4);

    expect(first.map(({ part, amount }) => [part, amount])).toEqual([['normal-1', 50_000]]);
    expect((await world.incentivesOf(applicantId)).map(({ part }) => part).toSorted()).toEqual([
      'normal-1',
      'normal-2',
    ]);
    expect(await world.payoutsOf(applicantId)).toMatchObject([
      { kind: 'survey-incentive', amount: 50_000 },
      { kind: 'survey-incentive', amount: 50_000 },
    ]);
    expect(await queryAll(local.table, moneyKeys.balances(applicantId))).toMatchObject([
      { kind: 'survey-incentive', balance: 100_000 },
    ]);
    expect(await differencesOf(applicantId)).toEqual([]);
  });

  test('without a completed course are paid nothing', async () => {
    const person = await recipient();
    await givenPayoutAccount(local.table, person);
    await givenAnswer(local.table, person.applicantId, 'normal-1', completedAt);

    await world.look(person.applicantId);

    expect(await world.incentivesOf(person.applicantId)).toEqual([]);
  });
});

describe('four monthly instalments', () => {
  /** Somebody whose first instalment is approved on 31 January 2024. */
  const monthly = async (): Promise<GivenRecipient> => {
    const [person] = await givenRecipients(local.table, [1], monthlyWave);
    if (person === undefined) throw new Error('There is nobody.');
    const order = await givenCompleted(local.table, person, { at: '2024-01-28T03:00:00.000Z' });
    await givenOwnReview(local.table, order, '2024-01-29T03:00:00.000Z');
    await givenPayoutAccount(local.table, { ...person, linkedAt: '2024-01-22T03:00:00.000Z' });
    world.setClock('2024-01-31T03:00:00.000Z');
    await world.look(person.applicantId);
    return person;
  };
  /** The schedule rings twice on a day (WIB) in its first minute, and once at noon. */
  const ring = async (day: string): Promise<void> => {
    const midnight = Date.parse(`${day}T00:00:00.000+07:00`);
    for (const seconds of [31, 91, 43_200]) {
      await world.tick(new Date(midnight + seconds * 1_000).toISOString());
      await world.drain();
    }
  };
  const decided = async ({ applicantId }: GivenRecipient) =>
    (await world.incentivesOf(applicantId))
      .toSorted((one, other) => (one.part < other.part ? -1 : 1))
      .map(({ part, outcome, decidedAt }) => `${part} ${outcome} ${decidedAt.slice(0, 10)}`);

  test('are decided month by month, at the end of a month on its last day', async () => {
    const person = await monthly();
    const months: string[][] = [];
    for (const day of ['2024-02-28', '2024-02-29', '2024-03-30', '2024-03-31', '2024-04-30', '2024-05-31']) {
      await ring(day);
      months.push((await decided(person)).map((text) => text.slice(0, 10)));
    }

    expect(months.map((parts) => parts.length)).toEqual([1, 2, 2, 3, 4, 4]);
    // The first minute of a day in western Indonesia lies on the day before in UTC.
    expect(await decided(person)).toEqual([
      '1 approved 2024-01-31',
      '2 approved 2024-02-28',
      '3 approved 2024-03-30',
      '4 approved 2024-04-29',
    ]);
    expect(await world.payoutsOf(person.applicantId)).toHaveLength(4);
    expect(await queryAll(local.table, moneyKeys.balances(person.applicantId))).toMatchObject([{ balance: 2_400_000 }]);
    expect(await differencesOf(person.applicantId)).toEqual([]);
  });

  test('are each screened by themselves: one that a list refuses does not hold up the next, and is made good when the list is corrected', async () => {
    const person = await monthly();
    const line = { listVersion: 'bkn-9', since: '2024-02-15T03:00:00.000Z' };
    await givenLine(local.table, person, line);
    await ring('2024-02-29');
    const refused = await decided(person);

    await givenLine(local.table, person, { ...line, since: '2024-03-20T03:00:00.000Z', change: 'removed' });
    await ring('2024-03-31');

    expect(refused).toEqual(['1 approved 2024-01-31', '2 refused 2024-02-28']);
    expect(await decided(person)).toEqual(['1 approved 2024-01-31', '2 approved 2024-03-30', '3 approved 2024-03-30']);
    expect(await differencesOf(person.applicantId)).toEqual([]);
  });

  test('of a thousand people are all found on their day, and whoever dies over a page comes again', async () => {
    const people = Array.from({ length: 1_000 }, (_, number) =>
      ApplicantId.parse(sha256Hex(String(number)).slice(0, 32)),
    );
    for (const person of people) await world.parts.incentives.lookAgain(person, '2023-03-08');
    await world.tick('2023-03-07T17:00:31.000Z');
    const found = new Set<string>();
    let kills = 0;
    for (let next = world.queue.shift(); next !== undefined; next = world.queue.shift()) {
      const { body } = next as { body: { applicantId?: string } };
      if (body.applicantId !== undefined) {
        found.add(body.applicantId);
        continue;
      }
      // Each step is killed after its first write, and delivered again.
      world.fuse.arm(1);
      if ((await delivery(world.worker(), body)).length > 0) kills += 1;
      world.fuse.disarm();
      expect(await delivery(world.worker(), body)).toEqual([]);
    }

    expect(found).toEqual(new Set(people));
    expect(kills).toBeGreaterThan(10);
    expect(await world.tick('2023-03-07T18:00:00.000Z')).toBe(0);
  });
});

describe('an account that cools off', () => {
  test('is looked at again the day after it can be used', async () => {
    const person = await recipient();
    const { applicantId } = person;
    await givenOwnReview(local.table, await givenCompleted(local.table, person));
    const account = await givenPayoutAccount(local.table, {
      applicantId,
      linkedAt: '2023-03-05T02:00:00.000Z',
      usableFrom: '2023-03-07T02:00:00.000Z',
    });
    await world.look(applicantId);
    const early = await world.tick('2023-03-07T03:00:00.000Z');
    await world.drain();
    const before = await world.incentivesOf(applicantId);

    // 8 March in western Indonesia, half a minute after its beginning.
    await world.tick('2023-03-07T17:00:31.000Z');
    await world.drain();

    expect(isPayable(account, '2023-03-05T03:00:00.000Z')).toBe(false);
    expect(early).toBeGreaterThan(0);
    expect(before).toEqual([]);
    expect(await world.incentivesOf(applicantId)).toMatchObject([{ outcome: 'approved' }]);
  });
});

describe('an account that was linked', () => {
  test('is told of over both channels, whoever looks', async () => {
    const person = await recipient();
    const { version } = await givenPayoutAccount(local.table, {
      ...person,
      linkedAt: '2023-03-05T02:00:00.000Z',
    });

    await world.look(person.applicantId);

    expect(world.notices).toEqual(
      ['sms', 'email'].map((channel) => ({
        about: 'payout-account-linked',
        applicantId: person.applicantId,
        version,
        channel,
      })),
    );
  });
});
