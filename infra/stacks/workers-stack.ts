import { Duration, Stack, type StackProps } from 'aws-cdk-lib';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { routes, type QueueName } from '../../events/routes.ts';
import { outsideTrail } from '../../events/trail.ts';
import { exportNameOf } from '../acknowledgements.ts';
import { DefinedFunction, type Surroundings } from '../constructs/defined-function.ts';
import { EventCapture } from '../constructs/event-capture.ts';
import { EventRouter } from '../constructs/event-router.ts';
import { QueueWorker } from '../constructs/queue-worker.ts';
import { SavedQueries } from '../constructs/saved-queries.ts';
import { ScheduledFunction } from '../constructs/scheduled-function.ts';
import type { FunctionDefinition } from '../function-definition.ts';
import { functions, logicalName } from '../functions.ts';
import type { StageSettings } from '../stages.ts';
import type { DataStack } from './data-stack.ts';

/** Everything that nobody waits for at a browser: queues and their functions, the router of events, schedules. */
export class WorkersStack extends Stack {
  readonly queues: Readonly<Record<QueueName, QueueWorker>>;
  /** The same queues as those who send to them need them. */
  readonly sendable: Readonly<Record<QueueName, Queue>>;
  readonly router: EventRouter;
  readonly capture: EventCapture;
  /** What looks every minute whether something is due, by the folder of its function. */
  readonly ticks: ReadonlyMap<string, DefinedFunction>;

  constructor(
    scope: Construct,
    id: string,
    { surroundings, ...props }: StackProps & { surroundings: Omit<Surroundings, 'queues'> },
  ) {
    super(scope, id, props);
    const { stage, data } = surroundings;
    this.queues = queuesOf(this, stage);
    this.sendable = sendableOf(this.queues);
    const withQueues: Surroundings = { ...surroundings, queues: this.sendable };
    const made = new Map<string, DefinedFunction>();
    const ticks = new Map<string, DefinedFunction>();
    for (const definition of functions as readonly FunctionDefinition[]) {
      const { file, trigger } = definition;
      if ('route' in trigger) continue;
      const worker = new DefinedFunction(this, definition, withQueues);
      made.set(file, worker);
      if ('queue' in trigger) this.queues[trigger.queue].emptiedBy(worker);
      if ('schedule' in trigger) {
        new ScheduledFunction(this, `${logicalName(file)}Schedule`, worker, stage[trigger.schedule]);
        if (trigger.schedule === 'tickExpression') ticks.set(file.slice(0, file.indexOf('/')), worker);
      }
    }
    const functionOf = (file: (typeof functions)[number]['file']): DefinedFunction => {
      const found = made.get(file);
      if (!found) throw new Error(`The function ${file} is not one of the workers.`);
      return found;
    };
    this.ticks = ticks;
    const stream = {
      streamArn: streamOf(data),
      failures: data.failedEvents,
      failedObjects: `Resource::${exportNameOf(data.failedEvents.bucketArn, data)}/*`,
    };
    this.router = new EventRouter(this, 'Router', {
      ...stream,
      router: functionOf('events/route-events'),
      events: Object.keys(routes),
    });
    this.capture = new EventCapture(this, 'Capture', {
      ...stream,
      capturer: functionOf('audit/capture-events'),
      outside: Object.keys(outsideTrail),
      window: Duration.seconds(stage.captureWindowSeconds),
    });
    new SavedQueries(this, 'Queries', stage);
  }
}

const sendableOf = (queues: Readonly<Record<QueueName, QueueWorker>>): Record<QueueName, Queue> => ({
  Verification: queues.Verification.queue,
  Standing: queues.Standing.queue,
  Lists: queues.Lists.queue,
  Selection: queues.Selection.queue,
  Notices: queues.Notices.queue,
  Deadlines: queues.Deadlines.queue,
  Refunds: queues.Refunds.queue,
  Completions: queues.Completions.queue,
  Ledger: queues.Ledger.queue,
  Incentives: queues.Incentives.queue,
  Payouts: queues.Payouts.queue,
  Debts: queues.Debts.queue,
  Settlements: queues.Settlements.queue,
  Audit: queues.Audit.queue,
  Rekeying: queues.Rekeying.queue,
  Erasures: queues.Erasures.queue,
});

const queuesOf = (scope: Construct, stage: StageSettings): Record<QueueName, QueueWorker> => {
  const functionTimeout = Duration.seconds(30);
  const { visibilityTimeouts } = stage;
  const usual = { functionTimeout, visibilityTimeouts, batchSize: 10, maxConcurrency: 10 };
  return {
    Verification: new QueueWorker(scope, 'Verification', {
      ...usual,
      id: 'verification',
      maxConcurrency: stage.verification.maxConcurrency,
    }),
    Standing: new QueueWorker(scope, 'Standing', {
      ...usual,
      id: 'standing',
      batchingWindow: Duration.seconds(1),
      deliveryDelay: Duration.seconds(stage.standingDelaySeconds),
    }),
    Lists: new QueueWorker(scope, 'Lists', {
      ...usual,
      id: 'lists',
      batchSize: 1,
    }),
    Selection: new QueueWorker(scope, 'Selection', {
      ...usual,
      id: 'selection',
      batchSize: 1,
      maxConcurrency: stage.selection.maxConcurrency,
      functionTimeout: Duration.seconds(stage.selection.timeoutSeconds),
      // Once, and not six times, which is for batches that wait inside Lambda: a step whose worker died would come
      // back after half an hour. Steps may run twice at once, and come to the same bytes.
      visibilityTimeouts: 1,
    }),
    Notices: new QueueWorker(scope, 'Notices', { ...usual, id: 'notices' }),
    Deadlines: new QueueWorker(scope, 'Deadlines', {
      ...usual,
      id: 'deadlines',
      batchSize: 1,
      functionTimeout: Duration.minutes(1),
      // As for Selection: a step whose worker died comes back at once.
      visibilityTimeouts: 1,
    }),
    Refunds: new QueueWorker(scope, 'Refunds', {
      ...usual,
      id: 'refunds',
      batchSize: 1,
      // An order in flight has ended before the orders of a cancelled schedule are looked for.
      deliveryDelay: Duration.seconds(stage.standingDelaySeconds),
    }),
    Completions: new QueueWorker(scope, 'Completions', {
      ...usual,
      id: 'completions',
      functionTimeout: Duration.minutes(1),
      batchingWindow: Duration.seconds(1),
      maxConcurrency: stage.completions.maxConcurrency,
    }),
    Ledger: new QueueWorker(scope, 'Ledger', {
      ...usual,
      id: 'ledger',
      batchSize: 1,
      functionTimeout: Duration.minutes(5),
      // As for Selection.
      visibilityTimeouts: 1,
    }),
    Incentives: new QueueWorker(scope, 'Incentives', {
      ...usual,
      id: 'incentives',
      functionTimeout: Duration.minutes(1),
    }),
    Payouts: new QueueWorker(scope, 'Payouts', {
      ...usual,
      id: 'payouts',
      functionTimeout: Duration.minutes(2),
      maxConcurrency: stage.payouts.maxConcurrency,
    }),
    Debts: new QueueWorker(scope, 'Debts', { ...usual, id: 'debts' }),
    Settlements: new QueueWorker(scope, 'Settlements', {
      ...usual,
      id: 'settlements',
      batchSize: 1,
      functionTimeout: Duration.minutes(1),
      visibilityTimeouts: 1,
    }),
    Audit: new QueueWorker(scope, 'Audit', {
      ...usual,
      id: 'audit',
      batchSize: 1,
      functionTimeout: Duration.minutes(5),
      // As for Selection.
      visibilityTimeouts: 1,
    }),
    Rekeying: new QueueWorker(scope, 'Rekeying', {
      ...usual,
      id: 'rekeying',
      batchSize: 1,
      functionTimeout: Duration.minutes(2),
      // As for Selection.
      visibilityTimeouts: 1,
      // People register meanwhile: it takes its time.
      maxConcurrency: 4,
    }),
    Erasures: new QueueWorker(scope, 'Erasures', { ...usual, id: 'erasures' }),
  };
};

const streamOf = ({ table }: DataStack): string => {
  const { tableStreamArn } = table;
  if (tableStreamArn === undefined) throw new Error('The table has no stream.');
  return tableStreamArn;
};
