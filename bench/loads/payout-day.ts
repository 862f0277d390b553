import { loadOf } from './load.ts';

/** The day on which an envelope of a month’s incentives is shipped to banks and e-wallets. */
export const payoutDay = loadOf({
  name: 'payout-day',
  title: 'A payout day',
  seconds: 1_000,
  flows: [
    {
      target: 'queue Payouts',
      count: {
        value: 250_000,
        unit: 'payouts',
        certainty: 'inferred',
        source:
          '5 million recipients a year with a payout each month (2021) are 5 million a month; that a twentieth is in one envelope is assumed. The normal scheme has a million a year',
      },
      curve: {
        kind: 'pieces',
        pieces: [{ seconds: 1_000, share: 1 }],
        certainty: 'own',
        source: 'infra/stages.ts: ten workers, each with five instructions a second to each of five busy channels',
      },
    },
  ],
  follows: [
    {
      target: 'POST /v1/payout-callbacks',
      after: 'queue Payouts',
      delaySeconds: [2],
      certainty: 'assumed',
      source: 'Each channel calls back once, two seconds later',
    },
  ],
});
