import { createWriteStream, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Writable } from 'node:stream';
import type { Misbehaviour } from '../emulators/faults.ts';
import { lifeOf, skewOf } from './function-faults.ts';
import { startEnvironment, type ExecutionEnvironment, type InvocationResult } from './lambda-environment.ts';
import type { EnvironmentSetup } from './lambda-protocol.ts';

/** A function of the template, ready to run. */
export interface LocalFunction {
  readonly name: string;
  readonly arn: string;
  /** The bundle's file, and the exported handler. */
  readonly file: string;
  readonly exported: string;
  readonly memoryMegabytes: number;
  readonly timeoutSeconds: number;
  readonly variables: Readonly<Record<string, string>>;
}

/** Runs functions as Lambda does: environments start when they are needed, are kept, and take one invocation each. */
export interface LambdaRuntime {
  /** Invokes by name or ARN and waits for the end. An error of the function is a result, not a rejection. */
  readonly invoke: (nameOrArn: string, event: unknown) => Promise<InvocationResult>;
  /** Ends all environments of a function, whatever they are doing; gives how many there were. */
  readonly kill: (nameOrArn: string) => Promise<number>;
  /**
   * Runs a function from another bundle from now on, which is asked for when it is first needed. Idle environments end at
   * once, busy ones after what they do.
   */
  readonly renew: (nameOrArn: string, bundle: () => Promise<string>) => Promise<void>;
  /** Environments that are alive now. */
  readonly environments: (nameOrArn: string) => number;
  readonly stop: () => Promise<void>;
}

interface Pool {
  readonly of: LocalFunction;
  readonly log: Writable;
  readonly live: Set<ExecutionEnvironment>;
  readonly idle: ExecutionEnvironment[];
  readonly waiting: (() => void)[];
  /** Where the bundle lies. */
  bundle: () => Promise<string>;
  /** Environments that run what is outdated. */
  readonly outdated: Set<ExecutionEnvironment>;
}

interface RuntimeOptions {
  readonly functions: readonly LocalFunction[];
  /** More invocations of a function than this many at once wait for one to end. */
  readonly maxEnvironments: number;
  readonly logsDir: string;
  /** Is told every line that a function prints. */
  readonly onLine?: (line: string) => void;
  /** What goes wrong with invocations that have begun. */
  readonly misbehaviour: Misbehaviour;
}

/** @throws Error, on invoke, when there is no function of that name. */
export const lambdaRuntime = (options: RuntimeOptions): LambdaRuntime => {
  const { functions, maxEnvironments, logsDir, onLine, misbehaviour } = options;
  mkdirSync(logsDir, { recursive: true });
  const pools = new Map<string, Pool>();
  let isStopped = false;

  const poolOf = (nameOrArn: string): Pool => {
    const found = functions.find(({ name, arn }) => name === nameOrArn || arn === nameOrArn);
    if (!found) throw new Error(`There is no function ${nameOrArn}.`);
    const known = pools.get(found.name);
    if (known) return known;
    const log = createWriteStream(join(logsDir, `${found.name}.log`));
    // Every environment writes here, and there may be many.
    log.setMaxListeners(0);
    const pool: Pool = {
      of: found,
      log,
      live: new Set(),
      idle: [],
      waiting: [],
      bundle: () => Promise.resolve(found.file),
      outdated: new Set(),
    };
    pools.set(found.name, pool);
    return pool;
  };

  const start = ({ of, log, live }: Pool, file: string): ExecutionEnvironment => {
    const setup: EnvironmentSetup = {
      file,
      exported: of.exported,
      functionName: of.name,
      functionArn: of.arn,
      memoryMegabytes: of.memoryMegabytes,
    };
    const lean = 2 * misbehaviour.anywhere('clock wrong') - 1;
    const environment = startEnvironment({
      setup,
      skew: () => skewOf(misbehaviour, lean),
      variables: of.variables,
      timeoutSeconds: of.timeoutSeconds,
      log,
      ...(onLine !== undefined && { onLine }),
    });
    live.add(environment);
    return environment;
  };

  const take = async (pool: Pool): Promise<ExecutionEnvironment> => {
    for (;;) {
      if (isStopped) throw new Error('The local stack has stopped.');
      const idle = pool.idle.pop();
      if (idle?.isAlive()) return idle;
      if (idle) pool.live.delete(idle);
      else if (pool.live.size < maxEnvironments) {
        const { bundle } = pool;
        const file = await bundle();
        // Meanwhile another may have taken the last place, or the bundle be outdated.
        if (bundle === pool.bundle && pool.live.size < maxEnvironments) return start(pool, file);
      } else await new Promise<void>((resolve) => pool.waiting.push(resolve));
    }
  };

  const giveBack = (pool: Pool, environment: ExecutionEnvironment) => {
    if (pool.outdated.delete(environment)) void environment.kill();
    if (environment.isAlive()) pool.idle.push(environment);
    else pool.live.delete(environment);
    pool.waiting.shift()?.();
  };

  return {
    invoke: async (nameOrArn, event) => {
      const pool = poolOf(nameOrArn);
      const environment = await take(pool);
      const life = lifeOf(misbehaviour);
      const end = () => {
        misbehaviour.note('function killed');
        void environment.kill();
      };
      const death = life === undefined ? undefined : setTimeout(end, life);
      const result = await environment.invoke(JSON.stringify(event));
      clearTimeout(death);
      // A stopping stack has closed its logs.
      if (!result.ok && !isStopped)
        pool.log.write(`${JSON.stringify({ level: 'ERROR', requestId: result.requestId, ...result.error })}\n`);
      giveBack(pool, environment);
      return result;
    },
    kill: async (nameOrArn) => {
      const { live, idle } = poolOf(nameOrArn);
      const ended = [...live];
      live.clear();
      idle.length = 0;
      await Promise.all(ended.map((environment) => environment.kill()));
      return ended.length;
    },
    renew: async (nameOrArn, bundle) => {
      const pool = poolOf(nameOrArn);
      let made: Promise<string> | undefined;
      pool.bundle = () => (made ??= bundle());
      const ended = pool.idle.splice(0);
      for (const environment of ended) pool.live.delete(environment);
      for (const environment of pool.live) pool.outdated.add(environment);
      await Promise.all(ended.map((environment) => environment.kill()));
    },
    environments: (nameOrArn) => poolOf(nameOrArn).live.size,
    stop: async () => {
      isStopped = true;
      await Promise.all([...pools.values()].flatMap(({ live }) => [...live].map((environment) => environment.kill())));
      for (const { waiting, log } of pools.values()) {
        for (const resume of waiting) resume();
        log.end();
      }
    },
  };
};
