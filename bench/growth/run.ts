import { ApplicantId, Ticket } from '../../events/event.ts';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Applicant } from '../../local/demo/people.ts';
import { synthesise } from '../../local/stack/assembly.ts';
import { enrollmentTable } from '../../shared/table/enrollments.ts';
import { registrationTable } from '../../shared/table/registrations.ts';
import type { SharedReads } from './engine.ts';
import { journeysOf, measureNames, shortPeople, type Figures, type Measured } from './figures.ts';
import { goOn } from './journey.ts';
import { loadPeople } from './load.ts';
import { personsOf, regencyOfWinners } from './persons.ts';
import { startSetting, type Setting } from './setting.ts';
import { takeSample } from './take-sample.ts';
import { journeysOfTraining } from './training-journeys.ts';
import { drawWave, openWave } from './wave.ts';
import { journeysBefore, journeysOfResult, type Journey } from './wave-journeys.ts';

/** How many kinds of journeys there are. */
export const kindsOfJourneys = 17;

interface GrowthSettings {
  /** How many people are there, from the fewest to the most. */
  readonly sizes: readonly number[];
  /** How many persons go on each journey at each size. */
  readonly persons: number;
  /** Where the table lies; chosen by {@link startSetting} unless told. */
  readonly folder: string | undefined;
  readonly say: (line: string) => void;
  /** Is told after each size of all that was measured so far. */
  readonly onSize: (measured: readonly Measured[]) => void;
}

/** Reads that belong to nobody, at one number of people, beside all journeys. */
interface SharedAt extends SharedReads {
  readonly people: number;
}

/** What was measured at all sizes, and what was loaded for it. */
export interface GrowthRun {
  readonly measured: readonly Measured[];
  readonly shared: readonly SharedAt[];
  /** Items that the table holds of one loaded person, and their bytes as the engine counts them. */
  readonly itemsAPerson: number;
  readonly bytesAPerson: number;
  /** Items that were loaded at the largest size. */
  readonly itemsInAll: number;
}

const waveOfAll = '2023-60';
const root = join(import.meta.dirname, '..', '..');

const aPerson = (figures: Figures, persons: number): Figures =>
  Object.fromEntries(measureNames.map((name) => [name, figures[name] / persons])) as Record<keyof Figures, number>;

/** Measures journeys one after the other at one number of people. */
const measuring = (setting: Setting, people: number, say: (line: string) => void) => {
  const measured: Measured[] = [];
  let shared: SharedAt = { people, reads: 0, units: 0 };
  return {
    measured,
    shared: () => shared,
    async all(journeys: readonly Journey[], applicants: readonly Applicant[]): Promise<void> {
      for (const journey of journeys) {
        const persons = applicants.length;
        const taken = await setting.measure(() => goOn(setting, journey, applicants));
        const figures = aPerson(taken.figures, persons);
        shared = { people, reads: shared.reads + taken.shared.reads, units: shared.units + taken.shared.units };
        measured.push({ journey: journey.name, people, persons, figures });
        const told = measureNames.map((name) => figures[name].toFixed(2)).join(' ');
        say(`  ${journey.name}: ${told} (shared ${taken.shared.units} units in ${taken.shared.reads} reads)`);
      }
    },
  };
};

interface SizeSettings extends Pick<GrowthSettings, 'persons' | 'say'> {
  readonly people: number;
}

/** Loads people, all of whom join a wave, and measures every journey beside them. */
const atSize = async (setting: Setting, { people, persons, say }: SizeSettings) => {
  const { engine, table, keys, sources } = setting;
  await sources.untilQuiet();
  await sources.hold();
  const next = personsOf();
  const [first] = next(1).crowd;
  if (first === undefined) throw new Error('There is nobody.');
  const waveId = await openWave(setting, waveOfAll, persons);
  await sources.settle();
  const sample = await takeSample(setting, first, waveId);
  const loading = { file: engine.file(), tableName: table.name, keys, sample, empty: regencyOfWinners };
  const { rows, last } = await loadPeople(loading, people);
  // What went past the engine is there for it as all else is.
  const isThere = await Promise.all([
    registrationTable(table).get(ApplicantId.parse(last.applicantId)),
    enrollmentTable(table).get(waveId, Ticket.parse(last.ticket)),
  ]);
  if (isThere.includes(undefined)) throw new Error('The engine does not find who was loaded.');

  const { crowd, hopeful } = next(persons);
  const meter = measuring(setting, people, say);
  const before = journeysBefore(setting, waveId);
  const [registering, , , , joining] = before;
  // Who hopes to win comes first, and is not measured.
  for (const journey of [registering, joining]) if (journey !== undefined) await goOn(setting, journey, hopeful);
  await meter.all(before, crowd);

  say('  the wave closes and is drawn');
  sources.release();
  await drawWave(setting, waveId);
  await sources.untilQuiet();
  await sources.hold();

  await meter.all(journeysOfResult(setting, waveId), crowd);
  const training = journeysOfTraining(setting, waveId);
  const winners = (await training.recipients(hopeful)).slice(0, crowd.length);
  if (winners.length < crowd.length) throw new Error(`Only ${winners.length} of ${crowd.length} places were taken.`);
  for (const journey of training.journeys) {
    if (journey.name.startsWith('pass,')) await training.passWeeks(winners);
    await meter.all([journey], winners);
  }
  const bytesAPerson = sample.rows.reduce((sum, { bytes }) => sum + bytes, 0);
  return { measured: meter.measured, shared: meter.shared(), rows, itemsAPerson: sample.rows.length, bytesAPerson };
};

/** Measures journeys at growing numbers of people, on a stack and in a table of its own for each: nothing else differs. */
export const runGrowth = async ({ sizes, persons, folder, say, onSize }: GrowthSettings): Promise<GrowthRun> => {
  mkdirSync(join(root, '.local'), { recursive: true });
  const assemblyDir = mkdtempSync(join(root, '.local', 'assembly-'));
  let run: GrowthRun = { measured: [], shared: [], itemsAPerson: 0, bytesAPerson: 0, itemsInAll: 0 };
  try {
    await synthesise(root, assemblyDir);
    for (const people of sizes) {
      say(`\n${shortPeople(people)} people: starting the local stack …`);
      const setting = await startSetting({ assemblyDir, folder });
      try {
        const { measured, shared, rows, ...sizeOfPerson } = await atSize(setting, { people, persons, say });
        run = {
          ...sizeOfPerson,
          measured: [...run.measured, ...measured],
          shared: [...run.shared, shared],
          itemsInAll: rows,
        };
      } finally {
        await setting.stop();
      }
      onSize(run.measured);
    }
  } finally {
    rmSync(assemblyDir, { recursive: true, force: true });
  }
  if (journeysOf(run.measured).length !== kindsOfJourneys)
    throw new Error('There are not as many journeys as is said.');
  return run;
};
