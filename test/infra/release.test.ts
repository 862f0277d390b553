import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { functions } from '../../infra/functions.ts';
import { stages } from '../../infra/stages.ts';
import type { Json, JsonObject } from '../../local/emulators/json.ts';
import { members } from '../../local/stack/assembly.ts';
import { property, stageTemplates, textOf, type Synthesised } from '../support/assembly.ts';

/** The logical ids that a value refers to, in its own stack or, by what that exports, in another. */
const namedBy = (value: Json | undefined, ids: ReadonlySet<string>): string[] =>
  [...JSON.stringify(value ?? null).matchAll(/[A-Za-z0-9]+/g)].map(([word]) => word).filter((word) => ids.has(word));

const idsOf = ({ ofType }: Synthesised, type: string): ReadonlySet<string> =>
  new Set(ofType(type).map(({ logicalId }) => logicalId));

/** What starts functions, and each mention of a function in it. */
const invocationsIn = ({ ofType }: Synthesised) => [
  ...ofType('AWS::Lambda::EventSourceMapping').map((one) => property(one, 'FunctionName')),
  ...ofType('AWS::ApiGatewayV2::Integration').map((one) => property(one, 'IntegrationUri')),
  ...ofType('AWS::Scheduler::Schedule').map((one) => property(one, 'Target.Arn')),
];

/** Who may start functions: what the policies of functions name, and what those of roles do. */
const invocationRightsIn = ({ ofType }: Synthesised): (Json | undefined)[] => [
  ...ofType('AWS::Lambda::Permission').map((one) => property(one, 'FunctionName')),
  ...ofType('AWS::IAM::Policy').flatMap((one) => {
    const statements = property(one, 'PolicyDocument.Statement');
    return (Array.isArray(statements) ? statements : [])
      .map((statement) => members(statement))
      .filter(({ Action }) => JSON.stringify(Action).includes('lambda:InvokeFunction'))
      .map(({ Resource }) => Resource);
  }),
];

/** The resources of all stacks as they are written, by logical id. */
const writtenIn = (folder: string): ReadonlyMap<string, JsonObject> =>
  new Map(
    readdirSync(folder)
      .filter((file) => file.endsWith('.template.json'))
      .map((file) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as JsonObject)
      .flatMap((template) => Object.entries(members(template['Resources'])))
      .map(([id, resource]) => [id, members(resource)]),
  );

describe.each(Object.keys(stages))('in the stage %s', (name) => {
  test('every function has one alias, live, of the version that the template makes of it', async () => {
    const synthesised = await stageTemplates(name);
    const made = idsOf(synthesised, 'AWS::Lambda::Function');

    const aliases = synthesised.ofType('AWS::Lambda::Alias');
    const versions = new Map(
      synthesised
        .ofType('AWS::Lambda::Version')
        .map(({ logicalId, properties }) => [logicalId, namedBy(properties['FunctionName'], made)]),
    );

    expect(aliases.map(({ properties }) => namedBy(properties['FunctionName'], made)).sort()).toEqual(
      [...made].map((id) => [id]).sort(),
    );
    expect(versions.size).toBe(functions.length);
    for (const alias of aliases) {
      expect(textOf(alias, 'Name')).toBe('live');
      const [version = '', ...others] = namedBy(alias.properties['FunctionVersion'], new Set(versions.keys()));
      expect(others).toEqual([]);
      expect(versions.get(version)).toEqual(namedBy(alias.properties['FunctionName'], made));
    }
  });

  test('whatever invokes a function, or may, names its alias and never the function', async () => {
    const synthesised = await stageTemplates(name);
    const made = idsOf(synthesised, 'AWS::Lambda::Function');
    const aliases = idsOf(synthesised, 'AWS::Lambda::Alias');

    const invocations = invocationsIn(synthesised);
    const rights = invocationRightsIn(synthesised);

    expect(invocations.flatMap((one) => namedBy(one, aliases)).sort()).toEqual([...aliases].sort());
    // Routes are invoked by the API, schedules by their roles; queues and streams are read in the function's own name.
    const reached = functions.filter(({ trigger }) => 'route' in trigger || 'schedule' in trigger);
    expect(rights).toHaveLength(reached.length);
    for (const one of rights) expect(namedBy(one, aliases)).toHaveLength(1);
    for (const one of [...invocations, ...rights]) expect(namedBy(one, made)).toEqual([]);
  });

  test('what is asked of runs that failed is asked of the alias', async () => {
    const synthesised = await stageTemplates(name);
    const aliases = idsOf(synthesised, 'AWS::Lambda::Alias');

    const settings = synthesised.ofType('AWS::Lambda::EventInvokeConfig');

    expect(settings).toHaveLength(functions.filter(({ trigger }) => 'schedule' in trigger).length);
    for (const { properties } of settings) expect(namedBy(properties['Qualifier'], aliases)).toHaveLength(1);
  });

  test('versions that were in use stay where the stage keeps its data, and those of a release that went back do not', async () => {
    const synthesised = await stageTemplates(name);

    const written = writtenIn(synthesised.folder);
    const policies = [...idsOf(synthesised, 'AWS::Lambda::Version')].map((id) => written.get(id)?.['DeletionPolicy']);

    const expected = synthesised.stage.keepsData ? 'RetainExceptOnCreate' : 'Delete';
    expect(policies).toHaveLength(functions.length);
    expect(policies.filter((policy) => policy !== expected)).toEqual([]);
  });
});

const gradual = Object.values(stages).filter(({ release }) => release === 'gradual');

test('what people use is released gradually, and the local stage at once', () => {
  expect(gradual.map(({ name }) => name)).toEqual(['development', 'production']);
});

describe.each(gradual.map(({ name }) => name))('gradually, in the stage %s,', (name) => {
  test('a tenth of the invocations tries each new version, and two alarms put it back', async () => {
    const synthesised = await stageTemplates(name);
    const alarms = idsOf(synthesised, 'AWS::CloudWatch::Alarm');

    const groups = synthesised.ofType('AWS::CodeDeploy::DeploymentGroup');

    expect(groups).toHaveLength(functions.length);
    for (const { properties } of groups) {
      expect(properties).toMatchObject({
        DeploymentConfigName: 'CodeDeployDefault.LambdaCanary10Percent5Minutes',
        AutoRollbackConfiguration: {
          Enabled: true,
          Events: expect.arrayContaining(['DEPLOYMENT_FAILURE', 'DEPLOYMENT_STOP_ON_ALARM']) as unknown,
        },
        AlarmConfiguration: { Enabled: true },
      });
      // Another stack's alarm is named by what that stack exports.
      const rung = JSON.stringify(properties['AlarmConfiguration']);
      for (const id of ['ReleaseAnswers', 'ReleaseFunctions']) {
        expect([...alarms].filter((alarm) => alarm.startsWith(id) && rung.includes(alarm))).toHaveLength(1);
      }
    }
  });

  test('every alias moves by a deployment group of its own', async () => {
    const synthesised = await stageTemplates(name);
    const groups = idsOf(synthesised, 'AWS::CodeDeploy::DeploymentGroup');

    const written = writtenIn(synthesised.folder);
    const used = [...idsOf(synthesised, 'AWS::Lambda::Alias')].flatMap((id) => {
      const { CodeDeployLambdaAliasUpdate: update } = members(written.get(id)?.['UpdatePolicy']);
      return namedBy(members(update)['DeploymentGroupName'], groups);
    });

    expect(used.sort()).toEqual([...groups].sort());
  });

  test('the alarms look at a minute of all requests and of all functions', async () => {
    const { ofType } = await stageTemplates(name);

    const alarms = ofType('AWS::CloudWatch::Alarm').filter(({ logicalId }) => logicalId.startsWith('Release'));

    const common = { EvaluationPeriods: 1, Threshold: 20 };
    const [api] = ofType('AWS::ApiGatewayV2::Api');
    const summed = (Metric: JsonObject) => ({ MetricStat: { Metric, Period: 60, Stat: 'Sum' }, ReturnData: false });
    expect(alarms.map(({ properties }) => properties)).toEqual([
      expect.objectContaining({
        ...common,
        Metrics: [
          // What operators closed on purpose is no failure of the release.
          { Id: 'expr_1', Expression: '(errors1 - FILL(closed1, 0))', ReturnData: true },
          {
            Id: 'errors1',
            ...summed({
              Namespace: 'AWS/ApiGateway',
              MetricName: '5xx',
              Dimensions: [{ Name: 'ApiId', Value: { Ref: api?.logicalId ?? '' } }],
            }),
          },
          {
            Id: 'closed1',
            ...summed({
              Namespace: 'Prakerja',
              MetricName: 'FeatureRefusals',
              Dimensions: [{ Name: 'service', Value: 'prakerja' }],
            }),
          },
        ].map((metric) => expect.objectContaining(metric) as unknown),
      }),
      expect.objectContaining({
        ...common,
        Period: 60,
        Statistic: 'Sum',
        Namespace: 'AWS/Lambda',
        MetricName: 'Errors',
      }),
    ]);
    expect(alarms[1]?.properties).not.toHaveProperty('Dimensions');
  });
});

test('the local stage is released at once: nothing of it waits for CodeDeploy', async () => {
  const synthesised = await stageTemplates('local');

  const written = writtenIn(synthesised.folder);

  expect(synthesised.stage.release).toBe('at-once');
  expect(
    synthesised.stacks.flatMap(({ resources }) => resources.filter(({ type }) => type.includes('CodeDeploy'))),
  ).toEqual([]);
  expect([...written.values()].filter((resource) => 'UpdatePolicy' in resource)).toEqual([]);
});

test('the names of functions begin as CodeDeploy’s right to move their aliases says', async () => {
  const { ofType, stacks } = await stageTemplates('production');

  const policy = ofType('AWS::IAM::Policy').find(({ logicalId }) => logicalId.startsWith('ReleaseRole'));
  const holders = stacks.filter(({ resources }) => resources.some(({ type }) => type === 'AWS::Lambda::Function'));

  expect(JSON.stringify(policy?.properties)).toContain(':function:prakerja-production-*"');
  expect(holders.map((stack) => stack.name).filter((stack) => !stack.startsWith('prakerja-production-'))).toEqual([]);
});
