import { RemovalPolicy, type Duration } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
  Architecture,
  Code,
  Function,
  LoggingFormat,
  RecursiveLoop,
  Runtime,
  SystemLogLevel,
  Tracing,
  type IFunction,
} from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import { acknowledge } from '../acknowledgements.ts';
import type { StageSettings } from '../stages.ts';
import type { GradualRelease } from './gradual-release.ts';
import { ServiceLog } from './service-log.ts';

export interface ServiceFunctionProps {
  readonly stage: StageSettings;
  /** The folder of its bundle, which holds `index.js` and nothing else. */
  readonly bundle: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly rights: readonly PolicyStatement[];
  readonly memoryMiB: number;
  readonly timeout: Duration;
  /** Whether it may send to the queue that invokes it, which Lambda otherwise takes for a mistake. */
  readonly sendsToItself: boolean;
  /** How a new version takes over; undefined where it does so at once. */
  readonly release: GradualRelease | undefined;
}

/** The alias of the version of a function that is in use. Whatever invokes the function invokes this. */
const live = 'live';

/** A Lambda function as all of ours are: same runtime, logs and traces, and a role with no right that it was not given. */
export class ServiceFunction extends Function {
  readonly ownRole: Role;
  /** What to invoke it by: its version in use, and not what was deployed last. */
  readonly live: IFunction;

  constructor(scope: Construct, id: string, props: ServiceFunctionProps) {
    const { stage, bundle, environment, rights, memoryMiB, timeout, sendsToItself, release } = props;
    const logGroup = new ServiceLog(scope, `${id}Logs`, stage);
    // A role of our own: the one that CDK makes may write to every log group of the account.
    const role = new Role(scope, `${id}Role`, { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    super(scope, id, {
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      code: Code.fromAsset(bundle),
      handler: 'index.handler',
      memorySize: memoryMiB,
      timeout,
      role,
      logGroup,
      loggingFormat: LoggingFormat.JSON,
      // The platform's lines at every start and end say what its metrics say, at the price of logs.
      systemLogLevelV2: SystemLogLevel.WARN,
      tracing: Tracing.ACTIVE,
      currentVersionOptions: {
        // Going back is going back to a version, which must still be there. That of a release that went back goes: Lambda
        // makes no second version of the same code, so that the same commit could not be released again.
        removalPolicy: stage.keepsData ? RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE : RemovalPolicy.DESTROY,
      },
      ...(sendsToItself ? { recursiveLoop: RecursiveLoop.ALLOW } : {}),
      environment: {
        STAGE: stage.name,
        LOG_LEVEL: stage.logLevel,
        POWERTOOLS_SERVICE_NAME: 'prakerja',
        POWERTOOLS_METRICS_NAMESPACE: 'Prakerja',
        ...environment,
      },
    });
    this.ownRole = role;
    const alias = this.addAlias(live);
    release?.moves(alias);
    // CDK's class says `role: IRole | undefined` where CDK's interface says `role?: IRole`, which our strict settings tell apart.
    this.live = alias as IFunction;
    const logs = new PolicyStatement({
      actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
      resources: [logGroup.logGroupArn],
    });
    for (const statement of [logs, ...rights]) this.addToRolePolicy(statement);
    acknowledge(role, 'Resource::*', 'X-Ray has no resources that a right could name.');
  }
}
