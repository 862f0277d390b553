import '../environment.ts';
import { runSelectionStep } from '../../../functions/selection/run-selection-step.ts';
import { tickWaves } from '../../../functions/waves/tick-waves.ts';
import { sha256Hex } from '../../../shared/domain/draw/hash.ts';
import { SelectionStep } from '../../../shared/domain/selection.ts';
import type { EvidenceStore } from '../../../shared/evidence/store.ts';
import { OutsideUnavailable } from '../../../shared/outside/unavailable.ts';
import type { SelectionDependencies } from '../../../shared/selection/dependencies.ts';
import { waveTable } from '../../../shared/table/waves.ts';
import { enroll } from '../enrolled-people.ts';
import { testKeys } from '../keys.ts';
import { memoryStore, repeatingSigner, roundOf, seeded, selectionTables, testChain } from '../selection.ts';
import { kernel, type Call, type Kernel } from './kernel.ts';
import { memoryTable, type MemoryTable } from './memory-table.ts';
import { bellOf, sendThrough, workerOf } from './messages.ts';
import { virtually } from './process.ts';
import type { RunEnd } from './explore.ts';
import type { Schedule } from './schedule.ts';
import { isNotified, wrongInSelection } from './selection-rules.ts';
import { simulatedPeople, simulatedQuota, simulatedWave } from './selection-world.ts';
import { streamOf, tableThrough } from './table-calls.ts';

const startsAt = '2023-02-20T17:29:00.000Z';

let prepared: Promise<MemoryTable> | undefined;

/** A table with the wave and everybody in it, made once. */
const preparedTable = (): Promise<MemoryTable> =>
  (prepared ??= (async () => {
    // Pages are short, so that whoever reads no more than the first is found out.
    const memory = memoryTable(20);
    const table = tableThrough(memory, async (_kind, _what, work) => await work());
    await enroll(table, simulatedPeople);
    await waveTable(table).create({
      wave: simulatedWave,
      quota: simulatedQuota,
      wrappedKeys: { wrappedTicketKey: '', wrappedHouseholdKey: '' },
    });
    return memory;
  })());

/** A step of the selection that is put in the place of the real one: to see that what is wrong is found. */
export type Variant = (dependencies: SelectionDependencies) => SelectionDependencies;

const signer = repeatingSigner();

/** The files, with the instants at which they were written first. */
const files = (now: () => number) => {
  const store = memoryStore();
  const writtenAt = new Map<string, number>();
  const through = (call: Call): EvidenceStore => ({
    putOnce: (path, body, type) =>
      call(
        'file',
        () => `writes the file ${path}`,
        () => {
          if (!writtenAt.has(path)) writtenAt.set(path, now());
          return store.putOnce(path, body, type);
        },
      ),
    read: (path) =>
      call(
        'file',
        () => `reads the file ${path}`,
        () => store.read(path),
      ),
    readRange: (path, offset, length) =>
      call(
        'file',
        () => `reads the file ${path}`,
        () => store.readRange(path, offset, length),
      ),
    link: (path, expiresSeconds) => store.link(path, expiresSeconds),
  });
  return { store, writtenAt, through };
};

/** Somebody outside who is slow: they fail now and then, as the schedule says. */
const slowly = (simulation: Kernel, service: 'beacon' | 'witness'): void => {
  if (simulation.answerOutside() % 2 === 1) throw new OutsideUnavailable(service, 'no-relay', 15);
};

const dependenciesOf = (
  call: Call,
  {
    memory,
    simulation,
    evidence,
  }: { memory: MemoryTable; simulation: () => Kernel; evidence: ReturnType<typeof files> },
): SelectionDependencies => ({
  ...selectionTables(tableThrough(memory, call)),
  store: evidence.through(call),
  keys: testKeys(),
  signer: {
    signDetached: (payload) =>
      call(
        'outside',
        () => 'has a file signed',
        () => signer.signDetached(payload),
      ),
  },
  beacon: {
    chain: () => Promise.resolve(testChain),
    round: (chain, number) =>
      call(
        'outside',
        () => `asks the beacon for round ${number}`,
        () => {
          slowly(simulation(), 'beacon');
          const isThere =
            chain.genesisTime + (number - 1) * chain.periodSeconds <= simulation().now().getTime() / 1_000;
          if (!isThere) throw new OutsideUnavailable('beacon', 'no-relay', 15);
          return roundOf(number);
        },
      ),
  },
  witness: {
    stamp: (bytes, isAccepted) =>
      call(
        'outside',
        () => 'has the commitment witnessed',
        () => {
          slowly(simulation(), 'witness');
          const at = simulation().now().toISOString();
          if (!isAccepted({ sha256: sha256Hex(bytes), at, atLatest: at }))
            throw new OutsideUnavailable('witness', 'no-relay', 15);
          return Buffer.from(`stamp of ${at}`);
        },
      ),
  },
  queue: sendThrough(simulation, call, 'Selection'),
  notices: sendThrough(simulation, call, 'Notices'),
  now: () => simulation().now(),
});

const tellStep = (body: string): string => {
  const { stage, unit, more = [] } = SelectionStep.parse(JSON.parse(body));
  return `${stage}, ${[unit, ...more].join(' ')}`;
};

/** A wave from its closing to the notices, in the order that a schedule says. */
export const simulateSelection = async (schedule: Schedule, variant: Variant = (same) => same): Promise<RunEnd> => {
  const memory = (await preparedTable()).copy();
  const evidence = files(() => simulation.now().getTime());
  const stream = streamOf(memory, () => simulation);
  const parts = { memory, simulation: () => simulation, evidence };
  const isOver = (): boolean => {
    return stream.isRouted() && isNotified(memory);
  };
  const simulation: Kernel = kernel({
    schedule,
    startsAt,
    isOver,
    clock: { queue: 'Clock', everySeconds: 60 },
    queues: {
      Stream: stream.queue,
      Selection: {
        visibilitySeconds: 360,
        tell: tellStep,
        worker: (call) => workerOf(runSelectionStep(variant(dependenciesOf(call, parts)))),
      },
      Clock: {
        visibilitySeconds: 60,
        isBell: true,
        tell: () => 'tick-waves',
        worker: (call) => {
          const { waves, runs, selections, queue, now } = dependenciesOf(call, parts);
          const table = tableThrough(memory, call);
          return bellOf(
            tickWaves({
              waves: { ...waveTable(table), ...waves },
              runs: { ...runs },
              selections,
              queue,
              settlingSeconds: 30,
              now,
            }),
          );
        },
      },
    },
  });
  const chance = seeded(1);
  await virtually({ now: () => simulation.now().getTime(), chance }, () => simulation.run());
  const left = { memory, evidence, notices: simulation.sentTo('Notices') };
  const wrong = simulation.faults.length > 0 ? simulation.faults : wrongInSelection(left);
  return { wrong, story: simulation.story.lines(wrong), places: simulation.places() };
};
