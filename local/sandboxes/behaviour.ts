import * as z from 'zod';
import type { Chance } from './chance.ts';

/** How a sandbox misbehaves. What a setting leaves out is well-behaved. */
export const Behaviour = z.strictObject({
  /** Before every answer. */
  delayMilliseconds: z.int().nonnegative().default(0),
  /** Calls beyond so many in any one second are answered 429 with Retry-After. */
  callsPerSecond: z.int().positive().optional(),
  /** Share of the calls that are answered 500. */
  faultRate: z.number().min(0).max(1).default(0),
  /** Connections are closed without an answer. */
  down: z.boolean().default(false),
  /** Share of the calls that are carried out, but whose answer is lost on the way. */
  lostRate: z.number().min(0).max(1).default(0),
  /** Share of the calls that get a wrong answer. */
  wrongRate: z.number().min(0).max(1).default(0),
  /** A malformed answer breaks the contract; an untrue one keeps to it and lies. */
  wrongKind: z.enum(['malformed', 'untrue']).default('malformed'),
  /** Connections stay open without an answer. */
  hang: z.boolean().default(false),
  /** The only key that is let in; without one, any key is. */
  apiKey: z.string().min(1).optional(),
  /** The beacon answers with an older round than the one asked for; the clock of the witness is a day slow. */
  stale: z.boolean().default(false),
  /** The beacon's randomness is not the hash of its signature; the signature of the witness does not hold. */
  forged: z.boolean().default(false),
});
export type Behaviour = z.infer<typeof Behaviour>;

/** What a sandbox counted since it started, or since its statistics were reset. */
interface Statistics {
  /** Calls to the service itself; the admin surface is not counted. */
  calls: number;
  answered: number;
  /** Refused for their key. */
  unauthorised: number;
  /** Answered 429. */
  limited: number;
  faults: number;
  wrong: number;
  /** Closed, left hanging, or with their answer lost. */
  unanswered: number;
  /** The most calls in any one second, and at one time. */
  peakCallsPerSecond: number;
  peakInFlight: number;
}

const noStatistics = (): Statistics => ({
  calls: 0,
  answered: 0,
  unauthorised: 0,
  limited: 0,
  faults: 0,
  wrong: 0,
  unanswered: 0,
  peakCallsPerSecond: 0,
  peakInFlight: 0,
});

/** What is to become of one call. */
export type Fate = 'answer' | 'answer-wrongly' | 'lose-answer' | 'fault' | 'limit' | 'close' | 'hang' | 'refuse-key';

export interface Conduct {
  readonly behaviour: () => Behaviour;
  readonly statistics: () => Statistics;
  behave(behaviour: Behaviour): void;
  resetStatistics(): void;
  /** Decides on a call that arrives at `now` (milliseconds on any steady clock), and counts it. */
  arrive(call: { readonly now: number; readonly apiKey: string | undefined }): Fate;
  /** Tells that a call is over. */
  leave(): void;
}

/** The behaviour of one sandbox. Which of the calls fail depends on the seed and on their order alone. */
export const conductOf = ({ chance, keyNeeded }: { readonly chance: Chance; readonly keyNeeded: boolean }): Conduct => {
  let behaviour = Behaviour.parse({});
  let statistics = noStatistics();
  let recent: number[] = [];
  let admitted: number[] = [];
  let inFlight = 0;
  let number = 0;

  const fateOf = (apiKey: string | undefined): Fate => {
    if (behaviour.down) return 'close';
    if (behaviour.hang) return 'hang';
    const isKnown =
      behaviour.apiKey === undefined ? apiKey !== undefined && apiKey !== '' : apiKey === behaviour.apiKey;
    if (keyNeeded && !isKnown) return 'refuse-key';
    if (behaviour.callsPerSecond !== undefined && admitted.length >= behaviour.callsPerSecond) return 'limit';
    if (chance(number, 1) < behaviour.faultRate) return 'fault';
    if (chance(number, 3) < behaviour.lostRate) return 'lose-answer';
    return chance(number, 2) < behaviour.wrongRate ? 'answer-wrongly' : 'answer';
  };

  const counterOf: Record<Fate, keyof Statistics> = {
    answer: 'answered',
    'answer-wrongly': 'wrong',
    'lose-answer': 'unanswered',
    fault: 'faults',
    limit: 'limited',
    close: 'unanswered',
    hang: 'unanswered',
    'refuse-key': 'unauthorised',
  };

  return {
    behaviour: () => behaviour,
    statistics: () => statistics,
    behave(next) {
      behaviour = next;
    },
    resetStatistics() {
      statistics = noStatistics();
    },
    arrive({ now, apiKey }) {
      number += 1;
      inFlight += 1;
      const isOfThisSecond = (earlier: number) => now - earlier < 1_000;
      recent = [...recent.filter(isOfThisSecond), now];
      admitted = admitted.filter(isOfThisSecond);
      statistics.calls += 1;
      statistics.peakCallsPerSecond = Math.max(statistics.peakCallsPerSecond, recent.length);
      statistics.peakInFlight = Math.max(statistics.peakInFlight, inFlight);

      const fate = fateOf(apiKey);
      statistics[counterOf[fate]] += 1;
      if (fate !== 'limit') admitted.push(now);
      return fate;
    },
    leave() {
      inFlight -= 1;
    },
  };
};
