import { Duration } from 'aws-cdk-lib';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Schedule, ScheduleExpression } from 'aws-cdk-lib/aws-scheduler';
import { LambdaInvoke } from 'aws-cdk-lib/aws-scheduler-targets';
import { Construct } from 'constructs';
import type { ServiceFunction } from './service-function.ts';

/** Invokes a function again and again. What a run misses the next one does, so a failed run is not repeated. */
export class ScheduledFunction extends Construct {
  constructor(scope: Construct, id: string, scheduled: ServiceFunction, expression: string) {
    super(scope, id);
    const role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('scheduler.amazonaws.com') });
    const { live } = scheduled;
    live.configureAsyncInvoke({ retryAttempts: 0, maxEventAge: Duration.minutes(1) });
    new Schedule(this, 'Schedule', {
      schedule: ScheduleExpression.expression(expression),
      target: new LambdaInvoke(live, { role, retryAttempts: 1, maxEventAge: Duration.minutes(1) }),
    });
  }
}
