/** A line of what happened: when, and whether it belongs to the shortest telling. */
interface Line {
  readonly at: number;
  readonly text: () => string;
  /** The delivery that it is part of. */
  readonly of: number;
  readonly isTold: boolean;
}

const timeOf = (milliseconds: number): string => new Date(milliseconds).toISOString().slice(11, 19);

/** Keeps what happens in a run, and tells it in plain words: what went wrong, and what led to it and came of it. */
export const storyTeller = () => {
  const lines: Line[] = [];
  const told = new Set<number>();

  return {
    /** Something that is told only where something went wrong in the same delivery. */
    note: (at: number, of: number, text: () => string): void => {
      lines.push({ at, of, text, isTold: false });
    },
    /** Something that is told in any case, with the delivery that it is part of. */
    tell: (at: number, of: number, text: () => string): void => {
      told.add(of);
      lines.push({ at, of, text, isTold: true });
    },
    /** Has a delivery told. */
    mark: (of: number): void => {
      told.add(of);
    },

    /** The story, line by line, and how it ended. */
    lines: (end: readonly string[]): string[] => {
      const found: string[] = [];
      let passed = 0;
      let number = 0;
      for (const { at, text, of, isTold } of lines) {
        if (!isTold && !told.has(of)) {
          passed += 1;
          continue;
        }
        number += 1;
        const between = passed === 0 ? '' : ` (after ${passed} ${passed === 1 ? 'step' : 'steps'} of others)`;
        found.push(`${number}. ${timeOf(at)} ${text()}${between}`);
        passed = 0;
      }
      return [...found, ...end.map((one, place) => `${number + 1 + place}. In the end: ${one}`)];
    },
  };
};
