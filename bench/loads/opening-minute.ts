import { loadOf } from './load.ts';

/** The first polls of the page, each later than the one before, and then one each quarter of a minute. */
const polls = Array.from({ length: 40 }, (_, poll) => Math.min(15, 2 + poll)).reduce<number[]>(
  (delays, pause) => [...delays, (delays.at(-1) ?? 0) + pause],
  [],
);

/** The opening of April 2020, at which the site failed: from one second to the next everybody is there. */
export const openingMinute = loadOf({
  name: 'opening-minute',
  title: 'The opening minute of 2020, and the quarter of an hour that it begins',
  seconds: 900,
  flows: [
    {
      target: 'POST /v1/registrations',
      count: {
        value: 360_000,
        unit: 'registrations',
        certainty: 'inferred',
        source: '80,000 of the first minute, and a quarter of its pace for 14 minutes; 1,432,133 came in 21 hours',
      },
      curve: {
        kind: 'pieces',
        pieces: [
          { seconds: 60, share: 80_000 },
          { seconds: 840, share: 280_000 },
        ],
        certainty: 'press',
        source:
          'The first piece: 80,000 in one minute (money.kompas.com, 13 April 2020; kompas.tv 75859). The second is assumed',
      },
    },
    {
      target: 'queue Verification',
      count: {
        value: 90_000,
        unit: 'verifications',
        certainty: 'own',
        source: 'infra/stages.ts: ten workers, each with ten calls to the registry a second, whatever waits',
      },
      curve: {
        kind: 'pieces',
        pieces: [{ seconds: 900, share: 1 }],
        certainty: 'own',
        source: 'infra/stages.ts: the pace is held',
      },
    },
  ],
  follows: [
    {
      target: 'GET /v1/registrations/me',
      after: 'POST /v1/registrations',
      delaySeconds: polls,
      certainty: 'own',
      source:
        'console/source/citizen/status-page.tsx: after 2, 3, 4 … and then each 15 seconds; 40 times, since the registry’s queue is longer than that. With 8 other reads it makes 48 a registration, which is assumed',
    },
    {
      target: 'GET /v1/waves',
      after: 'POST /v1/registrations',
      delaySeconds: [0, 30, 60, 90, 120, 150, 180, 210],
      certainty: 'own',
      source: 'console/source/citizen/status-page.tsx: each 30 seconds; how long people look is assumed',
    },
  ],
});
