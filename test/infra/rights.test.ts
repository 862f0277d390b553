import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { functions, logicalName } from '../../infra/functions.ts';
import { stages } from '../../infra/stages.ts';
import type { Json } from '../../local/emulators/json.ts';
import { members } from '../../local/stack/assembly.ts';
import { stageTemplates, type Synthesised } from '../support/assembly.ts';
import { bundles } from '../support/kept-assemblies.ts';
import { hasOwnProof, isPublic } from './doors.ts';

interface Statement {
  readonly owner: string;
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  readonly conditions: string;
}

const listOf = (value: Json | undefined): Json[] => (Array.isArray(value) ? value : value === undefined ? [] : [value]);

/** Every right that the roles of a stage have. */
const rightsIn = ({ ofType }: Synthesised): Statement[] =>
  ofType('AWS::IAM::Policy').flatMap(({ logicalId, properties }) =>
    listOf(members(properties['PolicyDocument'])['Statement'])
      .map((statement) => members(statement))
      .map(({ Action, Resource, Condition }) => ({
        owner: logicalId,
        actions: listOf(Action).map(String),
        resources: listOf(Resource).map((resource) => JSON.stringify(resource)),
        conditions: JSON.stringify(Condition ?? {}),
      })),
  );

const rightsOf = (synthesised: Synthesised, file: string): Statement[] =>
  rightsIn(synthesised).filter(({ owner }) => owner.startsWith(`${logicalName(file)}RoleDefaultPolicy`));

const leadingKeys = (partitions: readonly string[]) => `{"dynamodb:LeadingKeys":${JSON.stringify(partitions)}}`;
const ofWaves = leadingKeys(['WAVES', 'WAVE#*', 'SELECTION#*']);
const ofCatalogue = leadingKeys([
  ...['CATALOGUE', 'CATALOGUE#*', 'COURSE#*', 'INSTITUTIONS', 'INSTITUTION#*'],
  ...['PLATFORMS', 'PLATFORM#*', 'VERSIONS#*'],
]);

describe.each(Object.keys(stages))('in the stage %s', (name) => {
  test('no right is on every action of a service, and none on every resource where resources have names', async () => {
    const rights = rightsIn(await stageTemplates(name));

    const nameless: string[] = [
      'xray:PutTraceSegments',
      'xray:PutTelemetryRecords',
      'dynamodb:ListStreams',
      'cloudwatch:DescribeAlarms',
      'cloudwatch:GetMetricData',
    ];

    expect(rights.length).toBeGreaterThan(100);
    for (const { actions, resources } of rights) {
      expect(actions.filter((action) => action.includes('*'))).toEqual([]);
      if (resources.includes('"*"')) expect(actions.filter((action) => !nameless.includes(action))).toEqual([]);
    }
  });

  test('the only wildcards within a resource’s name are prefixes of the evidence and of uploads, failed events, and of functions to be released', async () => {
    const rights = rightsIn(await stageTemplates(name));

    const partial = rights
      .flatMap(({ resources }) => resources)
      .filter((resource) => resource !== '"*"' && resource.includes('*'));

    expect(partial.length).toBeGreaterThan(0);
    for (const resource of partial) {
      expect(resource).toMatch(
        /Evidence[^"]*"\},"\/(waves|private|private\/\*\/places|audit|audit\/captured|audit\/plans|audit\/days)\/\*|Uploads[^"]*"\},"\/(completions|lists|statements)\/\*|FailedEvents[^"]*"\},"\/\*|:function:prakerja-[a-z]+-\*/,
      );
    }
  });

  test('nobody scans the table, and only who must deletes from it', async () => {
    const rights = rightsIn(await stageTemplates(name));

    const whoMay = (action: string) =>
      rights.filter(({ actions }) => actions.includes(action)).map(({ owner }) => owner.replace(/Role.*$/, ''));

    expect(whoMay('dynamodb:Scan')).toEqual([]);
    expect(whoMay('dynamodb:DeleteItem').sort()).toEqual([
      'ApplyListLines',
      'AskForErasure',
      'CancelOwnOrder',
      'CancelSale',
      'CancelSchedule',
      'ConfirmContacts',
      'CorrectRegistration',
      'CountMoves',
      'DecidePresenceReview',
      'GiveUpAward',
      'HoldOrder',
      'ObjectToContacts',
      'PlaceOrder',
      'PublishVersion',
      'ResolveUnmatched',
      'RunDeadlineStep',
      'RunDebtStep',
      'RunErasureStep',
      'RunPayoutStep',
      'RunRekeyingStep',
      'RunSelectionStep',
      'RunSettlementStep',
      'SettleStanding',
      'TakeErasureBack',
      'VerifyRegistration',
      'WithdrawCourse',
    ]);
    expect(whoMay('s3:DeleteObject')).toEqual([]);
    expect(whoMay('s3:BypassGovernanceRetention')).toEqual([]);
    expect(whoMay('s3:PutObject').sort()).toEqual([
      'CaptureEvents',
      'OpenListFile',
      'OpenStatement',
      'OpenUpload',
      'RouteEvents',
      'RunAuditStep',
      'RunSelectionStep',
    ]);
    expect(whoMay('kms:Sign').sort()).toEqual([
      'JoinWave',
      'JoinWaveInVisit',
      'LeaveWave',
      'RunAuditStep',
      'RunSelectionStep',
      'SettleCompletion',
    ]);
  });

  test('keys are unwrapped for the purposes of each function only, and never the one of the table', async () => {
    const unwrapping = rightsIn(await stageTemplates(name)).filter(({ actions }) =>
      actions.some((action) => action === 'kms:Decrypt' || action.startsWith('kms:GenerateDataKey')),
    );

    expect(unwrapping.length).toBeGreaterThan(5);
    for (const { actions, conditions } of unwrapping) {
      expect(['kms:Decrypt', 'kms:GenerateDataKeyWithoutPlaintext']).toEqual(expect.arrayContaining([...actions]));
      expect(conditions).toContain('kms:EncryptionContext:purpose');
    }
  });

  test('who serves the catalogue touches none but its partitions', async () => {
    const synthesised = await stageTemplates(name);

    const ofTable = functions
      .filter(({ file }) => file.startsWith('catalogue/'))
      .flatMap(({ file }) => rightsOf(synthesised, file).filter(({ actions }) => actions.join().includes('dynamodb:')));

    expect(ofTable.length).toBeGreaterThan(10);
    for (const { actions, conditions } of ofTable) {
      // What staff ask for is put on record, and read by nobody here.
      const isRecord = conditions.includes('"ACTIONS#*"');
      expect(conditions).toContain(isRecord ? leadingKeys(['ACTIONS#*']) : ofCatalogue);
      if (isRecord) expect(actions).toEqual(['dynamodb:PutItem']);
    }
  });

  test('who serves callers without a token or another proof reads no partition of a person', async () => {
    const synthesised = await stageTemplates(name);

    const open = functions.filter(({ trigger }) => 'route' in trigger && isPublic(trigger.route));

    expect(open.length).toBeGreaterThanOrEqual(8);
    for (const { file } of open) {
      for (const { actions, conditions } of rightsOf(synthesised, file)) {
        expect(actions.join(), file).not.toMatch(/dynamodb:(Put|Update|Delete)|kms:Decrypt|secretsmanager|sqs/);
        if (!actions.includes('dynamodb:Query')) continue;
        expect(conditions, file).toContain('dynamodb:LeadingKeys');
        expect(conditions, file).not.toMatch(personal);
      }
    }
    expect(personal.test(ofWaves + ofCatalogue)).toBe(false);
  });

  test('who takes another proof than a token touches only partitions that it names, and deletes nothing', async () => {
    const synthesised = await stageTemplates(name);

    const proved = functions.filter(({ trigger }) => 'route' in trigger && hasOwnProof(trigger.route));

    for (const { file } of proved) {
      for (const { actions, conditions } of rightsOf(synthesised, file)) {
        if (!actions.join().includes('dynamodb:')) continue;
        expect(actions, file).not.toContain('dynamodb:DeleteItem');
        expect(conditions, file).toContain('dynamodb:LeadingKeys');
      }
    }
  });

  test('files of partners are read by those who settle them, and put by nobody but who has an address', async () => {
    const rights = rightsIn(await stageTemplates(name)).filter(({ resources }) =>
      resources.join().includes('/completions/*'),
    );

    for (const { actions } of rights) expect([['s3:GetObject'], ['s3:PutObject']]).toContainEqual(actions);
  });
});

/** Partitions that say something of one person. */
const personal =
  /"(APPLICANT|CARD|NIK|KK|WORK|NOTICE|CASE|CASES|ORDER|REDEEM|SEATS|REFERENCE|COMPLETIONS|PRESENCES?|DUE)#|"KEYS"/;

/** What in a bundle shows that it makes a call. What is shared may hold calls that a function does not make: those are not asked for. */
const calls: readonly { action: string; mark: RegExp; isAlwaysUsed: boolean }[] = [
  { action: 'sqs:SendMessage', mark: /"SendMessage(Batch)?Command"/, isAlwaysUsed: true },
  { action: 'kms:Decrypt', mark: /"DecryptCommand"/, isAlwaysUsed: false },
  { action: 'kms:Sign', mark: /"SignCommand"/, isAlwaysUsed: false },
  { action: 'kms:GetPublicKey', mark: /"GetPublicKeyCommand"/, isAlwaysUsed: true },
  { action: 's3:GetObject', mark: /"GetObjectCommand"/, isAlwaysUsed: true },
  { action: 's3:PutObject', mark: /"PutObjectCommand"/, isAlwaysUsed: false },
  { action: 'secretsmanager:GetSecretValue', mark: /"GetSecretValueCommand"/, isAlwaysUsed: true },
  { action: 'dynamodb:Query', mark: /"QueryCommand"|"GetCommand"/, isAlwaysUsed: true },
  { action: 'dynamodb:PutItem', mark: /"PutCommand"|"UpdateCommand"|"TransactWriteCommand"/, isAlwaysUsed: false },
  { action: 'dynamodb:DeleteItem', mark: /"DeleteCommand"|\bDelete:/, isAlwaysUsed: false },
];

/** Calls that are in a bundle with what else it takes of the same file, and are not made. */
const unused: readonly string[] = [
  // The SDK looks for it when it checks what a put is answered with.
  'audit/capture-events s3:GetObject',
  'completions/open-upload s3:GetObject',
  'lists/open-list-file s3:GetObject',
  'payouts/open-statement s3:GetObject',
  // They write what staff does on record, and the file of those actions holds the reading of them too.
  'operations/list-queues dynamodb:Query',
  'operations/start-redrive dynamodb:Query',
  'operations/list-redrives dynamodb:Query',
  'operations/get-pulse dynamodb:Query',
];

/** Rights that a service uses in the name of who calls it: SQS moves dead letters so. */
const lent: readonly string[] = ['operations/start-redrive sqs:SendMessage'];

test('no function has a right that its code has no use for, or calls a service that it has no right to', async () => {
  const synthesised = await stageTemplates('production');
  const code = await bundles();

  const differences = functions.flatMap(({ file }) => {
    const text = readFileSync(join(code.get(file) ?? '', 'index.js'), 'utf8');
    // Failed events are written by Lambda with the right of the function, not by its code.
    const own = rightsOf(synthesised, file).filter(({ resources }) => !resources.join().includes('FailedEvents'));
    const rights = new Set(own.flatMap(({ actions }) => actions));
    return calls.flatMap(({ action, mark, isAlwaysUsed }) => {
      const isUsed = mark.test(text);
      if (rights.has(action) && !isUsed && !lent.includes(`${file} ${action}`))
        return [`${file} may ${action}, and does not`];
      return isAlwaysUsed && isUsed && !rights.has(action) && !unused.includes(`${file} ${action}`)
        ? [`${file} does ${action}, and may not`]
        : [];
    });
  });

  expect(differences).toEqual([]);
});
