import '../support/environment.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { getTicket } from '../../functions/enrollments/get-ticket.ts';
import { Commitment } from '../../shared/domain/draw/commitment.ts';
import { leafHash, verifyAuditPath } from '../../shared/domain/draw/merkle.ts';
import { firstRun } from '../../shared/domain/run.ts';
import { ticketOf } from '../../shared/domain/ticket.ts';
import { evidencePaths } from '../../shared/domain/evidence/layout.ts';
import { resultReader } from '../../shared/evidence/results.ts';
import type { EvidenceStore } from '../../shared/evidence/store.ts';
import { enrollmentTable } from '../../shared/table/enrollments.ts';
import { registrationTable } from '../../shared/table/registrations.ts';
import { strikeTable } from '../../shared/table/strikes.ts';
import { waveTable } from '../../shared/table/waves.ts';
import { call } from '../support/citizens.ts';
import { joiners, openWave, whileOpen } from '../support/joiners.ts';
import { testWaveKeys } from '../support/keys.ts';
import { aRegistration, kkNumber, nikNumber, type RegistrationParts } from '../support/registrations.ts';
import { closedWave, selectionWorld, type SelectionWorld } from '../support/selection.ts';
import { localTable, type LocalTable } from '../support/table.ts';

const quota = { '11.01': 2, '32.01': 4 };
const { waveId } = closedWave;
const afterwards = new Date('2023-02-20T19:00:00.000Z');

/** Twelve take part in Bogor, six of them of two families; one is not verified, one leaves, one is struck. */
const people: readonly (RegistrationParts & { readonly subject: string; readonly nik: string })[] = Array.from(
  { length: 14 },
  (_, number) => {
    const nik = nikNumber(number + 1);
    const kk = kkNumber(number < 6 ? 1 + (number % 2) : number + 10);
    const subject = `person-${number}`;
    return { subject, nik, body: { nik, kk }, ...(number === 12 ? { steps: [] } : {}) };
  },
);
const pending = 'person-12';
const leaver = 'person-13';
const struck = 'person-11';
const ticketOfSubject = (subject: string) =>
  ticketOf(testWaveKeys, people.find((person) => person.subject === subject)?.nik ?? '');

/** Evidence whose reads are counted. */
const counted = (store: EvidenceStore) => {
  const reads = { count: 0 };
  const counting: Pick<EvidenceStore, 'read' | 'readRange'> = {
    read: (path) => {
      reads.count += 1;
      return store.read(path);
    },
    readRange: (path, offset, length) => {
      reads.count += 1;
      return store.readRange(path, offset, length);
    },
  };
  return { reads, store: counting };
};

let local: LocalTable;
let world: SelectionWorld;
const early: Record<string, unknown>[] = [];
beforeAll(async () => {
  local = await localTable();
  const { table } = local;
  await openWave(table, closedWave, quota);
  const { join, leave } = joiners(table);
  for (const person of people) {
    await registrationTable(table).enter({ registration: aRegistration(person), readVersion: 0 });
    await join(person.subject);
  }
  await leave(leaver, { at: new Date(whileOpen.getTime() + 1_000) });

  world = selectionWorld({ table, quota });
  await world.start();
  await world.drain({ until: ({ stage }) => stage === 'seal' });
  early.push(await look('person-1'), (await ticketAnswer('person-1')).body);
  await strikeTable(table).strike(firstRun(waveId), {
    ticket: ticketOfSubject(struck),
    reason: 'police',
    listVersion: 'polri-3',
    at: '2023-02-20T18:00:00.000Z',
  });
  await world.drain();
});
afterAll(() => local.stop());

const ticketAnswer = (subject: string, headers: Record<string, string> = {}) => {
  const waves = waveTable(local.table);
  const results = resultReader({ store: world.store, waves, strikes: strikeTable(local.table) });
  return call(getTicket({ waves, enrollments: enrollmentTable(local.table), results }), {
    method: 'GET',
    pathParameters: { waveId, ticket: ticketOfSubject(subject) },
    headers,
    at: afterwards,
  });
};
const look = async (subject: string) =>
  (await joiners(local.table, { store: world.store }).look(subject, { at: afterwards })).body;

const Shown = z.object({
  outcome: z.string(),
  rank: z.int().optional(),
  regency: z.object({ code: z.string(), name: z.string() }),
  proof: z.object({
    line: z.string(),
    leafIndex: z.int(),
    treeSize: z.int(),
    path: z.array(z.string()),
    root: z.string(),
    tree: z.enum(['applicants', 'excluded']),
  }),
});

describe('before publication', () => {
  test('a person sees what the wave waits for, and nobody sees a result', () => {
    expect(early[0]).toMatchObject({
      status: 'joined',
      wave: { status: 'selecting' },
      selection: { stage: 'seal', en: 'The objection window before the draw.' },
    });
    expect(early[0]).not.toHaveProperty('outcome');
    expect(early[1]).toMatchObject({ status: 404, code: 'result-not-published' });
  });
});

describe('after publication', () => {
  test('as many are selected as there are places, each with a card whose number only they see the end of', async () => {
    const views = await Promise.all(people.map(({ subject }) => look(subject)));

    const selected = views.filter(({ outcome }) => outcome === 'selected');
    expect(selected).toHaveLength(6);
    for (const view of selected) {
      expect(view['award']).toMatchObject({
        cardNumber: expect.stringMatching(/^•••• •••• •••• \d{4}$/) as string,
        balance: 3_500_000,
        // Announced at 01:41 on the 21st, WIB.
        firstPurchaseDeadline: '2023-03-08T16:59:59.999Z',
        state: 'active',
      });
    }
    for (const view of views) if (view['outcome'] !== 'selected') expect(view).not.toHaveProperty('award');
  });

  test('everybody’s proof leads from their line to the root of the commitment', async () => {
    const published = world.store.published(waveId).get(evidencePaths.commitment);
    const { regencies } = Commitment.parse(JSON.parse(published?.toString() ?? ''));

    for (const { subject } of people) {
      const { regency, proof } = Shown.parse(await look(subject));
      const committed = regencies.find(({ code }) => code === regency.code);
      const { line, leafIndex: index, treeSize: size, path, root, tree } = proof;
      expect(line.startsWith(ticketOfSubject(subject))).toBe(true);
      expect(root).toBe(tree === 'applicants' ? committed?.root : committed?.excludedRoot);
      expect(verifyAuditPath({ leafHash: leafHash(line).toString('hex'), index, size, path, root })).toBe(true);
    }
  });

  test('who did not take part, or was passed over, is told why in both languages', async () => {
    expect(await look(leaver)).toMatchObject({ status: 'left', outcome: 'excluded', reason: { code: 'left' } });
    expect(await look(pending)).toMatchObject({ outcome: 'excluded', reason: { code: 'not-verified' } });
    expect(await look(struck)).toMatchObject({
      outcome: 'struck',
      reason: { code: 'police', listVersion: 'polri-3', id: 'Anda tercatat sebagai anggota Polri.' },
    });
  });

  test('ranks count from one without gaps, and the line lies at the last winner’s', async () => {
    const views = await Promise.all(people.map(({ subject }) => look(subject)));

    const drawn = views.filter(({ rank }) => rank !== undefined);
    const ranks = drawn.map(({ rank }) => Number(rank)).toSorted((one, other) => one - other);
    expect(ranks).toEqual(Array.from({ length: 12 }, (_, place) => place + 1));
    const last = Math.max(...views.filter(({ outcome }) => outcome === 'selected').map(({ rank }) => Number(rank)));
    expect(drawn[0]?.['lastWinner']).toMatchObject({ open: { rank: last } });
  });

  test('the result of a ticket is public, may be kept for an hour, and shows no card', async () => {
    const answer = await ticketAnswer('person-1');
    const again = await ticketAnswer('person-1', { 'if-none-match': String(answer.headers['etag']) });

    expect(answer).toMatchObject({
      status: 200,
      headers: { 'cache-control': 'public, max-age=3600' },
    });
    expect(answer.body).not.toHaveProperty('award');
    expect(answer.body).not.toHaveProperty('applicantId');
    expect(again).toMatchObject({ status: 304, body: {} });
  });

  test('one result takes two reads of the evidence, and one when the regency’s head is known', async () => {
    const { reads, store } = counted(world.store);
    const waves = waveTable(local.table);
    const results = resultReader({ store, waves, strikes: strikeTable(local.table) });
    const enrollments = enrollmentTable(local.table);
    const one = await enrollments.get(waveId, ticketOfSubject('person-1'));
    const other = await enrollments.get(waveId, ticketOfSubject('person-2'));
    if (one === undefined || other === undefined) throw new Error('They joined.');

    await results.of(one, firstRun(one.waveId));
    const first = reads.count;
    await results.of(other, firstRun(other.waveId));

    expect(first).toBe(2);
    expect(reads.count).toBe(3);
  });

  test('a ticket that was never issued is not found, and neither is the enrolment of who never joined', async () => {
    const unknown = await call(
      getTicket({
        waves: waveTable(local.table),
        enrollments: enrollmentTable(local.table),
        results: resultReader({
          store: world.store,
          waves: waveTable(local.table),
          strikes: strikeTable(local.table),
        }),
      }),
      { method: 'GET', pathParameters: { waveId, ticket: 'f'.repeat(32) } },
    );

    expect(unknown).toMatchObject({ status: 404, body: { code: 'ticket-not-found' } });
    expect(await look('nobody')).toMatchObject({ status: 404, code: 'enrollment-not-found' });
  });
});
