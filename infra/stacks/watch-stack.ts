import { Duration, Stack, type StackProps } from 'aws-cdk-lib';
import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { ComparisonOperator, MathExpression, Metric, TreatMissingData, type Alarm } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import type { Construct } from 'constructs';
import { alarmOn } from '../constructs/alarm.ts';
import { counted } from '../constructs/service-metric.ts';
import { ServiceDashboard } from '../constructs/service-dashboard.ts';
import type { StageSettings } from '../stages.ts';
import type { ApiStack } from './api-stack.ts';
import type { DataStack } from './data-stack.ts';
import type { WorkersStack } from './workers-stack.ts';

export interface WatchStackProps extends StackProps {
  readonly stage: StageSettings;
  readonly data: DataStack;
  readonly api: ApiStack;
  readonly workers: WorkersStack;
}

/** Metrics of mishaps have no data while there are none. */
const total = 'SUM(FILL(METRICS(), 0))';

const above = ComparisonOperator.GREATER_THAN_THRESHOLD;
const fiveMinutes = Duration.minutes(5);
const minute = Duration.minutes(1);

/** Who is called, when, and what they look at. */
export class WatchStack extends Stack {
  constructor(scope: Construct, id: string, { stage, data, api, workers, ...props }: WatchStackProps) {
    super(scope, id, props);
    // Alarms name resources and runbooks, no person: the topic needs no key of its own.
    const topic = new Topic(this, 'Alarms', { enforceSSL: true, displayName: `Prakerja ${stage.name}` });
    for (const address of stage.alarmEmails) topic.addSubscription(new EmailSubscription(address));

    const alarms = [
      ...Object.values(workers.queues).flatMap((queue) => queue.alarms(this)),
      ...workers.router.alarms(this),
      ...workers.capture.alarms(this),
      ...apiAlarms(this, api.api),
      ...edgeAlarms(this),
      ...functionAlarms(this),
      ...tableAlarms(this, data.table.tableName),
      ...outsideAlarms(this),
      ...drawAlarms(this),
      ...ledgerAlarms(this),
      ...auditAlarms(this),
      ...payoutAlarms(this),
      ...scheduleAlarms(this, workers),
    ];
    for (const alarm of alarms) alarm.addAlarmAction(new SnsAction(topic));

    new ServiceDashboard(this, 'Dashboard', { stage, data, api, workers, alarms });
  }
}

/** No invocation is no data, which is what these are about. That of the waves has the plain name. */
const scheduleAlarms = (scope: Construct, { ticks }: WorkersStack): Alarm[] =>
  [...ticks].map(([area, tick]) => {
    const own = area === 'waves' ? '' : area;
    return alarmOn(scope, `${own.slice(0, 1).toUpperCase()}${own.slice(1)}ScheduleMissed`, {
      metric: tick.metricInvocations({ period: fiveMinutes, statistic: 'Sum' }),
      threshold: 1,
      comparisonOperator: ComparisonOperator.LESS_THAN_THRESHOLD,
      evaluationPeriods: 1,
      treatMissingData: TreatMissingData.BREACHING,
      summary: `Nobody has looked at the ${area} for five minutes.`,
      runbook: own === '' ? 'schedule-missed' : `${own}-schedule-missed`,
    });
  });

/**
 * What others' servers cannot take now is put off as a new message, or sent back to who asked, so no queue grows old over
 * it: these alarms count the putting off.
 */
const outsideAlarms = (scope: Construct): Alarm[] => [
  alarmOn(scope, 'RegistryUnavailable', {
    metric: counted('VerificationsPostponed', fiveMinutes),
    summary: 'The population registry has not answered for a quarter of an hour.',
    runbook: 'registry-unavailable',
    threshold: 0,
    comparisonOperator: above,
    evaluationPeriods: 3,
  }),
  alarmOn(scope, 'MessagesUnavailable', {
    metric: counted('NoticesPostponed', fiveMinutes),
    summary: 'The gateway of SMS and e-mail has not taken messages for a quarter of an hour.',
    runbook: 'messages-unavailable',
    threshold: 0,
    comparisonOperator: above,
    evaluationPeriods: 3,
  }),
  alarmOn(scope, 'LivenessUnavailable', {
    metric: counted('PresencesPostponed', fiveMinutes),
    summary: 'The check of faces has not answered for a quarter of an hour.',
    runbook: 'liveness-unavailable',
    threshold: 0,
    comparisonOperator: above,
    evaluationPeriods: 3,
  }),
  alarmOn(scope, 'AccountInquiriesUnavailable', {
    metric: counted('AccountInquiriesPostponed', fiveMinutes),
    summary: 'A bank or e-wallet has not answered whose an account is for a quarter of an hour.',
    runbook: 'account-inquiries-unavailable',
    threshold: 0,
    comparisonOperator: above,
    evaluationPeriods: 3,
  }),
  alarmOn(scope, 'BankUnavailable', {
    metric: counted('PayoutsPostponed', fiveMinutes),
    summary: 'A bank or e-wallet has not taken payments for a quarter of an hour.',
    runbook: 'bank-unavailable',
    threshold: 0,
    comparisonOperator: above,
    evaluationPeriods: 3,
  }),
];

/** What waits for people, and not for machines. */
const drawAlarms = (scope: Construct): Alarm[] => [
  alarmOn(scope, 'DrawHeldForFairness', {
    metric: counted('DrawsHeldForFairness', fiveMinutes),
    summary: 'The fairness gate holds a draw: two people have to look into it.',
    runbook: 'fairness-held',
    threshold: 0,
    comparisonOperator: above,
    evaluationPeriods: 1,
  }),
];

/** What a bank said that cannot be so: money is never moved for it, and people have to look. */
const payoutAlarms = (scope: Construct): Alarm[] => [
  alarmOn(scope, 'PayoutsContradicted', {
    metric: counted('PayoutsContradicted', fiveMinutes),
    summary: 'A bank says what agrees with no payout.',
    runbook: 'payouts-contradicted',
    threshold: 0,
    comparisonOperator: above,
    evaluationPeriods: 1,
  }),
];

/** The ledger: one rupiah is enough, and so is a day that nobody closes. */
const ledgerAlarms = (scope: Construct): Alarm[] => [
  alarmOn(scope, 'LedgerDifference', {
    metric: counted('LedgerDifferences', fiveMinutes),
    summary: 'The proof of a day of the ledger has found figures that do not agree.',
    runbook: 'ledger-difference',
    threshold: 0,
    comparisonOperator: above,
    evaluationPeriods: 1,
  }),
  alarmOn(scope, 'LedgerNotClosed', {
    // Whoever looks every minute says how many days are to be closed: none, but for the minutes in which one is proved.
    metric: counted('LedgerDaysBehind', Duration.hours(1)).with({ statistic: 'Minimum' }),
    summary: 'A day of the ledger that is over has not been closed for three hours.',
    runbook: 'ledger-not-closed',
    threshold: 0,
    comparisonOperator: above,
    evaluationPeriods: 3,
  }),
];

/** The audit trail: one event that does not agree is enough, and so is a day that is not closed by noon. */
const auditAlarms = (scope: Construct): Alarm[] => [
  alarmOn(scope, 'AuditDifference', {
    metric: counted('AuditDifferences', fiveMinutes),
    summary: 'The audit trail and the table do not agree on an event.',
    runbook: 'audit-difference',
    threshold: 0,
    comparisonOperator: above,
    evaluationPeriods: 1,
  }),
  alarmOn(scope, 'AuditNotClosed', {
    // As for the ledger. A day is closed from two in the morning (WIB) on, and ten hours later it is noon.
    metric: counted('AuditDaysBehind', Duration.hours(1)).with({ statistic: 'Minimum' }),
    summary: 'A day of the audit trail that is over was not closed by noon.',
    runbook: 'audit-not-closed',
    threshold: 0,
    comparisonOperator: above,
    evaluationPeriods: 10,
  }),
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

const apiAlarms = (scope: Construct, api: HttpApi): Alarm[] => [
  alarmOn(scope, 'ApiErrors', {
    metric: new MathExpression({
      // A share of a handful of requests says nothing.
      expression: 'IF(errors >= 5, 100 * errors / requests, 0)',
      usingMetrics: {
        errors: api.metricServerError({ period: fiveMinutes, statistic: 'Sum' }),
        requests: api.metricCount({ period: fiveMinutes, statistic: 'SampleCount' }),
      },
      label: 'Share of requests that the service failed (%)',
      period: fiveMinutes,
    }),
    summary: 'More than one request in a hundred ends in an error of ours.',
    runbook: 'api-errors',
    threshold: 1,
    comparisonOperator: above,
    evaluationPeriods: 1,
  }),
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
