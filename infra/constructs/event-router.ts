import { Duration } from 'aws-cdk-lib';
import type { Alarm } from 'aws-cdk-lib/aws-cloudwatch';
import type { Construct } from 'constructs';
import { StreamReader, type StreamReaderProps } from './stream-reader.ts';

export interface EventRouterProps extends Pick<StreamReaderProps, 'streamArn' | 'failures' | 'failedObjects'> {
  readonly router: StreamReaderProps['reader'];
  /** The types of events that are routed. */
  readonly events: readonly string[];
}

/** The reader of the table's stream that passes events to queues. */
export class EventRouter extends StreamReader {
  constructor(scope: Construct, id: string, { router, events, ...props }: EventRouterProps) {
    super(scope, id, {
      ...props,
      reader: router,
      filter: events,
      batchSize: 100,
      batchingWindow: Duration.seconds(1),
      reportsFailures: true,
    });
  }

  /** Makes the router's alarms, in the stack that holds alarms. */
  alarms(scope: Construct): Alarm[] {
    return this.alarmsNamed(scope, {
      backlog: {
        id: 'StreamBacklog',
        summary: 'An event has waited in the table’s stream for more than a minute.',
        runbook: 'stream-backlog',
      },
      failed: {
        id: 'FailedEvents',
        summary: 'Events could not be routed and lie in the bucket of failed events.',
        runbook: 'failed-events',
      },
      lost: {
        id: 'LostEvents',
        summary: 'Events could neither be routed nor be put into the bucket of failed events.',
        runbook: 'lost-events',
      },
    });
  }
}
