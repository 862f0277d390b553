import { Stack, type StackProps } from 'aws-cdk-lib';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import type { Construct } from 'constructs';
import type { StageSettings } from '../stages.ts';
import { BusinessDashboard } from '../watch/business-dashboard.ts';
import { errorBudgetAlarms } from '../watch/error-budget.ts';
import { journeyAlarms } from '../watch/journeys.ts';
import { machineryAlarms } from '../watch/machinery-alarms.ts';
import { programmeAlarms } from '../watch/programme-alarms.ts';
import { TechnicalDashboard } from '../watch/technical-dashboard.ts';
import type { ApiStack } from './api-stack.ts';
import type { DataStack } from './data-stack.ts';
import type { WorkersStack } from './workers-stack.ts';

export interface WatchStackProps extends StackProps {
  readonly stage: StageSettings;
  readonly data: DataStack;
  readonly api: ApiStack;
  readonly workers: WorkersStack;
}

/** Who is called, when, and what they look at. */
export class WatchStack extends Stack {
  constructor(scope: Construct, id: string, { stage, data, api, workers, ...props }: WatchStackProps) {
    super(scope, id, props);
    // Alarms name resources and runbooks, no person: the topic needs no key of its own.
    const topic = new Topic(this, 'Alarms', { enforceSSL: true, displayName: `Prakerja ${stage.name}` });
    for (const address of stage.alarmEmails) topic.addSubscription(new EmailSubscription(address));

    const budget = errorBudgetAlarms(this, api.api);
    const alarms = [
      ...Object.values(workers.queues).flatMap((queue) => queue.alarms(this)),
      ...workers.router.alarms(this),
      ...workers.capture.alarms(this),
      ...machineryAlarms(this, { api: api.api, tableName: data.table.tableName }),
      ...programmeAlarms(this, workers),
    ];
    // The windows of a burn count together only, so that they call nobody and are in no journey.
    const { composites, alone } = journeyAlarms(this, [...alarms, ...budget.burns]);
    for (const alarm of [...composites, ...alone]) alarm.addAlarmAction(new SnsAction(topic));

    new BusinessDashboard(this, 'Business', stage);
    new TechnicalDashboard(this, 'Technical', {
      stage,
      data,
      api,
      workers,
      alarms: { callers: [...composites, ...alone], others: [...alarms, ...budget.windows, ...api.releaseAlarms] },
    });
  }
}
