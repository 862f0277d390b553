import { loadOf } from './load.ts';

/** The last five minutes before a wave is closed: more and more come, and many press twice. */
export const closingMinute = loadOf({
  name: 'closing-minute',
  title: 'The closing minute of a wave',
  seconds: 300,
  flows: [
    {
      target: 'POST /v1/waves/{waveId}/enrollments',
      count: {
        value: 261_300,
        unit: 'requests to join',
        certainty: 'assumed',
        source: 'Three in a hundred of 6.7 million come in the last five minutes, and three in ten of them press twice',
      },
      curve: {
        kind: 'rise',
        halfLifeSeconds: 60,
        certainty: 'assumed',
        source: 'Twice as many each minute, up to some 3,000 in the last second',
      },
    },
  ],
  follows: [
    {
      target: 'GET /v1/registrations/me',
      after: 'POST /v1/waves/{waveId}/enrollments',
      delaySeconds: [0],
      certainty: 'assumed',
      source: 'The status page, where the button to join is',
    },
    {
      target: 'GET /v1/waves',
      after: 'POST /v1/waves/{waveId}/enrollments',
      delaySeconds: [0, 30],
      certainty: 'assumed',
      source: 'The status page asks each 30 seconds',
    },
    {
      target: 'GET /v1/waves/{waveId}/enrollments/me',
      after: 'POST /v1/waves/{waveId}/enrollments',
      delaySeconds: [1],
      certainty: 'assumed',
      source: 'Right after joining',
    },
  ],
});
