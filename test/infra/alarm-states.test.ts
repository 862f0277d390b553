import { beforeAll, expect, test } from 'vitest';
import { journeys } from '../../infra/watch/journeys.ts';
import {
  compositeRings,
  compositeRule,
  constructName,
  membersOf,
  rings,
  ruleOf,
  type Asked,
  type Rule,
  type World,
} from '../support/cloudwatch/alarms.ts';
import { workedOut } from '../support/cloudwatch/expression.ts';
import { stageTemplates } from '../support/assembly.ts';

const daySeconds = 86_400;
const hourSeconds = 3_600;

let rules: Rule[];
/** The rules of composite alarms by name, those first that others are made of. */
let composites: Map<string, string>;
/** The alarms that call somebody. */
let callers: Set<string>;
let tickFunctions: Set<string>;

beforeAll(async () => {
  const { ofType } = await stageTemplates('production');
  const alarms = ofType('AWS::CloudWatch::Alarm');
  const compound = ofType('AWS::CloudWatch::CompositeAlarm');
  rules = alarms.map(ruleOf);
  const all = compound.map((one) => [constructName(one.logicalId), compositeRule(one)] as const);
  composites = new Map(
    all.sort(([one], [other]) => (other.startsWith('ErrorBudget') ? 1 : one.startsWith('ErrorBudget') ? -1 : 0)),
  );
  callers = new Set(
    [...alarms, ...compound]
      .filter(({ properties }) => properties['AlarmActions'] !== undefined)
      .map(({ logicalId }) => constructName(logicalId)),
  );
  tickFunctions = new Set(
    rules.filter(({ isMissingBad }) => isMissingBad).flatMap(({ metrics }) => [...metrics.values()].map(idOf)),
  );
});

const idOf = ({ namespace, name, dimensions }: Asked): string => JSON.stringify([namespace, name, dimensions]);

/**
 * A day on which nobody comes: schedules ring every minute and say how many days are to be closed. The ledger's is one
 * while it is proved, and the trail's from midnight until two in the morning (WIB), when it is closed.
 */
const idle: World = (metric, end) => {
  if (tickFunctions.has(idOf(metric))) return metric.periodSeconds / 60;
  if (metric.namespace !== 'Prakerja') return undefined;
  const wibHour = ((end - 1 + 7 * hourSeconds) % daySeconds) / hourSeconds;
  if (metric.name === 'LedgerDaysBehind') return metric.statistic === 'Minimum' ? 0 : 1;
  if (metric.name === 'AuditDaysBehind') return wibHour < 2 ? 1 : 0;
  return undefined;
};

/** The same day with other figures for some metrics. */
const changed =
  (figures: (metric: Asked) => number | undefined): World =>
  (metric, end) =>
    figures(metric) ?? idle(metric, end);

const named =
  (figures: Readonly<Record<string, number>>): World =>
  (metric, end) =>
    figures[metric.name] ?? idle(metric, end);

/** The trouble that an alarm that is worked out from several metrics is about. */
const troubles: Readonly<Record<string, World>> = {
  ErrorBudgetFastLong: named({ '5xx': 20, Count: 1_000 }),
  ErrorBudgetFastShort: named({ '5xx': 20, Count: 1_000 }),
  ErrorBudgetSlowLong: named({ '5xx': 7, Count: 1_000 }),
  ErrorBudgetSlowShort: named({ '5xx': 7, Count: 1_000 }),
  ReleaseAnswers: named({ '5xx': 21 }),
  FunctionErrors: named({ Errors: 20, Invocations: 1_000 }),
  ConcurrencyHigh: named({ ResourceCount: 801 }),
  TableThrottles: changed(({ name, dimensions }) =>
    name === 'WriteThrottleEvents' && !('GlobalSecondaryIndexName' in dimensions) ? 11 : undefined,
  ),
  TableErrors: changed(({ name, dimensions }) =>
    name === 'SystemErrors' && dimensions['Operation'] === 'TransactWriteItems' ? 6 : undefined,
  ),
  VerificationStalled: named({ ApproximateNumberOfMessagesDelayed: 1 }),
};

/** The trouble of an alarm: what it looks at lies just beyond its threshold, or is silent where silence is the trouble. */
const troubleOf = (rule: Rule): World => {
  const given = troubles[rule.id];
  if (given) return given;
  if (rule.expression !== undefined) throw new Error(`What trouble is ${rule.id} about?`);
  const [metric] = [...rule.metrics.values()].map(idOf);
  if (rule.isMissingBad) return (asked, end) => (idOf(asked) === metric ? undefined : idle(asked, end));
  return changed((asked) => (idOf(asked) === metric ? rule.threshold + 1 : undefined));
};

/** The alarms that call somebody while these ring. */
const calling = (ringing: Iterable<string>): string[] => {
  const all = new Set(ringing);
  for (const [id, rule] of composites) if (compositeRings(rule, all)) all.add(id);
  return [...all].filter((id) => callers.has(id)).sort();
};

test('nobody is called on a day on which nobody comes', () => {
  for (const rule of rules) {
    for (let at = 0; at <= daySeconds; at += rule.periodSeconds)
      expect(rings(rule, idle, at), `${rule.id} at ${String(at)} s`).toBe(false);
  }
  expect(calling([])).toEqual([]);
});

test('every alarm rings over its trouble, and at its threshold not yet', () => {
  for (const rule of rules) {
    // By noon of Jakarta and later, so that a day that is not closed has not been closed long enough.
    expect(rings(rule, troubleOf(rule), daySeconds), rule.id).toBe(true);
    const [metric] = [...rule.metrics.values()].map(idOf);
    if (rule.expression !== undefined || rule.isMissingBad) continue;
    const atThreshold = changed((asked) => (idOf(asked) === metric ? rule.threshold : undefined));
    expect(rings(rule, atThreshold, daySeconds), `${rule.id} at its threshold`).toBe(false);
  }
});

test('shares of a few requests, closed features, a busy verification and five postponed minutes call nobody', () => {
  const quiet: readonly [string, World][] = [
    ['ErrorBudgetFastShort', named({ '5xx': 4, Count: 4 })],
    ['ErrorBudgetFastShort', named({ '5xx': 500, FeatureRefusals: 497, Count: 1_000 })],
    ['ReleaseAnswers', named({ '5xx': 500, FeatureRefusals: 480 })],
    ['FunctionErrors', named({ Errors: 4, Invocations: 4 })],
    ['VerificationStalled', named({ ApproximateNumberOfMessagesVisible: 100_000, RegistrationsVerified: 1 })],
    ['VerificationStalled', named({ ApproximateNumberOfMessagesNotVisible: 10, RegistrationsRefused: 1 })],
    [
      'RegistryUnavailable',
      (metric, end) => (metric.name === 'VerificationsPostponed' && end === daySeconds ? 50 : idle(metric, end)),
    ],
    ['ConcurrencyHigh', named({ ResourceCount: 800 })],
  ];

  for (const [id, world] of quiet) {
    const rule = rules.find((one) => one.id === id);
    expect(rule && rings(rule, world, daySeconds), id).toBe(false);
  }
});

test('each trouble calls once: by its journey, or by itself where no journey has it', () => {
  const windows = rules.filter(({ id }) => id.startsWith('ErrorBudget'));
  const inJourneys = new Map(
    Object.entries(journeys).flatMap(([name, { alarms }]) => alarms.map((id) => [id, `Journey${name}`])),
  );

  for (const { id } of rules) {
    // What puts a release back calls nobody: whoever releases looks on, and the journey of the machinery has the same trouble.
    if (id.startsWith('ErrorBudget') || id.startsWith('Release')) continue;
    expect(calling([id]), id).toEqual([inJourneys.get(id) ?? id]);
  }
  for (const id of ['ReleaseAnswers', 'ReleaseFunctions']) expect(calling([id]), id).toEqual([]);
  // One window of a burn calls nobody: it may be over, or a moment's.
  for (const { id } of windows) expect(calling([id]), id).toEqual([]);
  expect(calling(['ErrorBudgetFastLong', 'ErrorBudgetFastShort'])).toEqual(['JourneyMachinery']);
  expect(calling(['ErrorBudgetFastLong', 'ErrorBudgetSlowShort'])).toEqual([]);
  expect(calling(windows.map(({ id }) => id))).toEqual(['JourneyMachinery']);
});

test('what must never be silent because another alarm rings is in no journey', () => {
  const alone = rules.map(({ id }) => id).filter((id) => callers.has(id));

  expect(alone.sort()).toEqual([
    'AuditCaptureLost',
    'AuditDifference',
    'DrawHeldForFairness',
    'LedgerDifference',
    'LostEvents',
    'PastTheEdge',
    'PayoutsContradicted',
  ]);
});

test('an alarm is in one journey at most, and a journey of no more than a composite takes', () => {
  const all = [...composites].filter(([id]) => id.startsWith('Journey'));

  const members = all.flatMap(([, rule]) => membersOf(rule));

  expect(all.map(([id]) => id).sort()).toEqual(
    Object.keys(journeys)
      .map((name) => `Journey${name}`)
      .sort(),
  );
  expect(new Set(members).size).toBe(members.length);
  // CloudWatch: at most a hundred alarms, and 10,240 characters with their ARNs (some 130 each).
  for (const [, rule] of all) expect(membersOf(rule).length).toBeLessThanOrEqual(70);
});

test.each([
  ['IF(errors >= 5, 100 * errors / requests, 0)', { errors: 5, requests: 50 }, 10],
  ['IF(errors >= 5, 100 * errors / requests, 0)', { errors: 4, requests: 4 }, 0],
  ['IF(errors >= 5, 100 * errors / requests, 0)', {}, undefined],
  ['SUM(FILL(METRICS(), 0))', { one: 3, other: undefined }, 3],
  ['1 + 2 * 3 - 4 / 2', {}, 5],
  ['(1 + 2) * 3 > 8 AND 0 == 1 OR 1 <= 1', {}, 1],
  ['FILL(one, 7) / 0', {}, undefined],
])('metric math: %s of %j is %s', (expression, points: Readonly<Record<string, number | undefined>>, expected) => {
  const scope = { point: (id: string) => points[id], all: () => Object.values(points), quota: undefined };

  expect(workedOut(expression, scope)).toBe(expected);
});

test('metric math that is not known is refused and not taken for quiet', () => {
  const scope = { point: () => 1, all: () => [], quota: undefined };

  for (const expression of ['RATE(one)', 'one ^ 2', 'one two', 'IF(one, 1', 'one >']) {
    expect(() => workedOut(expression, scope), expression).toThrow(Error);
  }
});
