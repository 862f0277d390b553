import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import type { Digests, Order, Task } from './draw-worker.ts';
import { openDuckDb } from './duckdb.ts';
import { openPostgres, postgresPrograms } from './postgres.ts';
import { benchRegencies, type BenchRegency } from './wave.ts';

/**
 * The draw at the size of the nation, beside what else could rank it, on the same rows in one run. Every round runs
 * each candidate once, one after another, and ratios are taken within a round: what slows the machine slows them all.
 */

const usage = 'Usage: node bench/draw/bench-draw.ts [--applicants N] [--rounds R]';
const threads = 2;

const print = (text: string) => process.stdout.write(`${text}\n`);

/** Two threads, each with its share of the regencies, dealt out from the largest down to whoever has less. */
class DrawWorkers {
  readonly #workers = Array.from({ length: threads }, () => new Worker(new URL('./draw-worker.ts', import.meta.url)));

  async #each(orderOf: (worker: number) => Order): Promise<unknown[]> {
    return Promise.all(
      this.#workers.map(async (worker, number) => {
        worker.postMessage(orderOf(number));
        const [answer] = (await once(worker, 'message')) as unknown[];
        return answer;
      }),
    );
  }

  async prepare(regencies: readonly BenchRegency[], folder: string): Promise<void> {
    const shares = this.#workers.map(() => ({ applicants: 0, regencies: [] as BenchRegency[] }));
    for (const regency of regencies.toSorted((one, other) => other.applicants - one.applicants)) {
      const least = shares.reduce((one, other) => (other.applicants < one.applicants ? other : one));
      least.applicants += regency.applicants;
      least.regencies.push(regency);
    }
    await this.#each((worker) => ({ kind: 'prepare', folder, regencies: shares[worker]?.regencies ?? [] }));
  }

  async run(task: Task): Promise<void> {
    await this.#each(() => ({ kind: 'run', task }));
  }

  async digests(): Promise<Digests> {
    return Object.assign({}, ...(await this.#each(() => ({ kind: 'digests' })))) as Digests;
  }

  async stop(): Promise<void> {
    await Promise.all(this.#workers.map((worker) => worker.terminate()));
  }
}

/** Seconds by the clock, and of processor time. */
interface Measured {
  readonly seconds: number;
  readonly processor: number;
}

/** Seconds of processor time that this process, all its threads together, has used. */
function ownProcessor(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

async function measured(work: () => Promise<unknown>, processor = ownProcessor): Promise<Measured> {
  const [start, processorStart] = [performance.now(), processor()];
  await work();
  return { seconds: (performance.now() - start) / 1000, processor: processor() - processorStart };
}

function spreadOf(values: readonly number[], digits = 2): string {
  const sorted = values.toSorted((one, other) => one - other);
  const [middle, least, most] = [sorted[Math.floor(sorted.length / 2)], sorted[0], sorted.at(-1)];
  const text = (value = 0) => value.toFixed(digits);
  return `${text(middle)} (${text(least)} to ${text(most)})`;
}

type Candidate = 'ranking' | 'whole' | 'bare' | 'duckdb' | 'postgres';

function report(rounds: readonly Partial<Record<Candidate, Measured>>[], applicants: number): void {
  const names: Record<Candidate, string> = {
    ranking: 'ours: ranking, limits, reserve',
    duckdb: "DuckDB's ranking",
    postgres: "PostgreSQL's ranking",
    whole: 'ours: the whole draw',
    bare: 'the same hashes, bare',
  };
  const of = (candidate: Candidate) => rounds.flatMap((round) => round[candidate] ?? []);
  print('\nMedian (least to most):');
  for (const [candidate, name] of Object.entries(names) as [Candidate, string][]) {
    const runs = of(candidate);
    if (runs.length === 0) continue;
    const seconds = runs.map((run) => run.seconds);
    const processor = runs.map((run) => run.processor);
    const speed = seconds.map((one) => applicants / one / 1e6);
    print(
      `  ${name.padEnd(32)} ${spreadOf(seconds)} s, ${spreadOf(speed)} M applicants/s, processor ${spreadOf(processor)} s`,
    );
  }
  const ratios = (slow: Candidate, fast: Candidate, clock: keyof Measured) =>
    rounds.flatMap((round) => (round[slow] && round[fast] ? [round[slow][clock] / round[fast][clock]] : []));
  const ratio = (name: string, bar: number, [slow, fast]: [Candidate, Candidate]) => {
    const byClock = ratios(slow, fast, 'seconds');
    if (byClock.length === 0) return;
    const middle = byClock.toSorted((one, other) => one - other)[Math.floor(byClock.length / 2)] ?? 0;
    const processor = `; by processor time ${spreadOf(ratios(slow, fast, 'processor'))}`;
    print(`  ${name.padEnd(32)} ${spreadOf(byClock)}, bar ${bar}: ${middle >= bar ? 'met' : 'MISSED'}${processor}`);
  };
  print('Ratios of speed:');
  ratio('ranking to DuckDB', 1.2, ['duckdb', 'ranking']);
  ratio('ranking to PostgreSQL', 4, ['postgres', 'ranking']);
  ratio('whole draw to bare hashes', 0.6, ['bare', 'whole']);
}

function compare(ours: Digests, theirs: Digests): void {
  const differing = Object.keys(ours).filter((code) => ours[code] !== theirs[code]);
  if (differing.length > 0)
    throw new Error(`The winners of ${differing.length} regencies differ, ${differing[0]} first.`);
  print(`The winners of ${Object.keys(ours).length} regencies are those of the rule in SQL, order and ranks too.`);
}

async function bench(total: number, roundCount: number): Promise<void> {
  const regencies = benchRegencies(total);
  const applicants = regencies.reduce((sum, regency) => sum + regency.applicants, 0);
  const sizes = regencies.map((regency) => regency.applicants);
  print(`${applicants} applicants in ${regencies.length} regencies of ${Math.min(...sizes)} to ${Math.max(...sizes)},`);
  print(`${threads} threads on ${availableParallelism()} cores, Node ${process.version}, ${roundCount} rounds.`);
  const folder = mkdtempSync(join(tmpdir(), 'bench-draw-'));
  const closing: (() => unknown)[] = [
    () => {
      rmSync(folder, { recursive: true, force: true });
    },
  ];
  try {
    const workers = new DrawWorkers();
    closing.unshift(() => workers.stop());
    await workers.prepare(regencies, folder);
    const duckDb = await openDuckDb(folder, regencies, threads);
    closing.unshift(() => {
      duckDb.close();
    });
    const bin = postgresPrograms();
    if (bin === undefined) print('PostgreSQL is not installed: not compared.');
    const ticketFile = join(folder, 'tickets.txt');
    if (bin !== undefined) await duckDb.writeTickets(ticketFile);
    const postgres = bin && (await openPostgres(bin, { folder, ticketFile, regencies, workers: threads }));
    if (postgres) closing.unshift(() => postgres.stop());

    compare(await workers.digests(), await duckDb.winners());
    const rounds: Partial<Record<Candidate, Measured>>[] = [];
    for (let round = 1; round <= roundCount; round += 1) {
      rounds.push({
        ranking: await measured(() => workers.run('ranking')),
        duckdb: await measured(() => duckDb.rank()),
        bare: await measured(() => workers.run('bare')),
        whole: await measured(() => workers.run('whole')),
        ...(postgres && { postgres: await measured(() => postgres.rank(), postgres.processorSeconds) }),
      });
      print(`round ${round} done`);
    }
    report(rounds, applicants);
  } finally {
    for (const close of closing) await close();
  }
}

const { values } = parseArgs({ options: { applicants: { type: 'string' }, rounds: { type: 'string' } } });
const [applicants, rounds] = [Number(values.applicants ?? 10_000_000), Number(values.rounds ?? 5)];
if (!Number.isInteger(applicants) || !Number.isInteger(rounds) || applicants < 1 || rounds < 1) {
  process.stderr.write(`${usage}\n`);
  process.exitCode = 2;
} else {
  await bench(applicants, rounds);
}
