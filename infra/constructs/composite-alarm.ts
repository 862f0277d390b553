import { CfnCompositeAlarm, CompositeAlarm, type IAlarmRule } from 'aws-cdk-lib/aws-cloudwatch';
import type { Construct } from 'constructs';

/** An alarm made of others. As all else it is named by AWS: CDK would name it, and a name stands in the way of replacing it. */
export const compositeOn = (
  scope: Construct,
  id: string,
  { rule, description }: { readonly rule: IAlarmRule; readonly description: string },
): CompositeAlarm => {
  const composite = new CompositeAlarm(scope, id, { alarmRule: rule, alarmDescription: description });
  const { defaultChild } = composite.node;
  if (defaultChild instanceof CfnCompositeAlarm) defaultChild.addPropertyDeletionOverride('AlarmName');
  return composite;
};
