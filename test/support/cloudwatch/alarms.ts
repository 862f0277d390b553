import * as z from 'zod';
import type { Resource } from '../../../local/stack/assembly.ts';
import { workedOut, type Point } from './expression.ts';

/** A metric as an alarm asks for it; dimensions that refer to a resource are the reference as JSON. */
export interface Asked {
  readonly namespace: string;
  readonly name: string;
  readonly dimensions: Readonly<Record<string, string>>;
  readonly statistic: string;
  readonly periodSeconds: number;
}

/** What the metrics are: the figure of the period that ends so many seconds after midnight UTC, or no data. */
export type World = (metric: Asked, endSeconds: number) => Point;

const Dimensions = z
  .array(z.object({ Name: z.string(), Value: z.unknown() }))
  .default([])
  .transform((all) =>
    Object.fromEntries(all.map(({ Name, Value }) => [Name, typeof Value === 'string' ? Value : JSON.stringify(Value)])),
  );

const Metric = z.object({ Namespace: z.string(), MetricName: z.string(), Dimensions });

/** An alarm as the template has it. Percentile alarms and anomaly bands are ours in no case but a plain percentile. */
const AlarmProperties = z.object({
  ComparisonOperator: z.enum(['GreaterThanThreshold', 'LessThanThreshold']),
  Threshold: z.number(),
  EvaluationPeriods: z.int(),
  DatapointsToAlarm: z.int().optional(),
  TreatMissingData: z.enum(['notBreaching', 'breaching']),
  Namespace: z.string().optional(),
  MetricName: z.string().optional(),
  Dimensions,
  Period: z.int().optional(),
  Statistic: z.string().optional(),
  ExtendedStatistic: z.string().optional(),
  Metrics: z
    .array(
      z.object({
        Id: z.string(),
        Expression: z.string().optional(),
        MetricStat: z.object({ Metric, Period: z.int(), Stat: z.string() }).optional(),
      }),
    )
    .optional(),
});

/** What an alarm of the template is about. */
export interface Rule {
  readonly id: string;
  readonly threshold: number;
  readonly isAbove: boolean;
  readonly metrics: ReadonlyMap<string, Asked>;
  /** Undefined where there is one metric and nothing to work out. */
  readonly expression: string | undefined;
  readonly periodSeconds: number;
  readonly periods: number;
  readonly toAlarm: number;
  readonly isMissingBad: boolean;
}

/** The construct's name: the logical id without the hash that CDK adds. */
export const constructName = (logicalId: string): string => logicalId.replace(/[0-9A-F]{8}$/, '');

/** @throws Error for an alarm of a kind that is not known here. */
export const ruleOf = ({ logicalId, properties }: Resource): Rule => {
  const alarm = AlarmProperties.parse(properties);
  const metrics = new Map<string, Asked>();
  let expression: string | undefined;
  for (const { Id, Expression, MetricStat } of alarm.Metrics ?? []) {
    if (Expression !== undefined) expression = Expression;
    if (MetricStat)
      metrics.set(Id, {
        namespace: MetricStat.Metric.Namespace,
        name: MetricStat.Metric.MetricName,
        dimensions: MetricStat.Metric.Dimensions,
        statistic: MetricStat.Stat,
        periodSeconds: MetricStat.Period,
      });
  }
  const statistic = alarm.Statistic ?? alarm.ExtendedStatistic;
  if (
    alarm.MetricName !== undefined &&
    alarm.Namespace !== undefined &&
    alarm.Period !== undefined &&
    statistic !== undefined
  )
    metrics.set('metric', {
      namespace: alarm.Namespace,
      name: alarm.MetricName,
      dimensions: alarm.Dimensions,
      statistic,
      periodSeconds: alarm.Period,
    });
  const [periodSeconds, ...others] = new Set([...metrics.values()].map((metric) => metric.periodSeconds));
  if (periodSeconds === undefined || others.length > 0) throw new Error(`${logicalId} has no period, or several.`);
  return {
    id: constructName(logicalId),
    threshold: alarm.Threshold,
    isAbove: alarm.ComparisonOperator === 'GreaterThanThreshold',
    metrics,
    expression,
    periodSeconds,
    periods: alarm.EvaluationPeriods,
    toAlarm: alarm.DatapointsToAlarm ?? alarm.EvaluationPeriods,
    isMissingBad: alarm.TreatMissingData === 'breaching',
  };
};

const pointAt = ({ metrics, expression }: Rule, world: World, end: number): Point => {
  const points = new Map([...metrics].map(([id, metric]) => [id, world(metric, end)]));
  if (expression === undefined) return points.get('metric');
  return workedOut(expression, {
    point: (id) => {
      if (!points.has(id)) throw new Error(`There is no metric ${id}.`);
      return points.get(id);
    },
    all: () => [...points.values()],
    quota: 1_000,
  });
};

/**
 * Whether an alarm rings at an instant of a day: M of the last N periods are beyond the threshold, and a period without
 * data counts as the alarm says. CloudWatch looks further back for data when periods are missing at the edge, and moves
 * the periods of long alarms by the minute; both only make a difference for metrics that come late.
 */
export const rings = (rule: Rule, world: World, atSeconds: number): boolean => {
  const { threshold, isAbove, periodSeconds, periods, toAlarm, isMissingBad } = rule;
  const bad = Array.from({ length: periods }, (_, back) =>
    pointAt(rule, world, atSeconds - back * periodSeconds),
  ).filter((point) => (point === undefined ? isMissingBad : isAbove ? point > threshold : point < threshold));
  return bad.length >= toAlarm;
};

/** The rule of a composite alarm, with the alarms' names in the place of what they refer to. */
export const compositeRule = ({ properties }: Resource): string => {
  const parts = z.object({ 'Fn::Join': z.tuple([z.literal(''), z.array(z.unknown())]) }).parse(properties['AlarmRule'])[
    'Fn::Join'
  ][1];
  return parts
    .map((part) =>
      typeof part === 'string'
        ? part
        : constructName(
            z.object({ 'Fn::GetAtt': z.tuple([z.string(), z.literal('Arn')]) }).parse(part)['Fn::GetAtt'][0],
          ),
    )
    .join('');
};

/** The alarms that a composite's rule names. */
export const membersOf = (rule: string): string[] => [...rule.matchAll(/ALARM\("(\w+)"\)/g)].map(([, id]) => id ?? '');

/** Whether a composite alarm rings while these do. */
export const compositeRings = (rule: string, ringing: ReadonlySet<string>): boolean =>
  workedOut(
    rule.replaceAll(/ALARM\("(\w+)"\)/g, (_, id: string) => (ringing.has(id) ? '1' : '0')),
    { point: () => undefined, all: () => [], quota: undefined },
  ) === 1;
