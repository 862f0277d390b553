import { Aws, Duration } from 'aws-cdk-lib';
import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { ComparisonOperator, MathExpression, Metric, type Alarm, type IMetric } from 'aws-cdk-lib/aws-cloudwatch';
import { LambdaApplication, LambdaDeploymentConfig, LambdaDeploymentGroup } from 'aws-cdk-lib/aws-codedeploy';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Alias } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { acknowledge } from '../acknowledgements.ts';
import type { StageSettings } from '../stages.ts';
import { alarmOn } from './alarm.ts';
import { failedRequests } from './failed-requests.ts';

const minute = Duration.minutes(1);

/**
 * The alarms that put a release back. They look at all requests and at all functions, whoever is being released: two that
 * do not get along show at either of them. They call nobody: `FunctionErrors` and the error budget do.
 */
export const releaseAlarms = (scope: Construct, api: HttpApi): Alarm[] => {
  const alarm = (id: string, metric: IMetric, summary: string): Alarm =>
    alarmOn(scope, id, {
      metric,
      summary,
      runbook: 'release-rolled-back',
      threshold: 20,
      comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
      evaluationPeriods: 1,
    });
  return [
    alarm(
      'ReleaseAnswers',
      new MathExpression({ ...failedRequests(api, minute), period: minute }),
      'More than twenty requests of a minute ended in an error of ours: a release under way goes back.',
    ),
    alarm(
      'ReleaseFunctions',
      // Without a dimension: of all functions of the account and region, of which a stage has its own.
      new Metric({ namespace: 'AWS/Lambda', metricName: 'Errors', period: minute, statistic: 'Sum' }),
      'More than twenty invocations of a minute failed: a release under way goes back.',
    ),
  ];
};

interface GradualReleaseProps {
  readonly stage: StageSettings;
  /** Any of them that rings puts back whatever is being released. */
  readonly alarms: readonly Alarm[];
}

/**
 * How new versions of functions take over from old ones: one invocation in ten goes to the new one for five minutes, then
 * all do, unless an alarm rings before. CodeDeploy does it, for each alias that CloudFormation moves.
 */
export class GradualRelease extends Construct {
  readonly #alarms: readonly Alarm[];
  readonly #application: LambdaApplication;
  readonly #role: Role;

  constructor(scope: Construct, id: string, { stage, alarms }: GradualReleaseProps) {
    super(scope, id);
    this.#alarms = alarms;
    this.#application = new LambdaApplication(this, 'Application');
    // AWS's own policy for it may move the aliases of every function, and read objects of every bucket.
    this.#role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('codedeploy.amazonaws.com') });
    const ownFunctions = `arn:aws:lambda:${stage.region}:${Aws.ACCOUNT_ID}:function:prakerja-${stage.name}-*`;
    for (const [actions, resource] of [
      [['lambda:GetAlias', 'lambda:GetProvisionedConcurrencyConfig', 'lambda:UpdateAlias'], ownFunctions],
      [['cloudwatch:DescribeAlarms'], '*'],
    ] as const) {
      this.#role.addToPolicy(new PolicyStatement({ actions: [...actions], resources: [resource] }));
    }
    const named = ownFunctions.replace(Aws.ACCOUNT_ID, '<AWS::AccountId>');
    acknowledge(this.#role, `Resource::${named}`, 'AWS names the functions, each beginning with its stack.');
    acknowledge(this.#role, 'Resource::*', 'CodeDeploy asks for the states of several alarms in one call.');
  }

  /** Has a function's alias move to a new version bit by bit, and back when an alarm rings. */
  moves(alias: Alias): void {
    const group = new LambdaDeploymentGroup(alias, 'Release', {
      alias,
      application: this.#application,
      deploymentConfig: LambdaDeploymentConfig.CANARY_10PERCENT_5MINUTES,
      alarms: [...this.#alarms],
      // By hand too: whoever stops a release wants the old version back, and not a tenth of the new one.
      autoRollback: { failedDeployment: true, stoppedDeployment: true, deploymentInAlarm: true },
      // CDK would add AWS's policy to it.
      role: this.#role.withoutPolicyUpdates(),
    });
    group.node.addDependency(this.#role);
  }
}
