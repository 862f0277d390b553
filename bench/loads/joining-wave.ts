import { loadOf } from './load.ts';

/** A wave like the tenth, the largest known: 6.7 million people join within four days. */
export const joiningWave = loadOf({
  name: 'joining-wave',
  title: 'A wave’s 6.7 million joins over four days',
  seconds: 4 * 86_400,
  flows: [
    {
      target: 'POST /v1/waves/{waveId}/enrollments',
      count: {
        value: 6_700_000,
        unit: 'joins',
        certainty: 'press',
        source: 'Wave 10: 6.7 million applicants for 116,261 places (economy.okezone.com, 3 November 2020)',
      },
      curve: {
        kind: 'days',
        beginsAtHour: 19,
        // The hours of the day in WIB, from midnight on: people join at lunch and in the evening.
        hours: [9, 5, 3, 2, 4, 10, 18, 26, 36, 44, 48, 50, 54, 50, 46, 44, 44, 48, 60, 80, 78, 66, 44, 22],
        days: [40, 18, 14, 28],
        certainty: 'assumed',
        source:
          'Wave 48 opened at 19:00 WIB (inews.id, 17 February 2023); the hours and the weight of first and last day are assumed',
      },
    },
  ],
  follows: [
    {
      target: 'GET /v1/registrations/me',
      after: 'POST /v1/waves/{waveId}/enrollments',
      delaySeconds: [0, 60],
      certainty: 'assumed',
      source: 'The status page before joining, and once more after a minute (console/source/citizen/status-page.tsx)',
    },
    {
      target: 'GET /v1/waves',
      after: 'POST /v1/waves/{waveId}/enrollments',
      delaySeconds: [0, 30, 60],
      certainty: 'assumed',
      source: 'The status page asks each 30 seconds; that people look for a minute is assumed',
    },
    {
      target: 'GET /v1/waves/{waveId}/enrollments/me',
      after: 'POST /v1/waves/{waveId}/enrollments',
      delaySeconds: [1, 60],
      certainty: 'assumed',
      source: 'Right after joining, and once more',
    },
  ],
});
