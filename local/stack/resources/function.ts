import * as z from 'zod';
import type { Resource } from '../assembly.ts';
import { problemOfFilter } from '../filters.ts';
import { arnOf, fixedId, physicalName, TAGS, type Place, type ResourceType } from './resource-type.ts';

const FunctionProperties = z.strictObject({
  FunctionName: z.string().optional(),
  Runtime: z.string().regex(/^nodejs\d+\.x$/, 'only Node.js functions are imitated'),
  Handler: z.string(),
  /** The ARN of the role whose rights the function has. */
  Role: z.string(),
  Code: z.strictObject({ S3Bucket: z.string(), S3Key: z.string() }),
  MemorySize: z.number().default(128),
  Timeout: z.number().default(3),
  Environment: z.strictObject({ Variables: z.record(z.string(), z.string()) }).optional(),
});
type FunctionProperties = z.infer<typeof FunctionProperties>;

export const lambdaFunction: ResourceType<FunctionProperties> = {
  type: 'AWS::Lambda::Function',
  schema: FunctionProperties,
  leftOut: {
    Architectures: 'The local functions run on this machine’s processor.',
    LoggingConfig: 'Each function logs to its own file under .local/logs.',
    TracingConfig: 'No traces are collected locally.',
    EphemeralStorage: 'The functions write no files.',
    RecursiveLoop: 'The local stack ends no loop: with “Terminate” Lambda would.',
    RuntimeManagementConfig: 'The local runtime is the repository’s own Node.js.',
    Description: 'A description has no effect.',
    Tags: TAGS,
  },
  values: (resource, place) => {
    const name = physicalName(resource, place, 'FunctionName', 64);
    return { ref: name, attributes: { Arn: arnOf('lambda', place, `function:${name}`) } };
  },
};

/** `FunctionName` of a version or an alias may be the function's name or its ARN. */
const arnOfFunction = (resource: Resource, place: Place): string => {
  const named = place.text(resource, resource.properties['FunctionName'] ?? '');
  return named.startsWith('arn:') ? named : arnOf('lambda', place, `function:${named}`);
};

const VersionProperties = z.strictObject({ FunctionName: z.string() });
type VersionProperties = z.infer<typeof VersionProperties>;

/** The one version of a function that there is locally. */
const VERSION = '1';

export const functionVersion: ResourceType<VersionProperties> = {
  type: 'AWS::Lambda::Version',
  schema: VersionProperties,
  leftOut: {
    CodeSha256: 'The local stack runs the code of the assembly.',
    Description: 'A description has no effect.',
  },
  values: (resource, place) => {
    const arn = `${arnOfFunction(resource, place)}:${VERSION}`;
    return { ref: arn, attributes: { FunctionArn: arn, Version: VERSION } };
  },
};

const AliasProperties = z.strictObject({
  FunctionName: z.string(),
  FunctionVersion: z.literal(VERSION, 'only the one version that a function has locally is imitated'),
  Name: z.string(),
});
type AliasProperties = z.infer<typeof AliasProperties>;

export const functionAlias: ResourceType<AliasProperties> = {
  type: 'AWS::Lambda::Alias',
  schema: AliasProperties,
  leftOut: { Description: 'A description has no effect.' },
  values: (resource, place) => {
    const name = place.text(resource, resource.properties['Name'] ?? '');
    const arn = `${arnOfFunction(resource, place)}:${name}`;
    return { ref: arn, attributes: { AliasArn: arn } };
  },
};

const Filter = z.strictObject({
  Pattern: z.string().superRefine((pattern, context) => {
    const problem = problemOfFilter(pattern);
    if (problem !== undefined) context.addIssue(problem);
  }),
});

const SourceProperties = z.strictObject({
  FunctionName: z.string(),
  EventSourceArn: z.string().regex(/^arn:aws:(sqs|dynamodb):/, 'only queues and table streams are imitated'),
  Enabled: z.boolean().optional(),
  BatchSize: z.number().optional(),
  MaximumBatchingWindowInSeconds: z.number().default(0),
  FunctionResponseTypes: z.array(z.literal('ReportBatchItemFailures')).default([]),
  ScalingConfig: z.strictObject({ MaximumConcurrency: z.number() }).optional(),
  FilterCriteria: z.strictObject({ Filters: z.array(Filter) }).optional(),
  StartingPosition: z.enum(['TRIM_HORIZON', 'LATEST']).optional(),
  ParallelizationFactor: z.literal(1).optional(),
  BisectBatchOnFunctionError: z.boolean().default(false),
  MaximumRetryAttempts: z.number().default(-1),
  MaximumRecordAgeInSeconds: z.number().default(-1),
  DestinationConfig: z
    .strictObject({
      OnFailure: z.strictObject({
        Destination: z.string().regex(/^arn:aws:s3:::/, 'only a bucket is imitated as the destination of failures'),
      }),
    })
    .optional(),
});
export type SourceProperties = z.infer<typeof SourceProperties>;

export const eventSourceMapping: ResourceType<SourceProperties> = {
  type: 'AWS::Lambda::EventSourceMapping',
  schema: SourceProperties,
  leftOut: {
    KmsKeyArn: 'Nothing is kept at rest locally.',
    MetricsConfig: 'No metrics are collected locally.',
    Tags: TAGS,
  },
  values: (resource) => {
    const id = fixedId(resource, 32);
    return { ref: id, attributes: { Id: id } };
  },
};

const RETRY = 'The next run follows soon, and a failed one is in the function’s log.';

const ScheduleProperties = z.strictObject({
  Name: z.string().optional(),
  ScheduleExpression: z.string().regex(/^rate\(\d+ (minute|hour|day)s?\)$/, 'only rate(…) is imitated'),
  State: z.enum(['ENABLED', 'DISABLED']).default('ENABLED'),
  FlexibleTimeWindow: z.strictObject({ Mode: z.literal('OFF') }),
  Target: z.strictObject({
    Arn: z.string().regex(/^arn:aws:lambda:/, 'only functions are imitated as targets'),
    Input: z.string().optional(),
  }),
});
type ScheduleProperties = z.infer<typeof ScheduleProperties>;

export const schedule: ResourceType<ScheduleProperties> = {
  type: 'AWS::Scheduler::Schedule',
  schema: ScheduleProperties,
  leftOut: {
    GroupName: 'A group sorts schedules and has no effect.',
    ScheduleExpressionTimezone: 'A rate has no time zone.',
    Description: 'A description has no effect.',
    KmsKeyArn: 'Nothing is kept at rest locally.',
    'Target.RoleArn': 'The local stack itself starts functions.',
    'Target.RetryPolicy': RETRY,
    'Target.DeadLetterConfig': RETRY,
  },
  values: (resource, place) => {
    const name = physicalName(resource, place, 'Name', 64);
    return { ref: name, attributes: { Arn: arnOf('scheduler', place, `schedule/default/${name}`) } };
  },
};
