import { Duration } from 'aws-cdk-lib';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';

/** What functions count of the programme and of themselves (`shared/platform/metrics.ts`), summed over a period. */
export const counted = (metricName: string, period = Duration.minutes(1)): Metric =>
  new Metric({
    namespace: 'Prakerja',
    metricName,
    dimensionsMap: { service: 'prakerja' },
    period,
    statistic: 'Sum',
  });
