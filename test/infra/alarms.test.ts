import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { stages } from '../../infra/stages.ts';
import { root, stageTemplates, textOf } from '../support/assembly.ts';

const folder = join(root, 'docs', 'runbooks');

/** The runbooks that the alarms of a stage name. */
const namedIn = async (stage: string): Promise<string[]> => {
  const { ofType } = await stageTemplates(stage);
  return ofType('AWS::CloudWatch::Alarm').map((alarm) => {
    const description = textOf(alarm, 'AlarmDescription');
    const [, name] = /Runbook: docs\/runbooks\/([a-z-]+\.md)$/.exec(description) ?? [];
    return name ?? `${description} (names no runbook)`;
  });
};

/** What somebody tells us or decides, and no metric: what to do then is a runbook all the same. */
const withoutAlarm = ['close-a-feature.md', 'personal-data-breach.md'];

test('every alarm has a runbook, and every runbook an alarm but where somebody tells us, or decides', async () => {
  for (const stage of Object.keys(stages)) {
    const named = await namedIn(stage);

    expect([...new Set([...named, ...withoutAlarm])].sort()).toEqual(readdirSync(folder).sort());
  }
});

test('every runbook says what it means, what to look at, what to do and when it is over', () => {
  for (const name of readdirSync(folder)) {
    const text = readFileSync(join(folder, name), 'utf8');

    const headings = [...text.matchAll(/^## (.*)$/gm)].map(([, heading]) => heading);

    expect(headings.slice(0, 4), name).toEqual(['What it means', 'Look first', 'What to do', 'It is over when']);
    expect(text, name).toMatch(/```sh\n/);
  }
});

/** The resources of a stage that a page's commands look up, as `resource STACK TYPE START-OF-ITS-LOGICAL-NAME`. */
const lookedUp = (text: string) =>
  [...text.matchAll(/\$\(resource (\w+) ([\w:]+) (\w+)\)/g)].map(([, stack = '', type = '', start = '']) => ({
    stack,
    type: `AWS::${type}`,
    start,
  }));

test('what the commands of a runbook look up is there once, and their shell can be read', async () => {
  const { stacks } = await stageTemplates('production');

  for (const name of readdirSync(folder)) {
    const text = readFileSync(join(folder, name), 'utf8');
    for (const { stack, type, start } of lookedUp(text)) {
      const resources = stacks.find((one) => one.name === `prakerja-production-${stack}`)?.resources ?? [];
      const found = resources.filter((one) => one.type === type && one.logicalId.startsWith(start));
      expect(found, `${name}: ${stack} ${type} ${start}`).toHaveLength(1);
    }
    const commands = [...text.matchAll(/^ *```sh\n(.*?)^ *```/gms)].map(([, block]) => block).join('\n');
    // Read, and not run.
    const { stderr } = spawnSync('bash', ['-n'], { input: commands, encoding: 'utf8' });
    expect(stderr, name).toBe('');
  }
});

test('every runbook says when it was walked and what was seen', () => {
  const sections = readdirSync(folder).map((name) => {
    const [, walked = ''] = readFileSync(join(folder, name), 'utf8').split('\n## Last walked\n');
    return { name, walked: walked.trim() };
  });
  const isWalked = (text: string) => /^\d{4}-\d{2}-\d{2}\b.{40,}/s.test(text);

  expect(sections.filter(({ walked }) => !isWalked(walked))).toEqual([]);
  expect(new Set(sections.map(({ walked }) => walked)).size).toBe(sections.length);
});

test('what calls somebody calls over one topic, and says what is wrong and where to read what to do', async () => {
  const { ofType } = await stageTemplates('production');

  const [topic] = ofType('AWS::SNS::Topic');

  const alarms = [...ofType('AWS::CloudWatch::Alarm'), ...ofType('AWS::CloudWatch::CompositeAlarm')];
  expect(alarms).toHaveLength(72 + 10);
  for (const alarm of alarms) {
    const { AlarmActions = [{ Ref: topic?.logicalId }] } = alarm.properties;
    expect(AlarmActions).toEqual([{ Ref: topic?.logicalId }]);
    expect(textOf(alarm, 'AlarmDescription')).toMatch(/^[A-Z].{20,}docs\/(runbooks\/[a-z-]+|operations)\.md$/);
  }
});

test('every queue and every dead letter queue has an alarm', async () => {
  const { ofType } = await stageTemplates('production');

  const alarms = JSON.stringify(ofType('AWS::CloudWatch::Alarm').map(({ properties }) => properties));

  for (const { logicalId } of ofType('AWS::SQS::Queue')) expect(alarms).toContain(logicalId);
});

test('silence is no alarm, but for schedules, whose silence is the alarm', async () => {
  const { ofType } = await stageTemplates('production');

  const loud = ofType('AWS::CloudWatch::Alarm').filter(
    ({ properties }) => properties['TreatMissingData'] !== 'notBreaching',
  );

  expect(loud.map(({ logicalId }) => logicalId.replace(/[0-9A-F]{8}$/, ''))).toEqual([
    'ScheduleMissed',
    'DeadlinesScheduleMissed',
    'LedgerScheduleMissed',
    'IncentivesScheduleMissed',
    'PayoutsScheduleMissed',
    'PrivacyScheduleMissed',
    'AuditScheduleMissed',
    'RegionsScheduleMissed',
  ]);
});

test('an alarm looks at ten metrics at most, which is all that CloudWatch takes', async () => {
  const { ofType } = await stageTemplates('production');

  for (const { properties } of ofType('AWS::CloudWatch::Alarm')) {
    const { Metrics } = properties;
    expect(Array.isArray(Metrics) ? Metrics.length - 1 : 1).toBeLessThanOrEqual(10);
  }
});

test('there is a dashboard of people and rupiah, and another of the machinery', async () => {
  const { ofType } = await stageTemplates('production');

  const bodies = ofType('AWS::CloudWatch::Dashboard').map(({ properties }) =>
    JSON.stringify(properties['DashboardBody']),
  );

  expect(bodies).toHaveLength(2);
  expect(bodies.some((body) => body.includes('people and rupiah') && !body.includes('AWS/SQS'))).toBe(true);
  for (const name of ['IteratorAge', 'ConcurrentExecutions', 'ApproximateAgeOfOldestMessage', 'TransactionConflict'])
    expect(bodies.filter((body) => body.includes(name))).toHaveLength(1);
});

test('what functions count in public has its place on a dashboard', async () => {
  const { ofType } = await stageTemplates('production');
  const source = readFileSync(join(root, 'shared', 'platform', 'metrics.ts'), 'utf8');

  const counted = [...source.matchAll(/^ {2}\| '([A-Za-z]+)'/gm)].map(([, name]) => name);
  const dashboard = JSON.stringify(ofType('AWS::CloudWatch::Dashboard').map(({ properties }) => properties));

  expect(counted.length).toBeGreaterThan(5);
  for (const name of counted) expect(dashboard).toContain(name);
});
