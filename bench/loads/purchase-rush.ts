import { loadOf } from './load.ts';

/** Day 15 after a large wave, until 23:59:59 WIB: who has not bought by then loses the card. */
export const purchaseRush = loadOf({
  name: 'purchase-rush',
  title: 'The purchases of day 15',
  seconds: 86_400,
  flows: [
    {
      target: 'POST /v1/orders',
      count: {
        value: 320_000,
        unit: 'purchases',
        certainty: 'assumed',
        source:
          'Four in ten of the 800,000 cards of wave 8 (riautribune.com/amp/detail/14830) are first used on the last day',
      },
      curve: {
        kind: 'rise',
        halfLifeSeconds: 3_600,
        certainty: 'assumed',
        source: 'Twice as many each hour, up to midnight',
      },
    },
    {
      target: 'POST /v1/purchase-codes',
      count: {
        value: 480_000,
        unit: 'codes',
        certainty: 'assumed',
        source: 'One and a half a purchase: every second person asks for a second code',
      },
      curve: {
        kind: 'rise',
        halfLifeSeconds: 3_600,
        certainty: 'assumed',
        source: 'As the purchases; the minute between code and purchase changes nothing',
      },
    },
  ],
  follows: [
    {
      target: 'GET /v1/courses',
      after: 'POST /v1/orders',
      delaySeconds: [0, 1, 2, 3, 4, 5],
      certainty: 'assumed',
      source: 'Six searches a purchase; platforms have catalogues of their own and would ask for less',
    },
    {
      target: 'GET /v1/registrations/me/orders',
      after: 'POST /v1/orders',
      delaySeconds: [5, 35],
      certainty: 'assumed',
      source: 'The page of purchases asks each 30 seconds (console/source/citizen/training-page.tsx)',
    },
  ],
});
