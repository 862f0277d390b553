import { availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { play } from './demo/play.ts';
import { removeStackFile, writeStackFile } from './stack-file.ts';
import { startStack } from './stack/stack.ts';

const usage = `npm run demo [-- OPTIONS]
  --applicants N   how many people take part (2000)
  --seed N         the same people, tickets and winners again
  --evidence DIR   where the published evidence is put (.local/evidence)
  --port N         the port of the HTTP API
  --exit           stop at the end; the exit code says whether all was well`;

const wholeNumber = (name: string, text: string, least: number): number => {
  const number = Number(text);
  if (Number.isInteger(number) && number >= least) return number;
  console.error(`--${name} takes a whole number from ${String(least)} on.\n\n${usage}`);
  process.exit(2);
};

const { values } = parseArgs({
  options: {
    applicants: { type: 'string', default: '2000' },
    seed: { type: 'string', default: String(1 + Math.floor(Math.random() * 1_000_000)) },
    evidence: { type: 'string', default: join('.local', 'evidence') },
    port: { type: 'string' },
    exit: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});
if (values.help) {
  console.log(usage);
  process.exit(0);
}
const applicants = wholeNumber('applicants', values.applicants, 10);
const seed = wholeNumber('seed', values.seed, 0);

console.log('Kartu Prakerja: a whole wave on this machine. Starting the engines …');
const startingSince = performance.now();
const stack = await startStack({
  seed,
  quiet: true,
  console: true,
  beacon: { periodSeconds: 1 },
  listedPeople: Math.max(5, Math.ceil(applicants * 0.035)),
  // More environments than cores would only start cold.
  maxEnvironments: Math.max(2, availableParallelism()),
  ...(values.port === undefined ? {} : { port: wholeNumber('port', values.port, 1) }),
});
console.log(`The system is up after ${((performance.now() - startingSince) / 1_000).toFixed(1)} s: ${stack.apiUrl}`);

let stopping: Promise<void> | undefined;
const stop = async (code: number): Promise<never> => {
  removeStackFile();
  await (stopping ??= stack.stop());
  process.exit(code);
};
process.once('SIGINT', () => void stop(130));
process.once('SIGTERM', () => void stop(143));

try {
  const isWell = await play({ stack, applicants, seed, evidence: resolve(values.evidence) });
  if (values.exit || !isWell) await stop(isWell ? 0 : 1);
  await writeStackFile(stack);
  console.log(
    `\nThe system stays up at ${stack.apiUrl}: open it in a browser, or ${stack.apiUrl}/waves and /operations.\nTokens are in .local/stack.json. Ctrl-C ends it.`,
  );
} catch (error) {
  console.error(`\nThe demo failed: ${error instanceof Error ? error.message : String(error)}`);
  await stop(1);
}
