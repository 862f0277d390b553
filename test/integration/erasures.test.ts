import '../support/environment.ts';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, afterEach, beforeEach, beforeAll, describe, expect, test } from 'vitest';
import { WaveId } from '../../events/event.ts';
import { Refusal } from '../../shared/errors.ts';
import { corrected } from '../../shared/domain/registering.ts';
import { submitRegistration } from '../../functions/registrations/submit-registration.ts';
import { erasing } from '../../shared/privacy/erasing.ts';
import { gathering } from '../../shared/privacy/gathering.ts';
import { joining } from '../../shared/standing/joining.ts';
import { claimTable } from '../../shared/table/claims.ts';
import { enrollmentTable } from '../../shared/table/enrollments.ts';
import { erasureTable } from '../../shared/table/erasures.ts';
import { householdTable } from '../../shared/table/households.ts';
import { keys } from '../../shared/table/keys.ts';
import { personItemTable } from '../../shared/table/person-items.ts';
import { registrationTable } from '../../shared/table/registrations.ts';
import { allItems, privacyDesk, textOf } from '../support/erasing.ts';
import { enroll, enrolledPerson } from '../support/enrolled-people.ts';
import { functionContext, gatewayEvent } from '../support/gateway-event.ts';
import { givenGraduate, givenRecipient } from '../support/incentives.ts';
import { testKeys } from '../support/keys.ts';
import { announcedWave } from '../support/recipients.ts';
import type { applicant } from '../support/registrations.ts';
import { aRegistration, submissionBody } from '../support/registrations.ts';
import { Crash, Fuse, fusedClient } from '../support/selection.ts';
import { localTable, type LocalTable } from '../support/table.ts';

let local: LocalTable;
let keeper: LocalTable;
beforeAll(async () => {
  // The engine takes seconds to start, and tables of it milliseconds.
  keeper = await localTable();
});
afterAll(() => keeper.stop());
beforeEach(async () => {
  local = await localTable();
});
afterEach(() => local.stop());

const askedAt = '2023-03-01T03:00:00.000Z';
const dayMilliseconds = 86_400_000;
const settling = 900_000;

const givenRegistered = async (subject = 'budi') => {
  const registration = aRegistration({ subject });
  await registrationTable(local.table).enter({
    registration,
    readVersion: 0,
    event: {
      event: 'registration.submitted.v1',
      occurredAt: registration.submittedAt,
      data: { applicantId: registration.applicantId, version: 1 },
    },
  });
  return registration;
};

/** Asks, waits for the days to pass, and has the clock ring until the end. */
const eraseToTheEnd = async (desk: ReturnType<typeof privacyDesk>, id: ReturnType<typeof applicant>) => {
  await desk.ask(id);
  desk.pass(14 * dayMilliseconds + 1);
  for (let ring = 0; ring < 6 && (await desk.erasures.get(id))?.status !== 'done'; ring += 1) {
    await desk.ring();
    desk.pass(settling + 1);
  }
  return desk.erasures.get(id);
};

const codeOf = async (doing: Promise<unknown>): Promise<string> => {
  const error = await doing.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  return error instanceof Refusal ? error.code : String(error);
};

describe('somebody who never took part', () => {
  test('is gone to the last item, but for the proof of the erasure', async () => {
    const { applicantId, nikHashes, kkHashes } = await givenRegistered();
    const desk = privacyDesk(local.table, { at: askedAt });

    const erasure = await eraseToTheEnd(desk, applicantId);

    expect(erasure).toMatchObject({ status: 'done', extent: 'all' });
    const left = (await allItems(local.table)).map(
      ({ pk, sk }) => `${pk.replace(/#.*/, '')} ${sk.split('#')[0] ?? ''}`,
    );
    expect([...new Set(left)].sort()).toEqual(
      [
        'APPLICANT ERASURE',
        'APPLICANT ERASURE-EVENT',
        'APPLICANT REGISTRATION',
        // Of the counts of a regency; their worker takes it away.
        'MOVES registered',
        `PEOPLE ${applicantId}`,
      ].sort(),
    );
    expect(await claimTable(local.table).get(nikHashes)).toBeUndefined();
    expect(await householdTable(local.table).members(kkHashes)).toEqual([]);
    expect(await registrationTable(local.table).get(applicantId)).toBeUndefined();
  });

  test('is told that nothing is held but that, and why', async () => {
    const { applicantId } = await givenRegistered();
    const desk = privacyDesk(local.table, { at: askedAt });
    await eraseToTheEnd(desk, applicantId);

    const data = await desk.data(applicantId);

    expect(data.person.isRegistered).toBe(false);
    expect(Object.keys(data.data).sort()).toEqual(['erasure', 'registration']);
    expect(data.data.registration).toEqual([
      {
        applicantId,
        version: expect.any(Number) as number,
        erasedAt: expect.any(String) as string,
        doneAt: expect.any(String) as string,
      },
    ]);
    expect(data.kept.every(({ purpose, until }) => purpose !== '' && until.id !== '')).toBe(true);
    expect(data.trail.map(({ event }) => event)).toEqual(['erasure.asked.v1', 'erasure.begun.v1', 'erasure.done.v1']);
  });

  test('may register again once it is done, and not before', async () => {
    const { applicantId } = await givenRegistered('budi');
    const desk = privacyDesk(local.table, { at: askedAt });
    const submit = submitRegistration({
      registrations: registrationTable(local.table),
      keys: testKeys(),
      inForce: () => Promise.resolve({ on: false } as never),
    });
    const again = async () => {
      const { statusCode } = await submit(
        gatewayEvent({
          at: desk.now(),
          claims: { sub: 'budi' },
          body: JSON.stringify(submissionBody({ name: 'Budi Baru' })),
        }),
        functionContext(),
      );
      return statusCode;
    };
    await desk.ask(applicantId);
    desk.pass(14 * dayMilliseconds + 1);
    await desk.ring();

    const under = await again();
    for (let ring = 0; ring < 4; ring += 1) {
      desk.pass(settling + 1);
      await desk.ring();
    }
    const after = await again();

    expect([under, after]).toEqual([409, 202]);
    const registered = await registrationTable(local.table).get(applicantId);
    expect(registered).toMatchObject({ status: 'verifying' });
    expect(registered?.version).toBeGreaterThan(2);
    expect(registered?.erasureAskedAt).toBeUndefined();
  });
});

describe('somebody who took part', () => {
  test('keeps what proves the draw and the money, and nothing of who it was', async () => {
    const person = await givenGraduate(local.table);
    const { applicantId, identity } = person;
    const at = '2024-02-01T03:00:00.000Z';
    const Item = {
      ...keys.enrollment(WaveId.parse(announcedWave.waveId), person.enrollment.ticket),
      ...person.enrollment,
    };
    await local.table.client.send(new PutCommand({ TableName: local.table.name, Item }));
    const desk = privacyDesk(local.table, { waves: [{ ...announcedWave, waitingListDays: 0 }], at });
    const before = await desk.data(applicantId);

    const erasure = await eraseToTheEnd(desk, applicantId);

    expect(erasure).toMatchObject({ status: 'done', extent: 'identity' });
    expect(JSON.stringify(before)).toContain(identity.nik);
    const after = await desk.data(applicantId);
    // All that can still be decrypted of the person is in the answer: the numbers by which they are barred, and no more.
    const all = (await allItems(local.table)).map(textOf).join('\n') + JSON.stringify(after);
    const { nik, kk, ...others } = identity;
    for (const secret of Object.values(others)) expect(all).not.toContain(secret);
    expect(after.data.registration).toContainEqual(expect.objectContaining({ kept: { nik, kk } }));
    // No field of the person is encrypted any more that somebody with the keys could open.
    expect(
      (await desk.gather(applicantId)).items.filter(({ sk }) =>
        /^(PAYOUT-ACCOUNT(-VERSION.*)?|SURVEY#.*|CONTACTS)$/.test(sk),
      ),
    ).toEqual([]);
    expect(after.data.awards).toHaveLength(1);
    expect(after.data.transfers?.length).toBeGreaterThan(0);
    expect(after.data.enrolments).toHaveLength(1);
    expect(after.data.payoutAccounts).toBeUndefined();
    // Who received the card once does not get it again.
    const listed = (await allItems(local.table)).filter(
      ({ pk, sk }) => pk.startsWith('NIK#') && sk.startsWith('LISTED#earlier'),
    );
    expect(listed).toHaveLength(1);
  });

  test.each(['2023-03-01T03:00:00.000Z', '2023-06-01T03:00:00.000Z'])(
    'waits while the card can be used (%s), and is told until when',
    async (at) => {
      const { applicantId } = await givenGraduate(local.table);
      const desk = privacyDesk(local.table, { at });
      await desk.ask(applicantId);
      desk.pass(14 * dayMilliseconds + 1);

      await desk.ring();

      expect(await desk.erasures.get(applicantId)).toMatchObject({
        status: 'asked',
        waitsFor: [{ reason: 'card-open', until: '2023-12-31T16:59:59.999Z' }],
      });
      expect(await registrationTable(local.table).get(applicantId)).toBeDefined();
    },
  );

  test('waits for a wave that is not over', async () => {
    const wave = { ...announcedWave, progress: 'scheduled' as const, keysDestroyedAt: undefined };
    const person = enrolledPerson({ number: 7, wave, regency: '32.01' });
    await enroll(local.table, [person]);
    const desk = privacyDesk(local.table, { waves: [wave], at: '2023-02-19T03:00:00.000Z' });
    await desk.ask(person.applicantId);
    desk.pass(14 * dayMilliseconds + 1);

    await desk.ring();

    const waiting = await desk.erasures.get(person.applicantId);
    expect(waiting).toMatchObject({ status: 'asked', waitsFor: [{ reason: 'wave-open' }] });
    // It is looked at again, and told of once.
    desk.setClock(waiting?.lookAt ?? '');
    await desk.ring();
    expect(
      (await desk.data(person.applicantId)).trail.filter(({ event }) => event === 'erasure.delayed.v1'),
    ).toHaveLength(1);
  });
});

describe('until it is begun', () => {
  test('a wish can be taken back, and everything is as before', async () => {
    const before = await givenRegistered();
    const desk = privacyDesk(local.table, { at: askedAt });
    await desk.ask(before.applicantId);
    desk.pass(13 * dayMilliseconds);

    await desk.takeBack(before.applicantId);
    desk.pass(5 * dayMilliseconds);

    expect(await desk.ring()).toBe(0);
    expect(await registrationTable(local.table).get(before.applicantId)).toEqual({ ...before, version: 3 });
    expect(await codeOf(desk.takeBack(before.applicantId))).toBe('erasure-not-asked');
  });

  test('asking twice is one wish', async () => {
    const { applicantId } = await givenRegistered();
    const desk = privacyDesk(local.table, { at: askedAt });

    const asked = await Promise.all([desk.ask(applicantId), desk.ask(applicantId)]);

    expect(asked.map(({ isNew }) => isNew).sort()).toEqual([false, true]);
    expect((await desk.data(applicantId)).trail.filter(({ event }) => event === 'erasure.asked.v1')).toHaveLength(1);
  });

  test('no wave is joined', async () => {
    const { applicantId } = await givenRegistered();
    await privacyDesk(local.table, { at: askedAt }).ask(applicantId);
    const wave = {
      ...announcedWave,
      progress: 'scheduled' as const,
      opensAt: askedAt,
      closesAt: '2023-03-05T03:00:00.000Z',
    };
    const join = joining({
      waves: { cached: () => Promise.resolve(wave), quota: () => Promise.resolve({ '32.01': 5 }) },
      registrations: registrationTable(local.table),
      enrollments: enrollmentTable(local.table),
      keys: testKeys(),
      receipts: { sign: () => Promise.resolve('signed') },
    });

    expect(await codeOf(join(applicantId, WaveId.parse(wave.waveId), new Date('2023-03-02T03:00:00.000Z')))).toBe(
      'erasure-asked',
    );
  });
});

describe('at the same moment', () => {
  test('a correction and the beginning of the erasure do not mix: one of them is seen by the other', async () => {
    const registration = await givenRegistered();
    const { applicantId } = registration;
    const desk = privacyDesk(local.table, { at: askedAt });
    await desk.ask(applicantId);
    desk.pass(14 * dayMilliseconds + 1);
    const registrations = registrationTable(local.table);
    const previous = await registrations.get(applicantId);
    if (previous === undefined) throw new Error('There is a registration.');
    const { identity, nikHashes, kkHashes, fingerprint, profile } = previous;
    const sealed = {
      identity,
      nikHashes,
      kkHashes,
      fingerprints: [fingerprint, 'other'],
      profile,
      consentVersion: '2023-1',
    };
    const next = corrected(previous, { ...sealed, fingerprints: ['other'] }, desk.now());

    const [, entered] = await Promise.all([
      desk.ring(),
      registrations.enter({ registration: next, readVersion: previous.version }, previous),
    ]);

    const left = await registrations.get(applicantId);
    const erased = await registrations.erased(applicantId);
    // The erasure went first, and the correction was refused; or it saw what was corrected, in time or at its next look.
    const corrections = entered === 'entered' ? 1 : 0;
    expect(left?.version ?? (erased?.version ?? 0) - 1).toBe(previous.version + corrections);
    // Whoever won, the erasure comes to its end, and nothing is left of what was corrected.
    desk.pass(settling + 1);
    for (let ring = 0; ring < 6; ring += 1) {
      await desk.ring();
      desk.pass(settling + 1);
    }
    expect(await desk.erasures.get(applicantId)).toMatchObject({ status: 'done' });
    expect((await allItems(local.table)).some(({ sk }) => sk === 'CLAIM')).toBe(false);
  });

  test('taking back and beginning: one of them', async () => {
    const { applicantId } = await givenRegistered();
    const desk = privacyDesk(local.table, { at: askedAt });
    await desk.ask(applicantId);
    desk.pass(14 * dayMilliseconds + 1);

    const [, taken] = await Promise.all([desk.ring(), codeOf(desk.takeBack(applicantId))]);

    const isThere = (await registrationTable(local.table).get(applicantId)) !== undefined;
    const status = (await desk.erasures.get(applicantId))?.status;
    expect(isThere ? status : `${String(status)} ${taken}`).toBe(isThere ? 'withdrawn' : 'executing erasure-under-way');
  });

  test('the same message to several workers begins one erasure', async () => {
    const { applicantId } = await givenRegistered();
    const desk = privacyDesk(local.table, { at: askedAt });
    await desk.ask(applicantId);
    desk.pass(14 * dayMilliseconds + 1);

    await Promise.all([1, 2, 3].map(() => desk.erase(applicantId)));

    const begun = (await desk.data(applicantId)).trail.filter(({ event }) => event === 'erasure.begun.v1');
    expect(begun).toHaveLength(1);
  });
});

test('whoever dies at any call is followed by one who ends it, with the same result', async () => {
  const person = await givenRecipient(local.table, 3);
  const { applicantId, identity } = person;
  const graduate = await givenGraduate(local.table, 4);
  const at = '2024-02-01T03:00:00.000Z';
  const desk = privacyDesk(local.table, { waves: [announcedWave], at });
  await desk.ask(graduate.applicantId);
  desk.pass(14 * dayMilliseconds + 1);
  const fuse = new Fuse();
  const table = { client: fusedClient(local.table.client, fuse), name: local.table.name };
  const store = testKeys();
  const erase = erasing({
    erasures: erasureTable(table),
    claims: claimTable(table),
    keys: store,
    gather: gathering({
      items: personItemTable(table),
      waves: { list: () => Promise.resolve([announcedWave]) },
      keys: store,
    }),
    now: desk.now,
  });

  let crashes = 0;
  for (let calls = 1; calls < 200; calls += 1) {
    if ((await desk.erasures.get(graduate.applicantId))?.status === 'done') break;
    fuse.arm(calls);
    try {
      await erase(graduate.applicantId);
    } catch (error) {
      if (!(error instanceof Crash)) throw error;
      crashes += 1;
    }
    fuse.disarm();
    desk.pass(settling + 1);
  }

  expect(crashes).toBeGreaterThan(1);
  expect(await desk.erasures.get(graduate.applicantId)).toMatchObject({ status: 'done', extent: 'identity' });
  const items = await allItems(local.table);
  expect(items.filter((item) => item.sk === 'PAYOUT-ACCOUNT' || item.sk.startsWith('PAYOUT-ACCOUNT-VERSION'))).toEqual(
    [],
  );
  expect(items.filter(({ pk, sk }) => pk.startsWith('ERASURES#') && sk.endsWith(graduate.applicantId))).toEqual([]);
  // Nobody else is touched.
  const other = await registrationTable(local.table).get(applicantId);
  expect(other?.nikHashes).toEqual(person.registration.nikHashes);
  expect(identity.nik).not.toBe(graduate.identity.nik);
});
