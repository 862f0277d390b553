import { DeleteCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { ApplicantId, WaveId } from '../../events/event.ts';
import { evidencePaths, Result, Strikes } from '../../shared/domain/evidence/layout.ts';
import { verifyEvidence } from '../../shared/evidence/verify.ts';
import { stalledAfterSeconds } from '../../shared/domain/selection.ts';
import { timeOf } from '../../shared/domain/draw/beacon.ts';
import { Commitment } from '../../shared/domain/draw/commitment.ts';
import { cardNumberOf } from '../../shared/domain/card-number.ts';
import { keyedHashes, sealIdentity } from '../../shared/keys/fields.ts';
import { commitStage } from '../../shared/selection/commit.ts';
import { factNames, mustFact, PublishedCommitmentFact } from '../../shared/selection/facts.ts';
import { publicRecord } from '../../shared/selection/public-record.ts';
import { redriveStalled } from '../../shared/selection/redrive.ts';
import { sealStage } from '../../shared/selection/seal.ts';
import { keys } from '../../shared/table/keys.ts';
import { listTable } from '../../shared/table/lists.ts';
import { registrationTable } from '../../shared/table/registrations.ts';
import { strikeTable } from '../../shared/table/strikes.ts';
import { transact } from '../../shared/table/transaction.ts';
import { raiseWorkOrder, workOrderTable } from '../../shared/table/work-orders.ts';
import { claimTable } from '../../shared/table/claims.ts';
import { householdTable } from '../../shared/table/households.ts';
import { enroll, enrolledPerson, type EnrolledPerson } from '../support/enrolled-people.ts';
import { testRing, testWaveKeys } from '../support/keys.ts';
import { closedWave, Crash, selectionWorld, testChain, type SelectionWorld } from '../support/selection.ts';
import { localTable, type LocalTable } from '../support/table.ts';

const quota = { '32.01': 4 };
let engine: LocalTable;
let people: EnrolledPerson[];
let world: SelectionWorld;

beforeAll(async () => {
  engine = await localTable();
});
afterAll(() => engine.stop());

// Each test has a wave and people of its own in the one table.
let waves = 0;
beforeEach(async () => {
  waves += 1;
  const wave = { ...closedWave, waveId: WaveId.parse(`2023-${100 + waves}`) };
  people = Array.from({ length: 10 }, (_, number) =>
    enrolledPerson({ number: 10 * waves + number, wave, regency: '32.01' }),
  );
  await enroll(engine.table, people);
  world = selectionWorld({ table: engine.table, quota, wave });
  await world.start();
});
// A test leaves its turn to the next one, and no work behind.
afterEach(async () => {
  await world.selections.endTurn(world.waveId, world.now().toISOString());
  const orders = workOrderTable(engine.table);
  for (const applicantId of await orders.outstanding('9999-12-31T00:00:00.000Z')) {
    await orders.done(applicantId, (await orders.get(applicantId))?.sequence ?? 0);
  }
});

const file = (path: string): string => world.store.published(world.waveId).get(path)?.toString() ?? '';
const waitsFor = async (): Promise<string> =>
  (await world.selections.progress(world.first)).at(-1)?.waitingFor?.en ?? 'nothing';
/** Delivers until nothing is due and the current stage says that it waits for this. */
const untilWaitingFor = async (what: RegExp): Promise<void> => {
  await world.drain({ whileDue: true });
  while (!what.test(await waitsFor())) {
    if ((await world.drain({ deliveries: 1 })) === 0) throw new Error('Nothing waits.');
    await world.drain({ whileDue: true });
  }
};
const award = (person: EnrolledPerson | undefined) =>
  world.dependencies.awards.get(person?.applicantId ?? ApplicantId.parse('f'.repeat(32)), world.waveId);
const verified = async () => {
  const files = world.store.published(world.waveId);
  return verifyEvidence(
    { list: () => Promise.resolve([...files.keys()]), read: (path) => Promise.resolve(files.get(path)) },
    {
      allowLocal: true,
      localTimes: testChain,
      publicKey: world.signer.publicJwk,
      witness: await world.witness.certificate(),
    },
  );
};

describe('before anything is frozen', () => {
  test('a change up to the cut-off that is not settled holds the barrier, and a later one does not', async () => {
    const [early, late] = people;
    if (early === undefined || late === undefined) throw new Error('There are people.');
    const orders = workOrderTable(engine.table);
    const raise = (person: EnrolledPerson, at: string) =>
      transact(engine.table, (name) => [raiseWorkOrder(person.applicantId, at)(name)]);
    await raise(early, closedWave.cutoffAt);
    await raise(late, '2023-02-20T17:30:00.001Z');

    await untilWaitingFor(/1 people whose standing is being settled/);
    await orders.done(early.applicantId, 1);
    await untilWaitingFor(/objection window/);

    expect(await orders.done(late.applicantId, 1)).toBe(true);
    expect(JSON.parse(file(evidencePaths.commitment))).toMatchObject({ waveId: world.waveId });
  });

  // A hundred looks at sixty-four buckets take their time where other tests run beside.
  test('a work order whose message was lost is raised anew after five minutes, and no more often', async () => {
    const [person] = people;
    if (person === undefined) throw new Error('There are people.');
    const orders = workOrderTable(engine.table);
    await orders.raise(person.applicantId, closedWave.cutoffAt);
    await untilWaitingFor(/1 people whose standing is being settled/);
    const sequenceAfter = async (seconds: number) => {
      const until = world.now().getTime() + seconds * 1_000;
      while (world.now().getTime() < until) await world.drain({ deliveries: 1 });
      return (await orders.get(person.applicantId))?.sequence;
    };

    const sequences = [await sequenceAfter(240), await sequenceAfter(70), await sequenceAfter(230)];
    sequences.push(await sequenceAfter(90));
    await orders.done(person.applicantId, 3);
    await world.drain();

    expect(sequences).toEqual([1, 2, 2, 3]);
    expect(await world.wave()).toMatchObject({ progress: 'published' });
  });

  test('a list received before the cut-off is awaited, and the commitment names its version', async () => {
    const lists = listTable(engine.table);
    const version = {
      source: 'students' as const,
      number: 7,
      version: 'emis-7',
      sha256: 'a'.repeat(64),
      lines: 3,
      receivedAt: '2023-02-20T17:29:00.000Z',
    };
    await lists.receive(version);

    await untilWaitingFor(/lists that are being applied: students:7/);
    await lists.markApplied(version, '2023-02-20T17:32:00.000Z');
    await world.drain();

    expect(Commitment.parse(JSON.parse(file(evidencePaths.commitment))).lists).toEqual([
      { source: 'students', version: 'emis-7', sha256: 'a'.repeat(64) },
    ]);
  });

  test('a wave waits until the one before it is published', async () => {
    const earlier = WaveId.parse('2023-47');
    await world.selections.takeTurn(earlier);

    await untilWaitingFor(/another wave/);
    await world.selections.endTurn(earlier, world.now().toISOString());
    await world.drain();

    expect(await world.wave()).toMatchObject({ progress: 'published' });
  });
});

describe('between the commitment and the draw', () => {
  test('who is struck before the seal is passed over, on the record, and replaced by the next', async () => {
    const strikes = strikeTable(engine.table);
    await untilWaitingFor(/objection window/);
    const struck = people.slice(0, 7).map(({ enrollment }) => enrollment.ticket);
    const at = world.now().toISOString();
    for (const ticket of struck) {
      await strikes.strike(world.first, { ticket, reason: 'police', listVersion: 'polri-3', at });
    }
    await world.drain();

    const sealed = Strikes.parse(JSON.parse(file(evidencePaths.strikes)));
    const [regency] = Result.parse(JSON.parse(file(evidencePaths.result))).regencies;
    expect(sealed.struck.map(({ ticket }) => ticket)).toEqual(struck.toSorted());
    expect(regency).toMatchObject({ places: 4, winners: 3 });
    for (const person of people.slice(0, 7)) expect(await award(person)).toBeUndefined();
    expect((await verified()).difference).toBeUndefined();
  });

  test('nobody can be struck after the seal, but for a run that comes later', async () => {
    const [person] = people;
    if (person === undefined) throw new Error('There are people.');
    await untilWaitingFor(/round \d+ of the beacon/);

    const strike = { ticket: person.enrollment.ticket, reason: 'police', listVersion: 'polri-3' };
    const outcome = await strikeTable(engine.table).strike(world.first, { ...strike, at: world.now().toISOString() });

    expect(outcome).toBe('late');
  });

  test('strikes that would be published after the round count for nothing', async () => {
    await untilWaitingFor(/objection window/);
    const [person] = people;
    if (person === undefined) throw new Error('There are people.');
    const strike = { ticket: person.enrollment.ticket, reason: 'police', listVersion: 'polri-3' };
    await strikeTable(engine.table).strike(world.first, { ...strike, at: world.now().toISOString() });

    world.sleep(2 * 3_600);
    await world.drain();

    expect(file(evidencePaths.strikes)).toBe('');
    expect(Result.parse(JSON.parse(file(evidencePaths.result))).regencies[0]?.struck).toEqual([]);
    expect((await verified()).difference).toBeUndefined();
  });

  test('a worker that is slow to read the strikes puts none beside those that have gone on without', async () => {
    await untilWaitingFor(/objection window/);
    const { strikes, selections } = world.dependencies;
    const { roundAt } = await mustFact(selections, world.first, factNames.commitment, PublishedCommitmentFact);
    world.sleep((Date.parse(roundAt) - world.now().getTime()) / 1_000 - 1);
    const slow: typeof strikes = {
      all: async (run) => {
        world.sleep(2);
        await world.drain();
        return strikes.all(run);
      },
    };

    await sealStage({ ...world.dependencies, strikes: slow }).work(world.first, '0');

    expect(file(evidencePaths.strikes)).toBe('');
    expect((await verified()).difference).toBeUndefined();
  });

  test('a commitment that was fixed and not published in time gives way to one with a later round', async () => {
    await world.drain({ until: (step) => step.stage === 'commit' && step.unit === '0' });
    // The worker dies just when it has fixed the instants, and its message comes back hours later.
    const fixed = () => world.selections.fact(world.first, 'COMMITMENT-1', Commitment.pick({ committedAt: true }));
    for (let calls = 1; (await fixed()) === undefined; calls += 1) {
      world.fuse.arm(calls);
      await expect(world.run({ ...world.first, stage: 'commit', unit: '0' })).rejects.toThrow();
      world.fuse.disarm();
    }
    const first = await fixed();
    world.sleep(3 * 3_600);
    await world.drain();

    const { committedAt } = Commitment.parse(JSON.parse(file(evidencePaths.commitment)));
    expect(first).toBeDefined();
    expect(Date.parse(committedAt) - Date.parse(first?.committedAt ?? '')).toBe(3 * 3_600_000);
    expect((await verified()).difference).toBeUndefined();
  });

  test('while nobody witnesses the commitment it is not made, and the one that is made names a later round', async () => {
    world.witness.isDown = true;
    await untilWaitingFor(/^the witness, for a commitment that is not made yet \(no-relay\)$/);
    const startedWaiting = world.now().getTime();
    world.sleep(3 * 3_600);
    await world.drain({ deliveries: 3 });
    expect(await waitsFor()).toMatch(/witness/);
    expect(file(evidencePaths.commitment)).toBe('');

    world.witness.isDown = false;
    await world.drain();

    const { committedAt, beacon } = Commitment.parse(JSON.parse(file(evidencePaths.commitment)));
    expect(Date.parse(committedAt)).toBeGreaterThanOrEqual(startedWaiting + 3 * 3_600_000);
    expect(timeOf(testChain, beacon.round) > committedAt).toBe(true);
    const { difference, summary } = await verified();
    expect(difference).toBeUndefined();
    expect(summary?.witnessed?.at.slice(0, 19)).toBe(committedAt.slice(0, 19));
  });

  test.each([
    ['behind', -86_400],
    ['ahead', 86_400],
  ])(
    'a witness whose clock is a day %s is not believed, and the commitment waits for a better one',
    async (_, seconds) => {
      world.witness.secondsAhead = seconds;
      await untilWaitingFor(/the witness/);
      expect(file(evidencePaths.commitment)).toBe('');

      // Clocks may differ by a little.
      world.witness.secondsAhead = seconds / 1_000;
      await world.drain();

      expect((await verified()).difference).toBeUndefined();
    },
  );

  test('a commitment that was witnessed and not recorded, since the worker died, is witnessed anew', async () => {
    await world.drain({ until: (step) => step.stage === 'commit' && step.unit === '0' });
    const { witness } = world.dependencies;
    let asked = 0;
    const dying = commitStage({
      ...world.dependencies,
      witness: {
        stamp: async (...question) => {
          asked += 1;
          const reply = await witness.stamp(...question);
          if (asked === 1) throw new Crash();
          return reply;
        },
      },
    });
    await expect(dying.work(world.first, '0')).rejects.toThrow(Crash);
    await dying.work(world.first, '0');
    await dying.work(world.first, '0');
    await world.drain();

    expect(asked).toBe(2);
    expect((await verified()).difference).toBeUndefined();
  });

  test('a beacon that is down delays the draw, and never changes its round', async () => {
    world.beacon.isDown = true;
    await untilWaitingFor(/which no relay has \(no-relay\)/);
    const { beacon } = Commitment.parse(JSON.parse(file(evidencePaths.commitment)));
    world.sleep(24 * 3_600);
    await world.drain({ deliveries: 3 });
    expect(await waitsFor()).toMatch(/no relay/);

    world.beacon.isDown = false;
    await world.drain();

    expect(Result.parse(JSON.parse(file(evidencePaths.result))).beacon.round).toBe(beacon.round);
  });

  test('each file is on the public record from its instant on, and not before', async () => {
    const record = publicRecord({ selections: world.selections });
    const readable = async () => {
      const { commitment, commitmentTimeStamp, strikes, result, applicants, winners, applicantHead } = evidencePaths;
      const inputs = [commitment, commitmentTimeStamp, strikes, applicants('32.01')];
      const paths = [...inputs, winners('32.01'), applicantHead('32.01'), result];
      const found = await Promise.all(paths.map((path) => record.has(world.first, path, world.now())));
      return paths.filter((_, place) => found[place]);
    };

    const before = await readable();
    await untilWaitingFor(/objection window/);
    const committed = await readable();
    await untilWaitingFor(/round \d+ of the beacon/);
    const sealed = await readable();
    world.beacon.isDown = true;
    await untilWaitingFor(/no relay/);
    const atRound = await readable();
    world.beacon.isDown = false;
    await world.drain();

    expect(before).toEqual([]);
    expect(committed).toEqual(['commitment.json', 'commitment.tsr']);
    expect(sealed).toEqual([...committed, 'strikes.json']);
    expect(atRound).toEqual([...sealed, 'applicants/32.01.csv']);
    expect(await readable()).toHaveLength(7);
    for (const path of ['applicants/32.04.csv', '../32.01.csv', 'private/x', 'winners/32.01.json', '']) {
      expect(await record.has(world.first, path, world.now())).toBe(false);
    }
  });
});

describe('a selection that stands still', () => {
  test('is driven on when its messages were lost, once for each silence', async () => {
    await world.drain({ until: (step) => step.stage === 'freeze' });
    world.loseMessages();
    const redrive = redriveStalled({ ...world.dependencies, selections: world.selections });
    expect(await redrive(world.first)).toBe('moving');

    world.sleep(stalledAfterSeconds + 1);
    expect(await redrive(world.first)).toBe('driven');
    expect(await redrive(world.first)).toBe('moving');
    await world.drain();

    expect(await world.wave()).toMatchObject({ progress: 'published' });
    expect(await redrive(world.first)).toBe('finished');
  });

  test('and that a person stopped does nothing more, until they let it go on', async () => {
    const { dependencies, selections, first } = world;
    const redrive = redriveStalled({ ...dependencies, selections });
    await world.drain({ until: ({ stage }) => stage === 'freeze' });
    const stopped = { ...keys.fact(first, 'STOPPED'), value: { by: 'staff-1' } };
    await engine.client.send(new PutCommand({ TableName: engine.table.name, Item: stopped }));

    await world.drain();
    world.sleep(3_600);
    const left = [await redrive(first), await world.drain()];
    const stage = (await selections.record(first)).stages.at(-1)?.stage;
    await engine.client.send(new DeleteCommand({ TableName: engine.table.name, Key: keys.fact(first, 'STOPPED') }));
    const driven = await redrive(first);
    await world.drain();

    expect(left).toEqual(['stopped', 0]);
    expect([stage, driven]).toEqual(['freeze', 'driven']);
    expect(await world.wave()).toMatchObject({ progress: 'published' });
    expect((await verified()).difference).toBeUndefined();
  });

  test('is left alone while it waits for its hour', async () => {
    await untilWaitingFor(/objection window/);
    const redrive = redriveStalled({ ...world.dependencies, selections: world.selections });

    expect(await redrive(world.first)).toBe('moving');
    expect(world.messages()).toHaveLength(1);
  });
});

describe('an award', () => {
  test('is held while another subject claims the same NIK', async () => {
    const claims = claimTable(engine.table);
    for (const { registration } of people) {
      const claim = await claims.get(registration.nikHashes);
      if (claim === undefined) throw new Error('Each person has a claim.');
      const other = ApplicantId.parse('e'.repeat(32));
      await transact(engine.table, () => claims.disputeWrites(claim, registration.nikHashes, other, 'case'));
    }

    await world.drain();

    const awards = (await Promise.all(people.map(award))).filter((found) => found !== undefined);
    expect(awards).toHaveLength(4);
    expect(awards.every(({ heldBecause }) => heldBecause === 'identity-disputed')).toBe(true);
  });

  test('is held for good when the person corrected the NIK that was drawn', async () => {
    const registrations = registrationTable(engine.table);
    await untilWaitingFor(/objection window/);
    for (const [number, { applicantId, identity, registration }] of people.entries()) {
      const nik = `320101019001${String(5_000 + number)}`;
      const corrected = {
        ...registration,
        version: 2,
        identity: sealIdentity(testRing, applicantId, { ...identity, nik }),
        nikHashes: keyedHashes(testRing, 'nik', nik),
      };
      expect(await registrations.enter({ registration: corrected, readVersion: 1 }, registration)).toBe('entered');
    }

    await world.drain();

    const awards = (await Promise.all(people.map(award))).filter((found) => found !== undefined);
    expect(awards).toHaveLength(4);
    expect(awards.every(({ heldBecause }) => heldBecause === 'identity-changed')).toBe(true);
  });

  test('is held when another wave has filled the family card since the cut-off', async () => {
    const households = householdTable(engine.table);
    const strangers = [900, 901].map((number) => enrolledPerson({ number, wave: closedWave, regency: '32.01' }));
    for (const { registration } of people) {
      await transact(engine.table, () =>
        strangers.flatMap((stranger) =>
          households.recipientWrites({
            kkHashes: registration.kkHashes,
            nikHashes: stranger.registration.nikHashes,
            at: '2023-02-20T18:00:00.000Z',
            waveId: '2023-47',
          }),
        ),
      );
    }

    await world.drain();

    const awards = (await Promise.all(people.map(award))).filter((found) => found !== undefined);
    expect(awards).toHaveLength(4);
    expect(awards.every(({ heldBecause }) => heldBecause === 'household-limit-reached')).toBe(true);
  });

  test('takes the next card number when another person has its own', async () => {
    const { waveId } = world;
    const first = people.map(({ enrollment: { ticket } }) =>
      cardNumberOf(testWaveKeys, { waveId, ticket, attempt: 1 }),
    );
    for (const number of first) {
      await engine.client.send(
        new PutCommand({ TableName: engine.table.name, Item: { ...keys.card(number), applicantId: 'another' } }),
      );
    }

    await world.drain();

    const awards = (await Promise.all(people.map(award))).filter((found) => found !== undefined);
    expect(awards.map(({ cardNumber, ticket }) => [cardNumber, ticket])).toEqual(
      awards.map(({ ticket }) => [cardNumberOf(testWaveKeys, { waveId, ticket, attempt: 2 }), ticket]),
    );
  });
});
