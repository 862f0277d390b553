import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadAssembly, type Assembly, type Resource } from '../../../local/stack/assembly.ts';
import { NotImitated, leftOutProperties, planOf } from '../../../local/stack/plan.ts';
import { leftOutTypes } from '../../../local/stack/resources/left-out-types.ts';
import { startStack } from '../../../local/stack/stack.ts';
import { synthesiseFixture } from './fixture/app.ts';

const addresses = { queues: 'http://queues', issuer: 'http://issuer', api: 'http://api' };
const folder = mkdtempSync(join(tmpdir(), 'coverage-'));
let assembly: Assembly;

beforeAll(() => {
  assembly = loadAssembly(synthesiseFixture(folder));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const changed = (change: (resource: Resource) => Resource, added: readonly Resource[] = []): Assembly => ({
  ...assembly,
  stacks: assembly.stacks.map((stack) => ({
    ...stack,
    resources: [...stack.resources.map(change), ...added.filter((resource) => resource.stack === stack.name)],
  })),
});
const withProperty = (type: string, name: string, value: Resource['properties'][string]) =>
  changed((resource) =>
    resource.type === type ? { ...resource, properties: { ...resource.properties, [name]: value } } : resource,
  );
const problemsOf = (changedAssembly: Assembly): readonly string[] => {
  try {
    planOf(changedAssembly, addresses);
    return [];
  } catch (fault) {
    if (fault instanceof NotImitated) return fault.problems;
    throw fault;
  }
};

test('a template whose parts are all on one of the two lists is taken', () => {
  const plan = planOf(assembly, addresses);

  expect(problemsOf(assembly)).toEqual([]);
  expect(plan.routes).toHaveLength(6);
  expect(
    plan.functions.find(({ resource }) => resource.logicalId.startsWith('WorkJobs'))?.properties.Environment?.Variables,
  ).toMatchObject({
    TABLE_NAME: plan.tables[0]?.ref,
    JOBS_QUEUE_URL: expect.stringMatching(/^http:\/\/queues\/000000000000\/FixtureWorkers-Jobs/) as string,
  });
});

test('a resource type on neither list is refused with its logical id and type', () => {
  const machine = {
    stack: 'FixtureWorkers',
    logicalId: 'Machine',
    type: 'AWS::StepFunctions::StateMachine',
    path: '',
    condition: undefined,
    properties: {},
  };

  expect(problemsOf(changed((resource) => resource, [machine]))).toEqual([
    'FixtureWorkers: Machine (AWS::StepFunctions::StateMachine): the resource type is on neither list.',
  ]);
});

test('a property on neither list is refused with its path', () => {
  expect(problemsOf(withProperty('AWS::S3::Bucket', 'NotificationConfiguration', {}))).toContainEqual(
    expect.stringMatching(
      /^FixtureData: Evidence\w+ \(AWS::S3::Bucket\): property NotificationConfiguration is on neither list\.$/,
    ),
  );
  expect(
    problemsOf(
      withProperty('AWS::Scheduler::Schedule', 'FlexibleTimeWindow', { Mode: 'OFF', MaximumWindowInMinutes: 5 }),
    ),
  ).toContainEqual(expect.stringContaining('property FlexibleTimeWindow.MaximumWindowInMinutes is on neither list'));
});

test.each([
  ['AWS::Lambda::Function', 'ReservedConcurrentExecutions', 5, 'ReservedConcurrentExecutions'],
  ['AWS::Lambda::Version', 'ProvisionedConcurrencyConfig', { ProvisionedConcurrentExecutions: 1 }, 'Provisioned'],
  ['AWS::Lambda::Alias', 'FunctionVersion', '2', 'only the one version that a function has locally is imitated'],
  ['AWS::Lambda::Alias', 'RoutingConfig', { AdditionalVersionWeights: [] }, 'RoutingConfig is on neither list'],
  [
    'AWS::Lambda::EventSourceMapping',
    'FilterCriteria',
    { Filters: [{ Pattern: '{"body":{"n":[{"numeric":[">",1]}]}}' }] },
    'is not imitated',
  ],
  ['AWS::Scheduler::Schedule', 'ScheduleExpression', 'cron(0 2 * * ? *)', 'only rate(…) is imitated'],
  ['AWS::ApiGatewayV2::Api', 'ProtocolType', 'WEBSOCKET', 'ProtocolType'],
  ['AWS::DynamoDB::GlobalTable', 'BillingMode', 'PROVISIONED', 'BillingMode'],
])('a value of %s that is not imitated (%s) is refused', (type, name, value, told) => {
  expect(problemsOf(withProperty(type, name, value))).toContainEqual(expect.stringContaining(told));
});

test('an intrinsic function and an attribute that are not imitated are refused by name', () => {
  expect(problemsOf(withProperty('AWS::SQS::Queue', 'QueueName', { 'Fn::Transform': {} }))).toContainEqual(
    expect.stringContaining('Fn::Transform of FixtureWorkers is not imitated'),
  );
  expect(
    problemsOf(withProperty('AWS::SQS::Queue', 'QueueName', { 'Fn::GetAtt': ['Jobs0', 'Colour'] })),
  ).toContainEqual(expect.stringContaining('nothing named Jobs0'));
});

test('everything that is left out has a reason', () => {
  const reasons = [
    ...Object.values(leftOutTypes),
    ...Object.values(leftOutProperties).flatMap((properties) => Object.values(properties)),
  ];

  expect(reasons.filter((reason) => !/^[A-Z].{10,}\.$/.test(reason))).toEqual([]);
});

test('a stack that asks for more does not start', async () => {
  const other = join(folder, 'asking-for-more');
  cpSync(join(folder, 'cdk.out'), other, { recursive: true });
  const file = join(other, 'FixtureData.template.json');
  const template = JSON.parse(readFileSync(file, 'utf8')) as { Resources: Record<string, unknown> };
  template.Resources['Cluster'] = { Type: 'AWS::ECS::Cluster' };
  writeFileSync(file, JSON.stringify(template));

  const start = startStack({ assemblyDir: other, outside: false, quiet: true, logsDir: join(folder, 'logs') });

  await expect(start).rejects.toThrow(
    'FixtureData: Cluster (AWS::ECS::Cluster): the resource type is on neither list.',
  );
});
