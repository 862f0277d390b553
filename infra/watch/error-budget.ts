import { Duration } from 'aws-cdk-lib';
import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import {
  AlarmRule,
  AlarmState,
  ComparisonOperator,
  MathExpression,
  type Alarm,
  type CompositeAlarm,
} from 'aws-cdk-lib/aws-cloudwatch';
import type { Construct } from 'constructs';
import { alarmOn } from '../constructs/alarm.ts';
import { compositeOn } from '../constructs/composite-alarm.ts';
import { failedRequests } from '../constructs/failed-requests.ts';

/** A pace at which the budget is spent: over the long window, and still over the short one, which ends the alarm soon. */
export interface Burn {
  readonly name: 'Fast' | 'Slow';
  /** How many times faster than would spend the whole budget by the end of the objective's days. */
  readonly rate: number;
  readonly longMinutes: number;
  readonly shortMinutes: number;
}

/**
 * The objective: how many requests in a hundred are answered without an error of ours, over how many days; and who is
 * called how soon. The paces are those of the Site Reliability Workbook of Google (O'Reilly, 2018), chapter 5, table 5-8:
 * a fast one spends 2 % of thirty days' budget in an hour, a slow one 5 % in six hours.
 */
export const objective = {
  percent: 99.9,
  days: 30,
  /** A share of a handful of requests says nothing: fewer errors in a window are no burn. */
  fewestErrors: 5,
  burns: [
    { name: 'Fast', rate: 14.4, longMinutes: 60, shortMinutes: 5 },
    { name: 'Slow', rate: 6, longMinutes: 360, shortMinutes: 30 },
  ],
} as const satisfies {
  readonly percent: number;
  readonly days: number;
  readonly fewestErrors: number;
  readonly burns: readonly Burn[];
};

/** The share of requests that the service failed, in percent, over a window. */
export const failedShare = (api: HttpApi, period: Duration): MathExpression => {
  const minutes = String(period.toMinutes());
  const failed = failedRequests(api, period);
  const requests = `requests${minutes}`;
  return new MathExpression({
    expression: `IF(${failed.expression} >= ${String(objective.fewestErrors)}, 100 * ${failed.expression} / ${requests}, 0)`,
    usingMetrics: {
      ...failed.usingMetrics,
      [requests]: api.metricCount({ period, statistic: 'SampleCount' }),
    },
    label: `Share of requests that the service failed in ${minutes} minutes (%)`,
    period,
  });
};

/** The share of failed requests at which a burn is as fast as its rate says, in percent. */
export const shareOf = ({ rate }: Pick<Burn, 'rate'>): number => Number((rate * (100 - objective.percent)).toFixed(3));

const windowAlarm = (scope: Construct, api: HttpApi, burn: Burn, window: 'Long' | 'Short'): Alarm => {
  const minutes = window === 'Long' ? burn.longMinutes : burn.shortMinutes;
  return alarmOn(scope, `ErrorBudget${burn.name}${window}`, {
    metric: failedShare(api, Duration.minutes(minutes)),
    summary: `More than ${String(shareOf(burn))} % of the requests of ${String(minutes)} minutes ended in an error of ours.`,
    runbook: 'api-errors',
    threshold: shareOf(burn),
    comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
    evaluationPeriods: 1,
  });
};

/** For each pace the alarms of its two windows, and the one of both at once, which is what counts. */
export const errorBudgetAlarms = (
  scope: Construct,
  api: HttpApi,
): { readonly windows: Alarm[]; readonly burns: CompositeAlarm[] } => {
  const made = objective.burns.map((burn) => {
    const windows = [windowAlarm(scope, api, burn, 'Long'), windowAlarm(scope, api, burn, 'Short')];
    const both = compositeOn(scope, `ErrorBudgetBurn${burn.name}`, {
      description:
        `The month's budget of errors is spent ${String(burn.rate)} times too fast: over ` +
        `${String(burn.longMinutes)} minutes, and still. Runbook: docs/runbooks/api-errors.md`,
      rule: AlarmRule.allOf(...windows.map((one) => AlarmRule.fromAlarm(one, AlarmState.ALARM))),
    });
    return { windows, both };
  });
  return { windows: made.flatMap(({ windows }) => windows), burns: made.map(({ both }) => both) };
};
