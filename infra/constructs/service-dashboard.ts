import { Duration } from 'aws-cdk-lib';
import {
  AlarmStatusWidget,
  Dashboard,
  GraphWidget,
  Metric,
  SingleValueWidget,
  TextWidget,
  type Alarm,
  type IMetric,
} from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import type { ApiStack } from '../stacks/api-stack.ts';
import type { DataStack } from '../stacks/data-stack.ts';
import type { WorkersStack } from '../stacks/workers-stack.ts';
import type { StageSettings } from '../stages.ts';
import { counted } from './service-metric.ts';

export interface ServiceDashboardProps {
  readonly stage: StageSettings;
  readonly data: DataStack;
  readonly api: ApiStack;
  readonly workers: WorkersStack;
  readonly alarms: readonly Alarm[];
}

const minute = Duration.minutes(1);

/** What functions count (`shared/platform/metrics.ts`): how the programme goes, in people. */
const business = [
  'RegistrationsSubmitted',
  'RegistrationsVerified',
  'RegistrationsRefused',
  'WaveJoined',
  'WaveLeft',
  'SelectionUnitsDone',
  'AwardsMade',
  'CardsRevoked',
  'DebtsRecorded',
  'OrdersRefunded',
  'IncentivesApproved',
  'IncentivesRefused',
  'NoticesSent',
] as const;

/** What functions count of themselves. */
const technical = ['EventsRouted', 'MessagesRefused', 'Faults', 'RequestsPastEdge'] as const;

const graph = (title: string, left: readonly IMetric[], right: readonly IMetric[] = []): GraphWidget =>
  new GraphWidget({ title, left: [...left], right: [...right], width: 8, height: 6 });

/** One page: above how the programme goes, below how the machinery does. */
export class ServiceDashboard extends Construct {
  constructor(scope: Construct, id: string, { stage, data, api, workers, alarms }: ServiceDashboardProps) {
    super(scope, id);
    const dashboard = new Dashboard(this, 'Page', { defaultInterval: Duration.hours(3) });
    const day = Duration.days(1);

    dashboard.addWidgets(
      new TextWidget({ markdown: `# Prakerja, ${stage.name}: the programme`, width: 24, height: 1 }),
    );
    dashboard.addWidgets(
      new SingleValueWidget({
        title: 'Since the beginning of the day (UTC)',
        metrics: business.map((name) => counted(name, day)),
        width: 24,
        height: 4,
        setPeriodToTimeRange: false,
      }),
    );
    dashboard.addWidgets(
      graph('Registrations a minute', [
        counted('RegistrationsSubmitted'),
        counted('RegistrationsVerified'),
        counted('RegistrationsRefused'),
      ]),
      graph('Joins and leaves a minute', [counted('WaveJoined'), counted('WaveLeft')]),
      graph('Selection and notices a minute', [
        counted('SelectionUnitsDone'),
        counted('AwardsMade'),
        counted('NoticesSent'),
        counted('DrawsHeldForFairness'),
      ]),
      graph('Ledger: days to be closed, and figures that do not agree', [
        counted('LedgerDaysBehind').with({ statistic: 'Maximum' }),
        counted('LedgerDifferences'),
      ]),
      graph('Audit trail: days to be closed, events that do not agree, and events captured a minute', [
        counted('AuditDaysBehind').with({ statistic: 'Maximum' }),
        counted('AuditDifferences'),
        counted('AuditEventsCaptured'),
      ]),
      graph('Put off: registry, gateway, check of faces, accounts and payments, a minute', [
        counted('VerificationsPostponed'),
        counted('NoticesPostponed'),
        counted('PresencesPostponed'),
        counted('AccountInquiriesPostponed'),
        counted('PayoutsPostponed'),
      ]),
      graph('Payouts a minute: paid, came back, withdrawn, and what agrees with none', [
        counted('PayoutsPaid'),
        counted('PayoutsBounced'),
        counted('PayoutsWithdrawn'),
        counted('PayoutsContradicted'),
      ]),
      graph('Erasures, a minute', [counted('ErasuresBegun'), counted('ErasuresDone')]),
      graph('Cases opened about shared phones, addresses and devices, a minute', [counted('RisksOpened')]),
      graph('Help desks a minute: visits opened, wrong codes, look-ups beyond the day’s cap or too often for one NIK', [
        counted('VisitsOpened'),
        counted('VisitCodesWrong'),
        counted('LookUpsRefused'),
      ]),
    );

    dashboard.addWidgets(new TextWidget({ markdown: '# The machinery', width: 24, height: 1 }));
    dashboard.addWidgets(new AlarmStatusWidget({ title: 'Alarms', alarms: [...alarms], width: 24, height: 4 }));
    dashboard.addWidgets(
      graph(
        'Requests and errors a minute',
        [api.api.metricCount({ period: minute, statistic: 'SampleCount' })],
        [
          api.api.metricServerError({ period: minute, statistic: 'Sum' }),
          api.api.metricClientError({ period: minute, statistic: 'Sum' }),
        ],
      ),
      graph('Latency (ms)', [
        api.api.metricLatency({ period: minute, statistic: 'p50' }),
        api.api.metricLatency({ period: minute, statistic: 'p99' }),
      ]),
      graph(
        'Messages refused, faults, events routed, requests past the edge',
        technical.map((name) => counted(name)),
      ),
    );
    const queues = Object.values(workers.queues);
    dashboard.addWidgets(
      graph(
        'Messages waiting',
        queues.map(({ queue }) =>
          queue.metricApproximateNumberOfMessagesVisible({ period: minute, statistic: 'Maximum' }),
        ),
      ),
      graph(
        'Dead letters',
        queues.map(({ deadLetters }) =>
          deadLetters.metricApproximateNumberOfMessagesVisible({ period: minute, statistic: 'Maximum' }),
        ),
      ),
      graph(
        'Table: units a minute, and conflicts of transactions',
        ['ConsumedReadCapacityUnits', 'ConsumedWriteCapacityUnits'].map((name) => tableMetric(data, name)),
        [tableMetric(data, 'TransactionConflict')],
      ),
    );
  }
}

const tableMetric = ({ table }: DataStack, metricName: string): Metric =>
  new Metric({
    namespace: 'AWS/DynamoDB',
    metricName,
    dimensionsMap: { TableName: table.tableName },
    period: minute,
    statistic: 'Sum',
  });
