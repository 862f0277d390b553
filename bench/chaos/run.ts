import { setTimeout as pause } from 'node:timers/promises';
import { applicantsOf } from '../../local/demo/people.ts';
import { forEachOf } from '../../local/demo/progress.ts';
import type { InjectedFaults } from '../../local/emulators/faults.ts';
import type { LocalStack } from '../../local/stack/stack.ts';
import { functions } from '../../infra/functions.ts';
import type { sandboxAdmin } from '../../local/sandboxes/admin.ts';
import { untilThere } from './calls.ts';
import { findingsOf, type Finding } from './invariants.ts';
import { enter, isPaid, isSelected, payOut, train } from './life.ts';
import { poisonOf } from './poison.ts';
import type { Server, Setting, Trial } from './trials.ts';
import { makeWave, openWorld, untilPublished, weightsOf, type Life, type World } from './world.ts';

interface ChaosSettings {
  readonly stack: LocalStack;
  readonly seed: number;
  readonly trials: readonly Trial[];
  /** For how long faults are injected, all trials together. */
  readonly seconds: number;
  /** How many people join each wave. */
  readonly people: number;
  /** For how long a wave is open. */
  readonly openSeconds: number;
  readonly say: (line: string) => void;
}

/** What a run came to. */
export interface ChaosReport {
  readonly injected: InjectedFaults;
  /** Faults of the servers of others, as they counted them. */
  readonly outside: Readonly<Record<Server, number>>;
  readonly replaced: number;
  readonly poisoned: number;
  readonly requests: number;
  readonly again: number;
  readonly lives: number;
  readonly drawn: number;
  readonly completed: number;
  readonly findings: readonly Finding[];
  /** Whoever came to no end. */
  readonly stuck: readonly string[];
}

const servers = ['registry', 'bank', 'beacon', 'messages'] as const;
const atOnce = 6;
const payoutSeconds = 20;
const lookingAfterMilliseconds = 10_000;

/** Replaces every function by itself: idle environments end at once, busy ones after what they do. */
const deploy = async ({ stack }: World, bundleOf: (name: string) => string): Promise<number> => {
  for (const { file } of functions) {
    const name = file.slice(file.indexOf('/') + 1);
    await stack.renew(name, () => Promise.resolve(bundleOf(name)));
  }
  return functions.length;
};

/** One wave from the first registration to the last payout that it leads to. */
const cohort = async (world: World, lives: readonly Life[], settings: ChaosSettings): Promise<void> => {
  const [first] = lives;
  if (first === undefined) return;
  const { waveId } = first;
  await makeWave(world, waveId, settings.openSeconds, weightsOf(lives));
  await forEachOf(lives, atOnce, (life) => enter(world, life));
  await untilPublished(world, waveId);
  const drawn: Life[] = [];
  await forEachOf(
    lives.filter(({ ticket }) => ticket !== undefined),
    atOnce,
    async (life) => {
      if (await isSelected(world, life)) drawn.push(life);
    },
  );
  await forEachOf([...drawn.entries()], atOnce, ([place, life]) => train(world, life, place));
};

/** Injects faults one after another, as long as they are to go on. */
const trouble = async (
  world: World,
  { trials, seconds, say, stack }: ChaosSettings,
  deeds: Readonly<Record<NonNullable<Setting['deed']>, () => Promise<unknown>>>,
): Promise<void> => {
  const each = (1_000 * seconds) / Math.max(1, trials.length);
  for (const { name, sentence, settings } of trials) {
    say(`${name}: ${sentence}`);
    for (const { cloud, outside = {}, deed } of settings) {
      stack.misbehave(cloud);
      for (const server of servers) await world.admins[server].behave(outside[server] ?? {});
      if (deed !== undefined) await deeds[deed]();
      await pause(each / settings.length);
    }
  }
  stack.misbehave();
  for (const server of servers) await world.admins[server].behave();
};

const faultsOf = async (admin: ReturnType<typeof sandboxAdmin>): Promise<number> => {
  const { faults = 0, wrong = 0, unanswered = 0, limited = 0 } = await admin.statistics();
  return faults + wrong + unanswered + limited;
};

/** Whoever looks after dead letters puts back what is there beside the broken ones, which come again. */
const putBack = async (stack: LocalStack, poisoned: ReadonlyMap<string, number>): Promise<void> => {
  for (const [queue, broken] of poisoned) if (stack.queueDepth(queue).dead > broken) await stack.redrive(queue);
};

/** Waits until nothing is on its way any more. */
export const untilQuiet = async (
  { stack }: Pick<World, 'stack'>,
  poisoned: ReadonlyMap<string, number>,
): Promise<void> => {
  await untilThere('that all queues are empty', async () => {
    await putBack(stack, poisoned);
    const isQuiet = [...poisoned.keys()].every((queue) => {
      const { ready, delayed, inFlight } = stack.queueDepth(queue);
      return ready + delayed + inFlight === 0 && stack.queueDepth(queue).dead <= (poisoned.get(queue) ?? 0);
    });
    return isQuiet ? true : undefined;
  });
};

/** Has people live through everything that goes wrong, and counts afterwards who and what is there. */
export const runChaos = async (settings: ChaosSettings, bundleOf: (name: string) => string): Promise<ChaosReport> => {
  const { stack, seed, seconds, people, say } = settings;
  const world = await openWorld(stack);
  const poison = await poisonOf(stack, seed);
  const stuck: string[] = [];
  let replaced = 0;
  const noting = async (what: string, work: Promise<unknown>): Promise<void> => {
    try {
      await work;
    } catch (fault) {
      stuck.push(`${what}: ${fault instanceof Error ? fault.message : String(fault)}`);
    }
  };

  const crowd = applicantsOf(seed, people * (Math.ceil(seconds / settings.openSeconds) + 1));
  let number = 60;
  let isOver = false;
  /** Waves follow each other as long as faults go on: while one is drawn the next one is open. */
  const live = async (): Promise<void> => {
    const cohorts: Promise<void>[] = [];
    while (!isOver) {
      const waveId = `2023-${number}`;
      number += 1;
      const lives = crowd.splice(0, people).map((applicant): Life => ({ applicant, waveId }));
      if (lives.length === 0) break;
      world.lives.push(...lives);
      cohorts.push(noting(waveId, cohort(world, lives, settings)));
      await Promise.race([pause(2_000 * settings.openSeconds), over]);
    }
    await Promise.all(cohorts);
  };
  const pay = async (): Promise<void> => {
    while (!isOver) {
      await Promise.race([pause(1_000 * payoutSeconds), over]);
      await noting('an envelope', payOut(world));
    }
  };

  let isCounted = false;
  const lookAfter = async (): Promise<void> => {
    while (!isCounted) {
      await pause(lookingAfterMilliseconds);
      await putBack(stack, poison.sent);
    }
  };

  const { promise: over, resolve: end } = Promise.withResolvers<undefined>();
  const living = live();
  const paying = pay();
  const lookingAfter = lookAfter();
  await trouble(world, settings, {
    deploy: async () => void (replaced += await deploy(world, bundleOf)),
    poison: () => poison.put(),
  });
  isOver = true;
  end(undefined);
  say('All is well again: everybody goes on to the end.');
  await Promise.all([living, paying]);
  await noting(
    'payouts',
    untilThere('that everybody is paid', async () => {
      await payOut(world);
      const paid = await Promise.all(world.lives.map((life) => isPaid(world, life)));
      return paid.every(Boolean) ? true : undefined;
    }),
  );
  isCounted = true;
  await lookingAfter;
  await noting('queues', untilQuiet(world, poison.sent));
  say('Counting who and what is there.');
  const findings = await findingsOf(world, poison.sent);
  world.clock.stop();
  const outside = await Promise.all(
    servers.map(async (server) => [server, await faultsOf(world.admins[server])] as const),
  );
  const { requests, again } = world.callers.counts;
  return {
    injected: stack.injected(),
    outside: Object.fromEntries(outside) as Record<Server, number>,
    replaced,
    poisoned: [...poison.sent.values()].reduce((sum, count) => sum + count, 0),
    ...{ requests, again, lives: world.lives.length },
    drawn: world.lives.filter(({ cardNumber }) => cardNumber !== undefined).length,
    completed: world.lives.filter(({ certificateId }) => certificateId !== undefined).length,
    findings,
    stuck,
  };
};
