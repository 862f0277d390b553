import '../support/environment.ts';
import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { giveUpAward } from '../../functions/enrollments/give-up-award.ts';
import type { ApplicantId } from '../../events/event.ts';
import { withWaiver } from '../../shared/domain/registering.ts';
import { awardTable } from '../../shared/table/awards.ts';
import { claimTable } from '../../shared/table/claims.ts';
import { freedPlaceTable } from '../../shared/table/freed-places.ts';
import { householdTable } from '../../shared/table/households.ts';
import { keys } from '../../shared/table/keys.ts';
import { listTable } from '../../shared/table/lists.ts';
import { queryAll } from '../../shared/table/read.ts';
import { registrationTable } from '../../shared/table/registrations.ts';
import { transact } from '../../shared/table/transaction.ts';
import { waveTable } from '../../shared/table/waves.ts';
import { raiseWorkOrder, workOrderTable } from '../../shared/table/work-orders.ts';
import { expectBalanced } from '../support/balanced.ts';
import { call, citizens } from '../support/citizens.ts';
import { joiners, openWave } from '../support/joiners.ts';
import { noticeSender } from '../support/notices.ts';
import { delivery } from '../support/queue-event.ts';
import { applicant, aRegistration, kkNumber, nikNumber, submissionBody } from '../support/registrations.ts';
import { closedWave, selectionWorld, type SelectionWorld } from '../support/selection.ts';
import { settlingOn } from '../support/settling.ts';
import { localTable, type LocalTable } from '../support/table.ts';

const { waveId } = closedWave;
const draw = { waveId, run: 1 };
const quota = { '32.01': 2 };
/** A couple who share a family card with a child of age; the couple joined the wave, and there is a place for each. */
const [ani, child] = [applicant('ani'), applicant('child')];
const family = aRegistration({ subject: 'ani', body: { nik: nikNumber(1), kk: kkNumber(1) } });
const { nikHashes, kkHashes } = family;

let engine: LocalTable;
let local: LocalTable;
let world: SelectionWorld;
/** Minutes after the draw's announcement, which is on 21 February, WIB. */
let clock: number;
const now = () => new Date(clock);

beforeAll(async () => {
  engine = await localTable();
});
afterAll(() => engine.stop());

beforeEach(async () => {
  local = await localTable();
  const { table } = local;
  await openWave(table, closedWave, quota);
  const registrations = registrationTable(table);
  await registrations.enter({ registration: family, readVersion: 0 });
  for (const [subject, serial] of [
    ['bayu', 2],
    ['child', 3],
  ] as const) {
    const body = { nik: nikNumber(serial), kk: kkNumber(1) };
    await registrations.enter({ registration: aRegistration({ subject, body }), readVersion: 0 });
  }
  const { join } = joiners(table);
  await join('ani');
  await join('bayu');
  world = selectionWorld({ table, quota });
  await world.start();
  return async () => {
    await expectBalanced(local.table);
    await local.stop();
  };
});

/** The whole selection; then two days go by, and everybody is settled. */
const publish = async () => {
  await world.drain();
  clock = world.now().getTime() + 2 * 86_400_000;
  await settleAll();
};

const award = (applicantId: ApplicantId = ani) => awardTable(local.table).get(applicantId, waveId);
const freed = () => freedPlaceTable(local.table).in(draw, '32.01');
const recipients = () => householdTable(local.table).recipients(kkHashes);
const outstanding = () => workOrderTable(local.table).outstanding('2025-01-01T00:00:00.000Z');
const eventsOf = async (applicantId: ApplicantId, type: string) =>
  (await queryAll(local.table, { pk: keys.registration(applicantId).pk, prefix: 'EVENT#' })).filter(
    ({ event }) => event === type,
  );
const earlierRecipientLines = async () =>
  (await listTable(local.table).listings(nikHashes)).filter(
    ({ source, removedAt }) => source === 'earlier-recipients' && removedAt === undefined,
  );

const settling = () => {
  const { table } = local;
  return settlingOn(table, now);
};

/** Delivers the messages of all work orders as the queue does, again and again, several times each and at once. */
const settleAll = async ({ rounds = 5, copies = 2 } = {}): Promise<void> => {
  for (let round = 1; round <= rounds; round += 1) {
    clock += 20_000;
    const handler = settling();
    const messages = (await outstanding()).flatMap((applicantId) => Array.from({ length: copies }, () => applicantId));
    await Promise.all(
      messages.map(async (applicantId) => {
        expect(await delivery(handler, { applicantId })).toEqual([]);
      }),
    );
  }
};

/** A version of a ministry's list arrives that names Ani, or names her no more. */
const list = async (change: 'added' | 'removed', source: 'police' | 'earlier-recipients' = 'police') => {
  clock += 60_000;
  const since = now().toISOString();
  const line = { nikHashes, source, listVersion: `${source}-8`, since, change } as const;
  await transact(local.table, (name) => [
    ...listTable(local.table).listingWrites(line),
    raiseWorkOrder(ani, since)(name),
  ]);
};

const giveUp = (subject = 'ani', at = now()) => {
  const { table } = local;
  const handler = giveUpAward({
    waves: waveTable(table),
    registrations: registrationTable(table),
    claims: claimTable(table),
    awards: awardTable(table),
    households: householdTable(table),
    lists: listTable(table),
  });
  return call(handler, { method: 'DELETE', claims: { sub: subject }, pathParameters: { waveId }, at });
};

const look = async (subject = 'ani') =>
  (await joiners(local.table, { store: world.store }).look(subject, { at: now() })).body;

/** A person upholds the objection to the rule: it is waived for Ani. */
const waive = async (rule: string) => {
  clock += 60_000;
  const registrations = registrationTable(local.table);
  const current = await registrations.get(ani);
  if (current === undefined) throw new Error('She is registered.');
  const at = now().toISOString();
  const waived = withWaiver({ ...current, updatedAt: at }, { rule, caseId: 'a'.repeat(24), at });
  const registration = { ...waived, version: current.version + 1 };
  expect(await registrations.commit({ registration, readVersion: current.version, unsettledAt: at })).toBe(true);
};

describe('giving a card up', () => {
  beforeEach(publish);

  test('ends the award for good, frees its place once, and keeps what it was', async () => {
    const before = await award();

    const answer = await giveUp();

    const at = now().toISOString();
    expect(answer).toMatchObject({
      status: 200,
      body: { waveId, award: { state: 'ended', endedBecause: 'given-up' } },
    });
    const money = { balance: 0, returned: before?.balance };
    expect(await award()).toEqual({ ...before, ...money, state: 'ended', endedBecause: 'given-up', endedAt: at });
    expect(await freed()).toEqual([{ ticket: before?.ticket, regency: '32.01', run: 1, reason: 'given-up', at }]);
    expect(await eventsOf(ani, 'award.ended.v1')).toMatchObject([{ data: { because: 'given-up', regency: '32.01' } }]);
  });

  test('again, or by several clicks at once, changes nothing and answers the same', async () => {
    const first = await giveUp();
    const later = new Date(clock + 60_000);
    const again = await Promise.all([giveUp('ani', later), giveUp('ani', later), giveUp('ani', later)]);

    expect(again.map(({ status }) => status)).toEqual([200, 200, 200]);
    for (const { body } of again) expect(body).toEqual(first.body);
    expect(await freed()).toHaveLength(1);
    expect(await eventsOf(ani, 'award.ended.v1')).toHaveLength(1);
  });

  test('gives the place in the family card back, so that another of the family may be a recipient', async () => {
    const registrations = registrationTable(local.table);
    const full = await registrations.get(child);

    await giveUp();
    await settleAll();

    expect(full?.decision).toMatchObject({ outcome: 'not-eligible', slots: 0 });
    expect((await registrations.get(child))?.decision).toMatchObject({ outcome: 'eligible', slots: 1 });
    expect(await recipients()).toHaveLength(1);
    expect(await outstanding()).toEqual([]);
  });

  test('ends what their registration said: that they have the card, and not that they were refused for it', async () => {
    const own = citizens(local.table);
    const before = await own.look('ani');
    const others = await own.look('child');

    await giveUp();
    await settleAll();

    expect(before.body).toMatchObject({
      status: 'recipient',
      card: { waveId, state: 'active' },
      decision: { outcome: 'not-eligible' },
    });
    expect(others.body).toMatchObject({ status: 'refused' });
    const after = await own.look('ani');
    expect(after.body).toMatchObject({ status: 'verified' });
    expect(after.body).not.toHaveProperty('card');
  });

  test('lets the person join later waves and correct their data', async () => {
    const registrations = registrationTable(local.table);
    const before = await registrations.get(ani);
    const own = citizens(local.table);
    const correction = submissionBody({ nik: nikNumber(1), kk: kkNumber(1), employment: 'worker' });
    const refused = await own.correct('ani', correction, now());

    await giveUp();
    await settleAll();

    expect(before?.decision).toMatchObject({ outcome: 'not-eligible' });
    expect(refused.body).toMatchObject({ code: 'registration-awarded' });
    expect(await earlierRecipientLines()).toEqual([]);
    expect((await registrations.get(ani))?.decision).toMatchObject({ outcome: 'eligible' });
    expect((await own.correct('ani', correction, now())).status).toBe(202);
  });

  test('leaves what a ministry says of an earlier card, though its line came later than the award’s own', async () => {
    await list('added', 'earlier-recipients');
    await settleAll();
    const meanwhile = await award();

    await giveUp();

    expect(meanwhile?.state).toBe('active');
    expect(await earlierRecipientLines()).toMatchObject([{ listVersion: 'earlier-recipients-8' }]);
  });

  test('is shown to the person, with no deadline, and they are written to no more', async () => {
    await giveUp();
    const handler = noticeSender(local.table, {
      messages: { send: () => Promise.reject(new Error('Nobody is written to.')) },
      now,
    });

    const shown = await look();
    const own = world.notices.filter((notice) => JSON.stringify(notice).includes(ani));

    expect(shown).toMatchObject({ outcome: 'selected', award: { state: 'ended', endedBecause: 'given-up' } });
    expect(JSON.stringify(shown['award'])).toContain('You gave this card up.');
    expect(shown['award']).not.toHaveProperty('firstPurchaseDeadline');
    expect(own).toHaveLength(2);
    for (const notice of own) expect(await delivery(handler, notice)).toEqual([]);
  });

  test('is for who has a card: not for others, and not while somebody else claims the NIK', async () => {
    await registrationTable(local.table).enter({
      registration: aRegistration({ subject: 'rival', body: { nik: nikNumber(1), kk: kkNumber(9) } }),
      readVersion: 0,
    });

    const answers = [await giveUp('child'), await giveUp('nobody'), await giveUp('rival'), await giveUp()];

    expect(answers.map(({ status, body }) => [status, body['code']])).toEqual([
      [404, 'award-not-found'],
      [404, 'award-not-found'],
      [404, 'award-not-found'],
      [409, 'identity-unconfirmed'],
    ]);
    expect(await freed()).toEqual([]);
  });
});

test('nobody gives a card up before everybody sees the result', async () => {
  await world.drain({ until: ({ stage }) => stage === 'publish' });
  clock = world.now().getTime();

  const answer = await giveUp();

  expect(answer).toMatchObject({ status: 404, body: { code: 'result-not-published' } });
  expect(await award()).toMatchObject({ state: 'active' });
});

describe('a list that names a recipient after the draw', () => {
  test('ends the card, with the reason and the version, frees the place, and has the family settled', async () => {
    await publish();

    await list('added');
    await settleAll();

    expect(await award()).toMatchObject({
      state: 'ended',
      endedBecause: 'listed',
      endedReason: 'police',
      endedListVersion: 'police-8',
    });
    expect(await freed()).toMatchObject([{ reason: 'listed', listVersion: 'police-8' }]);
    expect(await recipients()).toHaveLength(1);
    expect(await earlierRecipientLines()).toEqual([]);
    expect(await eventsOf(ani, 'award.ended.v1')).toMatchObject([
      { data: { because: 'listed', reason: 'police', listVersion: 'police-8' } },
    ]);
    expect(await award(applicant('bayu'))).toMatchObject({ state: 'active' });
    expect(await outstanding()).toEqual([]);
    const shown = (await look())['award'];
    expect(shown).toMatchObject({ state: 'ended', reason: { code: 'police', listVersion: 'police-8' } });
    expect(await giveUp()).toMatchObject({ status: 409, body: { code: 'award-ended' } });
  });

  test('between the seal and the publication ends it when everybody sees the result, and not before', async () => {
    await world.drain({ until: ({ stage }) => stage === 'award' });
    clock = world.now().getTime();
    await list('added');
    await world.drain({ until: ({ stage }) => stage === 'publish' });
    await settleAll();
    const early = await award();

    await world.drain();
    await settleAll();

    expect(early?.state).toBe('active');
    expect(await award()).toMatchObject({ state: 'ended', endedBecause: 'listed' });
    expect(await outstanding()).toEqual([]);
  });

  test('of earlier recipients ends nothing: it may tell of this very card', async () => {
    await publish();

    await list('added', 'earlier-recipients');
    await settleAll();

    expect(await award()).toMatchObject({ state: 'active' });
    expect(await freed()).toEqual([]);
  });

  test('in the moment in which the person gives the card up frees one place, for one of the two reasons', async () => {
    await publish();
    await list('added');

    await Promise.all([settleAll({ rounds: 1, copies: 3 }), giveUp(), giveUp()]);
    await settleAll();

    const ended = await award();
    expect(ended?.state).toBe('ended');
    expect(await freed()).toMatchObject([{ reason: ended?.endedBecause, at: ended?.endedAt }]);
    expect(await eventsOf(ani, 'award.ended.v1')).toHaveLength(1);
    expect(await recipients()).toHaveLength(1);
  });

  test('can be objected to, and upheld it gives the card back with all its days, while the place is free', async () => {
    await publish();
    await list('added');
    await settleAll();
    const own = citizens(local.table);

    const objection = await own.object('ani', { rule: 'excluded_occupations', statement: 'Saya bukan anggota Polri.' });
    await waive('excluded_occupations');
    await settleAll();

    expect(objection.status).toBe(201);
    const restored = await award();
    expect(restored).toMatchObject({ state: 'active', firstPurchaseDeadline: '2023-03-10T16:59:59.999Z' });
    expect(restored).not.toHaveProperty('endedBecause');
    expect(await freed()).toEqual([]);
    expect(await recipients()).toHaveLength(2);
    expect(await earlierRecipientLines()).toMatchObject([{ listVersion: `wave-${waveId}` }]);
    expect(await eventsOf(ani, 'award.restored.v1')).toHaveLength(1);
    expect(await outstanding()).toEqual([]);
  });

  test('and then names them no more gives the card back too', async () => {
    await publish();
    await list('added');
    await settleAll();

    await list('removed');
    await settleAll();

    expect(await award()).toMatchObject({ state: 'active' });
    expect(await freed()).toEqual([]);
  });

  test('leaves a place to whom it was called for', async () => {
    await publish();
    await list('added');
    await settleAll();
    const [place] = await freed();
    if (place === undefined) throw new Error('There is a place.');
    const places = freedPlaceTable(local.table);
    await transact(local.table, () => [places.callWrite(draw, place, { run: 2, ticket: place.ticket })]);

    await list('removed');
    await settleAll();

    expect(await award()).toMatchObject({ state: 'ended' });
    expect(await freed()).toMatchObject([{ calledIn: 2 }]);
    expect(await outstanding()).toEqual([]);
  });

  test('leaves a place to the recovery wave that it went to', async () => {
    await publish();
    await list('added');
    await settleAll();
    const { client, name } = local.table;
    await client.send(
      new UpdateCommand({
        TableName: name,
        Key: keys.wave(waveId),
        UpdateExpression: 'SET recoveredThrough = :through',
        ExpressionAttributeValues: { ':through': (await award())?.endedAt },
      }),
    );

    await list('removed');
    await settleAll();

    expect(await award()).toMatchObject({ state: 'ended', endedBecause: 'listed' });
    expect(await freed()).toHaveLength(1);
  });

  test('does not give a card back where the family has its two recipients by now', async () => {
    await publish();
    await list('added');
    await settleAll();
    const households = householdTable(local.table);
    const stranger = aRegistration({ body: { nik: nikNumber(71), kk: kkNumber(1) } });
    const at = now().toISOString();
    await transact(local.table, () =>
      households.recipientWrites({ kkHashes, nikHashes: stranger.nikHashes, at, waveId: '2023-49' }),
    );

    await list('removed');
    await settleAll();

    expect(await award()).toMatchObject({ state: 'ended', endedBecause: 'listed' });
    expect(await freed()).toHaveLength(1);
  });
});
