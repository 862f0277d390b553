import '../support/environment.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { WaveId, type ApplicantId } from '../../events/event.ts';
import { parseNik } from '../../shared/domain/nik.ts';
import type { Registration } from '../../shared/domain/registration.ts';
import type { Source } from '../../shared/domain/rule-set.ts';
import { firstRun } from '../../shared/domain/run.ts';
import { standingIn } from '../../shared/domain/standing.ts';
import { householdOf, ticketOf } from '../../shared/domain/ticket.ts';
import type { Wave } from '../../shared/domain/wave.ts';
import { keyedHashes } from '../../shared/keys/fields.ts';
import { enrollmentTable } from '../../shared/table/enrollments.ts';
import { listTable } from '../../shared/table/lists.ts';
import { selectionTable } from '../../shared/table/selections.ts';
import { strikeTable } from '../../shared/table/strikes.ts';
import { transact } from '../../shared/table/transaction.ts';
import { waveTable } from '../../shared/table/waves.ts';
import { raiseWorkOrder, workOrderTable } from '../../shared/table/work-orders.ts';
import { citizens } from '../support/citizens.ts';
import { testRing, testWaveKeys } from '../support/keys.ts';
import { delivery } from '../support/queue-event.ts';
import { applicant, kkNumber, nikNumber, submissionBody } from '../support/registrations.ts';
import { settlingOn } from '../support/settling.ts';
import { localTable, type LocalTable } from '../support/table.ts';

let engine: LocalTable;
let local: LocalTable;
beforeAll(async () => {
  engine = await localTable();
});
afterAll(() => engine.stop());
beforeEach(async () => {
  local = await localTable();
  await waveTable(local.table).create({
    wave,
    quota: { '32.01': 5 },
    wrappedKeys: { wrappedTicketKey: 'ticket', wrappedHouseholdKey: 'household' },
  });
  return () => local.stop();
});

const waveId = WaveId.parse('2023-48');
const cutoffAt = '2023-02-21T00:00:00.000Z';
const wave: Wave = {
  waveId,
  version: 1,
  scheme: 'normal',
  ruleVersion: 'normal-2023.1',
  opensAt: '2023-02-17T12:00:00.000Z',
  closesAt: '2023-02-20T17:00:00.000Z',
  cutoffAt,
  drawAt: '2023-02-22T00:00:00.000Z',
  objectionWindowSeconds: 0,
  waitingListDays: 0,
  reservePercent: 0,
  reservedGroups: [],
  quotaTotal: 5,
  createdAt: '2023-02-01T00:00:00.000Z',
  createdBy: 'staff',
  progress: 'scheduled',
  lastRun: 1,
  drawRun: 1,
};
const subject = 'budi';
const id = applicant(subject);
const nik = nikNumber(1);
const ticket = ticketOf(testWaveKeys, nik);
const household = householdOf(testWaveKeys, kkNumber(1));
const verifiedAt = '2023-02-20T03:01:00.000Z';
const later = (instant: string, milliseconds: number): string =>
  new Date(Date.parse(instant) + milliseconds).toISOString();

const enrollments = () => enrollmentTable(local.table);
const orders = () => workOrderTable(local.table);

/** Delivers messages to the settling of standings at an instant. */
const settleAt = (instant: string, ...applicants: readonly ApplicantId[]) => {
  const { table } = local;
  const handler = settlingOn(table, () => new Date(instant));
  return delivery(handler, ...(applicants.length > 0 ? applicants : [id]).map((applicantId) => ({ applicantId })));
};

const join = async (registration: Registration | undefined, at: string): Promise<void> => {
  if (registration === undefined) throw new Error('Only who registered can join.');
  const person = { registration, birthDate: '1995-05-01', sex: parseNik(nik)?.sex, household };
  const standing = standingIn(wave, person, new Date(at));
  const { applicantId, version } = registration;
  await enrollments().join({ waveId, ticket, applicantId, joinedAt: at, registrationVersion: version, standing });
};

/** A person who registered and joined while the registry had not answered, and was verified after that. */
const joinedWhilePending = async () => {
  const own = citizens(local.table, { now: () => new Date(verifiedAt) });
  await own.submit(subject, submissionBody({ nik, kk: kkNumber(1) }));
  await join(await own.registrations.get(id), '2023-02-20T03:00:30.000Z');
  await own.verify(id);
  return own;
};

/** A list names the person from an instant on, as applying a version does it. */
const listed = async (source: Source, since: string): Promise<void> => {
  const nikHashes = keyedHashes(testRing, 'nik', nik);
  await transact(local.table, (tableName) => [
    ...listTable(local.table).listingWrites({ nikHashes, source, listVersion: `${source}-9`, since }),
    raiseWorkOrder(id, since)(tableName),
  ]);
};

const standing = async () => (await enrollments().get(waveId, ticket))?.standing;
const rest = 20_000;

describe('settling', () => {
  test('brings the enrolment of who joined while pending up to date, and closes the order', async () => {
    await joinedWhilePending();
    expect(await standing()).toMatchObject({ state: 'pending' });

    const failed = await settleAt(later(verifiedAt, rest));

    expect(failed).toEqual([]);
    expect(await standing()).toEqual({
      state: 'eligible',
      asOf: verifiedAt,
      regency: '32.01',
      household,
      slots: 2,
      priority: 0,
      stratum: 'm1',
    });
    expect(await orders().get(id)).toBeUndefined();
  });

  test('keeps the order while a join with the registration before may still be under way', async () => {
    const { registrations } = await joinedWhilePending();
    const before = await registrations.get(id);
    await listed('students', '2023-02-20T05:00:00.000Z');

    await settleAt('2023-02-20T05:00:20.000Z');
    const first = await orders().get(id);
    await settleAt('2023-02-20T05:00:21.000Z');
    const second = await orders().get(id);
    // It read the registration before the list's line was settled, and its write comes only now.
    await enrollments().leave({ waveId, ticket, applicantId: id }, '2023-02-20T05:00:21.500Z');
    await join(before, '2023-02-20T05:00:22.000Z');
    await settleAt('2023-02-20T05:00:40.000Z');

    expect([first?.at, second?.at]).toEqual([verifiedAt, verifiedAt]);
    expect(await standing()).toMatchObject({ state: 'excluded', reason: 'student', listVersion: 'students-9' });
    expect(await orders().get(id)).toBeUndefined();
  });

  test('explains a list’s line to the person it names, with its version, and keeps both decisions', async () => {
    const { registrations, look } = await joinedWhilePending();
    await settleAt(later(verifiedAt, rest));
    await listed('police', '2023-02-20T05:00:00.000Z');

    await settleAt('2023-02-20T05:00:20.000Z');

    expect((await look(subject)).body).toMatchObject({ status: 'refused' });
    expect((await registrations.decisions(id)).map(({ outcome, asOf }) => [outcome, asOf])).toEqual([
      ['eligible', verifiedAt],
      ['not-eligible', '2023-02-20T05:00:00.000Z'],
    ]);
  });

  test('gives the same under messages that come twice, at once and out of order', async () => {
    const { registrations } = await joinedWhilePending();
    await listed('officials', '2023-02-20T05:00:00.000Z');
    await listed('students', '2023-02-20T04:00:00.000Z');

    await Promise.all(Array.from({ length: 6 }, () => settleAt('2023-02-20T05:00:20.000Z', id, id)));
    await settleAt('2023-02-20T05:01:00.000Z');
    const first = [await registrations.get(id), await standing()];
    await settleAt('2023-02-20T05:02:00.000Z', id, id);

    expect([await registrations.get(id), await standing()]).toEqual(first);
    expect(await standing()).toMatchObject({ state: 'excluded', reason: 'student', listVersion: 'students-9' });
    expect(await registrations.decisions(id)).toHaveLength(2);
    expect(await orders().get(id)).toBeUndefined();
  });

  test('tells the barrier of every change up to the cut-off, also of one that was written down late', async () => {
    await joinedWhilePending();
    await settleAt(later(verifiedAt, rest));
    await listed('students', later(cutoffAt, 1));
    expect(await orders().outstanding(cutoffAt)).toEqual([]);

    await listed('police', cutoffAt);

    expect(await orders().outstanding(cutoffAt)).toEqual([id]);
    expect(await orders().outstanding(later(cutoffAt, -1))).toEqual([]);
  });
});

describe('the cut-off', () => {
  test('to the millisecond: a line received at it excludes, a line received after it does not', async () => {
    await joinedWhilePending();
    await listed('students', later(cutoffAt, 1));
    await settleAt(later(cutoffAt, rest));
    const spared = await standing();

    await listed('police', cutoffAt);
    await settleAt(later(cutoffAt, 2 * rest));

    expect(spared).toMatchObject({ state: 'eligible' });
    expect(await standing()).toMatchObject({ state: 'excluded', reason: 'police' });
  });

  test('excludes nobody by a correction that came after it', async () => {
    const { correct } = await joinedWhilePending();
    await settleAt(later(verifiedAt, rest));
    const before = await standing();

    await correct(
      subject,
      submissionBody({ nik, kk: kkNumber(1), occupation: 'civil-servant' }),
      new Date(later(cutoffAt, 1)),
    );
    await settleAt(later(cutoffAt, rest));

    expect(await standing()).toEqual(before);
  });

  test('and before it a correction counts: the enrolment waits for the registry again', async () => {
    const { correct } = await joinedWhilePending();
    await settleAt(later(verifiedAt, rest));
    const correctedAt = '2023-02-20T06:00:00.000Z';

    await correct(subject, submissionBody({ nik, kk: kkNumber(1), name: 'Budi Hartono' }), new Date(correctedAt));
    await settleAt(later(correctedAt, rest));

    expect(await standing()).toMatchObject({ state: 'pending', asOf: correctedAt });
  });

  test('a NIK that was corrected before it takes the enrolment under the old one out', async () => {
    const { correct } = await joinedWhilePending();
    const correctedAt = '2023-02-20T06:00:00.000Z';

    await correct(subject, submissionBody({ nik: nikNumber(2), kk: kkNumber(1) }), new Date(correctedAt));
    await settleAt(later(correctedAt, rest));

    expect(await standing()).toMatchObject({ state: 'excluded', reason: 'nik-corrected', asOf: correctedAt });
  });
});

describe('a frozen wave', () => {
  const freeze = async () => {
    await joinedWhilePending();
    await settleAt(later(verifiedAt, rest));
    await selectionTable(local.table).startStage(firstRun(waveId), 'collect', later(cutoffAt, 10_000));
  };

  test('keeps its enrolments; who is named by a later list is struck, once', async () => {
    await freeze();
    const before = await standing();

    await listed('students', later(cutoffAt, 60_000));
    await settleAt(later(cutoffAt, 80_000));
    await settleAt(later(cutoffAt, 90_000));

    expect(await standing()).toEqual(before);
    expect(await strikeTable(local.table).all(firstRun(waveId))).toEqual([
      { ticket, reason: 'student', listVersion: 'students-9', at: later(cutoffAt, 80_000) },
    ]);
  });

  test('strikes nobody once the strikes are sealed', async () => {
    await freeze();
    await transact(local.table, (TableName) => [
      { Put: { TableName, Item: { pk: `SELECTION#${waveId}`, sk: 'FACT#SEAL', value: {} } } },
    ]);

    await listed('students', later(cutoffAt, 60_000));
    await settleAt(later(cutoffAt, 80_000));

    expect(await strikeTable(local.table).all(firstRun(waveId))).toEqual([]);
  });
});
