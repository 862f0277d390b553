import { RemovalPolicy } from 'aws-cdk-lib';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import type { StageSettings } from '../stages.ts';

const retentions = {
  7: RetentionDays.ONE_WEEK,
  30: RetentionDays.ONE_MONTH,
  365: RetentionDays.ONE_YEAR,
} as const satisfies Record<StageSettings['logRetentionDays'], RetentionDays>;

/** A log group that ends with its stack: what must be kept is in the table and in the evidence, never in a log. */
export class ServiceLog extends LogGroup {
  constructor(scope: Construct, id: string, { logRetentionDays }: StageSettings) {
    super(scope, id, { retention: retentions[logRetentionDays], removalPolicy: RemovalPolicy.DESTROY });
  }
}
