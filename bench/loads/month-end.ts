import { loadOf } from './load.ts';

/** The last day of a month, on which institutions tell of everybody who has completed a course. */
export const monthEnd = loadOf({
  name: 'month-end',
  title: 'Completions at a month’s end',
  seconds: 6 * 3_600,
  flows: [
    {
      target: 'queue Completions',
      count: {
        value: 210_000,
        unit: 'notices',
        certainty: 'inferred',
        source:
          '4.94 million people finished within seven months of 2020 (economy.okezone.com, 3 November 2020), 700,000 a month; that three in ten are told of on its last day is assumed',
      },
      curve: {
        kind: 'pieces',
        pieces: [
          { seconds: 120, share: 60_000 },
          { seconds: 21_480, share: 150_000 },
        ],
        certainty: 'assumed',
        source: 'Two minutes in which files come all at once and the workers do 500 a second, the rest evenly',
      },
    },
    {
      target: 'POST /v1/training-completions',
      count: {
        value: 210,
        unit: 'calls',
        certainty: 'own',
        source: 'A thousand notices a call, the most that one takes (docs/api.md)',
      },
      curve: {
        kind: 'pieces',
        pieces: [
          { seconds: 120, share: 60 },
          { seconds: 21_480, share: 150 },
        ],
        certainty: 'assumed',
        source: 'As the notices that they bring',
      },
    },
  ],
  follows: [],
});
