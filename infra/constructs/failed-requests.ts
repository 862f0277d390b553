import type { Duration } from 'aws-cdk-lib';
import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import type { IMetric } from 'aws-cdk-lib/aws-cloudwatch';
import { counted } from './service-metric.ts';

/**
 * How many requests of a period ended in an error of ours, as a part of metric math: those with a 5xx, without the 503 of
 * features that operators have closed. What somebody closed on purpose has not failed, and calls nobody.
 */
export const failedRequests = (
  api: HttpApi,
  period: Duration,
): { readonly expression: string; readonly usingMetrics: Record<string, IMetric> } => {
  const minutes = String(period.toMinutes());
  // One graph shows several windows, whose metrics need names of their own.
  const [errors, closed] = [`errors${minutes}`, `closed${minutes}`];
  return {
    expression: `(${errors} - FILL(${closed}, 0))`,
    usingMetrics: {
      [errors]: api.metricServerError({ period, statistic: 'Sum' }),
      [closed]: counted('FeatureRefusals', period),
    },
  };
};
