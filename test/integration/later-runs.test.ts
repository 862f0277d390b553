import '../support/environment.ts';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { giveUpAward } from '../../functions/enrollments/give-up-award.ts';
import { objectToPlace } from '../../functions/enrollments/object-to-place.ts';
import { calledNext } from '../../shared/domain/draw/calling.ts';
import { Commitment } from '../../shared/domain/draw/commitment.ts';
import { parseApplicants, parseExcluded } from '../../shared/domain/draw/lines.ts';
import { sha256Hex } from '../../shared/domain/draw/hash.ts';
import { leafHash, verifyAuditPath } from '../../shared/domain/draw/merkle.ts';
import { findTicket } from '../../shared/domain/draw/rows.ts';
import { firstRun, type Run, type RunRecord } from '../../shared/domain/run.ts';
import { ticketOf } from '../../shared/domain/ticket.ts';
import { Call, evidencePaths, History, Result } from '../../shared/domain/evidence/layout.ts';
import { verifyCall } from '../../shared/evidence/call.ts';
import type { EvidenceSource } from '../../shared/domain/evidence/source.ts';
import { verifyEvidence } from '../../shared/evidence/verify.ts';
import { publicPath } from '../../shared/selection/paths.ts';
import { publicRecord } from '../../shared/selection/public-record.ts';
import { endAward } from '../../shared/standing/ending.ts';
import { awardTable } from '../../shared/table/awards.ts';
import { caseTable } from '../../shared/table/cases.ts';
import { claimTable } from '../../shared/table/claims.ts';
import { enrollmentTable } from '../../shared/table/enrollments.ts';
import { freedPlaceTable } from '../../shared/table/freed-places.ts';
import { householdTable } from '../../shared/table/households.ts';
import { listTable } from '../../shared/table/lists.ts';
import { moneyKeys } from '../../shared/table/money-keys.ts';
import { getItem } from '../../shared/table/read.ts';
import { registrationTable } from '../../shared/table/registrations.ts';
import { runStart } from '../../shared/table/runs.ts';
import { selectionTable } from '../../shared/table/selections.ts';
import { transact } from '../../shared/table/transaction.ts';
import { waveTable } from '../../shared/table/waves.ts';
import { workOrderTable } from '../../shared/table/work-orders.ts';
import { expectBalanced } from '../support/balanced.ts';
import { call, citizens } from '../support/citizens.ts';
import { joiners, openWave, whileOpen } from '../support/joiners.ts';
import { testKeys, testWaveKeys } from '../support/keys.ts';
import { delivery } from '../support/queue-event.ts';
import { aRegistration, applicant, kkNumber, nikNumber } from '../support/registrations.ts';
import { rulingOn } from '../support/ruling.ts';
import { closedWave, selectionWorld, testChain, type SelectionWorld } from '../support/selection.ts';
import { settlingOn } from '../support/settling.ts';
import { localTable, type LocalTable } from '../support/table.ts';

const quota = { '11.01': 2, '32.01': 4 };
const wave = { ...closedWave, waitingListDays: 30 };
const { waveId } = wave;
const region = '32.01';

/** Fourteen people of Bogor, of whom six are of two families; the registry has not answered for one, and one leaves. */
const numbers = Array.from({ length: 14 }, (_, number) => number);
const subjectOf = (number: number) => `person-${number}`;
const subjects = numbers.map(subjectOf);
const pending = subjectOf(12);
const leaver = subjectOf(13);
const ticketOfSubject = (subject: string) => ticketOf(testWaveKeys, nikNumber(1 + subjects.indexOf(subject)));
const subjectWith = (ticket: string) => subjects.find((subject) => ticketOfSubject(subject) === ticket) ?? '';

const engines: LocalTable[] = [];
let local: LocalTable;
let world: SelectionWorld;

beforeEach(async () => {
  local = await localTable();
  engines.push(local);
  const { table } = local;
  await openWave(table, wave, quota);
  const { join, leave } = joiners(table);
  for (const number of numbers) {
    const subject = subjectOf(number);
    const kk = kkNumber(number < 6 ? 1 + (number % 2) : number + 10);
    const parts = { subject, body: { nik: nikNumber(number + 1), kk }, ...(subject === pending ? { steps: [] } : {}) };
    await registrationTable(table).enter({ registration: aRegistration(parts), readVersion: 0 });
    await join(subject);
  }
  await leave(leaver, { at: new Date(whileOpen.getTime() + 1_000) });
  world = selectionWorld({ table, quota, wave });
  await world.start();
});
afterEach(() => expectBalanced(local.table));
afterAll(() => Promise.all(engines.map((engine) => engine.stop())));

const run = (number: number): Run => ({ waveId, run: number });
const file = (of: Run, path: string): Buffer => {
  const bytes = world.store.objects.get(publicPath(of, path));
  if (bytes === undefined) throw new Error(`${publicPath(of, path)} is not there.`);
  return bytes;
};
const json = <Schema extends z.ZodType>(of: Run, path: string, schema: Schema): z.infer<Schema> =>
  schema.parse(JSON.parse(file(of, path).toString()));
const sourceOf = (of: Run): EvidenceSource => {
  const folder = publicPath(of, '');
  const paths = [...world.store.objects.keys()].filter((path) => path.startsWith(folder));
  return {
    list: () => Promise.resolve(paths.map((path) => path.slice(folder.length))),
    read: (path) => Promise.resolve(world.store.objects.get(folder + path)),
  };
};
const verified = async (of: Run) =>
  verifyEvidence(sourceOf(of), {
    allowLocal: true,
    localTimes: testChain,
    publicKey: world.signer.publicJwk,
    witness: await world.witness.certificate(),
  });
const currentWave = async () => {
  const found = await world.wave();
  if (found === undefined) throw new Error('There is a wave.');
  return found;
};

const look = async (subject: string) =>
  (await joiners(local.table, { store: world.store }).look(subject, { at: world.now() })).body;
const award = (subject: string) => awardTable(local.table).get(applicant(subject), waveId);
const holders = async (state: 'active' | 'ended') => {
  const found = await Promise.all(subjects.map(async (subject) => ({ subject, award: await award(subject) })));
  return found.filter((one) => one.award?.state === state).map(({ subject }) => subject);
};

/** Settles every work order that is outstanding. */
const settleAll = async () => {
  const handler = settlingOn(local.table, world.now);
  const orders = await workOrderTable(local.table).outstanding('9999-12-31T00:00:00.000Z');
  for (const applicantId of orders) expect(await delivery(handler, { applicantId })).toEqual([]);
};

describe('between the commitment and the draw', () => {
  const untilWindow = () => world.drain({ until: ({ stage }) => stage === 'beacon' });
  const window = async () => {
    await world.drain({ whileDue: true });
    const stage = (await world.selections.progress(world.first)).at(-1);
    expect(stage?.waitingFor?.en).toMatch(/objection window/);
  };

  const object = (subject: string) =>
    call(
      objectToPlace({
        waves: waveTable(local.table),
        selections: selectionTable(local.table),
        registrations: registrationTable(local.table),
        enrollments: enrollmentTable(local.table),
        cases: caseTable(local.table),
        keys: testKeys(),
      }),
      {
        claims: { sub: subject, scope: 'citizen/self' },
        pathParameters: { waveId },
        body: JSON.stringify({ statement: 'Data saya sudah benar.' }),
        at: world.now(),
      },
    );

  const decide = (caseId: unknown, decision: 'uphold' | 'reject') => {
    const { table } = local;
    const deciding = rulingOn(table);
    return call(deciding, {
      claims: { sub: 'staff-7', 'cognito:groups': '[operator]' },
      pathParameters: { caseId: z.string().parse(caseId) },
      body: JSON.stringify({ decision, reason: 'Dukcapil sudah mengonfirmasi.' }),
      at: world.now(),
    });
  };

  const verifyPending = () => citizens(local.table, { now: world.now }).verify(applicant(pending));

  const Place = z.object({
    run: z.int(),
    list: z.enum(['applicants', 'excluded']),
    objectUntil: z.string(),
    roundAt: z.string(),
    proof: z.object({
      line: z.string(),
      leafIndex: z.int(),
      treeSize: z.int(),
      path: z.array(z.string()),
      root: z.string(),
    }),
  });
  const placeOf = async (subject: string) => Place.parse((await look(subject))['place']);

  test('everybody is served the proof of their place in one of the two lists', async () => {
    await window();

    const regency = json(world.first, evidencePaths.commitment, Commitment).regencies.find(
      ({ code }) => code === region,
    );

    for (const subject of subjects) {
      const { run: number, list, proof, objectUntil, roundAt } = await placeOf(subject);
      const { line, leafIndex: index, treeSize: size, path, root } = proof;
      expect(number).toBe(1);
      expect(line.startsWith(`${ticketOfSubject(subject)},`)).toBe(true);
      if (list === 'applicants') expect(root).toBe(regency?.root);
      expect(verifyAuditPath({ leafHash: leafHash(line).toString('hex'), index, size, path, root })).toBe(true);
      expect(list).toBe(subject === pending || subject === leaver ? 'excluded' : 'applicants');
      expect(objectUntil < roundAt).toBe(true);
    }
  });

  test('an objection that is upheld makes a new commitment to a later round, and the old one stays published', async () => {
    await window();
    const before = file(world.first, evidencePaths.commitment);
    const opened = await object(pending);
    world.sleep(60);
    await verifyPending();
    expect(await decide(opened.body['caseId'], 'uphold')).toMatchObject({ status: 200 });
    await world.drain({ whileDue: true });
    expect((await world.selections.progress(run(2))).at(-1)?.waitingFor?.en).toMatch(/1 people whose standing/);

    await settleAll();
    await world.drain();

    const [first, second] = [
      json(run(1), evidencePaths.commitment, Commitment),
      json(run(2), evidencePaths.commitment, Commitment),
    ];
    expect(second.beacon.round).toBeGreaterThan(first.beacon.round);
    expect(second.committedAt > first.committedAt).toBe(true);
    expect((await verified(run(2))).difference).toBeUndefined();
    const applicants = parseApplicants(file(run(2), evidencePaths.applicants(region)));
    expect(findTicket(applicants, ticketOfSubject(pending))).toBeDefined();
    expect(
      findTicket(parseExcluded(file(run(2), evidencePaths.excluded(region))), ticketOfSubject(pending)),
    ).toBeUndefined();

    expect(file(run(1), evidencePaths.commitment)).toEqual(before);
    expect(file(run(2), evidencePaths.superseded(1, evidencePaths.commitment))).toEqual(before);
    const stamp = evidencePaths.commitmentTimeStamp;
    expect(file(run(2), evidencePaths.superseded(1, stamp))).toEqual(file(run(1), stamp));
    expect(json(run(2), evidencePaths.history, History).runs).toMatchObject([
      { run: 2, kind: 'recommitment', basis: 1, reason: 'objection-upheld' },
    ]);
    const record = publicRecord({ selections: world.selections });
    expect(await record.has(run(1), evidencePaths.commitment, world.now())).toBe(true);
    expect(await record.has(run(2), evidencePaths.history, world.now())).toBe(true);
    expect(world.store.objects.has(publicPath(run(1), evidencePaths.result))).toBe(false);
    expect(await currentWave()).toMatchObject({ progress: 'published', drawRun: 2, publishedRun: 2 });
    expect(await look(pending)).toMatchObject({ run: 2, rank: expect.any(Number) as number });
  });

  test('an objection without new facts is refused, and one that is rejected changes nothing', async () => {
    await window();
    const opened = await object(pending);

    const upheld = await decide(opened.body['caseId'], 'uphold');
    const rejected = await decide(opened.body['caseId'], 'reject');
    await world.drain();

    expect(upheld).toMatchObject({ status: 422, body: { code: 'place-unchanged' } });
    expect(rejected).toMatchObject({ status: 200, body: { status: 'closed', decision: 'reject' } });
    expect(await currentWave()).toMatchObject({ drawRun: 1, publishedRun: 1 });
    expect((await verified(run(1))).difference).toBeUndefined();
  });

  test('only who is excluded against their will objects, once, and in the window', async () => {
    const early = await object(pending);
    await window();
    const [once, again] = [await object(pending), await object(pending)];
    const [eligible, left] = [await object(subjectOf(1)), await object(leaver)];
    await untilWindow();
    const late = await decide(once.body['caseId'], 'uphold');
    await verifyPending();
    const verifiedLate = await decide(once.body['caseId'], 'uphold');

    expect(early).toMatchObject({ status: 409, body: { code: 'objection-window-over' } });
    expect(once).toMatchObject({ status: 201, body: { status: 'open', waveId } });
    expect(again).toMatchObject({ status: 409, body: { code: 'objection-exists' } });
    expect(eligible).toMatchObject({ status: 409, body: { code: 'place-not-excluded' } });
    expect(left).toMatchObject({ status: 409, body: { code: 'place-not-excluded' } });
    expect(late).toMatchObject({ status: 422, body: { code: 'place-unchanged' } });
    expect(verifiedLate).toMatchObject({ status: 409, body: { code: 'objection-window-over' } });
  });

  test('whatever the old run’s workers still do, nothing of it is drawn', async () => {
    await window();
    const opened = await object(pending);
    await verifyPending();
    const old = world.messages().map(({ body }) => body as Parameters<SelectionWorld['run']>[0]);
    await decide(opened.body['caseId'], 'uphold');
    await settleAll();

    await world.drain({
      async deliver(step) {
        await world.run(step);
        for (const late of old) await world.run(late);
      },
    });

    const folder = publicPath(run(1), '');
    const drawn = [...world.store.objects.keys()].filter((path) => path.startsWith(folder) && !path.includes('/runs/'));
    expect(drawn.filter((path) => /result|winners|manifest/.test(path))).toEqual([]);
    expect((await verified(run(2))).difference).toBeUndefined();
  });
});

/** Begins a later run of the published wave, as the decision of two people does it. */
const begin = async (kind: 'redraw' | 'call'): Promise<Run> => {
  const standing = await currentWave();
  const record: RunRecord = {
    waveId,
    run: standing.lastRun + 1,
    kind,
    basis: standing.publishedRun ?? 1,
    at: world.now().toISOString(),
    reason: 'Putusan pengadilan nomor 1.',
    proposedBy: 'staff-1',
    approvedBy: 'staff-2',
  };
  expect(await transact(local.table, runStart(record, standing).writes)).toEqual({ written: true });
  return run(record.run);
};

describe('a redraw', () => {
  test('is a new record beside the old one, and its winners have the places', async () => {
    await world.drain();
    const old = new Map(world.store.published(waveId));
    const first = await holders('active');
    world.sleep(86_400);

    const redraw = await begin('redraw');
    expect(await look(first[0] ?? '')).toMatchObject({ outcome: 'selected', run: 1 });
    await settleAll();
    await world.drain();

    expect((await verified(redraw)).difference).toBeUndefined();
    for (const [path, bytes] of old) expect(world.store.published(waveId).get(path)).toEqual(bytes);
    expect(json(redraw, evidencePaths.history, History)).toMatchObject({
      runs: [{ run: 2, kind: 'redraw', basis: 1, reason: 'Putusan pengadilan nomor 1.', approvedBy: 'staff-2' }],
      commitments: [{ path: 'superseded/1/commitment.json' }],
    });
    const [before, after] = [json(run(1), evidencePaths.result, Result), json(redraw, evidencePaths.result, Result)];
    expect(after.seed).not.toBe(before.seed);
    const drawn = file(redraw, evidencePaths.winners(region)).toString().split('\n').slice(1, -1);
    const winners = drawn.map((line) => subjectWith(line.slice(0, 32)));
    expect((await holders('active')).toSorted()).toEqual(winners.toSorted());
    const ended = first.filter((subject) => !winners.includes(subject));
    expect((await holders('ended')).toSorted()).toEqual(ended.toSorted());
    for (const subject of ended) expect(await award(subject)).toMatchObject({ endedBecause: 'redrawn' });
    expect(await currentWave()).toMatchObject({ publishedRun: 2 });
    expect(await currentWave()).not.toHaveProperty('openRun');
  });
});

describe('a call of the waiting list', () => {
  const giveUp = (subject: string) => {
    const { table } = local;
    const giving = giveUpAward({
      waves: waveTable(table),
      registrations: registrationTable(table),
      claims: claimTable(table),
      awards: awardTable(table),
      households: householdTable(table),
      lists: listTable(table),
    });
    const claims = { sub: subject, scope: 'citizen/self' };
    return call(giving, { method: 'DELETE', claims, pathParameters: { waveId }, at: world.now() });
  };

  /** Whom the rule takes when these have given up. */
  const expected = (freed: readonly string[]) => {
    const { seed, regencies } = json(run(1), evidencePaths.result, Result);
    const taken = file(run(1), evidencePaths.winners(region)).toString().split('\n').slice(1, -1);
    return calledNext({
      applicants: parseApplicants(file(run(1), evidencePaths.applicants(region))),
      seed: Buffer.from(seed, 'hex'),
      places: regencies.find(({ code }) => code === region)?.places ?? 0,
      reservePercent: wave.reservePercent,
      struck: [],
      struckSince: [],
      freed: freed.map(ticketOfSubject),
      taken: taken.map((line) => line.slice(0, 32)),
      free: freed.length,
    }).called.map(({ ticket }) => subjectWith(ticket));
  };

  const gone = async (count: number): Promise<string[]> => {
    await world.drain();
    await settleAll();
    const leaving = (await holders('active')).slice(0, count);
    for (const subject of leaving) expect((await giveUp(subject)).status).toBe(200);
    await settleAll();
    return leaving;
  };

  test('gives the places that were given up to the next in order, on the record', async () => {
    const leaving = await gone(2);
    const next = expected(leaving);
    expect(next).toHaveLength(2);

    const calling = await begin('call');
    await world.drain();

    for (const subject of next) {
      expect(await look(subject)).toMatchObject({ outcome: 'called', award: { state: 'active' } });
      expect(await award(subject)).toMatchObject({ state: 'active', balance: 3_500_000 });
    }
    const record = json(calling, evidencePaths.call, Call);
    expect(record).toMatchObject({ run: 2, basis: 1, reason: 'Putusan pengadilan nomor 1.', approvedBy: 'staff-2' });
    expect(record.regencies).toMatchObject([{ code: region, called: 2, calledBefore: [] }]);
    const places = await freedPlaceTable(local.table).in(run(1), region);
    expect(places.map(({ calledIn }) => calledIn)).toEqual([2, 2]);
    expect(new Set(places.map(({ calledTicket }) => subjectWith(calledTicket ?? '')))).toEqual(new Set(next));
    const told = world.notices.map((notice) => (notice as { ticket: string }).ticket);
    for (const subject of next) expect(told).toContain(ticketOfSubject(subject));
    expect(await currentWave()).toMatchObject({ publishedRun: 1, lastRun: 2 });
    expect(await currentWave()).not.toHaveProperty('openRun');
  });

  test('can be recomputed by anyone, and anything else than the next in order is found', async () => {
    const leaving = await gone(2);
    const calling = await begin('call');
    await world.drain();
    const [draw, called] = [sourceOf(run(1)), sourceOf(calling)];
    const path = evidencePaths.called(region);
    const changed = (from: string, change: (text: string) => string) => ({
      ...called,
      read: (wanted: string) =>
        wanted === from ? Promise.resolve(Buffer.from(change(file(calling, from).toString()))) : called.read(wanted),
    });
    const key = world.signer.publicJwk;

    expect(await verifyCall(draw, called, key)).toMatchObject({ ok: true, summary: { run: 2, basis: 1, called: 2 } });
    const [, first = ''] = file(calling, path).toString().split('\n');
    const other = changed(path, (text) => text.replace(first.slice(0, 32), ticketOfSubject(leaving[0] ?? '')));
    expect(await verifyCall(draw, other, key)).toMatchObject({ ok: false });
    // Whoever holds the key and cheats is found by the rule itself.
    const unsigned = (from: string, change: (text: string) => string) => {
      const bytes = Buffer.from(change(file(calling, from).toString()));
      const manifest = file(calling, evidencePaths.manifest)
        .toString()
        .replace(sha256Hex(file(calling, from)), sha256Hex(bytes));
      const files = new Map([[from, bytes] as const, [evidencePaths.manifest, Buffer.from(manifest)] as const]);
      return { ...called, read: (wanted: string) => Promise.resolve(files.get(wanted) ?? file(calling, wanted)) };
    };
    const favoured = unsigned(path, (text) => text.replace(first.slice(0, 32), ticketOfSubject(leaving[0] ?? '')));
    expect((await verifyCall(draw, favoured)).difference).toMatch(/does not name those who are next/);
    const invented = unsigned(evidencePaths.call, (text) =>
      text.replaceAll(ticketOfSubject(leaving[0] ?? ''), 'a'.repeat(32)),
    );
    expect((await verifyCall(draw, invented)).difference).toMatch(/had no place/);
  });

  test('ends the same when its worker is killed after every single call that it makes', async () => {
    const leaving = await gone(1);
    const next = expected(leaving);
    await begin('call');

    await world.drain({
      async deliver(step) {
        await world.killedAfterEachCall(step);
      },
    });

    expect((await holders('active')).toSorted()).toEqual(
      [...expectedActive(), ...next].filter((subject) => !leaving.includes(subject)).toSorted(),
    );
  });

  test('places that revocations left free have their money from the fund anew: the treasury has what was on the cards', async () => {
    await world.drain();
    await settleAll();
    const leaving = await holders('active');
    for (const subject of leaving) {
      const [standing, card, registration] = [
        await currentWave(),
        await award(subject),
        await registrationTable(local.table).get(applicant(subject)),
      ];
      if (card === undefined || registration === undefined) throw new Error('There is no such recipient.');
      const end = { because: 'revoked', at: world.now().toISOString() } as const;
      await endAward(world.dependencies, standing, { award: card, registration, end });
    }
    await settleAll();

    const calling = await begin('call');
    await world.drain();

    const called = (await holders('active')).length;
    expect(called).toBeGreaterThan(1);
    const allotment = moneyKeys.transfer(undefined, `allotment-${waveId}-${calling.run}-${region}`);
    expect(await getItem(local.table, allotment)).toMatchObject({
      entries: [{ amount: -3_500_000 * called }, { amount: 3_500_000 * called }],
    });
  });

  const expectedActive = () =>
    file(run(1), evidencePaths.winners(region))
      .toString()
      .split('\n')
      .slice(1, -1)
      .map((line) => subjectWith(line.slice(0, 32)));

  test('a second call goes on where the first one ended, and calls nobody twice', async () => {
    const [first = ''] = await gone(1);
    const [called = ''] = expected([first]);
    await begin('call');
    await world.drain();
    await settleAll();
    expect((await giveUp(called)).status).toBe(200);
    await settleAll();

    await begin('call');
    await world.drain();

    const active = await holders('active');
    expect(active).toHaveLength(expectedActive().length);
    expect(active).not.toContain(first);
    expect(active).not.toContain(called);
    expect(await currentWave()).toMatchObject({ lastRun: 3 });
    expect(await currentWave()).not.toHaveProperty('openRun');
  });
});

test('of two runs that are begun at once one is begun', async () => {
  await world.drain();
  const standing = await currentWave();
  const record = {
    waveId,
    run: 2,
    kind: 'redraw',
    basis: 1,
    at: world.now().toISOString(),
    reason: 'Putusan pengadilan.',
  } as const;

  const outcomes = await Promise.all([1, 2, 3, 4].map(() => transact(local.table, runStart(record, standing).writes)));

  expect(outcomes.filter(({ written }) => written)).toHaveLength(1);
  expect((await world.selections.record(firstRun(waveId))).isStopped).toBe(false);
});
