import type { Figure } from '../loads/load.ts';
import { ratesOf } from '../loads/arrivals.ts';
import { openingMinute } from '../loads/opening-minute.ts';
import type { Bill } from './bill.ts';
import type { Costs, WavePlan } from './costs.ts';
import type { Demand, Peak } from './demand.ts';
import { prices, region, rupiahADollar } from './prices.ts';
import { rampSeconds, verificationSeconds, type StageTime } from './stages.ts';
import { bytesOfPerson, bytesRegistered, quotas, standing, units, workers } from './units.ts';

/** All that was reckoned. */
export interface Reckoned {
  readonly plan: WavePlan;
  readonly registered: number;
  readonly demand: Demand;
  readonly stages: readonly StageTime[];
  /** Telling those who were drawn, after it is published. */
  readonly told: StageTime;
  readonly costs: Costs;
}

export interface Goal {
  readonly of: string;
  /** In US$. */
  readonly goal: number;
  readonly dollars: number;
  readonly isMet: boolean;
  /** The dearest parts of it, with their share. */
  readonly drivers: readonly string[];
}

/** What room is left above the peak, when a quota is asked for. */
const headroom = 1.5;

const drivers = ({ lines, dollars }: Bill): string[] =>
  lines.slice(0, 3).map((line) => `${line.of} (${Math.round((100 * line.dollars) / dollars)} %)`);

const goal = (of: string, goalDollars: number, bill: Bill): Goal => ({
  of,
  goal: goalDollars,
  dollars: bill.dollars,
  isMet: bill.dollars < goalDollars,
  drivers: drivers(bill),
});

interface Need extends Peak {
  readonly of: string;
  readonly has: Figure;
  readonly isEnough: boolean;
}

const need = (of: string, peak: Peak, has: Figure): Need => ({ of, ...peak, has, isEnough: peak.value <= has.value });

const needsOf = ({ api, tableWrites, tableReads, keyRequests, signatures, allConcurrency }: Demand): Need[] => {
  // Who registers has made an account just before, and signed in: as many in the first second.
  const signIns: Peak = {
    value: ratesOf(openingMinute)(0).get('POST /v1/registrations') ?? 0,
    load: openingMinute.name,
  };
  return [
    need('API: the stage’s own limit, requests a second', api, quotas.apiStage),
    need('API: the account’s quota, requests a second', api, quotas.apiAccount),
    need('functions: environments at once', allConcurrency, quotas.concurrency),
    need('table: warm throughput, writes a second', tableWrites, quotas.warmWrites),
    need('table: warm throughput, reads a second', tableReads, quotas.warmReads),
    need('table: the account’s quota, writes a second', tableWrites, quotas.accountUnits),
    need('KMS: keys unwrapped, requests a second', keyRequests, quotas.keyRequests),
    need('KMS: certified signing keys, signatures a second', signatures, quotas.signatures),
    need('Cognito: accounts made, requests a second', signIns, quotas.signUps),
    need('Cognito: sign-ins, requests a second', signIns, quotas.signIns),
  ];
};

/** What was reckoned, for machines: and the goals beside it. */
export const summary = ({ plan, registered, demand, stages, told, costs }: Reckoned) => ({
  region,
  plan,
  registered,
  goals: [
    goal('a registered applicant: registering, one wave, kept for a year', 0.01, costs.applicant),
    goal(`the selection of the wave, ${whole(plan.places)} awards included`, 40, costs.selection),
    goal(`an idle month with ${whole(registered)} registered`, 150, costs.idleMonth),
  ],
  needs: needsOf(demand),
  demand: { ...demand, concurrency: Object.fromEntries(demand.concurrency) },
  stages,
  told,
  costs,
  assumptions: { units, bytesOfPerson, workers, quotas, standing, prices, rupiahADollar },
});

const whole = (number: number): string => Math.round(number).toLocaleString('en');
const money = (dollars: number): string =>
  dollars >= 1 ? `US$${dollars.toLocaleString('en', { maximumFractionDigits: 2 })}` : `US$${dollars.toPrecision(2)}`;
const rupiah = (dollars: number): string =>
  `Rp${(dollars * rupiahADollar).toLocaleString('en', { maximumFractionDigits: dollars < 0.01 ? 2 : 0 })}`;
const both = (dollars: number): string => `${money(dollars)} (${rupiah(dollars)})`;

const billLines = (title: string, bill: Bill): string[] => [
  `${title}: ${both(bill.dollars)}`,
  ...bill.lines
    .filter(({ dollars }) => dollars >= bill.dollars / 100)
    .map(
      ({ of, quantity, dollars }) =>
        `  ${money(dollars).padStart(14)}  ${quantity.toLocaleString('en', { maximumSignificantDigits: 4 }).padStart(16)}  ${of}`,
    ),
];

const figureLines = (figures: Readonly<Record<string, Figure>>): string[] =>
  Object.entries(figures).map(
    ([name, { value, unit, certainty, source }]) => `  [${certainty}] ${name}: ${String(value)} ${unit}. ${source}.`,
  );

const stageLine = ({ stage, seconds, bound }: StageTime): string =>
  `  ${(seconds / 60).toFixed(1).padStart(6)} min  ${stage} (${bound})`;

/** What was reckoned, for people: lines of a page. */
export const report = (reckoned: Reckoned): string[] => {
  const { plan, demand, stages, told, costs } = reckoned;
  const { goals, needs } = summary(reckoned);
  const { apart } = costs;
  return [
    `A wave of ${whole(plan.applicants)} applicants and ${whole(plan.places)} places, ${region}`,
    '',
    'Goals',
    ...goals.flatMap(({ of, goal: most, dollars, isMet, drivers: driving }) => [
      `  ${isMet ? 'met   ' : 'MISSED'}  ${of}: ${both(dollars)}, goal ${money(most)}`,
      `          driven by ${driving.join('; ')}`,
    ]),
    '',
    'The busiest second of the load model, and what there is',
    ...needs.map(
      ({ of, value, load, has, isEnough }) =>
        `  ${isEnough ? 'enough' : 'SHORT '}  ${of}: ${whole(value)} (${load}); has ${whole(has.value)}${isEnough ? '' : `, ask for ${whole(Math.ceil((value * headroom) / 100) * 100)}`}`,
    ),
    `  the edge answers ${whole(demand.edge.value)} a second (${demand.edge.load}), of which ${whole(demand.api.value)} reach the API`,
    `  the index takes ${whole(demand.indexWrites.value)} writes a second (${demand.indexWrites.load})`,
    '',
    'Environments at once, by what they answer',
    ...[...demand.concurrency]
      .sort(([, one], [, other]) => other.value - one.value)
      .map(([target, { value, load }]) => `  ${whole(value).padStart(6)}  ${target} (${load})`),
    '',
    'Queues',
    `  ${workers.selection.value} workers of a queue are at work after ${whole(rampSeconds(workers.selection.value))} s, ${workers.verification.value} after ${whole(rampSeconds(workers.verification.value))} s`,
    `  the registry’s pace: the 80,000 of the opening minute are verified after ${whole(verificationSeconds(80_000) / 60)} minutes, a wave of new people after ${whole(verificationSeconds(plan.applicants) / 3_600)} hours`,
    '',
    'The selection, without the objection window and the wait for the beacon',
    ...stages.map(stageLine),
    stageLine({
      stage: 'until it is published',
      seconds: stages.reduce((sum, { seconds }) => sum + seconds, 0),
      bound: 'in all',
    }),
    stageLine(told),
    '',
    'Money',
    ...billLines('The wave: everybody takes part, the selection, recipients up to the last payout', costs.wave),
    `  for each who is drawn: ${both(costs.wave.dollars / plan.places)}; for each who takes part: ${both(costs.wave.dollars / plan.applicants)}`,
    ...billLines('  of it the selection', costs.selection),
    ...billLines('One who registers', costs.registering),
    ...billLines('One who takes part in a wave', costs.takingPart),
    ...billLines('One recipient, from the card to the last payout', costs.recipient),
    `One person kept for a year: ${both(costs.storedYear.dollars)}`,
    ...billLines('An idle month', costs.idleMonth),
    '',
    'Apart: identity, mail and SMS',
    ...billLines('  everybody of the wave signs in within one month', apart.identity),
    ...billLines('  recipients', apart.recipients),
    '  What is done to need fewer: codes by mail and not by SMS; a token is renewed for thirty days; results are read and not',
    '  sent, and who is not drawn is sent nothing; the issuer can be the state’s own (docs/decisions/0031-sign-in.md).',
    '',
    'What was assumed, and what was measured',
    ...figureLines(units),
    `  a person registered: ${whole(bytesRegistered)} bytes in table and index, 100 of DynamoDB’s own for each item included; of them`,
    ...bytesOfPerson.flatMap(({ of, items, bytes }) => figureLines({ [`${items} × ${of}`]: bytes })),
    ...figureLines(workers),
    ...figureLines(standing),
    ...figureLines(quotas),
    `  [assumed] rupiahADollar: ${rupiahADollar}`,
    '  Left out: taxes, support plans, data transfer between zones, what a deployment keeps beside (development stage), and people.',
    '',
    'Prices',
    ...Object.entries(prices).map(
      ([name, { dollars, of, asOf, source }]) =>
        `  ${name}: US$${String(Number(dollars.toPrecision(6)))}, ${of}, ${asOf}, ${source}.`,
    ),
  ];
};
