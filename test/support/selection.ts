import { BatchGetCommand, GetCommand, QueryCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { generateKeyPairSync, sign } from 'node:crypto';
import { roundFault, type BeaconRound, type Chain } from '../../shared/domain/draw/beacon.ts';
import { sha256Hex } from '../../shared/domain/draw/hash.ts';
import { firstRun } from '../../shared/domain/run.ts';
import { fanOutUnit, SelectionStep } from '../../shared/domain/selection.ts';
import { Wave } from '../../shared/domain/wave.ts';
import { timeStampingAuthority } from '../../local/sandboxes/time-stamping.ts';
import { detachedJws, detachedSigningInput } from '../../shared/domain/evidence/jws.ts';
import type { EvidenceStore } from '../../shared/evidence/store.ts';
import { readTimeStamp, signedBy, timeStampQuery } from '../../shared/evidence/time-stamp.ts';
import { OutsideUnavailable } from '../../shared/outside/unavailable.ts';
import type { Outgoing } from '../../shared/queue/send.ts';
import type { SelectionDependencies } from '../../shared/selection/dependencies.ts';
import { selectionStages } from '../../shared/selection/stages.ts';
import { stepRunner } from '../../shared/selection/step.ts';
import { awardTable } from '../../shared/table/awards.ts';
import { claimTable } from '../../shared/table/claims.ts';
import type { Table } from '../../shared/table/client.ts';
import { enrollmentTable } from '../../shared/table/enrollments.ts';
import { freedPlaceTable } from '../../shared/table/freed-places.ts';
import { householdTable } from '../../shared/table/households.ts';
import { listTable } from '../../shared/table/lists.ts';
import { registrationTable } from '../../shared/table/registrations.ts';
import { runTable } from '../../shared/table/runs.ts';
import { selectionTable } from '../../shared/table/selections.ts';
import { strikeTable } from '../../shared/table/strikes.ts';
import { waveTable } from '../../shared/table/waves.ts';
import { workOrderTable } from '../../shared/table/work-orders.ts';
import { testKeys } from './keys.ts';

/** The wave that is selected in tests: it closed, its cut-off passed, and its draw is an hour later. */
export const closedWave: Wave = Wave.parse({
  waveId: '2023-48',
  version: 1,
  scheme: 'normal',
  ruleVersion: 'normal-2023.1',
  opensAt: '2023-02-17T12:00:00.000Z',
  closesAt: '2023-02-20T16:59:59.999Z',
  cutoffAt: '2023-02-20T17:30:00.000Z',
  drawAt: '2023-02-20T18:30:00.000Z',
  objectionWindowSeconds: 600,
  reservePercent: 20,
  reservedGroups: ['disability'],
  quotaTotal: 24,
  createdAt: '2023-02-10T03:00:00.000Z',
  createdBy: 'operator',
  progress: 'scheduled',
});

/** The instant at which the selection of the wave starts. */
const selectionStart = '2023-02-20T17:31:00.000Z';

/** A generator of the same numbers from 0 to 1 for the same seed (mulberry32). */
export const seeded = (seed: number) => {
  let state = seed;
  return (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
};

/** A beacon of rounds every three seconds, which can be down. */
export const testChain: Chain = { name: 'local', genesisTime: 1_676_000_000, periodSeconds: 3 };

export const roundOf = (round: number): BeaconRound => {
  const signature = sha256Hex(`round ${round}`) + sha256Hex(`signature ${round}`).slice(0, 32);
  return { round, signature, randomness: sha256Hex(Buffer.from(signature, 'hex')) };
};

/** Evidence in memory, which keeps to S3's conditional writes. */
export interface MemoryStore extends EvidenceStore {
  readonly objects: ReadonlyMap<string, Buffer>;
  /** The published files of a wave, by their path within its folder. */
  published(waveId: string): Map<string, Buffer>;
}

export const memoryStore = (): MemoryStore => {
  const objects = new Map<string, Buffer>();
  return {
    objects,
    published(waveId) {
      const folder = `waves/${waveId}/`;
      return new Map(
        [...objects].flatMap(([path, bytes]) => (path.startsWith(folder) ? [[path.slice(folder.length), bytes]] : [])),
      );
    },
    putOnce(path, body) {
      const standing = objects.get(path);
      if (standing?.equals(body) === false) return Promise.reject(new Error(`${path} stands with other bytes.`));
      if (standing === undefined) objects.set(path, Buffer.from(body));
      return Promise.resolve(standing === undefined ? 'written' : 'already');
    },
    read: (path) => Promise.resolve(objects.get(path)),
    readRange(path, offset, length) {
      const bytes = objects.get(path)?.subarray(offset, offset + length);
      return bytes?.length === length ? Promise.resolve(bytes) : Promise.reject(new Error(`${path}: no such range.`));
    },
    link: (path, expiresSeconds) => Promise.resolve(`https://evidence.test/${path}?expires=${expiresSeconds}`),
  };
};

/** A signing key that, like KMS, signs the same bytes differently each time. */
const testSigner = () => {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return {
    publicJwk: publicKey.export({ format: 'jwk' }),
    signDetached(payload: Buffer): Promise<string> {
      const input = detachedSigningInput(payload);
      const signature = sign('sha256', Buffer.from(input), { key: privateKey, dsaEncoding: 'ieee-p1363' });
      return Promise.resolve(detachedJws(input, signature));
    },
  };
};

/** A signer that signs the same bytes the same way each time, so that two runs can be compared byte for byte. */
export const repeatingSigner = () => {
  const signer = testSigner();
  const known = new Map<string, Promise<string>>();
  return {
    publicJwk: signer.publicJwk,
    signDetached(payload: Buffer): Promise<string> {
      const name = sha256Hex(payload);
      const jws = known.get(name) ?? signer.signDetached(payload);
      known.set(name, jws);
      return jws;
    },
  };
};

/** A time-stamping authority that, like a real one, stamps the same bytes differently each time. */
export const testWitness = () => {
  const authority = timeStampingAuthority();
  return {
    /** Of its root, in PEM. */
    certificate: async () => (await authority).rootPem,
    async stamp(bytes: Uint8Array, at: Date): Promise<Buffer> {
      return (await authority).reply(timeStampQuery(bytes, 1n), { at });
    },
  };
};

/** A witness that stamps the same bytes the same way each time, so that two runs can be compared byte for byte. */
export const repeatingWitness = (): ReturnType<typeof testWitness> => {
  const witness = testWitness();
  const known = new Map<string, Promise<Buffer>>();
  return {
    ...witness,
    stamp(bytes, at) {
      const name = sha256Hex(bytes);
      const reply = known.get(name) ?? witness.stamp(bytes, at);
      known.set(name, reply);
      return reply;
    },
  };
};

/** Stops a worker dead: thrown after one of its calls was carried out, as if the process had ended there. */
export class Crash extends Error {
  override name = 'Crash';
}

/**
 * Counts the calls of a worker that leave something behind, and stops it after one of them. Who dies after a look dies as
 * after the call before it: that is no death of its own.
 */
export class Fuse {
  #left = Infinity;

  /** Lets so many calls pass; the last of them is carried out and never answered. */
  arm(calls: number): void {
    this.#left = calls;
  }

  disarm(): void {
    this.#left = Infinity;
  }

  /** Whether the last call that was let pass has been made. */
  isSpent(): boolean {
    return this.#left <= 0;
  }

  async call<Value>(work: () => Promise<Value>): Promise<Value> {
    if (this.#left <= 0) throw new Crash();
    const value = await work();
    this.#left -= 1;
    if (this.#left <= 0) throw new Crash();
    return value;
  }

  /** Of who is dead not even a look. */
  async look<Value>(work: () => Promise<Value>): Promise<Value> {
    if (this.#left <= 0) throw new Crash();
    return work();
  }
}

const isLook = (command: unknown): boolean =>
  command instanceof GetCommand || command instanceof QueryCommand || command instanceof BatchGetCommand;

export const fusedClient = (client: DynamoDBDocumentClient, fuse: Fuse): DynamoDBDocumentClient =>
  new Proxy(client, {
    get(target, property): unknown {
      if (property !== 'send') return Reflect.get(target, property);
      return (command: never) =>
        isLook(command) ? fuse.look(() => target.send(command)) : fuse.call(() => target.send(command));
    },
  });

const fusedStore = (store: EvidenceStore, fuse: Fuse): EvidenceStore => ({
  putOnce: (...call) => fuse.call(() => store.putOnce(...call)),
  read: (...call) => fuse.look(() => store.read(...call)),
  readRange: (...call) => fuse.look(() => store.readRange(...call)),
  link: (...call) => fuse.look(() => store.link(...call)),
});

/** All of a table that the stages of a selection touch. */
export const selectionTables = (table: Table) => ({
  selections: selectionTable(table),
  waves: waveTable(table),
  runs: runTable(table),
  enrollments: enrollmentTable(table),
  registrations: registrationTable(table),
  claims: claimTable(table),
  workOrders: workOrderTable(table),
  households: householdTable(table),
  lists: listTable(table),
  strikes: strikeTable(table),
  freedPlaces: freedPlaceTable(table),
  awards: awardTable(table),
});

interface Scheduled extends Outgoing {
  readonly dueAt: number;
}

export interface SelectionWorldOptions {
  readonly table: Table;
  readonly quota: Readonly<Record<string, number>>;
  readonly store?: MemoryStore;
  readonly signer?: ReturnType<typeof testSigner>;
  readonly witness?: ReturnType<typeof testWitness>;
  readonly wave?: Wave;
}

/**
 * A selection that runs in this process over a real table: a queue whose messages come when they are due, the table's
 * stream of started stages, and a clock that goes on only when nothing is left to do.
 */
export const selectionWorld = (options: SelectionWorldOptions) => {
  const { table, quota, store = memoryStore(), signer = testSigner() } = options;
  const { wave = closedWave, witness: authority = testWitness() } = options;
  const { waveId } = wave;
  const fuse = new Fuse();
  let clock = Date.parse(selectionStart);
  let messages: Scheduled[] = [];
  const notices: unknown[] = [];
  const beacon = { isDown: false };
  /** By how much the clock of the witness is ahead. */
  const witness = { isDown: false, secondsAhead: 0, certificate: authority.certificate };
  const now = () => new Date(clock);
  const fused: Table = { client: fusedClient(table.client, fuse), name: table.name };
  const dependencies: SelectionDependencies = {
    ...selectionTables(fused),
    store: fusedStore(store, fuse),
    keys: testKeys(),
    signer: { signDetached: (payload) => fuse.call(() => signer.signDetached(payload)) },
    beacon: {
      chain: () => Promise.resolve(testChain),
      round: (chain, number) => {
        const round = roundOf(number);
        if (roundFault(chain, round) !== undefined) throw new Error('The test beacon is not right.');
        if (beacon.isDown) throw new OutsideUnavailable('beacon', 'no-relay', 15);
        return Promise.resolve(round);
      },
    },
    witness: {
      stamp: (bytes, isAccepted) =>
        fuse.call(async () => {
          if (witness.isDown) throw new OutsideUnavailable('witness', 'no-relay', 15);
          const reply = await authority.stamp(bytes, new Date(clock + 1_000 * witness.secondsAhead));
          const stamp = readTimeStamp(reply);
          await signedBy(stamp, bytes);
          if (!isAccepted(stamp)) throw new OutsideUnavailable('witness', 'no-relay', 15);
          return reply;
        }),
    },
    queue: (sent) =>
      fuse.call(() => {
        messages.push(...sent.map((one) => ({ ...one, dueAt: clock + 1_000 * (one.delaySeconds ?? 0) })));
        return Promise.resolve();
      }),
    notices: (sent) =>
      fuse.call(() => {
        notices.push(...sent.map(({ body }) => body));
        return Promise.resolve();
      }),
    now,
  };

  const plain = selectionTable(table);
  const streamed = new Set<string>();
  /** What the table's stream does: each stage that has started is fanned out. */
  const stream = async (): Promise<void> => {
    const { lastRun = 1 } = (await waveTable(table).get(waveId)) ?? {};
    for (let run = 1; run <= lastRun; run += 1) {
      for (const { stage } of (await plain.record({ waveId, run })).stages) {
        if (streamed.has(`${run} ${stage}`)) continue;
        streamed.add(`${run} ${stage}`);
        messages.push({ body: { waveId, run, stage, unit: fanOutUnit }, dueAt: clock });
      }
    }
  };

  const run = stepRunner({
    selections: dependencies.selections,
    runs: dependencies.runs,
    stages: selectionStages(dependencies),
    queue: dependencies.queue,
    now,
  });

  return {
    waveId,
    /** The wave's first run. */
    first: firstRun(waveId),
    dependencies,
    store,
    signer,
    notices,
    beacon,
    witness,
    fuse,
    selections: plain,
    wave: () => waveTable(table).get(waveId),
    now,
    run,
    messages: () => messages,
    stream,

    async start(): Promise<void> {
      const waves = waveTable(table);
      await waves.create({ wave, quota, wrappedKeys: { wrappedTicketKey: '', wrappedHouseholdKey: '' } });
      await waves.startSelecting(waveId, now().toISOString());
    },

    /**
     * Does a step, its worker being killed after every single call that it makes, until a run of it comes to its end.
     * @returns how often it was killed.
     */
    async killedAfterEachCall(step: SelectionStep): Promise<number> {
      for (let calls = 1; ; calls += 1) {
        fuse.arm(calls);
        try {
          await run(step);
          return calls - 1;
        } catch (error) {
          if (!(error instanceof Crash)) throw error;
        } finally {
          fuse.disarm();
        }
      }
    },

    /** Lets time go by in which nobody works. */
    sleep(seconds: number): void {
      clock += 1_000 * seconds;
    },

    loseMessages(): void {
      messages = [];
    },

    /**
     * Delivers messages until none is left, so many were delivered, or the next one is the one that is looked for.
     * With `whileDue` it stops rather than let time go by. `choose` picks the next of those that are due, `deliver` handles one; the clock goes on to the next message when
     * none is due.
     * @returns how many messages were delivered.
     */
    async drain({
      choose = () => 0,
      deliver = run,
      until = () => false,
      deliveries = Infinity,
      whileDue = false,
    }: {
      readonly choose?: (due: number) => number;
      readonly deliver?: (step: SelectionStep) => Promise<void>;
      readonly until?: (next: SelectionStep) => boolean;
      readonly deliveries?: number;
      readonly whileDue?: boolean;
    } = {}): Promise<number> {
      for (let delivered = 0; delivered < deliveries; delivered += 1) {
        const isDue = ({ dueAt }: Scheduled) => dueAt <= clock;
        if (!messages.some(isDue)) await stream();
        const due = messages.filter(isDue);
        if (messages.length === 0 || (whileDue && due.length === 0)) return delivered;
        const candidates = due.length > 0 ? due : [messages.toSorted((one, other) => one.dueAt - other.dueAt)[0]];
        const next = candidates[choose(candidates.length)];
        if (next === undefined) throw new Error('There is no such message.');
        const step = SelectionStep.parse(next.body);
        if (until(step)) return delivered;
        clock = Math.max(clock, next.dueAt);
        messages = messages.filter((message) => message !== next);
        await deliver(step);
      }
      return deliveries;
    },
  };
};
export type SelectionWorld = ReturnType<typeof selectionWorld>;
