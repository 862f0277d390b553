import type { Duration } from 'aws-cdk-lib';
import type { Alarm } from 'aws-cdk-lib/aws-cloudwatch';
import type { Construct } from 'constructs';
import { StreamReader, type StreamReaderProps } from './stream-reader.ts';

export interface EventCaptureProps extends Pick<StreamReaderProps, 'streamArn' | 'failures' | 'failedObjects'> {
  readonly capturer: StreamReaderProps['reader'];
  /** The types of events that are left out; all others are captured, new ones too. */
  readonly outside: readonly string[];
  /** How long events are gathered: an object for each batch is what it costs. */
  readonly window: Duration;
}

/** The reader of the table's stream that puts what happened under lock and key, for the audit trail. */
export class EventCapture extends StreamReader {
  constructor(scope: Construct, id: string, { capturer, outside, window, ...props }: EventCaptureProps) {
    super(scope, id, {
      ...props,
      reader: capturer,
      filter: [{ 'anything-but': outside }],
      // As many as an invocation takes (6 MB).
      batchSize: 10_000,
      batchingWindow: window,
      reportsFailures: false,
    });
  }

  /** Makes the alarms of the capture, in the stack that holds alarms. */
  alarms(scope: Construct): Alarm[] {
    return this.alarmsNamed(scope, {
      backlog: {
        id: 'AuditCaptureSlow',
        summary: 'An event has waited for more than two minutes to be captured for the audit trail.',
        runbook: 'audit-capture-slow',
      },
      failed: {
        id: 'AuditCaptureFailed',
        summary: 'Events could not be captured for the audit trail and lie in the bucket of failed events.',
        runbook: 'audit-capture-failed',
      },
      lost: {
        id: 'AuditCaptureLost',
        summary: 'Events could neither be captured for the audit trail nor be put into the bucket of failed events.',
        runbook: 'audit-capture-lost',
      },
    });
  }
}
