import '../support/environment.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { ApplicantId } from '../../events/event.ts';
import { routed } from '../../shared/queue/router.ts';
import { awardTable } from '../../shared/table/awards.ts';
import { claimTable } from '../../shared/table/claims.ts';
import { householdTable } from '../../shared/table/households.ts';
import { keys } from '../../shared/table/keys.ts';
import { getItem, queryAll } from '../../shared/table/read.ts';
import { registrationTable } from '../../shared/table/registrations.ts';
import { transact } from '../../shared/table/transaction.ts';
import { waveTable } from '../../shared/table/waves.ts';
import { workOrderTable } from '../../shared/table/work-orders.ts';
import { expectBalanced } from '../support/balanced.ts';
import { call, citizens } from '../support/citizens.ts';
import { joiners, openWave } from '../support/joiners.ts';
import { keepingGateway, noticeSender } from '../support/notices.ts';
import { delivery } from '../support/queue-event.ts';
import { applicant, aRegistration, kkNumber, nikNumber, submissionBody } from '../support/registrations.ts';
import { closedWave, selectionWorld, type SelectionWorld } from '../support/selection.ts';
import { settlingOn } from '../support/settling.ts';
import { rulingOn } from '../support/ruling.ts';
import { localTable, type LocalTable } from '../support/table.ts';

const { waveId } = closedWave;
const quota = { '32.01': 2 };
const [holder, claimant] = [applicant('holder'), applicant('claimant')];
const disputedNik = nikNumber(1);
const holderFamily = aRegistration({ subject: 'holder', body: { nik: disputedNik, kk: kkNumber(1) } });
const claimantFamily = aRegistration({ subject: 'claimant', body: { nik: disputedNik, kk: kkNumber(2) }, steps: [] });
/** The wave is announced on 21 February, WIB; staff rule a day later, and the deadline of the scheme is 15 days. */
const ruledAt = new Date('2023-02-22T03:00:00.000Z');
const deadline = '2023-03-09T16:59:59.999Z';

let engine: LocalTable;
let local: LocalTable;
let world: SelectionWorld;
beforeAll(async () => {
  engine = await localTable();
});
afterAll(() => engine.stop());

/** The holder joined a wave with a place for everybody; then another registered the same NIK. */
beforeEach(async () => {
  local = await localTable();
  const { table } = local;
  await openWave(table, closedWave, quota);
  const registrations = registrationTable(table);
  await registrations.enter({ registration: holderFamily, readVersion: 0 });
  await joiners(table).join('holder');
  await registrations.enter({ registration: claimantFamily, readVersion: 0 });
  world = selectionWorld({ table, quota });
  await world.start();
  return async () => {
    await expectBalanced(local.table);
    await local.stop();
  };
});

const award = (applicantId: ApplicantId) => awardTable(local.table).get(applicantId, waveId);
const caseId = async () => (await claimTable(local.table).get(holderFamily.nikHashes))?.caseId ?? '';

const rule = async (body: Record<string, unknown>) => {
  const { table } = local;
  const deciding = rulingOn(table);
  const answer = await call(deciding, {
    claims: { sub: 'staff-7', 'cognito:groups': '[operator]' },
    pathParameters: { caseId: await caseId() },
    body: JSON.stringify({ reason: 'KTP asli diperlihatkan.', ...body }),
    at: ruledAt,
  });
  expect(answer.status).toBe(200);
};
const ruleForClaimant = () => rule({ decision: 'uphold', holder: claimant });
const ruleForHolder = () => rule({ decision: 'reject' });

/** The registry confirms the claimant, who is verified when a person has ruled for them. */
const verifyClaimant = () => citizens(local.table, { now: () => ruledAt }).verify(claimant);

const settling = (instant: number) => {
  const { table } = local;
  return settlingOn(table, () => new Date(instant));
};

const outstanding = () => workOrderTable(local.table).outstanding('2025-01-01T00:00:00.000Z');

/** Delivers the messages of all work orders as the queue does, again and again, several times each and at once. */
const settleAll = async ({ rounds = 6, copies = 2 } = {}): Promise<void> => {
  for (let round = 1; round <= rounds; round += 1) {
    const handler = settling(ruledAt.getTime() + round * 20_000);
    const messages = (await outstanding()).flatMap((applicantId) => Array.from({ length: copies }, () => applicantId));
    await Promise.all(
      messages.map(async (applicantId) => {
        expect(await delivery(handler, { applicantId })).toEqual([]);
      }),
    );
  }
};

const eventsOf = async (applicantId: ApplicantId, type: string) =>
  (await queryAll(local.table, { pk: keys.registration(applicantId).pk, prefix: 'EVENT#' })).filter(
    ({ event }) => event === type,
  );

/** Sends what the stream puts on the queue of notices for the awards that were released. */
const told = async (): Promise<string[]> => {
  const messages = keepingGateway();
  const handler = noticeSender(local.table, { messages, now: world.now });
  const events = [holder, claimant].map((applicantId) => eventsOf(applicantId, 'award.released.v1'));
  const routedNotices = (await Promise.all(events)).flat().flatMap((event) => routed(event).messages);
  for (const { body } of [...routedNotices, ...routedNotices, ...world.notices.map((notice) => ({ body: notice }))]) {
    expect(await delivery(handler, body)).toEqual([]);
  }
  return messages.outbox
    .map(({ channel, text }) => `${channel} ${/(\d+ Maret 2023)/.exec(text)?.[1] ?? ''}`)
    .toSorted();
};

const look = async (subject: string) =>
  (await joiners(local.table, { store: world.store }).look(subject, { at: new Date('2023-02-25T00:00:00Z') })).body;

describe('an award that is held for a dispute', () => {
  beforeEach(async () => {
    await world.drain();
  });

  test('is shown as held, with the reason in words and no deadline, and nobody is told of it', async () => {
    await settleAll();

    const shown = await look('holder');
    expect(shown).toMatchObject({ outcome: 'selected', award: { state: 'held', heldBecause: 'identity-disputed' } });
    expect(JSON.stringify(shown['award'])).toContain('until a person has looked into your identity');
    expect(shown['award']).not.toHaveProperty('firstPurchaseDeadline');
    expect(await told()).toEqual([]);
    expect(await outstanding()).toEqual([]);
  });

  test('is the holder’s when the ruling confirms them, with all its days, told once over each channel', async () => {
    const before = await award(holder);

    await ruleForHolder();
    await settleAll();

    const { heldBecause, householdWinnersBefore, ...kept } = before ?? {};
    expect({ heldBecause, householdWinnersBefore }).toEqual({
      heldBecause: 'identity-disputed',
      householdWinnersBefore: 0,
    });
    const released = await award(holder);
    expect(released).toEqual({
      ...kept,
      state: 'active',
      releasedAt: released?.releasedAt,
      firstPurchaseDeadline: deadline,
    });
    expect(await award(claimant)).toBeUndefined();
    expect(await eventsOf(holder, 'award.released.v1')).toHaveLength(1);
    expect(await told()).toEqual(['email 9 Maret 2023', 'sms 9 Maret 2023']);
    expect(await outstanding()).toEqual([]);
  });

  test('moves to the claimant whom the ruling names, but not before the registry has confirmed them', async () => {
    const before = await award(holder);

    await ruleForClaimant();
    await settleAll();
    const unconfirmed = await award(holder);
    await verifyClaimant();
    await settleAll();

    expect(unconfirmed).toEqual(before);
    const moved = await award(claimant);
    expect(moved).toMatchObject({
      cardNumber: before?.cardNumber,
      ticket: before?.ticket,
      rank: before?.rank,
      announcedAt: before?.announcedAt,
      state: 'active',
      firstPurchaseDeadline: deadline,
    });
    expect(moved).not.toHaveProperty('heldBecause');
    expect(await award(holder)).toBeUndefined();
    expect(await getItem(local.table, keys.card(before?.cardNumber ?? ''))).toMatchObject({ applicantId: claimant });
    expect(await eventsOf(claimant, 'award.released.v1')).toHaveLength(1);
    expect(await told()).toEqual(['email 9 Maret 2023', 'sms 9 Maret 2023']);
  });

  test('takes the place in the family card with it, and has both families settled', async () => {
    const households = householdTable(local.table);

    await ruleForClaimant();
    await verifyClaimant();
    await settleAll();

    expect(await households.recipients(holderFamily.kkHashes)).toEqual([]);
    const released = await award(claimant);
    expect(await households.recipients(claimantFamily.kkHashes)).toMatchObject([{ waveId, at: released?.releasedAt }]);
    expect(await outstanding()).toEqual([]);
  });

  test('is seen by who has it, though another had joined, and no more by who had not been its holder', async () => {
    await ruleForClaimant();
    await verifyClaimant();
    await settleAll();

    const [won, lost] = [await look('claimant'), await look('holder')];

    expect(won).toMatchObject({ outcome: 'selected', award: { state: 'active', firstPurchaseDeadline: deadline } });
    expect(lost).toMatchObject({ en: 'This ticket is selected, but its card was not issued to this account.' });
    expect(lost).not.toHaveProperty('award');
  });

  test('is released when the last who claimed the NIK gives it up', async () => {
    const own = citizens(local.table);

    await own.correct('claimant', submissionBody({ nik: nikNumber(2), kk: kkNumber(2) }), ruledAt);
    await settleAll();

    expect(await award(holder)).toMatchObject({ state: 'active', firstPurchaseDeadline: deadline });
  });

  test('moves and stays held where the holder’s family card is full', async () => {
    const strangers = [71, 72].map((serial) => aRegistration({ body: { nik: nikNumber(serial), kk: kkNumber(2) } }));
    const households = householdTable(local.table);
    for (const { nikHashes, kkHashes } of strangers) {
      const at = '2023-02-21T05:00:00.000Z';
      await transact(local.table, () => households.recipientWrites({ kkHashes, nikHashes, at, waveId: '2023-49' }));
    }

    await ruleForClaimant();
    await verifyClaimant();
    await settleAll();

    expect(await award(claimant)).toMatchObject({ state: 'held', heldBecause: 'household-limit-reached' });
    expect(await award(holder)).toBeUndefined();
    expect(await told()).toEqual([]);
    expect(await outstanding()).toEqual([]);
  });

  test('is still seen when the keys of the wave are destroyed, and who has none is told that', async () => {
    await ruleForHolder();
    await settleAll();
    await waveTable(local.table).destroyKeys(waveId, '2024-02-23T00:00:00.000Z');

    const [mine, none] = [await look('holder'), await look('claimant')];
    await workOrderTable(local.table).raise(holder, '2024-02-24T00:00:00.000Z');
    await settleAll();

    expect(mine).toMatchObject({ outcome: 'selected', award: { state: 'active' } });
    expect(none).toMatchObject({ status: 410, code: 'wave-keys-destroyed' });
    expect(await outstanding()).toEqual([]);
  });

  test('is not made once more by a worker that comes late', async () => {
    const before = await award(holder);
    if (before === undefined) throw new Error('There is an award.');
    await ruleForClaimant();
    await verifyClaimant();
    await settleAll();

    const outcome = await awardTable(local.table).make(before, {
      registrationVersion: 1,
      at: before.announcedAt,
      others: () => [],
    });

    expect(outcome).toBe('already');
    expect(await award(holder)).toBeUndefined();
  });

  test('stays as it is when somebody else claims the NIK in the moment of the release', async () => {
    await ruleForHolder();
    const claims = claimTable(local.table);
    const claim = await claims.get(holderFamily.nikHashes);
    const held = await award(holder);
    if (claim === undefined || held === undefined) throw new Error('There are a claim and an award.');
    await transact(local.table, () => claims.disputeWrites(claim, holderFamily.nikHashes, claimant, 'another-case'));

    const isReleased = await awardTable(local.table).release(
      held,
      { ...held, state: 'active' },
      { registrationVersion: 1, at: ruledAt.toISOString(), others: () => claims.undisputedChecks(claim) },
    );

    expect(isReleased).toBe(false);
    expect(await award(holder)).toEqual(held);
  });
});

describe('a ruling between the freezing and the awards', () => {
  test('brings the award to the new holder, when everybody sees the result and not before', async () => {
    await world.drain({ until: ({ stage }) => stage === 'draw' });
    await ruleForClaimant();
    await verifyClaimant();
    await settleAll();

    await world.drain({ until: ({ stage }) => stage === 'publish' });
    await settleAll();
    const early = await award(holder);
    await world.drain();
    await settleAll();

    expect(early).toMatchObject({ state: 'held', heldBecause: 'identity-disputed' });
    expect(await award(holder)).toBeUndefined();
    expect(await award(claimant)).toMatchObject({ state: 'active', firstPurchaseDeadline: deadline });
    expect(await told()).toEqual(['email 9 Maret 2023', 'sms 9 Maret 2023']);
    expect(await outstanding()).toEqual([]);
  });
});
