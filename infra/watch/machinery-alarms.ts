import { Duration } from 'aws-cdk-lib';
import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { ComparisonOperator, MathExpression, Metric, type Alarm } from 'aws-cdk-lib/aws-cloudwatch';
import type { Construct } from 'constructs';
import { alarmOn } from '../constructs/alarm.ts';
import { counted } from '../constructs/service-metric.ts';

/** Metrics of mishaps have no data while there are none. */
const total = 'SUM(FILL(METRICS(), 0))';

const above = ComparisonOperator.GREATER_THAN_THRESHOLD;
const fiveMinutes = Duration.minutes(5);
const minute = Duration.minutes(1);

/** The alarms of what everything else stands on. */
export const machineryAlarms = (
  scope: Construct,
  { api, tableName }: { readonly api: HttpApi; readonly tableName: string },
): Alarm[] => [
  ...latencyAlarms(scope, api),
  ...edgeAlarms(scope),
  ...functionAlarms(scope),
  ...tableAlarms(scope, tableName),
];

/** Who has found a way round the firewall; or two sides that do not agree, when everybody is refused. */
const edgeAlarms = (scope: Construct): Alarm[] => [
  alarmOn(scope, 'PastTheEdge', {
    metric: counted('RequestsPastEdge', fiveMinutes),
    summary: 'More than a hundred requests in five minutes did not come through CloudFront.',
    runbook: 'past-the-edge',
    threshold: 100,
    comparisonOperator: above,
    evaluationPeriods: 1,
  }),
];

const latencyAlarms = (scope: Construct, api: HttpApi): Alarm[] => [
  alarmOn(scope, 'ApiLatency', {
    metric: api.metricLatency({ period: minute, statistic: 'p99' }),
    summary: 'One answer in a hundred takes longer than two seconds.',
    runbook: 'api-latency',
    threshold: 2_000,
    comparisonOperator: above,
    evaluationPeriods: 5,
    datapointsToAlarm: 3,
  }),
];

/**
 * Metrics without a dimension are those of all functions of the account and region, of which a stage has its own. An
 * alarm takes ten metrics at most, so the functions could not be named one by one.
 */
const ofAllFunctions = (metricName: string): Metric =>
  new Metric({ namespace: 'AWS/Lambda', metricName, period: fiveMinutes, statistic: 'Sum' });

const functionAlarms = (scope: Construct): Alarm[] => [
  alarmOn(scope, 'FunctionErrors', {
    metric: new MathExpression({
      expression: 'IF(errors >= 5, 100 * errors / invocations, 0)',
      usingMetrics: { errors: ofAllFunctions('Errors'), invocations: ofAllFunctions('Invocations') },
      label: 'Share of invocations that failed (%)',
      period: fiveMinutes,
    }),
    summary: 'More than one invocation in a hundred fails: functions crash or run out of time.',
    runbook: 'function-errors',
    threshold: 1,
    comparisonOperator: above,
    evaluationPeriods: 2,
  }),
  alarmOn(scope, 'FunctionThrottles', {
    metric: ofAllFunctions('Throttles'),
    summary: 'Lambda turned invocations away: the account’s concurrency is used up.',
    runbook: 'function-throttles',
    threshold: 10,
    comparisonOperator: above,
    evaluationPeriods: 2,
  }),
  alarmOn(scope, 'ConcurrencyHigh', {
    metric: new MathExpression({
      // The quota as AWS knows it: it is raised before an opening, and no figure of ours has to follow.
      expression: '100 * running / SERVICE_QUOTA(running)',
      usingMetrics: {
        running: new Metric({
          namespace: 'AWS/Usage',
          metricName: 'ResourceCount',
          dimensionsMap: { Type: 'Resource', Resource: 'ConcurrentExecutions', Service: 'Lambda', Class: 'None' },
          period: minute,
          statistic: 'Maximum',
        }),
      },
      label: 'Share of the account’s concurrency in use (%)',
      period: minute,
    }),
    summary: 'Four fifths of the account’s concurrency are in use: soon Lambda turns invocations away.',
    runbook: 'concurrency-high',
    threshold: 80,
    comparisonOperator: above,
    evaluationPeriods: 5,
    datapointsToAlarm: 3,
  }),
];

const tableAlarms = (scope: Construct, tableName: string): Alarm[] => {
  const ofTable = (metricName: string, more = {}) =>
    new Metric({
      namespace: 'AWS/DynamoDB',
      metricName,
      dimensionsMap: { TableName: tableName, ...more },
      period: minute,
      statistic: 'Sum',
    });
  const index = { GlobalSecondaryIndexName: 'gsi1' };
  const operations = ['GetItem', 'PutItem', 'Query', 'TransactWriteItems', 'UpdateItem'];
  return [
    alarmOn(scope, 'TableThrottles', {
      metric: new MathExpression({
        expression: total,
        usingMetrics: {
          reads: ofTable('ReadThrottleEvents'),
          writes: ofTable('WriteThrottleEvents'),
          indexReads: ofTable('ReadThrottleEvents', index),
          indexWrites: ofTable('WriteThrottleEvents', index),
        },
        label: 'Requests that the table turned away',
        period: minute,
      }),
      summary: 'The table turns requests away: a partition is hot, or the table is not warm enough.',
      runbook: 'table-throttles',
      threshold: 10,
      comparisonOperator: above,
      evaluationPeriods: 3,
      datapointsToAlarm: 2,
    }),
    alarmOn(scope, 'TableErrors', {
      metric: new MathExpression({
        expression: total,
        usingMetrics: Object.fromEntries(
          operations.map((operation) => [
            operation.slice(0, 1).toLowerCase() + operation.slice(1),
            ofTable('SystemErrors', { Operation: operation }),
          ]),
        ),
        label: 'Requests that DynamoDB failed',
        period: minute,
      }),
      summary: 'DynamoDB itself fails.',
      runbook: 'table-errors',
      threshold: 5,
      comparisonOperator: above,
      evaluationPeriods: 3,
      datapointsToAlarm: 2,
    }),
  ];
};
