import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';
import { loadAssembly, synthesise } from '../local/stack/assembly.ts';
import { findResource } from '../local/stack/find.ts';
import type { LocalFunction } from '../local/stack/lambda-runtime.ts';
import { localFunctions } from '../local/stack/local-functions.ts';
import { planOf } from '../local/stack/plan.ts';
import { startStack, type LocalStack } from '../local/stack/stack.ts';
import { tableOf } from '../local/stack/table-client.ts';
import type { Table } from '../shared/table/client.ts';

type Options = NonNullable<Parameters<typeof startStack>[0]>;

const root = join(import.meta.dirname, '..');
const unknownAddresses = { queues: 'http://queues', issuer: 'http://issuer', api: 'http://api' };

/** The local stack as a benchmark uses it, built from the templates as `npm start` builds it. */
export interface BenchStack {
  readonly stack: LocalStack;
  readonly table: Table;
  /** A function by its name, with the variables by which a process of its own finds the same table and buckets. */
  readonly functionNamed: (name: string) => LocalFunction;
  readonly stop: () => Promise<void>;
}

/**
 * Starts it, from an assembly of its own unless told one. Schedules run only when they are told to, so that the clock
 * measures what it is to measure and nothing else.
 */
export const startBenchStack = async (name: string, options: Options): Promise<BenchStack> => {
  mkdirSync(join(root, '.local'), { recursive: true });
  const assemblyDir = options.assemblyDir ?? mkdtempSync(join(root, '.local', 'assembly-'));
  const tidy = (): void => {
    if (options.assemblyDir === undefined) rmSync(assemblyDir, { recursive: true, force: true });
  };
  try {
    if (options.assemblyDir === undefined) await synthesise(root, assemblyDir);
    const logsDir = join(root, '.local', 'logs', name);
    const stack = await startStack({ seed: 1, quiet: true, scheduleSpeed: 0, assemblyDir, logsDir, ...options });
    const table = tableOf(stack);
    const plan = planOf(loadAssembly(assemblyDir), unknownAddresses);
    const functions = localFunctions(plan, stack.endpoints);
    return {
      stack,
      table,
      functionNamed: (file) => {
        const { ref } = findResource('function', plan.functions, file);
        const found = functions.find((candidate) => candidate.name === ref);
        if (found === undefined) throw new Error(`${file} is not in the template.`);
        return found;
      },
      stop: async () => {
        table.client.destroy();
        await stack.stop();
        tidy();
      },
    };
  } catch (fault) {
    tidy();
    throw fault;
  }
};

/**
 * Starts it for people who live through whole waves on it: schedules, lists and the beacon run fast, and what a worker did
 * not finish comes again soon. `assembly` is a folder of templates; without one they are made.
 */
export const startLivedInStack = (
  name: string,
  { seed, people, assembly }: { readonly seed: number; readonly people: number; readonly assembly: string | undefined },
): Promise<BenchStack> =>
  startBenchStack(name, {
    ...{ seed, conflicts: true, scheduleSpeed: 20, beacon: { periodSeconds: 1 }, listedPeople: people },
    ...(assembly === undefined ? {} : { assemblyDir: resolve(assembly) }),
    longestVisibilitySeconds: 4,
    maxEnvironments: Math.max(2, availableParallelism()),
  });

/** Tells lines with the seconds that have passed since this was called. */
export const clockedSay = (): ((line: string) => void) => {
  const startedAt = performance.now();
  return (line) => {
    console.log(`${((performance.now() - startedAt) / 1_000).toFixed(0).padStart(5)} s  ${line}`);
  };
};
