import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { credentials } from '../emulators/aws-json.ts';
import type { LocalFunction } from './lambda-runtime.ts';
import type { Plan } from './plan.ts';
import { accessKeyOf } from './role-rights.ts';

/** Where functions find AWS and the outside world. */
export interface Endpoints {
  readonly dynamodb: string;
  readonly messaging: string;
  readonly s3: string;
  /** Every other service. */
  readonly calls: string;
  /** The servers that stand behind names of the template such as `http://registry.sandbox`. */
  readonly hosts: Readonly<Record<string, string>>;
}

/**
 * The plan's functions, ready to run.
 * @throws Error naming a function whose bundle is not in the assembly.
 */
export const localFunctions = ({ functions, assets, region }: Plan, endpoints: Endpoints): LocalFunction[] =>
  functions.map(({ resource, ref: name, attributes, properties }) => {
    const { Code, Handler, MemorySize, Timeout, Environment, Role } = properties;
    const [module = '', exported = ''] = Handler.split(/\.(?=[^.]*$)/);
    const file = join(assets.get(Code.S3Key) ?? '', `${module}.js`);
    if (!existsSync(file))
      throw new Error(`The bundle of ${resource.stack}: ${resource.logicalId} is not in the assembly.`);
    const stated = Object.entries(Environment?.Variables ?? {});
    return {
      name,
      arn: attributes['Arn'] ?? '',
      file,
      exported,
      memoryMegabytes: MemorySize,
      timeoutSeconds: Timeout,
      variables: {
        ...runtimeVariables(region, endpoints),
        AWS_ACCESS_KEY_ID: accessKeyOf(Role),
        AWS_LAMBDA_FUNCTION_NAME: name,
        AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(MemorySize),
        ...Object.fromEntries(stated.map(([variable, value]) => [variable, withLocalHosts(value, endpoints.hosts)])),
      },
    };
  });

/** What Lambda sets, and where the SDK finds each service. */
const runtimeVariables = (region: string, { dynamodb, messaging, s3, calls }: Endpoints): Record<string, string> => ({
  AWS_REGION: region,
  AWS_DEFAULT_REGION: region,
  AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
  AWS_EC2_METADATA_DISABLED: 'true',
  AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
  AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
  AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
  AWS_ENDPOINT_URL_DYNAMODB: dynamodb,
  AWS_ENDPOINT_URL_SQS: messaging,
  AWS_ENDPOINT_URL_SNS: messaging,
  AWS_ENDPOINT_URL_S3: s3,
  AWS_ENDPOINT_URL: calls,
  TZ: 'UTC',
});

const withLocalHosts = (value: string, hosts: Endpoints['hosts']): string =>
  Object.entries(hosts).reduce((text, [name, url]) => text.replaceAll(name, url), value);
