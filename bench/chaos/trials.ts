import type * as z from 'zod';
import type { Faults } from '../../local/emulators/faults.ts';
import type { Behaviour } from '../../local/sandboxes/behaviour.ts';

/** The servers of others that can be made to fail. */
export type Server = 'registry' | 'bank' | 'beacon' | 'messages';

/** What is wrong at one time. What is left out is well. */
export interface Setting {
  readonly cloud?: z.input<typeof Faults>;
  readonly outside?: Partial<Readonly<Record<Server, z.input<typeof Behaviour>>>>;
  /** Something done at the beginning: all functions are replaced while they work, or broken messages put on every queue. */
  readonly deed?: 'deploy' | 'poison';
}

/** One kind of fault, and how it goes on: its settings one after another, each for as long. */
export interface Trial {
  readonly name: string;
  readonly sentence: string;
  readonly settings: readonly Setting[];
}

const downSlowLying = (server: Server): Setting[] => [
  { outside: { [server]: { down: true } } },
  { outside: { [server]: { delayMilliseconds: 1_500, faultRate: 0.2 } } },
  {
    outside: {
      [server]: { lostRate: 0.2, wrongRate: 0.3, ...(server === 'beacon' ? { forged: true, stale: true } : {}) },
    },
  },
];

/** Each kind of fault by itself. */
export const trials: readonly Trial[] = [
  {
    name: 'killed',
    sentence: 'functions are killed on their way',
    settings: [{ cloud: { functions: { killedRate: 0.15 } } }],
  },
  { name: 'copies', sentence: 'messages come twice', settings: [{ cloud: { queues: { copiedRate: 0.4 } } }] },
  { name: 'disorder', sentence: 'messages come in any order', settings: [{ cloud: { queues: { shuffled: true } } }] },
  {
    name: 'late',
    sentence: 'messages come when others have them too',
    settings: [{ cloud: { queues: { heldRate: 0.3 } } }],
  },
  {
    name: 'throttles',
    sentence: 'the table turns calls away',
    settings: [{ cloud: { table: { throttledRate: 0.25 } } }],
  },
  {
    name: 'table',
    sentence: 'the table fails before and after what it does',
    settings: [{ cloud: { table: { faultRate: 0.1, lostRate: 0.2 } } }],
  },
  {
    name: 'partial',
    sentence: 'queues take and give away parts of batches',
    settings: [{ cloud: { queues: { entryFaultRate: 0.3, faultRate: 0.1, lostRate: 0.1 } } }],
  },
  { name: 'outage', sentence: 'the queues are gone', settings: [{ cloud: { queues: { down: true } } }, {}] },
  {
    name: 'concurrency',
    sentence: 'Lambda turns invocations away',
    settings: [{ cloud: { functions: { concurrency: 2, throttledRate: 0.2 } } }],
  },
  {
    name: 'clock',
    sentence: 'clocks of functions are wrong by up to three seconds',
    settings: [{ cloud: { functions: { clockSkewMilliseconds: 3_000 } } }],
  },
  { name: 'registry', sentence: 'the registry is down, slow, lying', settings: downSlowLying('registry') },
  { name: 'bank', sentence: 'the bank is down, slow, lying', settings: downSlowLying('bank') },
  { name: 'beacon', sentence: 'the beacon is down, slow, lying', settings: downSlowLying('beacon') },
  { name: 'messages', sentence: 'the gateway for SMS is down, slow, lying', settings: downSlowLying('messages') },
  {
    name: 'deploy',
    sentence: 'every function is replaced while it works',
    settings: [{ deed: 'deploy' }, { deed: 'deploy' }],
  },
  { name: 'poison', sentence: 'broken messages are put on every queue', settings: [{ deed: 'poison' }] },
];

const everything: z.input<typeof Faults> = {
  table: { throttledRate: 0.05, faultRate: 0.03, lostRate: 0.05 },
  queues: { copiedRate: 0.15, heldRate: 0.05, shuffled: true, entryFaultRate: 0.1, faultRate: 0.03, lostRate: 0.03 },
  functions: { killedRate: 0.05, throttledRate: 0.05, clockSkewMilliseconds: 1_000 },
};
const badDay = { delayMilliseconds: 200, faultRate: 0.1, lostRate: 0.1, wrongRate: 0.1 };
const badDays = { registry: badDay, bank: badDay, beacon: badDay, messages: badDay };

/** All kinds at once, each less often: a thing that never succeeds shows nothing. */
const together: Trial = {
  name: 'together',
  sentence: 'all of it together',
  settings: [
    { cloud: everything, outside: badDays, deed: 'poison' },
    { cloud: everything, outside: badDays, deed: 'deploy' },
  ],
};

/** The trials of these names, in their order; all of them, and then all together, where none is named. @throws TypeError for an unknown name. */
export const trialsNamed = (names: readonly string[]): readonly Trial[] => {
  const known = [...trials, together];
  const unknown = names.find((name) => !known.some((trial) => trial.name === name));
  if (unknown !== undefined)
    throw new TypeError(`There is no fault ${unknown}. There are ${known.map(({ name }) => name).join(', ')}.`);
  return names.length === 0 ? known : known.filter(({ name }) => names.includes(name));
};
