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

/** What somebody tells us, and no metric: what to do then is a runbook all the same. */
const withoutAlarm = ['personal-data-breach.md'];

// Three stages are synthesised: a busy machine needs minutes.
test('every alarm has a runbook, and every runbook but that of a breach an alarm', { timeout: 180_000 }, async () => {
  for (const stage of Object.keys(stages)) {
    const named = await namedIn(stage);

    expect([...named, ...withoutAlarm].sort()).toEqual(readdirSync(folder).sort());
  }
});

test('every runbook says what it means, what to look at, what to do and when it is over', () => {
  for (const name of readdirSync(folder)) {
    const text = readFileSync(join(folder, name), 'utf8');

    const headings = [...text.matchAll(/^## (.*)$/gm)].map(([, heading]) => heading);

    expect(headings, name).toEqual(['What it means', 'Look first', 'What to do', 'It is over when']);
    expect(text, name).toMatch(/```sh\n/);
  }
});

test('every alarm calls somebody', async () => {
  const { ofType } = await stageTemplates('production');

  const [topic] = ofType('AWS::SNS::Topic');

  expect(ofType('AWS::CloudWatch::Alarm')).toHaveLength(64);
  for (const { properties } of ofType('AWS::CloudWatch::Alarm')) {
    expect(properties['AlarmActions']).toEqual([{ Ref: topic?.logicalId }]);
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
    'RegionsScheduleMissed',
    'PrivacyScheduleMissed',
    'AuditScheduleMissed',
  ]);
});

test('an alarm looks at ten metrics at most, which is all that CloudWatch takes', async () => {
  const { ofType } = await stageTemplates('production');

  for (const { properties } of ofType('AWS::CloudWatch::Alarm')) {
    const { Metrics } = properties;
    expect(Array.isArray(Metrics) ? Metrics.length - 1 : 1).toBeLessThanOrEqual(10);
  }
});

test('what functions count in public has its place on the dashboard', async () => {
  const { ofType } = await stageTemplates('production');
  const source = readFileSync(join(root, 'shared', 'platform', 'metrics.ts'), 'utf8');

  const counted = [...source.matchAll(/^ {2}\| '([A-Za-z]+)'/gm)].map(([, name]) => name);
  const dashboard = JSON.stringify(ofType('AWS::CloudWatch::Dashboard').map(({ properties }) => properties));

  expect(counted.length).toBeGreaterThan(5);
  for (const name of counted) expect(dashboard).toContain(name);
});
