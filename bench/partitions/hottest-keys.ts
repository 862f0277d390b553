import { parseArgs } from 'node:util';
import { loads } from '../loads/index.ts';
import { aboveLimits, limits } from './model.ts';
import { replay, replayedSeconds } from './replay.ts';

/**
 * Replays the keys of the loads at national rates through a model of DynamoDB's partitions, prints the hottest key of each,
 * and fails where one is above what a partition takes. Nothing is written anywhere. `--seed N`, `--json`.
 */
const { values } = parseArgs({
  options: { seed: { type: 'string', default: '1' }, json: { type: 'boolean', default: false } },
});

const replayed = loads.map((load) => {
  const hottest = replay(load, Number(values.seed));
  return { load: load.name, title: load.title, ...hottest, above: aboveLimits(hottest) };
});

const print = (line: string) => process.stdout.write(`${line}\n`);
const whole = (number: number): string => Math.round(number).toLocaleString('en');

if (values.json) {
  print(JSON.stringify({ limits, replayedSeconds, seed: Number(values.seed), loads: replayed }, undefined, 2));
} else {
  print(
    `The hottest key of each load, in units a second; a partition takes ${limits.write} writes and ${limits.read} reads.`,
  );
  print(`The busiest ${replayedSeconds} seconds of each, seed ${values.seed}; the index is in it, the stream is not.`);
  for (const { load, title, write, read, most, above } of replayed) {
    print(`\n${title} (${load})`);
    print(`  written  ${whole(write.units).padStart(6)}  ${write.key}  in second ${whole(write.second)}`);
    print(`  read     ${whole(read.units).padStart(6)}  ${read.key}  in second ${whole(read.second)}`);
    print(
      `  in all: ${whole(most.write)} written into the table, ${whole(most.indexWrite)} into the index, ${whole(most.read)} read`,
    );
    if (above.length > 0) print(`  ABOVE what a partition takes: ${above.join(' and ')}`);
  }
}
if (replayed.some(({ above }) => above.length > 0)) process.exitCode = 1;
