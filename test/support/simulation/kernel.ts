import { setImmediate as nextTurn } from 'node:timers/promises';
import { actOf, conflictOf, deliveryActOf, refusalOf, silence, told, type CallKind } from './calls.ts';
import type { Disturbance, Places, Schedule } from './schedule.ts';
import { storyTeller } from './story.ts';

/** Carries out what a worker asks of the world, unless the schedule has something else happen to it. */
export type Call = <Answer>(
  kind: CallKind,
  what: () => string,
  work: () => Answer | Promise<Answer>,
) => Promise<Answer>;

/** A worker's process: takes the text of one message, and answers whether it was taken well. */
export type Worker = (body: string) => Promise<boolean>;

export interface QueueParts {
  /** A process of its own, with nothing remembered of any other. */
  readonly worker: (call: Call) => Worker;
  /** How long a message that was taken is not seen by others, in seconds. */
  readonly visibilitySeconds: number;
  /** What a message asks for, in a story. */
  readonly tell: (body: string) => string;
  /** Of a clock: what rang is over, however it went. */
  readonly isBell?: boolean;
  /** How many processes there are at once, and how often a message is delivered; as usual unless told. */
  readonly processes?: number;
  readonly mostDeliveries?: number;
}

/** Something that is to be delivered again and again until it is taken well; or a clock's ringing, which is not. */
interface Message {
  readonly id: number;
  readonly queue: string;
  readonly body: string;
  dueAt: number;
  receives: number;
  /** Which of its deliveries something went wrong in. */
  struck: number;
}

interface Running {
  readonly message: Message;
  /** Which delivery of the run it is, and which of the message. */
  readonly number: number;
  readonly receive: number;
  readonly ended: PromiseWithResolvers<'done' | 'failed' | 'dead'>;
  paused: PromiseWithResolvers<'paused'>;
  isStruck: boolean;
}

interface Process {
  readonly name: string;
  readonly work: Worker;
  isDead: boolean;
  running: Running | undefined;
}

/** A call that is not carried out yet. */
interface Held {
  readonly process: Process;
  /** What the process was at when it made the call. */
  readonly running: Running | undefined;
  readonly carryOn: () => void;
  /** After so many deliveries, or at an instant. */
  readonly delivery: number;
  readonly at: number;
}

export interface KernelParts {
  readonly schedule: Schedule;
  readonly startsAt: string;
  readonly queues: Readonly<Record<string, QueueParts>>;
  /** What rings when nothing else is to be done: the message that is sent then, and how often at most, in seconds. */
  readonly clock: { readonly queue: string; readonly everySeconds: number };
  /** Whether all is over, once nothing is left to be delivered. */
  readonly isOver: () => boolean;
}

/** How often a message is delivered before it is put among the dead letters. */
const mostDeliveries = 5;
const processesAQueue = 4;
/** A run that is longer than this does not come to its end. */
const mostDeliveriesInAll = 5_000;

const settled = async <Answer>(work: () => Answer | Promise<Answer>): Promise<Answer> => await work();

// The promise of a process that is dead: it is never told anything any more.
const never = <Answer>(): Promise<Answer> => new Promise<Answer>(() => undefined);

const byPlace = (disturbances: readonly Disturbance[]): ReadonlyMap<number, Disturbance> =>
  new Map(disturbances.toReversed().map((one) => [one.at, one]));

/**
 * One run of several workers in one process, in the order that a schedule says: which message is delivered next, what
 * happens to which call, and when the clock goes on. Without disturbances one message after another is worked on, each to
 * its end; a call that waits lets others go on in between.
 */
export const kernel = ({ schedule, startsAt, queues, clock: bell, isOver }: KernelParts) => {
  const story = storyTeller();
  const [callActs, deliveryActs] = [byPlace(schedule.calls), byPlace(schedule.deliveries)];
  const places = { calls: 0, deliveries: 0, outside: 0 };
  const faults: string[] = [];
  const processes = new Map<string, Process[]>();
  const others: Message[] = [];
  let clock = Date.parse(startsAt);
  let messages: Message[] = [];
  let held: Held[] = [];
  let ids = 0;
  let names = 0;
  let rangAt = clock;

  const send = (queue: string, body: unknown, delaySeconds = 0): void => {
    ids += 1;
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    const message = { id: ids, queue, body: text, dueAt: clock + 1_000 * delaySeconds, receives: 0, struck: 0 };
    if (Object.hasOwn(queues, queue)) messages.push(message);
    else others.push(message);
  };

  const strike = ({ running }: Process): void => {
    if (running === undefined || running.isStruck) return;
    running.isStruck = true;
    running.message.struck += 1;
  };

  const die = (process: Process): void => {
    process.isDead = true;
    held = held.filter((one) => one.process !== process);
    process.running?.ended.resolve('dead');
  };

  /** What a process has under way goes on until all of it has ended or waits. */
  const pauseSoon = (running: Running | undefined): void => {
    const paused = running?.paused;
    if (paused === undefined) return;
    void nextTurn().then(() => {
      paused.resolve('paused');
    });
  };

  const hold = (process: Process, { delivery, at }: Pick<Held, 'delivery' | 'at'>): Promise<void> => {
    const { promise, resolve } = Promise.withResolvers<undefined>();
    const carryOn = (): void => {
      resolve(undefined);
    };
    held.push({ process, running: process.running, carryOn, delivery, at });
    pauseSoon(process.running);
    return promise;
  };

  const callOf =
    (process: Process): Call =>
    async <Answer>(kind: CallKind, what: () => string, work: () => Answer | Promise<Answer>): Promise<Answer> => {
      if (process.isDead) return never();
      const disturbance = callActs.get(places.calls);
      places.calls += 1;
      if (disturbance === undefined) return await work();
      const act = actOf(kind, disturbance.act);
      const { pick } = disturbance;
      story.tell(clock, process.running?.number ?? 0, () => `${process.name} ${told[act](what())}.`);
      if (act !== 'waits') strike(process);
      switch (act) {
        case 'waits':
          await hold(process, { delivery: places.deliveries + 1 + pick, at: Infinity });
          return await work();
        case 'stalls': {
          const { visibilitySeconds = 0 } = queues[process.running?.message.queue ?? ''] ?? {};
          await hold(process, { delivery: Infinity, at: clock + 1_000 * (visibilitySeconds + 60 * pick + 1) });
          return await work();
        }
        case 'fails':
          throw refusalOf(kind);
        case 'meets-another':
          throw conflictOf(kind);
        case 'is-lost':
          await settled(work).catch(() => undefined);
          throw silence();
        case 'is-tried-twice':
          await settled(work).catch(() => undefined);
          return await work();
        case 'dies-before':
          die(process);
          return never();
        case 'dies-after':
          await settled(work).catch(() => undefined);
          die(process);
          return never();
      }
    };

  /** A process of a queue that has nothing to do; undefined where as many as there may be are busy. */
  const idle = (queue: string): Process | undefined => {
    const living = (processes.get(queue) ?? []).filter(({ isDead }) => !isDead);
    const free = living.find(({ running }) => running === undefined);
    const parts = queues[queue];
    if (free !== undefined || parts === undefined || living.length >= (parts.processes ?? processesAQueue)) return free;
    names += 1;
    const call: Call = (...asked) => callOf(process)(...asked);
    const work = parts.worker(call);
    const process: Process = { name: `${queue} ${names}`, work, isDead: false, running: undefined };
    processes.set(queue, [...living, process]);
    return process;
  };

  const buried = (message: Message): void => {
    messages = messages.filter((one) => one !== message);
    story.tell(clock, 0, () => `Message ${message.id} is put among the dead letters.`);
    if (message.struck < message.receives)
      faults.push(`message ${message.id} (${message.body}) is a dead letter, and not for what happened to its workers`);
  };

  const end = (process: Process, running: Running, outcome: 'done' | 'failed' | 'dead'): void => {
    process.running = undefined;
    const { message, number, receive } = running;
    if (outcome === 'failed') story.note(clock, number, () => `${process.name} gives message ${message.id} back.`);
    // A message that was taken by another meanwhile is deleted by that one.
    const isOver = outcome === 'done' ? receive === message.receives : queues[message.queue]?.isBell === true;
    if (isOver) messages = messages.filter((one) => one !== message);
  };

  /** Lets a process go on until it has ended or waits. */
  const goOn = async (process: Process, running: Running): Promise<void> => {
    for (;;) {
      const outcome = await Promise.race([running.ended.promise, running.paused.promise]);
      if (outcome !== 'paused') {
        end(process, running, outcome);
        return;
      }
      running.paused = Promise.withResolvers();
      if (held.some((one) => one.running === running)) return;
    }
  };

  const resume = async ({ process, running, carryOn }: Held): Promise<void> => {
    story.note(clock, running?.number ?? 0, () => `${process.name} goes on.`);
    pauseSoon(running);
    carryOn();
    // What was left behind by a delivery that has ended goes on beside whatever its process is at now.
    if (running === undefined || process.running !== running) await nextTurn();
    else await goOn(process, running);
  };

  const deliver = async (process: Process, message: Message): Promise<void> => {
    const number = places.deliveries;
    message.receives += 1;
    const { visibilitySeconds = 0, tell = () => '' } = queues[message.queue] ?? {};
    message.dueAt = clock + 1_000 * visibilitySeconds;
    const { receives: receive } = message;
    const time = receive === 1 ? '' : ` again (delivery ${receive})`;
    story.note(clock, number, () => `${process.name} takes message ${message.id}${time}: ${tell(message.body)}.`);
    if (message.struck > 0) story.mark(number);
    const [ended, paused] = [Promise.withResolvers<'done' | 'failed' | 'dead'>(), Promise.withResolvers<'paused'>()];
    const running: Running = { message, number, receive, ended, paused, isStruck: false };
    process.running = running;
    process.work(message.body).then(
      (isTaken) => {
        ended.resolve(isTaken ? 'done' : 'failed');
      },
      () => {
        ended.resolve('failed');
      },
    );
    await goOn(process, running);
  };

  const ring = (): void => {
    rangAt = clock;
    send(bell.queue, { rings: true });
  };

  /** The message that is next, once what the schedule says of this delivery has happened. */
  const chosen = (due: readonly Message[]): Message | undefined => {
    const disturbance = deliveryActs.get(places.deliveries);
    const [first] = due;
    if (disturbance === undefined || first === undefined) return first;
    const { pick } = disturbance;
    const number = places.deliveries;
    const says = (text: string): void => {
      story.tell(clock, number, () => text);
    };
    switch (deliveryActOf(disturbance.act)) {
      case 'is-overtaken': {
        const other = due[(pick + 1) % due.length] ?? first;
        if (other !== first) says(`Message ${other.id} overtakes message ${first.id}.`);
        return other;
      }
      case 'comes-twice':
        says(`Message ${first.id} comes twice.`);
        send(first.queue, first.body);
        return first;
      case 'comes-again-later': {
        const minutes = 5 ** pick;
        says(`Message ${first.id} comes again ${minutes} min later.`);
        send(first.queue, first.body, 60 * minutes);
        return first;
      }
      case 'comes-late': {
        const minutes = 4 ** pick;
        says(`Message ${first.id} comes ${minutes} min late.`);
        first.dueAt = clock + 60_000 * minutes;
        return undefined;
      }
      case 'clock-rings':
        says('The clock rings.');
        ring();
        return first;
    }
  };

  /** Whatever is next without the clock going on. @returns whether there was something. */
  const step = async (): Promise<boolean> => {
    const ready = held.find(({ delivery, at }) => delivery <= places.deliveries || at <= clock);
    const due = messages.filter(({ dueAt, queue }) => dueAt <= clock && idle(queue) !== undefined);
    const isDead = ({ receives, queue }: Message): boolean =>
      receives >= (queues[queue]?.mostDeliveries ?? mostDeliveries);
    for (const message of due) if (isDead(message)) buried(message);
    const deliverable = due.filter((message) => !isDead(message));
    const waiting = ready ?? (deliverable.length === 0 ? held.find(({ at }) => at === Infinity) : undefined);
    if (waiting !== undefined) {
      held = held.filter((one) => one !== waiting);
      await resume(waiting);
      return true;
    }
    if (deliverable.length === 0) return false;
    const message = chosen(deliverable);
    const process = message === undefined ? undefined : idle(message.queue);
    if (message !== undefined && process !== undefined) {
      const delivering = deliver(process, message);
      places.deliveries += 1;
      await delivering;
    } else places.deliveries += 1;
    return true;
  };

  return {
    now: (): Date => new Date(clock),
    story,
    faults,
    send,
    places: (): Places => places,
    /** What was sent to queues that nobody empties here. */
    sentTo: (queue: string): unknown[] =>
      others.filter((message) => message.queue === queue).map(({ body }) => JSON.parse(body) as unknown),
    /** How somebody outside answers the next call: a number of the schedule, 0 for well. */
    answerOutside: (): number => {
      places.outside += 1;
      return schedule.outside[places.outside - 1] ?? 0;
    },

    /** Runs until all is over, or something has gone wrong that cannot be made good. */
    async run(): Promise<void> {
      while (places.deliveries < mostDeliveriesInAll) {
        if (faults.length > 0) return;
        if (await step()) continue;
        if (messages.length === 0 && held.length === 0 && isOver()) return;
        const next = [...messages.map(({ dueAt }) => dueAt), ...held.map(({ at }) => at)].filter((at) => at > clock);
        const rings = rangAt + 1_000 * bell.everySeconds;
        clock = Math.min(rings, ...next);
        if (clock === rings) ring();
      }
      faults.push(`it does not come to an end: ${messages.length} messages are left`);
    },
  };
};
export type Kernel = ReturnType<typeof kernel>;
