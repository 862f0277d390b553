import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { bundling } from '../../infra/bundle.ts';
import { quantile } from '../replay/report.ts';

const usage = `Usage: npm run bench:cold-start [-- OPTIONS]
  --rounds N     how often each starts, in turns (15)
  --functions a,b  by their files, such as waves/get-wave
Leaves with 1 where a function takes more than 1.3 times the processor time that the bare handler takes.`;

const bar = 1.3;
/** The functions that people wait for when many come at once. */
const hot = [
  'waves/get-wave',
  'waves/list-waves',
  'registrations/get-registration',
  'registrations/submit-registration',
  'enrollments/join-wave',
  'enrollments/get-enrollment',
];

const root = join(import.meta.dirname, '..', '..');
const { values } = parseArgs({ options: { rounds: { type: 'string', default: '15' }, functions: { type: 'string' } } });
const rounds = Number(values.rounds);
const files = values.functions?.split(',') ?? hot;

/** Loads a bundle as Lambda does when an environment starts, and tells what that took of the processor, in microseconds. */
const loader = `
  const before = process.cpuUsage();
  require(process.argv[1]);
  const { user, system } = process.cpuUsage(before);
  process.stdout.write(String(user + system));
`;

/** Milliseconds of processor time from the start of the module to its end, in a process of its own. */
const loading = (file: string): number => {
  const { status, stdout } = spawnSync(process.execPath, ['--input-type=commonjs', '-e', loader, file], {
    env: { ...process.env, ...variables },
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`${file} could not be loaded.`);
  return Number(stdout) / 1_000;
};

/** Every function checks at its start what it needs; nothing is asked for by these. */
const variables = {
  ...{ AWS_REGION: 'ap-southeast-3', TABLE_NAME: 'bench', EVIDENCE_BUCKET: 'bench' },
  ...{ DATA_KEY_ARN: 'bench', SIGNING_KEY_ARN: 'bench', POWERTOOLS_METRICS_NAMESPACE: 'Prakerja' },
};

const main = async (): Promise<number> => {
  // Outside the project, whose modules are ES modules; the bundles are not.
  const folder = mkdtempSync(join(tmpdir(), 'prakerja-cold-start-'));
  try {
    const [own, bare] = [join(folder, 'own'), join(folder, 'bare')];
    await build(bundling(files, { from: join(root, 'functions'), to: own }));
    await build(bundling(['bare-handler'], { from: import.meta.dirname, to: bare }));
    const bareFile = join(bare, 'bare-handler', 'index.js');
    let isMet = true;
    for (const name of files) {
      const file = join(own, name, 'index.js');
      const pairs = Array.from({ length: rounds }, () => ({ own: loading(file), bare: loading(bareFile) }));
      const ratio = quantile(
        pairs.map((pair) => pair.own / pair.bare),
        0.5,
      );
      const median = (which: 'own' | 'bare') =>
        quantile(
          pairs.map((pair) => pair[which]),
          0.5,
        ).toFixed(0);
      const kilobytes = (path: string) => (statSync(path).size / 1_000).toFixed(0);
      console.log(
        `${name.padEnd(34)} ${median('own')} ms (${kilobytes(file)} kB) beside ${median('bare')} ms (${kilobytes(bareFile)} kB): ${ratio.toFixed(2)}, the bar is ${bar}${ratio > bar ? ', MISSED' : ''}`,
      );
      isMet &&= ratio <= bar;
    }
    return isMet ? 0 : 1;
  } finally {
    rmSync(folder, { recursive: true });
  }
};

if (!Number.isInteger(rounds) || rounds <= 0) {
  process.stderr.write(`${usage}\n`);
  process.exitCode = 2;
} else {
  process.exitCode = await main();
}
