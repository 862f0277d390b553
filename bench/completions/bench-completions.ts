import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { bareRound } from './bare.ts';
import { certificateOf, counted, isWhole } from './counted.ts';
import { report, roundLine, type Round } from './report.ts';
import { killedRound, loadTrainings, pipelineRound, type Cost, type Told } from './run.ts';
import { startSetting } from './setting.ts';

const usage = `npm run bench:completions -- [OPTIONS]
  --notices N   how many are told of in all rounds together (6000), and half as many while workers are killed
  --rounds R    how often pipeline and bare work take turns (3)
  --workers N   environments of settle-completion at once (two a core)`;

const { values } = parseArgs({
  options: {
    notices: { type: 'string', default: '6000' },
    rounds: { type: 'string', default: '3' },
    workers: { type: 'string' },
  },
});
const notices = Number(values.notices);
const rounds = Number(values.rounds);
const workers = Number(values.workers ?? 2 * availableParallelism());

const say = (line: string): void => {
  console.log(line);
};

/** Names of trainings that no other round has. */
const namesOf = (round: string, count: number): string[] =>
  Array.from({ length: count }, (_, number) => `${round} ${number}`);

const bench = async (): Promise<boolean> => {
  say('Starting the local stack …');
  const setting = await startSetting({ environments: workers });
  try {
    const size = Math.ceil(notices / rounds);
    say('A round that does not count, for warmth');
    const warm = namesOf('warm', Math.min(1_000, size));
    await loadTrainings(setting, warm);
    await pipelineRound(setting, warm);
    const like = await certificateOf(setting, 'warm 0');
    const bareOf = (name: string, count: number, together: boolean): Promise<Cost> =>
      bareRound(setting, { name, notices: count, threads: workers, like, together });
    await bareOf('bare warm', warm.length, false);

    const measured: Round[] = [];
    const told: Told[] = [];
    for (let round = 1; round <= rounds; round += 1) {
      say(`Round ${round} of ${rounds}: ${size} notices`);
      const names = namesOf(`round ${round}`, size);
      await loadTrainings(setting, names);
      const done = await pipelineRound(setting, names);
      told.push(...done.told);
      const bare = await bareOf(`bare ${round}`, size, false);
      const together = await bareOf(`together ${round}`, size, true);
      const made = { pipeline: done.cost, bare, together };
      measured.push(made);
      say(roundLine(made));
    }

    const names = namesOf('killed', Math.ceil(notices / 2));
    say(`${names.length} notices more, and a tenth of them twice, while workers are killed`);
    await loadTrainings(setting, names);
    const killed = await killedRound(setting, names);
    const found = await counted(setting, [...told, ...killed.told]);
    return report({ workers, rounds: measured, killed, found, isWhole: isWhole(found) });
  } finally {
    await setting.stop();
  }
};

if (![notices, rounds, workers].every((number) => Number.isInteger(number) && number > 0)) {
  process.stderr.write(`${usage}\n`);
  process.exitCode = 2;
} else if (!(await bench())) {
  process.exitCode = 1;
}
