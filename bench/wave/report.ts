import { regencies } from '../../shared/domain/regions.ts';
import type { BareWork, BareWrites } from './bare.ts';
import type { UnitCost } from './memory.ts';
import type { Waits } from './run.ts';
import type { StageCost } from './timeline.ts';

/** At most so many times the bare reads and writes. */
const timeBar = 2;
/** Megabytes of the worker that has the largest regency. */
const memoryBar = 512;

export interface Measured {
  readonly applicants: number;
  readonly tickets: number;
  readonly places: number;
  readonly winners: number;
  readonly workers: number;
  readonly stages: readonly StageCost[];
  readonly waits: Waits;
  readonly processor: number;
  readonly reads: BareWork;
  readonly writes: BareWrites;
  readonly freeze: UnitCost;
  readonly draw: UnitCost;
}

const print = (line = ''): void => {
  console.log(line);
};
const whole = (number: number): string => Math.round(number).toLocaleString('en');
const seconds = (number: number): string => `${number.toFixed(1)} s`;

const lengthOf = (stages: readonly StageCost[], place: number): number =>
  (Date.parse(stages[place + 1]?.startedAt ?? '') - Date.parse(stages[place]?.startedAt ?? '')) / 1_000;

const printStages = ({ stages }: Measured): void => {
  print('\nStage by stage: time, and request units read and written (without the looking on)');
  for (const [place, { stage, units }] of stages.slice(0, -1).entries()) {
    const time = seconds(lengthOf(stages, place)).padStart(9);
    print(`  ${stage.padEnd(10)} ${time} ${whole(units.read).padStart(11)} ${whole(units.write).padStart(11)}`);
  }
};

const printUnits = (measured: Measured): void => {
  const { stages, applicants, tickets, winners, reads, writes } = measured;
  const unitsOf = (name: string) => stages.find(({ stage }) => stage === name)?.units ?? { read: 0, write: 0 };
  const collect = unitsOf('collect');
  const award = unitsOf('award');
  const sum = stages.reduce((all, { units }) => ({ read: all.read + units.read, write: all.write + units.write }), {
    read: 0,
    write: 0,
  });
  const [restRead, restWrite] = [sum.read - collect.read - award.read, sum.write - award.write];
  print('\nRequest units');
  print(
    `  read for a ticket: ${(collect.read / tickets).toFixed(4)}; the least possible (each enrolment once, consistently) ${(reads.units.read / tickets).toFixed(4)}`,
  );
  print(
    `  written for a winner: ${(award.write / winners).toFixed(2)}; the least possible (the ${(writes.items / winners).toFixed(1)} items that the award leaves, in one transaction) ${(writes.units.write / winners).toFixed(2)}`,
  );
  print(`  read for a winner: ${(award.read / winners).toFixed(2)}: registration, claim, family, lists, once each`);
  print(
    `  all else, for ${regencies.length} regencies: ${whole(restRead)} read, ${whole(restWrite)} written, ${(restWrite / regencies.length).toFixed(1)} a regency`,
  );
  print(
    `  in all ${(sum.write / applicants).toFixed(4)} written for an applicant: ${whole(award.write)} follow from winners, ${whole(restWrite)} from regencies, none from applicants`,
  );
};

/** Prints what was measured. @returns whether every bar is met. */
export const report = (measured: Measured): boolean => {
  const { stages, waits, reads, writes, freeze, draw, winners, applicants, tickets } = measured;
  printStages(measured);
  printUnits(measured);

  const total = stages.slice(0, -1).reduce((sum, _, place) => sum + lengthOf(stages, place), 0);
  const waited = waits.objectionWindow + waits.round + waits.loading;
  const worked = total - waited;
  const bare = reads.seconds + writes.seconds;
  const ratio = worked / bare;
  print('\nTime');
  print(
    `  ${whole(applicants)} applicants, ${whole(tickets)} tickets, ${whole(winners)} winners, ${measured.workers} workers`,
  );
  print(`  from the start of the run to publication: ${seconds(total)}`);
  print(
    `  of that it waited ${seconds(waits.objectionWindow)} for objections and ${seconds(waits.round)} for the beacon's round, and was held ${seconds(waits.loading)} while registrations were loaded`,
  );
  print(`  worked: ${seconds(worked)}`);
  print(
    `  bare: ${seconds(bare)}: reads ${seconds(reads.seconds)}, ${whole(writes.transactions)} transactions ${seconds(writes.seconds)}`,
  );
  print(
    `  ratio ${ratio.toFixed(2)}, bar ${timeBar}: ${ratio <= timeBar ? 'met' : 'MISSED'}; waits included ${(total / bare).toFixed(2)}`,
  );

  const bareProcessor = reads.processor + writes.processor;
  print(
    `  by processor time, which other programs disturb less: ${seconds(measured.processor)} to ${seconds(bareProcessor)}, ratio ${(measured.processor / bareProcessor).toFixed(2)}`,
  );

  const peak = Math.max(freeze.peakMegabytes, draw.peakMegabytes);
  print('\nMemory of the worker that has the largest regency, in a process of its own');
  for (const [name, cost] of [
    ['freeze', freeze],
    ['draw', draw],
  ] as const) {
    print(
      `  ${name}: ${whole(cost.peakMegabytes)} MB at the peak, ${whole(cost.idleMegabytes)} MB when its bundle was loaded; ${seconds(cost.seconds)}`,
    );
  }
  print(`  bar ${memoryBar} MB: ${peak <= memoryBar ? 'met' : 'MISSED'}`);
  return ratio <= timeBar && peak <= memoryBar;
};
