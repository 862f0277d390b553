import { Alarm, TreatMissingData, type AlarmProps } from 'aws-cdk-lib/aws-cloudwatch';
import type { Construct } from 'constructs';

export interface ServiceAlarmProps extends Pick<
  AlarmProps,
  'metric' | 'threshold' | 'comparisonOperator' | 'evaluationPeriods' | 'datapointsToAlarm' | 'treatMissingData'
> {
  /** What is wrong, in one sentence. */
  readonly summary: string;
  /** The name of its page in `docs/runbooks`, without its ending. */
  readonly runbook: string;
}

/** An alarm says what is wrong and where to read what to do. Silence of a metric is not an alarm unless told: most are silent when nothing happens. */
export const alarmOn = (scope: Construct, id: string, { summary, runbook, ...props }: ServiceAlarmProps): Alarm =>
  new Alarm(scope, id, {
    treatMissingData: TreatMissingData.NOT_BREACHING,
    ...props,
    alarmDescription: `${summary} Runbook: docs/runbooks/${runbook}.md`,
  });
