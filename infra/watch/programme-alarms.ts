import { Duration } from 'aws-cdk-lib';
import { ComparisonOperator, MathExpression, TreatMissingData, type Alarm } from 'aws-cdk-lib/aws-cloudwatch';
import type { Construct } from 'constructs';
import { alarmOn } from '../constructs/alarm.ts';
import { counted } from '../constructs/service-metric.ts';
import type { WorkersStack } from '../stacks/workers-stack.ts';

const above = ComparisonOperator.GREATER_THAN_THRESHOLD;
const fiveMinutes = Duration.minutes(5);
const mostOf = { period: fiveMinutes, statistic: 'Maximum' };

/** The alarms of what the programme does for people, whoever's machine is to blame. */
export const programmeAlarms = (scope: Construct, workers: WorkersStack): Alarm[] => [
  ...outsideAlarms(scope),
  ...stalledAlarms(scope, workers),
  ...ledgerAlarms(scope),
  ...auditAlarms(scope),
  ...payoutAlarms(scope),
  ...scheduleAlarms(scope, workers),
];

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

/** What stands still: a draw that waits for people, and what machines ought to do by themselves. */
const stalledAlarms = (scope: Construct, { queues: { Verification } }: WorkersStack): Alarm[] => [
  alarmOn(scope, 'DrawHeldForFairness', {
    metric: counted('DrawsHeldForFairness', fiveMinutes),
    summary: 'The fairness gate holds a draw: two people have to look into it.',
    runbook: 'fairness-held',
    threshold: 0,
    comparisonOperator: above,
    evaluationPeriods: 1,
  }),
  alarmOn(scope, 'SelectionStalled', {
    // A stage that stands still is sent again after five and a half minutes (`redriveStalled`): twice means in vain.
    metric: counted('SelectionsStalled', Duration.minutes(15)),
    summary: 'A selection was set going again, and stands still all the same.',
    runbook: 'selection-stalled',
    threshold: 1,
    comparisonOperator: above,
    evaluationPeriods: 1,
  }),
  alarmOn(scope, 'VerificationStalled', {
    metric: new MathExpression({
      expression:
        'IF(FILL(waiting, 0) + FILL(working, 0) + FILL(later, 0) > 0 AND FILL(verified, 0) + FILL(refused, 0) == 0, 1, 0)',
      usingMetrics: {
        waiting: Verification.queue.metricApproximateNumberOfMessagesVisible(mostOf),
        working: Verification.queue.metricApproximateNumberOfMessagesNotVisible(mostOf),
        later: Verification.queue.metricApproximateNumberOfMessagesDelayed(mostOf),
        verified: counted('RegistrationsVerified', fiveMinutes),
        refused: counted('RegistrationsRefused', fiveMinutes),
      },
      label: 'Registrations wait, and none is decided',
      period: fiveMinutes,
    }),
    summary: 'Registrations have waited for half an hour, and none was decided.',
    runbook: 'verification-stalled',
    threshold: 0,
    comparisonOperator: above,
    // What is put off comes back within a quarter of an hour: one person's bad luck is over by then.
    evaluationPeriods: 6,
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
