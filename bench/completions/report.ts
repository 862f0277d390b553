import type { Counted } from './counted.ts';
import type { Cost, KilledRound } from './run.ts';

/** Notices a second must be at least so much of what the bare queue and the bare writes allow. */
const bar = 0.7;

/** The pipeline and the bare work, one after the other. */
export interface Round {
  readonly pipeline: Cost;
  /** One transaction a notice. */
  readonly bare: Cost;
  /** The writes of a batch in one transaction, as the worker writes them. */
  readonly together: Cost;
}

export interface Measured {
  readonly workers: number;
  readonly rounds: readonly Round[];
  readonly killed: KilledRound;
  readonly found: Counted;
  readonly isWhole: boolean;
}

const print = (line = ''): void => {
  console.log(line);
};
const whole = (number: number): string => Math.round(number).toLocaleString('en');
const rateOf = ({ notices, seconds }: Cost): number => notices / seconds;
const perNotice = ({ notices, processor }: Cost): string => `${((1_000 * processor) / notices).toFixed(2)} ms`;

const middle = (numbers: readonly number[]): number =>
  numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length / 2)] ?? 0;

/** What a round came to, in one line: notices a second, and processor time a notice, the engine's included. */
export const roundLine = ({ pipeline, bare, together }: Round): string => {
  const ratio = (rateOf(pipeline) / rateOf(bare)).toFixed(2);
  return `  ${whole(rateOf(pipeline))} a second (${perNotice(pipeline)}); bare ${whole(rateOf(bare))} (${perNotice(bare)}); ratio ${ratio}; bare, ten a transaction, ${whole(rateOf(together))} (${perNotice(together)})`;
};

/** Prints what was measured. @returns whether the bar is met and all is there. */
export const report = ({ workers, rounds, killed, found, isWhole }: Measured): boolean => {
  print(`\nNotices a second, ${workers} workers`);
  const ratios = rounds.map(({ pipeline, bare }) => rateOf(pipeline) / rateOf(bare));
  const ratio = middle(ratios);
  const processor = middle(
    rounds.map(({ pipeline, bare }) => bare.processor / bare.notices / (pipeline.processor / pipeline.notices)),
  );
  print(
    `  ratio ${ratio.toFixed(2)} (${Math.min(...ratios).toFixed(2)} to ${Math.max(...ratios).toFixed(2)}), bar ${bar}: ${ratio >= bar ? 'met' : 'MISSED'}; by processor time ${processor.toFixed(2)}`,
  );

  const toTogether = middle(rounds.map(({ pipeline, together }) => rateOf(pipeline) / rateOf(together)));
  print(`  to bare writes ten a transaction, as the workers write them: ratio ${toTogether.toFixed(2)}`);

  print('\nWhile workers were killed');
  print(
    `  ${whole(rateOf(killed.cost))} notices a second; ${killed.kills} environments killed; ${killed.redriven} messages, killed five times, sent back from the dead letters`,
  );
  print('\nCounted at the end, in the table');
  print(
    `  ${whole(found.trainings)} trainings: ${whole(found.completed)} completed, ${whole(found.certificates)} certificates, ${whole(found.events)} events; ${whole(found.notices)} notices: ${whole(found.outcomes)} outcomes`,
  );
  print(`  nothing lost, nothing doubled: ${isWhole ? 'met' : 'MISSED'}`);
  return ratio >= bar && isWhole;
};
