import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { ClientCode } from '../../events/training.ts';
import { sellingPlatform, teachingInstitution } from '../../shared/http/partner.ts';
import { requestWindowTable } from '../../shared/table/request-windows.ts';
import { catalogueDesk, staff } from '../support/courses.ts';
import type { HttpAnswer } from '../support/citizens.ts';
import { partnerDesk, sessionStart, signedRequest, type PartnerDesk, type Signing } from '../support/partners.ts';
import { localTable, type LocalTable } from '../support/table.ts';

let local: LocalTable;
let desk: PartnerDesk;
let lp: Signing;
beforeAll(async () => {
  local = await localTable();
  const catalogue = catalogueDesk(local.table);
  await catalogue.institution('lp-cendekia', { nib: '1000000000001' });
  await catalogue.platform('pasar-ilmu', { nib: '2000000000001', name: 'Pasar Ilmu' });
  desk = partnerDesk(local.table);
  lp = await desk.client('lp-cendekia-1', 'lp-cendekia', { requestsPerSecond: 400 });
  await desk.schedule();
});
afterAll(() => local.stop());

const Data = z.object({ code: z.string() });
const codeOf = ({ body }: HttpAnswer): string | undefined => Data.safeParse(body['data']).data?.code;

describe('the register of partners’ machines', () => {
  const party = { kind: 'institution', institutionId: 'lp-cendekia' };

  test('is kept by operators, who see each key once', async () => {
    const made = await desk.register('lp-baru', { party });
    const again = await desk.register('lp-baru', { party });
    const key = await desk.makeKey('lp-baru', { newest: 0 });

    expect(made).toMatchObject({ status: 201, body: { clientCode: 'lp-baru', requestsPerSecond: 20, signKeys: [] } });
    expect(again).toMatchObject({ status: 200, body: { revision: 1 } });
    expect(key).toMatchObject({ status: 201, body: { version: 1, alsoLive: [] } });
    const { signKey } = z.object({ signKey: z.string().regex(/^[0-9a-f]{64}$/) }).parse(key.body);
    expect(await desk.stored('lp-baru')).not.toContain(signKey);
  });

  test('refuses who is no operator, parties that are not registered, and codes that are not there', async () => {
    const refused = [
      await desk.register('lp-baru-2', { party }, staff.auditor),
      await desk.register('lp-baru-2', { party: { kind: 'institution', institutionId: 'lp-entah' } }),
      await desk.register('lp-baru-2', { party: { kind: 'platform', platformId: 'pasar-entah' } }),
      await desk.register('a b', { party }),
      await desk.register('lp-baru-2', { party, requestsPerSecond: 0 }),
      await desk.makeKey('lp-tiada', { newest: 0 }),
      await desk.makeKey('lp-cendekia-1', { newest: 0 }),
    ];

    expect(refused.map(({ status, body }) => [status, body['code']])).toEqual([
      [403, 'role-missing'],
      [404, 'institution-not-found'],
      [404, 'platform-not-found'],
      [400, 'field-malformed'],
      [400, 'field-too-short'],
      [404, 'partner-not-found'],
      [409, 'partner-key-not-newest'],
    ]);
  });

  test('makes one key of two that are asked for at once', async () => {
    await desk.register('lp-serentak', { party });

    const answers = await Promise.all([1, 2, 3].map(() => desk.makeKey('lp-serentak', { newest: 0 })));

    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
  });
});

describe('a machine with a token', () => {
  const callerOf = (clientCode: string | undefined) => ({
    applicantId: undefined,
    staffId: undefined,
    groups: [],
    roles: [],
    regencies: [],
    provinces: [],
    institutions: [],
    clientCode,
  });

  test('is of the party that its client code was registered for, and of no other', async () => {
    await desk.register('1h57kf5cpq17m0eml12EXAMPLE', { party: { kind: 'platform', platformId: 'pasar-ilmu' } });
    const [platform, institution] = [callerOf('1h57kf5cpq17m0eml12EXAMPLE'), callerOf('lp-cendekia-1')];

    expect(await sellingPlatform(desk.partners, platform)).toBe('pasar-ilmu');
    expect(await teachingInstitution(desk.partners, institution)).toBe('lp-cendekia');
    const refused = await Promise.allSettled([
      sellingPlatform(desk.partners, institution),
      teachingInstitution(desk.partners, platform),
      sellingPlatform(desk.partners, callerOf('entah')),
      sellingPlatform(desk.partners, callerOf('no code')),
      teachingInstitution(desk.partners, callerOf(undefined)),
    ]);
    for (const answer of refused)
      expect(answer).toMatchObject({ status: 'rejected', reason: { code: 'partner-unknown' } });
  });
});

describe('a signed request', () => {
  test('is taken with either hash, with headers in any case, and with the name that the edge gives', async () => {
    const { redeemCode } = await desk.order('headers');
    const body = JSON.stringify({ redeem_code: redeemCode });
    const plain = signedRequest('status', body, lp);
    const { client_code: code = '', ...others } = plain.headers;
    const titled = Object.fromEntries(
      Object.entries(plain.headers).map(([name, value]) => [name.toUpperCase(), value]),
    );

    const answers = [
      await desk.send('status', plain),
      await desk.send('status', signedRequest('status', body, { ...lp, algorithm: 'sha256' })),
      await desk.send('status', { ...plain, headers: titled }),
      await desk.send('status', { ...plain, headers: { ...others, 'client-code': code } }),
      await desk.send('status', { ...plain, body: JSON.stringify({ redeem_code: redeemCode }, undefined, 2) }),
    ];

    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
  });

  test('is refused, in Indonesian or English, for whatever is wrong with it', async () => {
    const { redeemCode } = await desk.order('refusals');
    const good = signedRequest('status', JSON.stringify({ redeem_code: redeemCode }), lp);
    const without = (name: string) => ({
      ...good,
      headers: Object.fromEntries(Object.entries(good.headers).filter(([header]) => header !== name)),
    });
    const late = (seconds: number) => ({ ...good, at: new Date(sessionStart.getTime() + seconds * 1_000) });

    const answers = [
      await desk.send('status', without('client_code')),
      await desk.send('status', without('timestamp')),
      await desk.send('status', without('signature')),
      await desk.send('status', { ...good, headers: { ...good.headers, timestamp: '1677895200000' } }),
      await desk.send('status', { ...good, headers: { ...good.headers, client_code: 'lp-tiada' } }),
      await desk.send('status', late(301)),
      await desk.send('status', late(-301)),
      await desk.send('status', { ...good, body: '{"redeem_code":"X"}' }),
      await desk.send('commit', good),
    ];

    expect(answers.slice(0, -1).map((answer) => [answer.status, codeOf(answer)])).toEqual([
      [400, 'client-code-missing'],
      [400, 'timestamp-missing'],
      [400, 'signature-missing'],
      [400, 'timestamp-malformed'],
      [401, 'client-unknown'],
      [401, 'timestamp-outside-window'],
      [401, 'timestamp-outside-window'],
      [401, 'signature-wrong'],
    ]);
    expect((await desk.send('status', late(300))).status).toBe(200);
    const english = await desk.send('status', {
      ...without('signature'),
      headers: { ...without('signature').headers, 'accept-language': 'en' },
    });
    expect(answers[2]?.body['message']).toMatch(/wajib diisi\.$/);
    expect(english.body['message']).toMatch(/is required\.$/);
  });

  test('is refused for a body that is none of ours only after its signature was found good', async () => {
    const bodies = ['', '{', '[]', '{}', '{"redeem_code":1}', `{"redeem_code":"${'x'.repeat(70_000)}"}`, 'null'];

    const answers = await Promise.all(bodies.map((body) => desk.send('status', signedRequest('status', body, lp))));

    expect(answers.map((answer) => [answer.status, codeOf(answer)])).toEqual([
      [400, 'body-missing'],
      [400, 'body-malformed'],
      [400, 'field-wrong-type'],
      [400, 'field-missing'],
      [400, 'field-wrong-type'],
      [413, 'body-too-large'],
      [400, 'field-wrong-type'],
    ]);
  });

  test('is good by two keys while they are exchanged, the new one at once and the one before last no more', async () => {
    const first = await desk.client('lp-putar');
    const { redeemCode } = await desk.order('rotation');
    const status = async (signing: Signing) => (await desk.ask('status', { redeem_code: redeemCode }, signing)).status;

    expect(await status(first)).toBe(200);
    const second = await desk.nextKey(first, 1);
    expect([await status(first), await status(second)]).toEqual([200, 200]);
    const third = await desk.nextKey(first, 2);
    const anew = async (signing: Signing) =>
      (await desk.sendAnew('status', signedRequest('status', JSON.stringify({ redeem_code: redeemCode }), signing)))
        .status;
    expect([await anew(first), await anew(second), await anew(third)]).toEqual([401, 200, 200]);
  });

  test('of a platform’s machine is refused: this API is for institutions', async () => {
    await desk.register('dp-1', { party: { kind: 'platform', platformId: 'pasar-ilmu' } });
    const platform = await desk.nextKey({ clientCode: 'dp-1', signKey: '' }, 0);

    const answer = await desk.ask('status', { redeem_code: 'X' }, platform);

    expect([answer.status, codeOf(answer)]).toEqual([403, 'partner-not-institution']);
  });
});

describe('a partner’s own settings', () => {
  test('switch HMAC-SHA1 off by a request that is signed by HMAC-SHA256, and an older request cannot undo it', async () => {
    const own = await desk.client('lp-modern');
    const strong = { ...own, algorithm: 'sha256' } as const;
    const { redeemCode } = await desk.order('settings');
    const kept = signedRequest('settings', '{"accept_sha1":true}', strong);
    const later = new Date(sessionStart.getTime() + 1_000);

    const weak = await desk.ask('settings', { accept_sha1: false }, own);
    const set = await desk.ask('settings', { accept_sha1: false }, { ...strong, at: later });
    const undone = await desk.send('settings', kept);

    expect([weak.status, codeOf(weak)]).toEqual([403, 'settings-need-sha256']);
    expect(set).toMatchObject({ status: 200, body: { success: true, data: { accept_sha1: false } } });
    expect([undone.status, codeOf(undone)]).toEqual([409, 'settings-outdated']);
    const request = JSON.stringify({ redeem_code: redeemCode });
    const answers = await Promise.all(
      [own, strong].map((signing) => desk.sendAnew('status', signedRequest('status', request, signing))),
    );
    expect(answers.map((answer) => [answer.status, codeOf(answer)])).toEqual([
      [403, 'signature-sha1-off'],
      [200, undefined],
    ]);
  });
});

describe('the rate of a partner', () => {
  test('holds over all instances, to the request, and begins anew with the next second', async () => {
    const own = await desk.client('lp-ramai', 'lp-cendekia', { requestsPerSecond: 7 });
    const { redeemCode } = await desk.order('rate');
    const body = JSON.stringify({ redeem_code: redeemCode });
    const burst = (at: Date) =>
      Promise.all(
        Array.from({ length: 30 }, () => desk.sendAnew('status', signedRequest('status', body, { ...own, at }))),
      );

    const first = await burst(sessionStart);
    const second = await burst(new Date(sessionStart.getTime() + 1_000));

    for (const answers of [first, second]) {
      const refused = answers.filter(({ status }) => status === 429);
      expect(answers.filter(({ status }) => status === 200)).toHaveLength(7);
      expect(refused).toHaveLength(23);
      expect(refused[0]).toMatchObject({
        headers: { 'retry-after': '1' },
        body: { success: false, data: { code: 'rate-exceeded' } },
      });
    }
  });

  test('is not used up by who cannot sign', async () => {
    const own = await desk.client('lp-tenang', 'lp-cendekia', { requestsPerSecond: 1 });
    const { redeemCode } = await desk.order('rate-forged');

    for (let time = 0; time < 5; time += 1)
      await desk.ask('status', { redeem_code: redeemCode }, { ...own, signKey: 'x' });
    const answer = await desk.ask('status', { redeem_code: redeemCode }, own);

    expect(answer.status).toBe(200);
  });

  test('is spread over parts where it is high, and still exact', async () => {
    const code = ClientCode.parse('lp-besar');
    const allowance = { of: 'CALLS', requests: 1_201, seconds: 1 };
    const instances = Array.from({ length: 8 }, () => requestWindowTable(local.table));

    const taken = await Promise.all(
      instances.flatMap((windows) => Array.from({ length: 160 }, () => windows.count(code, allowance, sessionStart))),
    );

    expect(taken.filter((wait) => wait === undefined)).toHaveLength(1_201);
  });
});

describe('the self-test', () => {
  test('answers what is wrong, and 200 either way', async () => {
    const own = await desk.client('lp-uji');
    const good = signedRequest('self-test', '{"redeem_code":"X"}', own);
    const capital = {
      ...good,
      headers: { ...good.headers, signature: (good.headers['signature'] ?? '').toUpperCase() },
    };
    const misspelt = { ...good, headers: { ...good.headers, client_code: 'LP-UJI' } };

    const answers = [
      await desk.send('self-test', good),
      await desk.send('self-test', capital),
      await desk.send('self-test', misspelt),
      await desk.send('self-test', { ...good, headers: {} }),
    ];

    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect(answers.map(({ body }) => body['success'])).toEqual([true, false, false, false]);
    expect(answers[0]?.body['data']).toMatchObject({ findings: [], signed_by: { key_version: 1, algorithm: 'sha1' } });
    expect(answers[1]?.body['data']).toMatchObject({ findings: [{ code: 'signature-uppercase' }] });
    expect(JSON.stringify(answers[2]?.body)).toContain('client-code-case');
    expect(JSON.stringify(answers)).not.toContain(own.signKey);
  });

  test('is answered ten times a minute', async () => {
    const own = await desk.client('lp-uji-lagi');
    const request = signedRequest('self-test', '{}', own);

    const answers = await Promise.all(Array.from({ length: 12 }, () => desk.send('self-test', request)));

    expect(answers.filter(({ status }) => status === 200)).toHaveLength(10);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(2);
  });
});
