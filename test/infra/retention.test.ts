import { beforeAll, expect, test } from 'vitest';
import { daysOf } from '../../shared/domain/privacy/retention.ts';
import { sampleDays } from '../../shared/domain/training/presence.ts';
import { members } from '../../local/stack/assembly.ts';
import { stageTemplates } from '../support/assembly.ts';

let production: Awaited<ReturnType<typeof stageTemplates>>['stacks'][number]['resources'];
beforeAll(async () => {
  production = (await stageTemplates('production')).stacks.flatMap(({ resources }) => resources);
});

test('no log is kept longer than the rule says', () => {
  const groups = production.filter(({ type }) => type === 'AWS::Logs::LogGroup');

  expect(groups.length).toBeGreaterThan(10);
  for (const { properties } of groups) expect(properties['RetentionInDays']).toBeLessThanOrEqual(daysOf('log') ?? 0);
});

test('uploads and access logs go by themselves, when the rules say', () => {
  const buckets = production.filter(({ type }) => type === 'AWS::S3::Bucket');

  const lifetimes = buckets.flatMap(({ logicalId, properties }) => {
    const { Rules } = members(properties['LifecycleConfiguration'] ?? {});
    const [rule] = Array.isArray(Rules) ? Rules : [];
    const days = members(rule ?? {})['ExpirationInDays'];
    return days === undefined ? [] : [[logicalId.replace(/[0-9A-F]{8}$/, ''), days]];
  });

  expect(Object.fromEntries(lifetimes)).toMatchObject({
    Uploads: daysOf('upload'),
    AccessLogs: daysOf('access-log'),
    FailedEvents: daysOf('access-log'),
  });
});

test('items of the table go at the instant that they carry', () => {
  const tables = production.filter(({ type }) => /^AWS::DynamoDB::(Global)?Table$/.test(type));

  expect(tables.map(({ properties }) => properties['TimeToLiveSpecification'])).toEqual([
    { AttributeName: 'expiresAt', Enabled: true },
  ]);
});

test('a picture of somebody’s presence stays as long as the rule says', () => {
  expect(sampleDays).toBe(daysOf('presence-picture'));
});
