import { Validations, type Stack } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/**
 * Says why a right with a wildcard is meant (`Resource::*`, `Action::…`, exactly as cdk-nag reports it). Every other
 * wildcard still fails the synthesis.
 */
export const acknowledge = (construct: IConstruct, wildcard: string, reason: string): void => {
  acknowledgeRule(construct, `AwsSolutions-IAM5[${wildcard}]`, reason);
};

/** Says why a rule of cdk-nag (such as `AwsSolutions-S1`) does not apply to a construct. */
export const acknowledgeRule = (construct: IConstruct, id: string, reason: string): void => {
  Validations.of(construct).acknowledge({ id, reason });
};

/** How cdk-nag names a value that another stack exports. The export is made where there is none yet. */
export const exportNameOf = (value: string, producer: Stack): string => {
  const imported = producer.resolve(producer.exportValue(value)) as Record<string, string>;
  return imported['Fn::ImportValue'] ?? '';
};
