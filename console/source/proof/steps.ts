import { DrawFault } from '../../../shared/domain/draw/fault.ts';
import type { EvidenceSource } from '../../../shared/domain/evidence/source.ts';
import { EvidenceUnreadable } from './source.ts';

/** A check told step by step, so that a person can follow it. */

/** In the order in which they are made; each rests on those before it. */
const stepNames = ['signature', 'commitment', 'beacon', 'seed', 'strikes', 'list', 'proof', 'draw'] as const;
type StepName = (typeof stepNames)[number];

/**
 * `noted`: it could be checked in part only. `unread`: the evidence could not be had. `left-out`: it was not needed, or a
 * step before it did not hold.
 */
export type StepOutcome = 'waiting' | 'running' | 'held' | 'noted' | 'failed' | 'unread' | 'left-out';

export interface PlaceStep {
  readonly name: StepName;
  readonly outcome: StepOutcome;
  /** What was read for it. */
  readonly files: readonly string[];
  /** What does not hold: one plain sentence, in the words of the verifier (English). */
  readonly fault?: string;
}

/** A step did not hold, and none after it is made. */
class Stopped extends Error {
  override name = 'Stopped';
  readonly verdict: 'failed' | 'unread';

  constructor(verdict: 'failed' | 'unread') {
    super(verdict);
    this.verdict = verdict;
  }
}

type Refuse = (fault: string) => never;

const refuse: Refuse = (fault) => {
  throw new DrawFault(fault);
};

/** Lets the browser draw what has changed before the next long computation. */
const breathe = () =>
  new Promise<void>((resolve) => {
    setTimeout(resolve);
  });

/** Makes steps over one source, and remembers what each of them read and came to. */
export const stepper = (source: EvidenceSource, onSteps?: (steps: readonly PlaceStep[]) => void) => {
  const made = new Map<StepName, PlaceStep>();
  let files = new Set<string>();
  const steps = (): PlaceStep[] => stepNames.map((name) => made.get(name) ?? { name, outcome: 'waiting', files: [] });
  const tell = (step: PlaceStep) => {
    made.set(step.name, step);
    onSteps?.(steps());
  };

  return {
    steps,

    /** Reads a file of the source for the step that is running. */
    read: (path: string) => {
      files.add(path);
      return source.read(path);
    },

    /** Makes one step. What it throws as a difference, or as unreadable, ends the whole check. */
    step: async <Value>(
      name: StepName,
      check: (refuse: Refuse) => Promise<Value>,
      { outcomeOf = () => 'held' }: { readonly outcomeOf?: (value: Value) => StepOutcome } = {},
    ): Promise<Value> => {
      files = new Set();
      tell({ name, outcome: 'running', files: [] });
      await breathe();
      try {
        const value = await check(refuse);
        tell({ name, outcome: outcomeOf(value), files: [...files] });
        return value;
      } catch (fault) {
        if (fault instanceof DrawFault) {
          tell({ name, outcome: 'failed', files: [...files], fault: fault.message });
          throw new Stopped('failed');
        }
        if (!(fault instanceof EvidenceUnreadable)) throw fault;
        tell({ name, outcome: 'unread', files: [...files], fault: fault.message });
        throw new Stopped('unread');
      }
    },

    /** Makes all steps, and says what they come to. */
    verdict: async <Finding>(
      all: () => Promise<Finding>,
    ): Promise<{ readonly verdict: 'held'; readonly finding: Finding } | { readonly verdict: 'failed' | 'unread' }> => {
      try {
        return { verdict: 'held', finding: await all() };
      } catch (fault) {
        if (!(fault instanceof Stopped)) throw fault;
        return { verdict: fault.verdict };
      } finally {
        for (const { name, outcome } of steps())
          if (outcome === 'waiting') tell({ name, outcome: 'left-out', files: [] });
      }
    },
  };
};
