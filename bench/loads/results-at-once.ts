import { loadOf } from './load.ts';

/** The hour after an announcement: everybody who joined looks whether they were selected. */
export const resultsAtOnce = loadOf({
  name: 'results-at-once',
  title: 'Results read by everyone at once',
  seconds: 3_600,
  flows: [
    {
      target: 'GET /v1/waves/{waveId}/enrollments/me',
      count: {
        value: 6_700_000,
        unit: 'people',
        certainty: 'press',
        source:
          'Wave 10: 6.7 million applicants (economy.okezone.com, 3 November 2020); that all look within an hour is assumed',
      },
      curve: {
        kind: 'decay',
        halfLifeSeconds: 600,
        certainty: 'assumed',
        source: 'The announcement goes to everybody at one instant; half of who is left comes in each ten minutes',
      },
    },
  ],
  follows: [
    {
      target: 'GET /v1/registrations/me',
      after: 'GET /v1/waves/{waveId}/enrollments/me',
      delaySeconds: [0],
      certainty: 'own',
      source: 'console/source/citizen/status-page.tsx asks for it before it shows a wave',
    },
    {
      target: 'GET /v1/waves',
      after: 'GET /v1/waves/{waveId}/enrollments/me',
      delaySeconds: [0, 30],
      certainty: 'own',
      source: 'console/source/citizen/status-page.tsx: each 30 seconds; how long people look is assumed',
    },
    {
      target: 'GET /v1/waves/{waveId}/tickets/{ticket}',
      after: 'GET /v1/waves/{waveId}/enrollments/me',
      delaySeconds: [60],
      certainty: 'assumed',
      source:
        'Everybody has their own ticket proven once by the public page, so that no edge has it already: the worst case',
    },
  ],
});
