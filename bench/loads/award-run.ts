import { loadOf } from './load.ts';

/** The stage of a selection that writes: the largest quota ever given out, by as many workers as there are. */
export const awardRun = loadOf({
  name: 'award-run',
  title: 'The awards of a wave of 800,000 places',
  seconds: 400,
  flows: [
    {
      target: 'queue Selection',
      count: {
        value: 800_000,
        unit: 'awards',
        certainty: 'press',
        source: 'Wave 8 had 800,000 places (riautribune.com/amp/detail/14830)',
      },
      curve: {
        kind: 'pieces',
        pieces: [{ seconds: 400, share: 1 }],
        certainty: 'inferred',
        source:
          '2,000 a second: 50 workers, of which two came to 70 on a laptop’s engine (docs/performance.md, “A wave”)',
      },
    },
  ],
  follows: [],
});
