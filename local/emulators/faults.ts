import * as z from 'zod';
import { chanceOf } from '../sandboxes/chance.ts';

const share = z.number().min(0).max(1).default(0);

/** What goes wrong with calls to DynamoDB. */
const TableFaults = z.strictObject({
  /** Share of the calls that are turned away: whole, in part where it is a batch, as a cancellation where it is a transaction. */
  throttledRate: share,
  /** Share that is answered 500 and left undone. */
  faultRate: share,
  /** Share that is carried out, and answered 500 all the same. */
  lostRate: share,
});

/** What goes wrong with calls to SQS, and with what SQS hands over to functions. */
const QueueFaults = z.strictObject({
  /** Nothing is taken in, handed over or taken away. */
  down: z.boolean().default(false),
  faultRate: share,
  lostRate: share,
  /** Share of the entries of a batch that are not taken, which the answer says one by one; and of those that stay although they are worked off. */
  entryFaultRate: share,
  /** Share of the batches that are handed over twice: at once, or the second time when the first is over. */
  copiedRate: share,
  /** Share of the batches that come to the function only when their visibility is over, and others have them too. */
  heldRate: share,
  /** Whether the messages of a batch come in any order, and batches overtake each other. */
  shuffled: z.boolean().default(false),
});

/** What goes wrong with functions. */
const FunctionFaults = z.strictObject({
  /** Share of the invocations that are turned away. */
  throttledRate: share,
  /** Invocations of all functions at once beyond which every other is turned away. */
  concurrency: z.int().positive().optional(),
  /** Share of the invocations that are ended somewhere on their way. */
  killedRate: share,
  /** The clock of each environment goes wrong by something from minus to plus this. */
  clockSkewMilliseconds: z.int().nonnegative().default(0),
});

/** How the local cloud misbehaves. What a setting leaves out is well-behaved. */
export const Faults = z.strictObject({
  table: TableFaults.prefault({}),
  queues: QueueFaults.prefault({}),
  functions: FunctionFaults.prefault({}),
});
export type Faults = z.infer<typeof Faults>;

/** Each fault that may be injected. */
export const faultKinds = [
  'table throttled',
  'table fault',
  'table answer lost',
  'queue fault',
  'queue answer lost',
  'queue entry refused',
  'message not taken away',
  'messages copied',
  'messages held',
  'messages shuffled',
  'queues down',
  'function throttled',
  'function killed',
  'clock wrong',
] as const;
type FaultKind = (typeof faultKinds)[number];

/** How often each fault was injected. */
export type InjectedFaults = Readonly<Record<FaultKind, number>>;

/** The faults of one local cloud. */
export interface Misbehaviour {
  readonly faults: () => Faults;
  behave(faults: Faults): void;
  /** Since the start. */
  readonly injected: () => InjectedFaults;
  /** Whether a fault of this share strikes now; it is counted if so. Of a kind, which do depends on the seed and their order alone. */
  strikes(kind: FaultKind, rate: number): boolean;
  /** Counts faults that nobody had to decide on. */
  note(kind: FaultKind, count?: number): void;
  /** A number from 0 to 1 for where or when a fault of a kind strikes. */
  anywhere(kind: FaultKind): number;
}

/** A cloud that behaves until it is told otherwise. */
export const misbehaviourOf = (seed: number): Misbehaviour => {
  const chance = chanceOf(seed);
  const drawn = new Map<FaultKind, number>();
  const injected: Record<FaultKind, number> = {
    ...{ 'table throttled': 0, 'table fault': 0, 'table answer lost': 0 },
    ...{ 'queue fault': 0, 'queue answer lost': 0, 'queue entry refused': 0, 'message not taken away': 0 },
    ...{ 'messages copied': 0, 'messages held': 0, 'messages shuffled': 0, 'queues down': 0 },
    ...{ 'function throttled': 0, 'function killed': 0, 'clock wrong': 0 },
  };
  let faults = Faults.parse({});
  const anywhere = (kind: FaultKind): number => {
    const number = (drawn.get(kind) ?? 0) + 1;
    drawn.set(kind, number);
    return chance(faultKinds.indexOf(kind), number);
  };
  const note = (kind: FaultKind, count = 1): void => {
    injected[kind] += count;
  };
  return {
    faults: () => faults,
    behave(next) {
      faults = next;
    },
    injected: () => ({ ...injected }),
    strikes(kind, rate) {
      const isStruck = rate > 0 && anywhere(kind) < rate;
      if (isStruck) note(kind);
      return isStruck;
    },
    note,
    anywhere,
  };
};
