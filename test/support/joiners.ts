import './environment.ts';
import { getEnrollment } from '../../functions/enrollments/get-enrollment.ts';
import { joinWave } from '../../functions/enrollments/join-wave.ts';
import { leaveWave } from '../../functions/enrollments/leave-wave.ts';
import { resultReader } from '../../shared/evidence/results.ts';
import type { EvidenceStore } from '../../shared/evidence/store.ts';
import type { ReceiptSigner } from '../../shared/keys/signing.ts';
import { awardTable } from '../../shared/table/awards.ts';
import { claimTable } from '../../shared/table/claims.ts';
import type { Table } from '../../shared/table/client.ts';
import { enrollmentTable } from '../../shared/table/enrollments.ts';
import { registrationTable } from '../../shared/table/registrations.ts';
import { selectionTable } from '../../shared/table/selections.ts';
import { strikeTable } from '../../shared/table/strikes.ts';
import { waveTable } from '../../shared/table/waves.ts';
import { Wave } from '../../shared/domain/wave.ts';
import { call, type HttpAnswer } from './citizens.ts';
import { testKeys } from './keys.ts';

/** A wave of two regencies that is open from 17 to 20 February 2023. */
export const aWave = (fields: Partial<Wave> = {}): Wave =>
  Wave.parse({
    waveId: '2023-48',
    version: 1,
    scheme: 'normal',
    ruleVersion: 'normal-2023.1',
    opensAt: '2023-02-17T12:00:00.000Z',
    closesAt: '2023-02-20T17:00:00.000Z',
    cutoffAt: '2023-02-20T18:00:00.000Z',
    drawAt: '2023-02-20T19:00:00.000Z',
    objectionWindowSeconds: 600,
    reservePercent: 20,
    reservedGroups: ['disability'],
    quotaTotal: 10,
    createdAt: '2023-02-10T03:00:00.000Z',
    createdBy: 'operator',
    progress: 'scheduled',
    ...fields,
  });

const aQuota: Readonly<Record<string, number>> = { '32.01': 7, '11.01': 3 };

/** Puts a wave on record. */
export const openWave = async (table: Table, wave: Wave, quota = aQuota): Promise<void> => {
  const wrappedKeys = { wrappedTicketKey: 'ticket', wrappedHouseholdKey: 'household' };
  await waveTable(table).create({ wave, quota, wrappedKeys });
};

/** A receipt that proves nothing: for tests that are not about receipts. */
const unsignedReceipts: ReceiptSigner = { sign: (payload) => Promise.resolve(JSON.stringify(payload)) };

const noStore: Pick<EvidenceStore, 'read' | 'readRange'> = {
  read: () => Promise.resolve(undefined),
  readRange: () => Promise.reject(new Error('There is no evidence.')),
};

/** An instant at which {@link aWave} is open. */
export const whileOpen = new Date('2023-02-19T03:00:00.000Z');

/** What citizens do in a wave, through the functions that serve them, on one table. */
export const joiners = (
  table: Table,
  { receipts = unsignedReceipts, store = noStore }: { receipts?: ReceiptSigner; store?: typeof noStore } = {},
) => {
  const shared = {
    waves: waveTable(table),
    registrations: registrationTable(table),
    enrollments: enrollmentTable(table),
    keys: testKeys(),
  };
  const joining = joinWave({ ...shared, receipts });
  const leaving = leaveWave({ ...shared, claims: claimTable(table), receipts });
  const getting = getEnrollment({
    ...shared,
    selections: selectionTable(table),
    awards: awardTable(table),
    results: resultReader({ store, waves: shared.waves, strikes: strikeTable(table) }),
  });
  const parts = (subject: string, waveId: string, at: Date) => ({
    claims: { sub: subject, scope: 'citizen/self' },
    pathParameters: { waveId },
    at,
  });
  return {
    enrollments: shared.enrollments,
    join: (subject: string, { waveId = '2023-48', at = whileOpen } = {}): Promise<HttpAnswer> =>
      call(joining, parts(subject, waveId, at)),
    leave: (subject: string, { waveId = '2023-48', at = whileOpen } = {}): Promise<HttpAnswer> =>
      call(leaving, { ...parts(subject, waveId, at), method: 'DELETE' }),
    look: (subject: string, { waveId = '2023-48', at = whileOpen } = {}): Promise<HttpAnswer> =>
      call(getting, { ...parts(subject, waveId, at), method: 'GET' }),
  };
};
