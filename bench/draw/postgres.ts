import { execFile } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { promisify } from 'node:util';
import { seed, type BenchRegency } from './wave.ts';

/** The same rows in a private PostgreSQL of its own folder, where one is installed. */

const run = promisify(execFile);
const installations = '/usr/lib/postgresql';
/** PostgreSQL refuses to run as root: `nobody` has this number on every Linux. */
const nobody = 65534;

/** The folder of the newest server's programs, or undefined where none is installed. */
export function postgresPrograms(): string | undefined {
  if (!existsSync(installations)) return undefined;
  const versions = readdirSync(installations).sort((one, other) => Number(other) - Number(one));
  return versions
    .map((version) => join(installations, version, 'bin'))
    .find((bin) => ['initdb', 'pg_ctl', 'psql'].every((program) => existsSync(join(bin, program))));
}

/** All in memory, nothing kept safe, and every plan that uses more processes favoured. */
const settings = {
  listen_addresses: "''",
  fsync: 'off',
  shared_buffers: '1500MB',
  work_mem: '2GB',
  maintenance_work_mem: '1GB',
  max_wal_size: '8GB',
  wal_level: 'minimal',
  max_wal_senders: '0',
  parallel_setup_cost: '0',
  parallel_tuple_cost: '0',
  jit: 'off',
  autovacuum: 'off',
};

const rankingQuery = `
  select count(*) from (
    select regency, ticket,
      row_number() over (partition by regency order by sha256('\\x${seed.toString('hex')}'::bytea || ticket)) as place
    from applicants
  ) ranked join places using (regency)
  where place <= places`;

/** Starts the server in a folder and loads the tickets (a CSV file of regency, ticket). */
export async function openPostgres(
  bin: string,
  wave: { folder: string; ticketFile: string; regencies: readonly BenchRegency[]; workers: number },
) {
  const { folder, ticketFile, regencies, workers } = wave;
  const isRoot = process.getuid?.() === 0;
  const owner = isRoot ? { uid: nobody, gid: nobody } : {};
  const [home, data] = [join(folder, 'postgres'), join(folder, 'postgres', 'data')];
  mkdirSync(home);
  chmodSync(folder, 0o755);
  if (isRoot) chownSync(home, nobody, nobody);
  const server = (program: string, ...parameters: string[]) =>
    run(join(bin, program), parameters, { ...owner, cwd: home });
  const psql = (...commands: string[]) =>
    run(join(bin, 'psql'), [
      ...['-X', '-q', '-A', '-t', '-h', home, '-U', 'bench', '-d', 'postgres', '-v', 'ON_ERROR_STOP=1'],
      ...commands.flatMap((command) => ['-c', command]),
    ]);
  const options = Object.entries({ ...settings, unix_socket_directories: home }).map(
    ([name, value]) => `-c ${name}=${value}`,
  );
  const stop = async (): Promise<void> => {
    await server('pg_ctl', '-D', data, '-m', 'immediate', 'stop');
  };

  await server('initdb', '-D', data, '-U', 'bench', '-A', 'trust', '-E', 'UTF8', '--no-locale', '--no-sync');
  await server('pg_ctl', '-D', data, '-w', '-l', join(home, 'log'), '-o', options.join(' '), 'start');
  try {
    await psql(
      'create unlogged table applicants (regency text, ticket bytea)',
      'create unlogged table places (regency text, places integer)',
      `\\copy applicants from '${ticketFile}' csv`,
      `insert into places values ${regencies.map(({ code, places }) => `('${code}', ${places})`).join()}`,
      `alter table applicants set (parallel_workers = ${workers})`,
      'vacuum analyze applicants',
      'analyze places',
    );
  } catch (fault) {
    await stop();
    throw fault;
  }
  const postmaster = readFileSync(join(data, 'postmaster.pid'), 'latin1').split('\n', 1)[0] ?? '';
  /** Seconds of processor time of all sessions and their parallel workers that have ended. */
  const processorSeconds = (): number => ticksOfChildren(postmaster) / ticksPerSecond;
  const rank = async (): Promise<void> => {
    const before = processorSeconds();
    await psql(`set max_parallel_workers_per_gather = ${workers}`, rankingQuery);
    // The session ends a moment after its client, and only then is its time counted.
    for (let tries = 0; processorSeconds() === before && tries < 200; tries += 1) await setTimeout(5);
  };
  return { rank, processorSeconds, stop };
}

/** Linux counts in hundredths of a second, whatever its own clock does. */
const ticksPerSecond = 100;

/** The processor time, user's and system's, of a process's children that have ended, as /proc/PID/stat tells it. */
function ticksOfChildren(pid: string): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
  // Fields are counted from behind the name, which is in brackets and may hold spaces: the first is field 3.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return Number(fields[16 - 3]) + Number(fields[17 - 3]);
}
