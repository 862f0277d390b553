import * as z from 'zod';
import { AwsError } from './aws-json.ts';
import { textOf, type JsonObject } from './json.ts';

const Numbers = z.union([z.number().transform((value) => [value]), z.array(z.number())]);

/** A line of the log that is a metric too: the embedded metric format of CloudWatch. */
const MetricLine = z.looseObject({
  _aws: z.object({
    Timestamp: z.number(),
    CloudWatchMetrics: z.array(
      z.object({
        Namespace: z.string(),
        Dimensions: z.array(z.array(z.string())),
        Metrics: z.array(z.object({ Name: z.string() })),
      }),
    ),
  }),
});

const Dimensions = z.array(z.object({ Name: z.string(), Value: z.string() })).default([]);

/** Of what can be asked of CloudWatch that which our functions ask: single metrics, no expressions. */
const Request = z.object({
  StartTime: z.number(),
  EndTime: z.number(),
  ScanBy: z.enum(['TimestampAscending', 'TimestampDescending']).default('TimestampDescending'),
  MetricDataQueries: z
    .array(
      z.object({
        Id: z.string().regex(/^[a-z]\w*$/),
        MetricStat: z.object({
          Metric: z.object({ Namespace: z.string(), MetricName: z.string(), Dimensions }),
          Period: z.int().positive(),
          Stat: z.enum(['Sum', 'Maximum', 'Minimum', 'Average', 'SampleCount']),
        }),
      }),
    )
    .min(1)
    .max(500),
});
type Statistic = z.infer<typeof Request>['MetricDataQueries'][number]['MetricStat']['Stat'];

interface Figures {
  sum: number;
  count: number;
  least: number;
  most: number;
}

const nameOf = (namespace: string, metric: string, dimensions: readonly { Name: string; Value: string }[]): string =>
  JSON.stringify([namespace, metric, ...dimensions.map(({ Name, Value }) => `${Name}=${Value}`).sort()]);

const minute = 60;

const valueOf = ({ sum, count, least, most }: Figures, statistic: Statistic): number =>
  ({ Sum: sum, SampleCount: count, Average: sum / count, Minimum: least, Maximum: most })[statistic];

const joined = (one: Figures | undefined, other: Figures): Figures =>
  one === undefined
    ? { ...other }
    : {
        sum: one.sum + other.sum,
        count: one.count + other.count,
        least: Math.min(one.least, other.least),
        most: Math.max(one.most, other.most),
      };

/** What functions counted, minute by minute, and how old the oldest message of each queue is. */
export interface CloudWatch {
  /** Takes in a line of a function's log; what is no metric is none of its business. */
  readonly note: (line: string) => void;
  readonly operations: Readonly<Record<string, (input: JsonObject) => JsonObject>>;
}

/**
 * CloudWatch as far as our functions ask it: GetMetricData of what they count themselves, from the lines that they print, and
 * ApproximateAgeOfOldestMessage of queues, as it is at the moment. Alarms and dashboards are not imitated.
 * @param oldestSentAt when the oldest message of a queue was sent, in epoch milliseconds; undefined for an empty queue.
 */
export const cloudWatch = (oldestSentAt: (queueName: string) => number | undefined): CloudWatch => {
  const series = new Map<string, Map<number, Figures>>();

  const add = (name: string, second: number, value: number): void => {
    const minutes = series.get(name) ?? new Map<number, Figures>();
    series.set(name, minutes);
    const from = Math.floor(second / minute) * minute;
    minutes.set(from, joined(minutes.get(from), { sum: value, count: 1, least: value, most: value }));
  };

  const ageOf = (queueName: string): Map<number, Figures> => {
    const sentAt = oldestSentAt(queueName);
    const age = sentAt === undefined ? 0 : Math.max(0, Math.floor((Date.now() - sentAt) / 1_000));
    const now = Math.floor(Date.now() / 1_000 / minute) * minute;
    return new Map([[now, { sum: age, count: 1, least: age, most: age }]]);
  };

  const minutesOf = ({ Namespace, MetricName, Dimensions: dimensions }: Asked): ReadonlyMap<number, Figures> => {
    if (Namespace === 'AWS/SQS' && MetricName === 'ApproximateAgeOfOldestMessage')
      return ageOf(dimensions.find(({ Name }) => Name === 'QueueName')?.Value ?? '');
    return series.get(nameOf(Namespace, MetricName, dimensions)) ?? new Map<number, Figures>();
  };

  return {
    note: (line) => {
      if (!line.startsWith('{"_aws"')) return;
      const { data } = MetricLine.safeParse(JSON.parse(line));
      if (data === undefined) return;
      const { Timestamp, CloudWatchMetrics } = data._aws;
      for (const { Namespace, Dimensions: sets, Metrics } of CloudWatchMetrics) {
        for (const { Name } of Metrics) {
          for (const set of sets.length === 0 ? [[]] : sets) {
            const dimensions = set.map((dimension) => ({ Name: dimension, Value: String(data[dimension]) }));
            for (const value of Numbers.parse(data[Name]))
              add(nameOf(Namespace, Name, dimensions), Timestamp / 1_000, value);
          }
        }
      }
    },

    operations: {
      GetMetricData: (input) => {
        const { success, data } = Request.safeParse(input);
        if (!success) {
          const asked = textOf(input['MetricDataQueries']);
          throw new AwsError('ValidationError', `The local CloudWatch does not understand ${asked}.`);
        }
        const { StartTime, EndTime, ScanBy, MetricDataQueries } = data;
        return {
          MetricDataResults: MetricDataQueries.map(({ Id, MetricStat: { Metric, Period, Stat } }) => {
            const periods = new Map<number, Figures>();
            for (const [from, figures] of minutesOf(Metric)) {
              const period = Math.floor(from / Period) * Period;
              if (period >= Math.floor(StartTime / Period) * Period && from < EndTime)
                periods.set(period, joined(periods.get(period), figures));
            }
            const sorted = [...periods].sort(([one], [other]) =>
              ScanBy === 'TimestampAscending' ? one - other : other - one,
            );
            return {
              Id,
              Label: Metric.MetricName,
              StatusCode: 'Complete',
              Timestamps: sorted.map(([from]) => from),
              Values: sorted.map(([, figures]) => valueOf(figures, Stat)),
            };
          }),
        };
      },
    },
  };
};

type Asked = z.infer<typeof Request>['MetricDataQueries'][number]['MetricStat']['Metric'];
