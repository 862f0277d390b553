import { readdirSync, readFileSync } from 'node:fs';

/**
 * Processor time: what other programs do on the machine disturbs it far less than the clock. It is this process's (the
 * gates, queues, buckets and all functions are its threads) and the DynamoDB engine's, which is its descendant.
 */

interface ProcessStat {
  readonly pid: number;
  readonly parent: number;
  readonly seconds: number;
}

/** Linux counts processor time in hundredths of a second, on all machines that we know. */
const ticksASecond = 100;

const statOf = (pid: string): ProcessStat | undefined => {
  try {
    // The name, in parentheses, may hold anything; the numbers come after it.
    const fields = readFileSync(`/proc/${pid}/stat`, 'latin1')
      .replace(/^.*\) /s, '')
      .split(' ');
    const [parent, user, system] = [fields[1], fields[11], fields[12]].map(Number);
    return { pid: Number(pid), parent: parent ?? 0, seconds: ((user ?? 0) + (system ?? 0)) / ticksASecond };
  } catch {
    // It has ended meanwhile.
    return undefined;
  }
};

const descendantsSeconds = (): number => {
  const all = readdirSync('/proc').flatMap((name) => (/^\d+$/.test(name) ? (statOf(name) ?? []) : []));
  const known = new Set([process.pid]);
  for (let before = 0; before < known.size;) {
    before = known.size;
    for (const { pid, parent } of all) if (known.has(parent)) known.add(pid);
  }
  return all.reduce((sum, { pid, seconds }) => (known.has(pid) && pid !== process.pid ? sum + seconds : sum), 0);
};

/** Seconds of processor time used so far. Where the system does not tell of other processes, this one's alone. */
export const processorSeconds = (): number => {
  const { user, system } = process.cpuUsage();
  const own = (user + system) / 1e6;
  return process.platform === 'linux' ? own + descendantsSeconds() : own;
};
