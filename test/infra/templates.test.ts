import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { functions, logicalName } from '../../infra/functions.ts';
import { stages } from '../../infra/stages.ts';
import type { JsonObject } from '../../local/emulators/json.ts';
import { members } from '../../local/stack/assembly.ts';
import { property, stageTemplates, stageWithEverything, synthesised, textOf } from '../support/assembly.ts';
import { isRoute } from '../../shared/domain/access/index.ts';
import { hasOwnProof } from './doors.ts';

/** Types that hold what cannot be made again. */
const stateful = [
  'AWS::DynamoDB::GlobalTable',
  'AWS::DynamoDB::Table',
  'AWS::S3::Bucket',
  'AWS::KMS::Key',
  'AWS::Cognito::UserPool',
  'AWS::SecretsManager::Secret',
];

/** What becomes of each resource of a stack when it goes. */
const keptIn = (folder: string, stack: string): ReadonlyMap<string, unknown> => {
  const template = JSON.parse(readFileSync(join(folder, `${stack}.template.json`), 'utf8')) as JsonObject;
  return new Map(
    Object.entries(members(template['Resources'])).map(([id, resource]) => [id, members(resource)['DeletionPolicy']]),
  );
};

const idsOf = (resources: readonly { logicalId: string }[]) => resources.map(({ logicalId }) => logicalId);

describe.each(Object.keys(stages))('in the stage %s', (name) => {
  test('what must never be lost is in the data stack and nowhere else', async () => {
    const { stacks } = await stageTemplates(name);

    const holders = stacks.filter(({ resources }) => resources.some(({ type }) => stateful.includes(type)));

    expect(holders.map((stack) => stack.name)).toEqual([`prakerja-${name}-data`]);
  });

  test('every queue is the dead letters of another, or has dead letters after five tries', async () => {
    const { ofType } = await stageTemplates(name);

    const queues = ofType('AWS::SQS::Queue');
    const deadLetters = queues.filter(({ logicalId }) => logicalId.includes('DeadLetters'));
    const others = queues.filter((queue) => !deadLetters.includes(queue));

    expect(others).toHaveLength(16);
    expect(deadLetters).toHaveLength(16);
    for (const queue of others) {
      const target = members(property(queue, 'RedrivePolicy.deadLetterTargetArn'))['Fn::GetAtt'];
      expect(idsOf(deadLetters)).toContain(Array.isArray(target) ? target[0] : undefined);
      expect(property(queue, 'RedrivePolicy.maxReceiveCount')).toBe(5);
    }
    for (const queue of deadLetters) expect(property(queue, 'MessageRetentionPeriod')).toBe(14 * 24 * 3_600);
  });

  test('a queue hides a message at least as long as its function may work on it, and reports failures one by one', async () => {
    const { ofType } = await stageTemplates(name);

    const sources = ofType('AWS::Lambda::EventSourceMapping');

    expect(sources).toHaveLength(functions.filter(({ trigger }) => 'queue' in trigger || 'stream' in trigger).length);
    for (const source of sources) {
      // What puts a batch of the stream into one object has put all of it or nothing.
      const isCapture = JSON.stringify(source.properties['FunctionName']).includes('CaptureEvents');
      expect(source.properties['FunctionResponseTypes']).toEqual(isCapture ? undefined : ['ReportBatchItemFailures']);
      const arn = members(source.properties['EventSourceArn'])['Fn::GetAtt'];
      if (!Array.isArray(arn)) continue;
      const queue = ofType('AWS::SQS::Queue').find(({ logicalId }) => logicalId === arn[0]);
      const alias = ofType('AWS::Lambda::Alias').find(({ logicalId }) =>
        JSON.stringify(source.properties['FunctionName']).includes(logicalId),
      );
      const target = ofType('AWS::Lambda::Function').find(
        ({ logicalId }) => logicalId === (alias && property(alias, 'FunctionName.Ref')),
      );
      expect(target).toBeDefined();
      expect(Number(queue?.properties['VisibilityTimeout'])).toBeGreaterThanOrEqual(
        Number(target?.properties['Timeout']),
      );
      expect(property(source, 'ScalingConfig.MaximumConcurrency')).toBeGreaterThanOrEqual(2);
    }
  });

  test('a stack stays well under the 500 resources that CloudFormation takes', async () => {
    const { stacks } = await stageTemplates(name);

    const sizes = stacks.map((stack) => ({ stack: stack.name, resources: stack.resources.length }));

    expect(sizes.filter(({ resources }) => resources >= 400)).toEqual([]);
  });

  test('no stack needs one that is deployed after it', async () => {
    const { folder } = await stageTemplates(name);

    const order = ['Data', 'Api', 'Workers', 'Catalogue', 'Training', 'Money', 'Trust', 'Staff', 'Watch'];
    const { artifacts } = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as JsonObject;

    for (const [index, stack] of order.entries()) {
      const { dependencies } = members(members(artifacts)[stack]);
      const others = Array.isArray(dependencies) ? dependencies.map(String) : [];
      expect(others.filter((other) => order.indexOf(other) > index)).toEqual([]);
    }
  });

  test('files of partners are encrypted, not locked, and gone after thirty days', async () => {
    const { ofType } = await stageTemplates(name);

    const uploads = ofType('AWS::S3::Bucket').find(({ logicalId }) => logicalId.startsWith('Uploads'));

    expect(uploads?.properties).toHaveProperty('BucketEncryption');
    expect(uploads?.properties).not.toHaveProperty('ObjectLockEnabled');
    expect(uploads && property(uploads, 'LifecycleConfiguration.Rules')).toEqual([
      expect.objectContaining({ ExpirationInDays: 30, Status: 'Enabled' }),
    ]);
  });

  test('consequences of a change are drawn later than a join, or an order, can last', async () => {
    const { ofType } = await stageTemplates(name);

    const standing = ofType('AWS::SQS::Queue').find(({ logicalId }) => logicalId.startsWith('StandingQueue'));
    const refunds = ofType('AWS::SQS::Queue').find(({ logicalId }) => logicalId.startsWith('RefundsQueue'));
    const joins = ofType('AWS::Lambda::Function').filter(({ logicalId }) => logicalId.startsWith('JoinWave'));
    const order = ofType('AWS::Lambda::Function').find(({ logicalId }) => logicalId.startsWith('PlaceOrder'));

    expect(Number(refunds?.properties['DelaySeconds'])).toBeGreaterThan(Number(order?.properties['Timeout']));
    expect(refunds?.properties['DelaySeconds']).toBe(standing?.properties['DelaySeconds']);
    expect(joins).toHaveLength(2);
    for (const { properties } of joins) {
      expect(Number(standing?.properties['DelaySeconds'])).toBeGreaterThan(Number(properties['Timeout']));
    }
  });

  test('no function takes concurrency from the others, and all run the same runtime on arm64 with traces', async () => {
    const { ofType } = await stageTemplates(name);

    const found = ofType('AWS::Lambda::Function');

    expect(found).toHaveLength(functions.length);
    for (const one of found) {
      expect(one.properties).not.toHaveProperty('ReservedConcurrentExecutions');
      expect(one.properties).toMatchObject({
        Runtime: 'nodejs24.x',
        Architectures: ['arm64'],
        Handler: 'index.handler',
        TracingConfig: { Mode: 'Active' },
        LoggingConfig: { LogFormat: 'JSON' },
      });
    }
  });

  test('every function of the list has its route, queue, schedule or stream', async () => {
    const { ofType } = await stageTemplates(name);

    const routes = ofType('AWS::ApiGatewayV2::Route').map(({ properties }) => properties['RouteKey']);
    const wanted = functions.flatMap(({ trigger }) => ('route' in trigger ? [trigger.route] : []));

    expect(new Set(routes)).toEqual(new Set(wanted));
    expect(ofType('AWS::Scheduler::Schedule')).toHaveLength(
      functions.filter(({ trigger }) => 'schedule' in trigger).length,
    );
    for (const { file } of functions) {
      const ids = idsOf(ofType('AWS::Lambda::Function'));
      expect(ids.some((id) => id.startsWith(logicalName(file)))).toBe(true);
    }
  });

  test('the stream has the two readers that it bears: one takes events that somebody reads, one all that the trail keeps; neither loses any', async () => {
    const { ofType } = await stageTemplates(name);

    const sources = ofType('AWS::Lambda::EventSourceMapping');
    const readers = sources.filter(({ properties }) => 'StartingPosition' in properties);

    expect(readers).toHaveLength(2);
    for (const { properties } of readers) {
      expect(properties).toMatchObject({
        StartingPosition: 'TRIM_HORIZON',
        BisectBatchOnFunctionError: true,
        DestinationConfig: { OnFailure: { Destination: expect.anything() as unknown } },
      });
      expect(Number(properties['MaximumRetryAttempts'])).toBeGreaterThanOrEqual(10);
    }
    const [router, capture] = ['RouteEvents', 'CaptureEvents'].map((name) =>
      JSON.stringify(
        readers.find(({ properties }) => JSON.stringify(properties['FunctionName']).includes(name))?.properties[
          'FilterCriteria'
        ],
      ),
    );
    expect(router).toContain('registration.submitted.v1');
    expect(router).not.toContain('enrollment.joined.v1');
    expect(capture).toContain('anything-but');
    expect(capture).toContain('enrollment.joined.v1');
    expect(capture).not.toContain('award.made.v1');
  });

  test('a route without a token is public on purpose, or asks for another proof', async () => {
    const { ofType } = await stageTemplates(name);

    const open = ofType('AWS::ApiGatewayV2::Route').filter(
      ({ properties }) => properties['AuthorizationType'] === 'NONE',
    );

    const keys = open
      .map((route) => textOf(route, 'RouteKey'))
      .filter(isRoute)
      .sort();
    expect(keys).toHaveLength(open.length);
    expect(keys.filter((key) => !hasOwnProof(key))).toEqual([
      'GET /v1/audit/days',
      'GET /v1/audit/days/{day}',
      'GET /v1/certificates/{certificateId}',
      'GET /v1/consents',
      'GET /v1/courses',
      'GET /v1/courses/{courseId}',
      'GET /v1/courses/{courseId}/reviews',
      'GET /v1/keys',
      'GET /v1/offline-provinces',
      'GET /v1/waves',
      'GET /v1/waves/{waveId}',
      'GET /v1/waves/{waveId}/evidence/{file+}',
      'GET /v1/waves/{waveId}/tickets/{ticket}',
    ]);
    // Those who sign have no token.
    expect(keys.filter(hasOwnProof)).toEqual(
      functions
        .flatMap(({ trigger }) => ('route' in trigger ? [trigger.route] : []))
        .filter(hasOwnProof)
        .sort(),
    );
    for (const route of ofType('AWS::ApiGatewayV2::Route')) {
      if (open.includes(route)) continue;
      expect(route.properties['AuthorizationScopes']).toHaveLength(1);
    }
  });

  test('the access log holds no address, no path, no query and no claim', async () => {
    const { ofType } = await stageTemplates(name);

    const [stage] = ofType('AWS::ApiGatewayV2::Stage');
    const format = stage && property(stage, 'AccessLogSettings.Format');

    expect(format).toContain('$context.requestId');
    expect(format).not.toMatch(/sourceIp|userAgent|context\.path|identity|authorizer|querystring/i);
  });

  test('nothing that AWS names for us is named by us, but for the API’s label and the sign-in domains', async () => {
    const { stacks } = await stageTemplates(name);

    const named = stacks
      .flatMap(({ resources }) => resources)
      .filter(({ properties }) =>
        ['TableName', 'BucketName', 'QueueName', 'FunctionName', 'RoleName', 'LogGroupName', 'TopicName', 'AlarmName']
          // An event source names its function by reference.
          .some((property) => typeof properties[property] === 'string'),
      );

    expect(idsOf(named)).toEqual([]);
    for (const domain of ofDomains(await stageTemplates(name))) {
      expect(JSON.stringify(domain.properties['Domain'])).toContain('AWS::AccountId');
    }
  });
});

const ofDomains = ({ ofType }: Awaited<ReturnType<typeof stageTemplates>>) => ofType('AWS::Cognito::UserPoolDomain');

describe.each(['development', 'production'])('in the stage %s', (name) => {
  test('the table is backed up, protected, encrypted by our key and kept when its stack goes', async () => {
    const { ofType } = await stageTemplates(name);

    const [table] = ofType('AWS::DynamoDB::GlobalTable');

    expect(table?.properties).toMatchObject({
      BillingMode: 'PAY_PER_REQUEST',
      SSESpecification: { SSEEnabled: true, SSEType: 'KMS' },
      StreamSpecification: { StreamViewType: 'NEW_IMAGE' },
      TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true },
      Replicas: [
        {
          Region: 'ap-southeast-3',
          DeletionProtectionEnabled: true,
          PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true, RecoveryPeriodInDays: 35 },
          SSESpecification: { KMSMasterKeyId: expect.anything() as unknown },
        },
      ],
    });
  });

  test('everything that holds data is kept when its stack goes, and its stack is protected', async () => {
    const { folder, stacks } = await stageTemplates(name);

    const kept = keptIn(folder, 'Data');
    const holders = stacks.flatMap(({ resources }) => resources).filter(({ type }) => stateful.includes(type));

    expect(holders.length).toBeGreaterThan(10);
    for (const { logicalId } of holders) expect(kept.get(logicalId)).toBe('Retain');
  });

  test('the evidence is locked, versioned, reached over TLS only, logged and never deleted by rule', async () => {
    const { ofType, stage } = await stageTemplates(name);

    const evidence = ofType('AWS::S3::Bucket').find(({ logicalId }) => logicalId.startsWith('Evidence'));

    expect(evidence?.properties).toMatchObject({
      ObjectLockEnabled: true,
      ObjectLockConfiguration: {
        Rule: { DefaultRetention: { Mode: stage.objectLock, Days: stage.evidenceRetentionDays } },
      },
      VersioningConfiguration: { Status: 'Enabled' },
      LoggingConfiguration: { LogFilePrefix: 'Evidence/' },
    });
    // So that a browser may check it itself. No other bucket is for pages.
    const readByPages = ofType('AWS::S3::Bucket').filter(({ properties }) => 'CorsConfiguration' in properties);
    expect(readByPages).toEqual([evidence]);
    expect(evidence?.properties).not.toHaveProperty('LifecycleConfiguration');
  });

  test('every bucket is encrypted, closed to the public and reached over TLS only', async () => {
    const { ofType } = await stageTemplates(name);

    const buckets = ofType('AWS::S3::Bucket');
    const policies = JSON.stringify(ofType('AWS::S3::BucketPolicy').map(({ properties }) => properties));

    for (const bucket of buckets) {
      expect(bucket.properties).toHaveProperty('BucketEncryption');
      expect(bucket.properties['PublicAccessBlockConfiguration']).toEqual({
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      });
      expect(policies).toContain(`{"Bucket":{"Ref":"${bucket.logicalId}"}`);
    }
  });

  test('staff sign in with a second factor, and only an administrator makes their accounts', async () => {
    const { ofType } = await stageTemplates(name);

    const staff = ofType('AWS::Cognito::UserPool').find(({ logicalId }) => logicalId.startsWith('Staff'));

    expect(staff?.properties).toMatchObject({
      MfaConfiguration: 'ON',
      AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
      DeletionProtection: 'ACTIVE',
    });
    expect(ofType('AWS::Cognito::UserPoolGroup').map(({ properties }) => properties['GroupName'])).toEqual([
      'operator',
      'approver',
      'auditor',
      'local-government',
      'help-desk',
      'assessor',
    ]);
  });
});

test('production locks its evidence so that nobody can lift it, and has the warmth of an opening', async () => {
  const { ofType, stage } = await stageTemplates('production');

  const [table] = ofType('AWS::DynamoDB::GlobalTable');

  expect(stage.objectLock).toBe('COMPLIANCE');
  expect(table && property(table, 'WarmThroughput.WriteUnitsPerSecond')).toBeGreaterThanOrEqual(20_000);
});

test('all stages are in Jakarta, and only the edge, which a domain brings, is in us-east-1', async () => {
  for (const name of Object.keys(stages)) {
    const { stacks } = await stageTemplates(name);
    expect(stacks.map(({ region }) => region)).toEqual(stacks.map(() => 'ap-southeast-3'));
  }

  const { stacks } = await synthesised(stageWithEverything());

  expect(stacks.filter(({ region }) => region !== 'ap-southeast-3').map((stack) => stack.name)).toEqual([
    'prakerja-production-edge',
  ]);
  const edge = stacks.find((stack) => stack.name === 'prakerja-production-edge');
  expect(JSON.stringify(edge?.resources.map(({ properties }) => properties))).not.toContain('Fn::ImportValue');
});

test('a domain closes the API’s own address, and another issuer takes the place of a user pool', async () => {
  const { ofType } = await synthesised(stageWithEverything());

  const [api] = ofType('AWS::ApiGatewayV2::Api');
  const citizens = ofType('AWS::ApiGatewayV2::Authorizer').find(({ properties }) => properties['Name'] === 'citizens');

  expect(api?.properties['DisableExecuteApiEndpoint']).toBe(true);
  expect(citizens?.properties['JwtConfiguration']).toEqual({
    Audience: ['prakerja'],
    Issuer: 'https://sign-in.example',
  });
  expect(ofType('AWS::Cognito::UserPool')).toHaveLength(2);
  expect(ofType('AWS::WAFv2::WebACL')).toHaveLength(1);
  expect(ofType('AWS::SES::EmailIdentity')).toHaveLength(1);
  expect(ofType('AWS::SNS::Subscription')).toHaveLength(1);
});
