import '../support/environment.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { ApplicantId } from '../../events/event.ts';
import { payoutIdOf } from '../../shared/domain/payouts/payout.ts';
import { withdrawnWrites } from '../../shared/table/incentives.ts';
import { registrationTable } from '../../shared/table/registrations.ts';
import { transact } from '../../shared/table/transaction.ts';
import {
  bookDifferences,
  decisionEvents,
  givenAwardState,
  givenBounced,
  givenCompleted,
  givenGraduate,
  givenLine,
  givenOwnReview,
  givenRecipient,
  incentiveCauses,
  incentiveWorld,
  type IncentiveWorld,
} from '../support/incentives.ts';
import { openWave } from '../support/joiners.ts';
import { givenPayoutAccount } from '../support/payout-accounts.ts';
import { delivery } from '../support/queue-event.ts';
import { announcedWave, type GivenRecipient } from '../support/recipients.ts';
import { settlingOn } from '../support/settling.ts';
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

const recipient = (number = 1): Promise<GivenRecipient> => givenRecipient(local.table, number);
const graduate = (number = 1): Promise<GivenRecipient> => givenGraduate(local.table, number);
const eventsOf = (applicantId: ApplicantId) => decisionEvents(local.table, applicantId);
const causesOf = (applicantId: ApplicantId) => incentiveCauses(local.table, applicantId);
const differencesOf = (applicantId: ApplicantId) => bookDifferences(local.table, applicantId);

describe('the incentive after the training', () => {
  test('is approved once all is there: money, payout, event and the versions of the lists, in one', async () => {
    const { applicantId, award } = await graduate();

    await world.look(applicantId);

    const [incentive, ...others] = await world.incentivesOf(applicantId);
    expect(others).toEqual([]);
    expect(incentive).toMatchObject({
      kind: 'post-training',
      part: '1',
      amount: 600_000,
      outcome: 'approved',
      ruleVersion: award.ruleVersion,
      reasons: [],
      listVersions: { officials: 'none', students: 'none' },
      attempt: 1,
    });
    expect(await world.payoutsOf(applicantId)).toMatchObject([
      {
        payoutId: incentive?.payoutId,
        amount: 600_000,
        status: 'ready',
        kind: 'incentive',
        channel: 'BNI',
        attempt: 1,
      },
    ]);
    expect(await causesOf(applicantId)).toEqual(['incentive']);
    expect(await eventsOf(applicantId)).toEqual(['approved']);
    expect(await differencesOf(applicantId)).toEqual([]);
  });

  test('is not approved while any one thing is missing, and is as soon as it comes', async () => {
    const without = {
      'a completed course': async (person: GivenRecipient) => {
        await givenPayoutAccount(local.table, person);
        return async () => givenOwnReview(local.table, await givenCompleted(local.table, person));
      },
      'rating and review': async (person: GivenRecipient) => {
        const order = await givenCompleted(local.table, person);
        await givenPayoutAccount(local.table, person);
        return () => givenOwnReview(local.table, order);
      },
      'an account': async (person: GivenRecipient) => {
        await givenOwnReview(local.table, await givenCompleted(local.table, person));
        return () => givenPayoutAccount(local.table, person);
      },
      'a card that can be used': async (person: GivenRecipient) => {
        await givenOwnReview(local.table, await givenCompleted(local.table, person));
        await givenPayoutAccount(local.table, person);
        await givenAwardState(local.table, person.award, 'stopped');
        return () => givenAwardState(local.table, person.award, 'active');
      },
      'an account of the same NIK': async (person: GivenRecipient) => {
        await givenOwnReview(local.table, await givenCompleted(local.table, person));
        const standing = await registrationTable(local.table).get(person.applicantId);
        if (standing === undefined) throw new Error('There is no registration.');
        const another = { ...standing, nikHashes: [{ version: 1, hash: 'f'.repeat(64) }] };
        await registrationTable(local.table).commit({
          registration: { ...another, version: standing.version + 1 },
          readVersion: standing.version,
        });
        await givenPayoutAccount(local.table, person);
        await registrationTable(local.table).commit({
          registration: { ...standing, version: standing.version + 2 },
          readVersion: standing.version + 1,
        });
        return () =>
          givenPayoutAccount(local.table, { ...person, linkedAt: '2023-03-04T03:00:00.000Z', channel: 'BCA' });
      },
      'an identity that the registry has confirmed': async (person: GivenRecipient) => {
        await givenOwnReview(local.table, await givenCompleted(local.table, person));
        await givenPayoutAccount(local.table, person);
        const change = async (readVersion: number, outcome: 'pending' | 'matched', at: string) => {
          const standing = await registrationTable(local.table).get(person.applicantId);
          if (standing === undefined) throw new Error('There is no registration.');
          const verification = [...standing.verification, { at, outcome, regency: '32.01' }];
          await registrationTable(local.table).commit({
            registration: { ...standing, verification, version: readVersion + 1 },
            readVersion,
          });
        };
        await change(1, 'pending', '2023-03-04T04:00:00.000Z');
        return () => change(2, 'matched', '2023-03-04T05:00:00.000Z');
      },
    } satisfies Record<string, (person: GivenRecipient) => Promise<() => Promise<unknown>>>;

    const outcomes = await Promise.all(
      Object.entries(without).map(async ([missing, given], number) => {
        const person = await recipient(number + 1);
        const complete = await given(person);
        await world.look(person.applicantId);
        const before = await world.incentivesOf(person.applicantId);
        await complete();
        await world.look(person.applicantId);
        const after = await world.incentivesOf(person.applicantId);
        return [missing, before.length, after.map(({ outcome }) => outcome)];
      }),
    );

    expect(outcomes).toEqual(Object.keys(without).map((missing) => [missing, 0, ['approved']]));
  });

  test('is paid for the course that was completed first, and for no other', async () => {
    const person = await recipient();
    await givenCompleted(local.table, person);
    const later = await givenCompleted(local.table, person, { at: '2023-03-04T01:00:00.000Z', reference: 'R-later' });
    await givenOwnReview(local.table, later);
    await givenPayoutAccount(local.table, person);

    await world.look(person.applicantId);

    expect(await world.incentivesOf(person.applicantId)).toEqual([]);
  });

  test('is approved once when ten look at it at the same moment', async () => {
    const { applicantId } = await graduate();

    const failed = await world.look(applicantId, 10);

    expect(failed).toBe(0);
    expect(await world.incentivesOf(applicantId)).toMatchObject([{ outcome: 'approved', revision: 1 }]);
    expect(await world.payoutsOf(applicantId)).toHaveLength(1);
    expect(await causesOf(applicantId)).toEqual(['incentive']);
    expect(await eventsOf(applicantId)).toEqual(['approved']);
    expect(await differencesOf(applicantId)).toEqual([]);
  });

  test('is approved once whenever its worker dies, and comes again', async () => {
    let kills = 0;
    for (let calls = 1, isDone = false; !isDone; calls += 1) {
      const { applicantId } = await graduate(calls);
      world.fuse.arm(calls);
      isDone = (await world.look(applicantId)) === 0;
      world.fuse.disarm();
      if (!isDone) kills += 1;

      await world.look(applicantId);

      expect(await world.payoutsOf(applicantId)).toHaveLength(1);
      expect(await eventsOf(applicantId)).toEqual(['approved']);
      expect(await differencesOf(applicantId)).toEqual([]);
    }
    expect(kills).toBeGreaterThan(1);
  });

  test('is not written on an award that is stopped while it is decided', async () => {
    const { applicantId } = await graduate();
    const { incentives } = world.parts;
    await world.look(applicantId);
    const [approved] = await world.incentivesOf(applicantId);
    const [payout] = await world.payoutsOf(applicantId);
    if (approved === undefined || payout === undefined) throw new Error('Nothing was approved.');
    const other = await graduate(2);
    await givenAwardState(local.table, other.award, 'stopped');

    const approve = () =>
      incentives.approve(
        {
          incentive: { ...approved, applicantId: other.applicantId, incentiveId: payout.incentiveId },
          payout: { ...payout, applicantId: other.applicantId, payoutId: payoutIdOf(payout.incentiveId, 9) },
        },
        { award: other.award, registration: { version: 1 }, certificateId: undefined, laterDays: [] },
      );

    expect(await approve()).toBe(false);
    expect(await world.incentivesOf(other.applicantId)).toEqual([]);
    expect(await world.payoutsOf(other.applicantId)).toEqual([]);

    await givenAwardState(local.table, other.award, 'active');
    expect(await approve()).toBe(true);
  });
});

describe('a list that names somebody late', () => {
  const since = '2023-03-04T20:00:00.000Z';

  test('refuses the incentive with the reason and the version of the list, however the person was settled before', async () => {
    const person = await graduate();
    await givenLine(local.table, person, { listVersion: 'bkn-9', since });

    await world.look(person.applicantId, 3);
    await world.look(person.applicantId);

    expect(await world.incentivesOf(person.applicantId)).toMatchObject([
      {
        outcome: 'refused',
        reasons: [{ code: 'official', source: 'officials', listVersion: 'bkn-9' }],
        attempt: 0,
        revision: 1,
      },
    ]);
    expect(await world.payoutsOf(person.applicantId)).toEqual([]);
    expect(await causesOf(person.applicantId)).toEqual([]);
    expect(await eventsOf(person.applicantId)).toEqual(['refused']);
    expect(await differencesOf(person.applicantId)).toEqual([]);
  });

  test('and is corrected has the incentive approved when it is looked at again; both decisions are kept', async () => {
    const person = await graduate();
    await givenLine(local.table, person, { listVersion: 'bkn-9', since });
    await world.look(person.applicantId);
    await givenLine(local.table, person, {
      listVersion: 'bkn-10',
      since: '2023-03-06T03:00:00.000Z',
      change: 'removed',
    });

    world.setClock('2023-03-06T04:00:00.000Z');
    await world.look(person.applicantId, 5);

    expect(await world.incentivesOf(person.applicantId)).toMatchObject([
      { outcome: 'approved', attempt: 1, revision: 2 },
    ]);
    expect((await world.parts.incentives.decisions(person.applicantId)).map(({ outcome }) => outcome)).toEqual([
      'refused',
      'approved',
    ]);
    expect(await world.payoutsOf(person.applicantId)).toHaveLength(1);
    expect(await differencesOf(person.applicantId)).toEqual([]);
  });

  test('against which an objection was upheld holds nothing up, and whoever was settled is looked at', async () => {
    const person = await graduate();
    const { applicantId } = person;
    const registrations = registrationTable(local.table);
    await givenLine(local.table, person, { listVersion: 'bkn-9', since });
    await world.look(applicantId);
    const refused = await world.incentivesOf(applicantId);
    const standing = await registrations.get(applicantId);
    if (standing === undefined) throw new Error('There is no registration.');
    const at = '2023-03-05T05:00:00.000Z';
    const waivers = [{ rule: 'excluded_occupations', at, caseId: 'c'.repeat(24) }];
    await registrations.commit({
      registration: { ...standing, waivers, version: standing.version + 1, updatedAt: at },
      readVersion: standing.version,
      unsettledAt: at,
    });
    const looked: ApplicantId[] = [];
    const settling = settlingOn(
      local.table,
      () => new Date('2023-03-05T06:00:00.000Z'),
      (settled) => Promise.resolve(void looked.push(settled)),
    );

    expect(await delivery(settling, { applicantId })).toEqual([]);
    world.setClock('2023-03-05T06:00:01.000Z');
    for (const settled of looked) await world.look(settled);

    expect(refused).toMatchObject([{ outcome: 'refused' }]);
    expect(looked).toEqual([applicantId]);
    expect(await world.incentivesOf(applicantId)).toMatchObject([{ outcome: 'approved' }]);
  });

  test('of earlier recipients says nothing against who has this card', async () => {
    const person = await graduate();
    await givenLine(local.table, person, { source: 'earlier-recipients', listVersion: 'pmo-3', since });

    await world.look(person.applicantId);

    expect(await world.incentivesOf(person.applicantId)).toMatchObject([{ outcome: 'approved' }]);
  });

  test('takes an approval back before its money leaves, once, and gives it again when the list is corrected', async () => {
    const person = await graduate();
    const { applicantId } = person;
    await world.look(applicantId);
    const [approved] = await world.incentivesOf(applicantId);
    if (approved === undefined) throw new Error('Nothing was approved.');
    const reasons = [{ code: 'official', source: 'officials', listVersion: 'bkn-9' }];
    const refusal = { reasons, listVersions: { officials: 'bkn-9' }, at: '2023-03-06T03:00:00.000Z' };
    const outcomes = [];
    for (let time = 0; time < 2; time += 1)
      outcomes.push((await transact(local.table, withdrawnWrites(approved, refusal))).written);

    expect(outcomes).toEqual([true, false]);
    expect(await world.incentivesOf(applicantId)).toMatchObject([
      { outcome: 'refused', reasons, attempt: 1, revision: 2 },
    ]);
    expect(await causesOf(applicantId)).toEqual(['incentive', 'incentive-withdrawal']);
    expect(await differencesOf(applicantId)).toEqual([]);

    await world.look(applicantId);

    expect(await world.incentivesOf(applicantId)).toMatchObject([{ outcome: 'approved', attempt: 2, revision: 3 }]);
    expect(await causesOf(applicantId)).toEqual(['incentive', 'incentive', 'incentive-withdrawal']);
    expect(await eventsOf(applicantId)).toEqual(['approved', 'refused', 'approved']);
    expect(await differencesOf(applicantId)).toEqual([]);
  });
});

describe('a payout that came back', () => {
  const bounced = async () => {
    const person = await graduate();
    await world.look(person.applicantId);
    const [payout] = await world.payoutsOf(person.applicantId);
    if (payout === undefined) throw new Error('Nothing is ready.');
    await givenBounced(local.table, payout, '2023-03-08T03:00:00.000Z');
    world.setClock('2023-03-09T03:00:00.000Z');
    return person;
  };

  test('is tried again once, as soon as another account can be paid to', async () => {
    const person = await bounced();
    const { applicantId } = person;
    await world.look(applicantId);
    expect(await world.payoutsOf(applicantId)).toHaveLength(1);

    const account = await givenPayoutAccount(local.table, {
      applicantId,
      channel: 'BCA',
      linkedAt: '2023-03-09T02:00:00.000Z',
    });
    await world.look(applicantId, 6);

    expect(await world.payoutsOf(applicantId)).toMatchObject([
      { attempt: 1, status: 'bounced', accountVersion: 1 },
      { attempt: 2, status: 'ready', accountVersion: account.version, channel: 'BCA' },
    ]);
    expect(await world.incentivesOf(applicantId)).toMatchObject([{ outcome: 'approved', attempt: 2 }]);
    expect(await causesOf(applicantId)).toEqual(['incentive']);
    expect(await differencesOf(applicantId)).toEqual([]);
  });

  test('is tried again with the same account once that was mended and linked anew', async () => {
    const { applicantId } = await bounced();

    await givenPayoutAccount(local.table, { applicantId, linkedAt: '2023-03-09T02:00:00.000Z' });
    await world.look(applicantId);

    expect(await world.payoutsOf(applicantId)).toMatchObject([{ attempt: 1 }, { attempt: 2, accountVersion: 2 }]);
  });

  test('is taken back where a list names the person by then', async () => {
    const person = await bounced();
    const { applicantId } = person;
    await givenLine(local.table, person, { listVersion: 'bkn-9', since: '2023-03-08T20:00:00.000Z' });
    await givenPayoutAccount(local.table, { applicantId, channel: 'BCA', linkedAt: '2023-03-09T02:00:00.000Z' });

    await world.look(applicantId, 3);

    expect(await world.payoutsOf(applicantId)).toHaveLength(1);
    expect(await world.incentivesOf(applicantId)).toMatchObject([
      { outcome: 'refused', reasons: [{ code: 'official' }] },
    ]);
    expect(await causesOf(applicantId)).toEqual(['incentive', 'incentive-withdrawal']);
    expect(await differencesOf(applicantId)).toEqual([]);
  });
});
