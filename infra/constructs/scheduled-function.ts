import { CfnElement, Duration } from 'aws-cdk-lib';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Schedule, ScheduleExpression } from 'aws-cdk-lib/aws-scheduler';
import { LambdaInvoke } from 'aws-cdk-lib/aws-scheduler-targets';
import { Construct } from 'constructs';
import { acknowledge } from '../acknowledgements.ts';
import type { ServiceFunction } from './service-function.ts';

/** Invokes a function again and again. What a run misses the next one does, so a failed run is not repeated. */
export class ScheduledFunction extends Construct {
  constructor(scope: Construct, id: string, scheduled: ServiceFunction, expression: string) {
    super(scope, id);
    const role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('scheduler.amazonaws.com') });
    scheduled.configureAsyncInvoke({ retryAttempts: 0, maxEventAge: Duration.minutes(1) });
    // CDK's target also names the versions of the function, of which there are none.
    acknowledge(role, `Resource::<${logicalIdOf(scheduled)}.Arn>:*`, 'The versions of this one function.');
    new Schedule(this, 'Schedule', {
      schedule: ScheduleExpression.expression(expression),
      target: new LambdaInvoke(scheduled, { role, retryAttempts: 1, maxEventAge: Duration.minutes(1) }),
    });
  }
}

const logicalIdOf = ({ node, stack }: ServiceFunction): string =>
  CfnElement.isCfnElement(node.defaultChild) ? String(stack.resolve(node.defaultChild.logicalId)) : '';
