import '../support/environment.ts';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { listFeatures } from '../../functions/switches/list-features.ts';
import { setFeature } from '../../functions/switches/set-feature.ts';
import { FeatureSwitched } from '../../events/feature-switched.ts';
import { FeatureName, placeIn } from '../../shared/domain/features.ts';
import { endpoint } from '../../shared/http/endpoint.ts';
import { recorded } from '../../shared/http/recorded.ts';
import { featureGate, switched } from '../../shared/http/switched.ts';
import { featuresInForce, featureTable } from '../../shared/table/features.ts';
import { queryAll } from '../../shared/table/read.ts';
import { staffActionTable } from '../../shared/table/staff-actions.ts';
import { switchKeys } from '../../shared/table/switch-keys.ts';
import { call } from '../support/citizens.ts';
import { applicant } from '../support/registrations.ts';
import { localTable, type LocalTable } from '../support/table.ts';

const at = new Date('2023-02-20T03:00:00.000Z');
const reason = 'Bank tidak menjawab sejak pukul dua.';

let local: LocalTable;
/** Each test has a table of its own: there is one set of features in each. */
beforeEach(async () => {
  local = await localTable();
});
afterEach(() => local.stop());
/** Kept for all tests, since an engine ends with the last of its tables. */
let engine: LocalTable;
beforeAll(async () => {
  engine = await localTable();
});
afterAll(() => engine.stop());

let asked = 0;
/** Requests of staff have one number in tests, and are told apart by their instant. */
const nextInstant = (): Date => new Date(at.getTime() + ++asked);

const staff = (role: string) => ({ sub: `${role}-1`, 'cognito:groups': `[${role}]` });

const set = (feature: string, body: Record<string, unknown>, role = 'operator') =>
  call(recorded(local.table, setFeature({ table: featureTable(local.table) })), {
    method: 'PUT',
    claims: staff(role),
    pathParameters: { feature },
    body: JSON.stringify({ reason, revision: 0, ...body }),
    at: nextInstant(),
  });

const look = (role = 'auditor') =>
  call(recorded(local.table, listFeatures({ table: featureTable(local.table) })), {
    method: 'GET',
    claims: staff(role),
    at: nextInstant(),
  });

const off = async (feature: FeatureName) => {
  expect(await set(feature, { share: 0 })).toMatchObject({ status: 200, body: { share: 0, revision: 1 } });
};

/** A route as it is served, but that it does nothing; each call makes a new environment of it. */
const door = (route: Parameters<typeof switched>[1]['route']) =>
  switched(
    local.table,
    endpoint({ route }, () => Promise.resolve({ status: 201 })),
  );

const citizen = (subject: string) => ({ sub: subject, scope: 'citizen/self' });
const subjects = Array.from({ length: 60 }, (_, number) => `citizen-${String(number)}`);

describe('a feature', () => {
  test('is set by an operator alone, on record, with an event and a place in its history', async () => {
    await set('payout-account', { share: 0 });
    await set('payout-account', { share: 40, revision: 1 });

    const { body } = await look();

    const untouched = { share: 100, revision: 0, revisions: [] };
    expect(body['features']).toMatchObject(
      FeatureName.options.map((feature) => (feature === 'payout-account' ? { share: 40 } : untouched)),
    );
    expect(body['features']).toContainEqual({
      feature: 'payout-account',
      names: { id: 'Menautkan rekening atau dompet digital', en: 'Linking an account or a wallet' },
      routes: ['PUT /v1/registrations/me/payout-account'],
      ...{ share: 40, revision: 2, reason, setBy: 'operator-1', setAt: expect.any(String) as string },
      revisions: [
        expect.objectContaining({ share: 0, revision: 1, reason }),
        expect.objectContaining({ share: 40, revision: 2, reason }),
      ],
    });
    const { pk } = switchKeys.features();
    const events = await queryAll(local.table, { pk, prefix: 'EVENT#payout-account#' });
    expect(events.map((event) => FeatureSwitched.parse(event).data)).toEqual([
      { feature: 'payout-account', revision: 1, share: 0, setBy: 'operator-1' },
      { feature: 'payout-account', revision: 2, share: 40, setBy: 'operator-1' },
    ]);
    expect(JSON.stringify(events)).not.toContain('Bank tidak');
    const month = (await Array.fromAsync(staffActionTable(local.table).ofMonth('set-feature', '2023-02'))).flat();
    expect(month.map(({ event }) => event)).toEqual([
      'staff.acted.v1',
      'staff.answered.v1',
      'staff.acted.v1',
      'staff.answered.v1',
    ]);
    for (const role of ['approver', 'auditor', 'help-desk', 'local-government', 'assessor']) {
      const refused = await set('joining', { share: 0 }, role);
      expect(refused).toMatchObject({ status: 403, body: { code: 'role-missing' } });
    }
    for (const role of ['help-desk', 'local-government', 'assessor']) {
      expect(await look(role)).toMatchObject({ status: 403, body: { code: 'role-missing' } });
    }
  });

  test('set twice to the same changes nothing the second time', async () => {
    await off('joining');

    const again = await set('joining', { share: 0, reason: 'Dua kali klik, tidak sengaja.' });

    expect(again).toMatchObject({ status: 200, body: { feature: 'joining', share: 0, revision: 1, reason } });
    expect((await featureTable(local.table).revisions()).joining).toHaveLength(1);
  });

  test('of two operators who set it at once to different shares, one is told that the other was there first', async () => {
    const answers = await Promise.all([set('joining', { share: 0 }), set('joining', { share: 50 })]);

    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(answers.flatMap(({ body }) => body['code'] ?? [])).toEqual(['switch-changed']);
    expect((await featureTable(local.table).revisions()).joining).toHaveLength(1);
  });

  test('is set beside another at once, and neither takes the other back', async () => {
    await Promise.all([off('joining'), off('reviews'), off('surveys')]);

    const states = await featureTable(local.table).states();

    expect(Object.entries(states).flatMap(([feature, { share }]) => (share === 0 ? [feature] : []))).toEqual([
      'joining',
      'reviews',
      'surveys',
    ]);
  });

  test.each([
    ['joining', { share: -1 }],
    ['joining', { share: 101 }],
    ['joining', { share: 12.5 }],
    ['joining', { share: 0, reason: 'why' }],
    ['joining', { share: 0, revision: -1 }],
    ['completions', { share: 0 }],
  ])('%s takes no %j', async (feature, wrong) => {
    expect(await set(feature, wrong)).toMatchObject({ status: 400 });
  });
});

describe('who meets a feature that is off', () => {
  test('is told which, in their language, and when to come back; nobody else is', async () => {
    await off('payout-account');

    const linking = door('PUT /v1/registrations/me/payout-account');
    const inIndonesian = await call(linking, { claims: citizen('ani') });
    const inEnglish = await call(linking, { claims: citizen('ani'), headers: { 'accept-language': 'en' } });

    expect(inIndonesian).toMatchObject({
      status: 503,
      headers: { 'retry-after': '60', 'cache-control': 'no-store' },
      body: { code: 'feature-off', instance: 'urn:prakerja:request:request-1' },
    });
    expect(inIndonesian.body['detail']).toMatch(/^Menautkan rekening atau dompet digital: sedang ditutup/);
    expect(inEnglish.body['detail']).toMatch(/^Linking an account or a wallet: closed at the moment/);
    expect(await call(door('POST /v1/waves/{waveId}/enrollments'), { claims: citizen('ani') })).toMatchObject({
      status: 201,
    });
  });

  test('finds it open again once it is on', async () => {
    await off('joining');
    await set('joining', { share: 100, revision: 1 });

    const joining = await call(door('POST /v1/waves/{waveId}/enrollments'), { claims: citizen('ani') });

    expect(joining.status).toBe(201);
  });

  test('of a share, are those of the other places, at every call, and fewer as it grows', async () => {
    const refused = async () => {
      const joining = door('POST /v1/waves/{waveId}/enrollments');
      const answers = await Promise.all(subjects.map((subject) => call(joining, { claims: citizen(subject) })));
      return subjects.filter((_, position) => answers[position]?.status === 503);
    };
    const beyond = (share: number) => subjects.filter((one) => placeIn('joining', applicant(one)) >= share);
    await set('joining', { share: 20 });

    const first = await refused();
    const second = await refused();
    await set('joining', { share: 70, revision: 1 });
    const third = await refused();

    expect([first, second, third]).toEqual([beyond(20), beyond(20), beyond(70)]);
    expect(first.length).toBeGreaterThan(third.length);
    expect(third.length).toBeGreaterThan(0);
  });

  test('a platform is known by the number of its client, and staff by their own', async () => {
    await set('purchase', { share: 50 });
    await set('help-desk', { share: 50 });
    const names = subjects.map((subject) => `pasar-${subject}`);

    const [selling, visits] = [door('POST /v1/orders'), door('POST /v1/help-desk/visits')];
    for (const name of names) {
      const sold = await call(selling, { claims: { sub: 'machine', client_id: name } });
      const begun = await call(visits, { claims: { ...staff('help-desk'), sub: name } });
      expect(sold.status === 201, name).toBe(placeIn('purchase', name) < 50);
      expect(begun.status === 201, name).toBe(placeIn('help-desk', name) < 50);
    }
  });

  test('elsewhere than at their own door, is decided by whose matter it is', async () => {
    await set('joining', { share: 50 });
    const mustBeOn = featureGate(local.table);

    for (const who of subjects) {
      const outcome = await mustBeOn('joining', { who, language: 'id' }).catch((error: unknown) => error);
      expect(outcome === undefined, who).toBe(placeIn('joining', who) < 50);
      if (outcome !== undefined) expect(outcome).toMatchObject({ code: 'feature-off' });
    }
  });
});

describe('what an environment knows of features', () => {
  /** A clock that stands, the features as they are known by it, and how often they were read. */
  const known = () => {
    const table = featureTable(local.table);
    const clock = { milliseconds: 0, reads: 0, isDown: false };
    const states = (...options: Parameters<typeof table.states>) => {
      clock.reads += 1;
      return clock.isDown ? Promise.reject(new Error('The table does not answer.')) : table.states(...options);
    };
    return { clock, inForce: featuresInForce({ states }, () => clock.milliseconds) };
  };

  test('is read once in half a minute for all features, and a change holds after that', async () => {
    const { clock, inForce } = known();
    expect((await inForce()).joining.share).toBe(100);
    await off('joining');

    const shares = [];
    for (const milliseconds of [0, 10_000, 30_000, 30_001, 45_000]) {
      clock.milliseconds = milliseconds;
      shares.push((await inForce()).joining.share);
    }

    expect(shares).toEqual([100, 100, 100, 0, 0]);
    expect(clock.reads).toBe(2);
  });

  test('stays as it was known last while it cannot be read', async () => {
    await off('joining');
    const { clock, inForce } = known();
    await inForce();
    await set('joining', { share: 100, revision: 1 });
    clock.isDown = true;

    clock.milliseconds = 31_000;
    const meanwhile = await inForce();
    Object.assign(clock, { milliseconds: 62_000, isDown: false });
    const afterwards = await inForce();

    expect([meanwhile.joining.share, afterwards.joining.share]).toEqual([0, 100]);
    expect(clock.reads).toBe(3);
  });

  test('is that all are on before anything could be read: no switch takes the service down', async () => {
    await off('joining');
    const { clock, inForce } = known();
    clock.isDown = true;

    const states = await inForce();

    expect(new Set(Object.values(states).map(({ share }) => share))).toEqual(new Set([100]));
  });

  test('passes over a feature of a later release', async () => {
    await off('joining');
    const { table } = local;
    const Item = { ...switchKeys.features(), sk: 'FEATURE#dreams', feature: 'dreams', share: 'all of them' };
    await table.client.send(new PutCommand({ TableName: table.name, Item }));

    expect((await featureTable(table).states()).joining.share).toBe(0);
  });
});
