import { Duration } from 'aws-cdk-lib';
import { AlarmStatusWidget, Dashboard, Metric, type IAlarm } from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import { counted } from '../constructs/service-metric.ts';
import type { ApiStack } from '../stacks/api-stack.ts';
import type { DataStack } from '../stacks/data-stack.ts';
import type { WorkersStack } from '../stacks/workers-stack.ts';
import type { StageSettings } from '../stages.ts';
import { failedShare, objective, shareOf } from './error-budget.ts';
import { graph, graphBelow, heading } from './graph.ts';

interface TechnicalDashboardProps {
  readonly stage: StageSettings;
  readonly data: DataStack;
  readonly api: ApiStack;
  readonly workers: WorkersStack;
  /** Those that call somebody, and those that they are made of. */
  readonly alarms: { readonly callers: readonly IAlarm[]; readonly others: readonly IAlarm[] };
}

const minute = Duration.minutes(1);
const sum = { period: minute, statistic: 'Sum' };
const most = { period: minute, statistic: 'Maximum' };

/** How the machinery goes, from the door inwards: for whoever is awake at night. */
export class TechnicalDashboard extends Construct {
  constructor(scope: Construct, id: string, { stage, data, api, workers, alarms }: TechnicalDashboardProps) {
    super(scope, id);
    const page = new Dashboard(this, 'Page', { defaultInterval: Duration.hours(3) });
    page.addWidgets(heading(`# Prakerja, ${stage.name}: the machinery`));
    page.addWidgets(new AlarmStatusWidget({ title: 'Who calls', alarms: [...alarms.callers], width: 24, height: 4 }));
    page.addWidgets(new AlarmStatusWidget({ title: 'All alarms', alarms: [...alarms.others], width: 24, height: 8 }));
    page.addWidgets(heading('## The API and its functions'));
    page.addWidgets(...doorGraphs(api), ...functionGraphs());
    page.addWidgets(heading('## Queues and the stream'));
    page.addWidgets(...queueGraphs(workers));
    page.addWidgets(heading('## The table, others’ servers, and the proofs'));
    page.addWidgets(...tableGraphs(data), ...outsideGraphs());
  }
}

const doorGraphs = ({ api }: ApiStack) => [
  graph(
    'Requests a minute; errors of ours and of callers',
    [api.metricCount({ period: minute, statistic: 'SampleCount' })],
    [api.metricServerError(sum), api.metricClientError(sum)],
  ),
  graph(
    'Latency (ms)',
    ['p50', 'p90', 'p99'].map((statistic) => api.metricLatency({ period: minute, statistic })),
  ),
  graphBelow(
    `Error budget: failed requests (%), ${String(objective.percent)} % promised over ${String(objective.days)} days`,
    objective.burns.map(({ longMinutes }) => failedShare(api, Duration.minutes(longMinutes))),
    shareOf(objective.burns[0]),
    'fast burn',
  ),
];

/** Without a dimension they are those of all functions of the account and region, of which a stage has its own. */
const ofAllFunctions = (metricName: string, statistic = 'Sum'): Metric =>
  new Metric({ namespace: 'AWS/Lambda', metricName, period: minute, statistic });

const functionGraphs = () => [
  graph('Functions: errors and throttles', [ofAllFunctions('Errors'), ofAllFunctions('Throttles')]),
  graph(
    'Functions: environments at once',
    [ofAllFunctions('ConcurrentExecutions', 'Maximum')],
    [ofAllFunctions('Invocations')],
  ),
  graph(
    'Counted by functions: faults, messages refused, requests past the edge, closed features met',
    ['Faults', 'MessagesRefused', 'RequestsPastEdge', 'FeatureRefusals'].map((name) => counted(name)),
  ),
];

const queueGraphs = ({ queues, router, capture }: WorkersStack) => {
  const all = Object.values(queues);
  return [
    graph(
      'Messages waiting',
      all.map(({ queue }) => queue.metricApproximateNumberOfMessagesVisible(most)),
    ),
    graph(
      'Oldest message (s)',
      all.map(({ queue }) => queue.metricApproximateAgeOfOldestMessage(most)),
    ),
    graph(
      'Dead letters',
      all.map(({ deadLetters }) => deadLetters.metricApproximateNumberOfMessagesVisible(most)),
    ),
    graph('Stream: how long events wait (ms)', [router.iteratorAge(), capture.iteratorAge()]),
    graph('Events routed, captured for the trail', [counted('EventsRouted'), counted('AuditEventsCaptured')]),
    graph(
      'Selection: units done; stages that stood still',
      [counted('SelectionUnitsDone')],
      [counted('SelectionsStalled')],
    ),
  ];
};

const tableGraphs = ({ table }: DataStack) => {
  const metric = (metricName: string): Metric =>
    new Metric({ namespace: 'AWS/DynamoDB', metricName, dimensionsMap: { TableName: table.tableName }, ...sum });
  return [
    graph('Table: units a minute', [metric('ConsumedReadCapacityUnits'), metric('ConsumedWriteCapacityUnits')]),
    graph(
      'Table: turned away, and conflicts of transactions',
      ['ReadThrottleEvents', 'WriteThrottleEvents'].map(metric),
      [metric('TransactionConflict')],
    ),
  ];
};

const outsideGraphs = () => [
  graph(
    'Put off: registry, gateway, check of faces, accounts, payments',
    [
      'VerificationsPostponed',
      'NoticesPostponed',
      'PresencesPostponed',
      'AccountInquiriesPostponed',
      'PayoutsPostponed',
      'PayoutsContradicted',
    ].map((name) => counted(name)),
  ),
  graph(
    'Days not closed: ledger and audit trail',
    ['LedgerDaysBehind', 'AuditDaysBehind'].map((name) => counted(name).with({ statistic: 'Maximum' })),
  ),
  graph(
    'Figures that do not agree: ledger and audit trail',
    ['LedgerDifferences', 'AuditDifferences'].map((name) => counted(name)),
  ),
];
