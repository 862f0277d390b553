import type { WaveId } from '../../events/event.ts';
import type { Applicant } from '../../local/demo/people.ts';
import { regencies } from '../../shared/domain/regions.ts';
import type { SharedReads } from './engine.ts';
import { journeysOf, measureNames, shortPeople, type Figures, type Measured } from './figures.ts';
import { goOn } from './journey.ts';
import { loadPeople, type Sample } from './load.ts';
import { personsOf, regencyOfWinners, type Persons } from './persons.ts';
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
export interface SharedAt extends SharedReads {
  readonly people: number;
}

/** What was measured at all sizes, and what was loaded for it. */
export interface GrowthRun {
  readonly measured: readonly Measured[];
  readonly shared: readonly SharedAt[];
  /** Items that the table holds of one loaded person, and their bytes as the engine counts them. */
  readonly itemsAPerson: number;
  readonly bytesAPerson: number;
  /** Items that were loaded, of all people and waves. */
  readonly itemsInAll: number;
}

const firstWave = 60;

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

/** Loads people until there are so many, all of whom join a wave of its own, and measures every journey beside them. */
const atSize = async (
  setting: Setting,
  { sample, waveId, steps }: { readonly sample: Sample; readonly waveId: WaveId; readonly steps: readonly number[] },
  { crowd, hopeful }: Persons,
  say: (line: string) => void,
) => {
  const { engine, table, keys, sources } = setting;
  const people = steps.reduce((sum, step) => sum + step, 0);
  const loading = { file: engine.file(), tableName: table.name, keys, sample, empty: regencyOfWinners };
  const { rows } = await loadPeople(loading, steps, waveId);

  const meter = measuring(setting, people, say);
  const before = journeysBefore(setting, waveId);
  const [register, , , , join] = before;
  // Who hopes to win comes first, and is not measured.
  for (const journey of [register, join]) if (journey !== undefined) await goOn(setting, journey, hopeful);
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
  return { measured: meter.measured, shared: meter.shared(), rows };
};

/** Measures journeys at growing numbers of people, in one table that is filled up between. */
export const runGrowth = async ({ sizes, persons, folder, say, onSize }: GrowthSettings): Promise<GrowthRun> => {
  say('Starting the local stack …');
  const setting = await startSetting(folder);
  try {
    const next = personsOf();
    await setting.sources.untilQuiet();
    await setting.sources.hold();
    const [first] = next(1).crowd;
    if (first === undefined) throw new Error('There is nobody.');
    const sampleWave = await openWave(setting, `2023-${firstWave}`, regencies.length);
    const sample = await takeSample(setting, first, sampleWave);
    const rows = [...sample.person, ...sample.enrolment];
    const measured: Measured[] = [];
    const shared: SharedAt[] = [];
    let itemsInAll = 0;
    for (const [place, people] of sizes.entries()) {
      say(`\n${shortPeople(people)} people`);
      const waveId = await openWave(setting, `2023-${firstWave + 1 + place}`, persons);
      await setting.sources.settle();
      const steps = sizes.slice(0, place + 1).map((size, index) => size - (sizes[index - 1] ?? 0));
      const here = await atSize(setting, { sample, waveId, steps }, next(persons), say);
      measured.push(...here.measured);
      shared.push(here.shared);
      itemsInAll += here.rows;
      onSize(measured);
    }
    if (journeysOf(measured).length !== kindsOfJourneys) throw new Error('The journeys are not as many as is said.');
    return {
      measured,
      shared,
      itemsAPerson: rows.length,
      bytesAPerson: rows.reduce((sum, { bytes }) => sum + bytes, 0),
      itemsInAll,
    };
  } finally {
    await setting.stop();
  }
};
