import { UnsecuredJWT, SignJWT } from 'jose';
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { edgeProofHeader as addedHeader } from '../../infra/stacks/edge-stack.ts';
import { checked, stageNamed } from '../../infra/stages.ts';
import type { LocalStack } from '../../local/stack/stack.ts';
import { tableOf } from '../../local/stack/table-client.ts';
import { findWork } from '../../shared/domain/proof-of-work.ts';
import { workText } from '../../shared/domain/registration-work.ts';
import { edgeProofHeader } from '../../shared/http/edge-proof.ts';
import { registrationTable } from '../../shared/table/registrations.ts';
import { staffActionTable } from '../../shared/table/staff-actions.ts';
import { codeOf, send, wavePlan, type Reply, type Request } from '../support/api.ts';
import { eventually } from '../support/eventually.ts';
import { seedOfTests, somebody } from '../support/population.ts';
import { applicant } from '../support/registrations.ts';
import { assemblyOf } from '../support/kept-assemblies.ts';
import { startTestStack } from '../support/stack.ts';

/** Two secrets are live, as while the edge's is exchanged. */
const secrets = { old: 'the-secret-of-last-year', fresh: 'the-secret-of-this-year' };
const issuer = 'https://sign-in.example';
const subjectClaim = 'prakerja_subject';

const stage = checked({
  ...stageNamed('local'),
  edgeProof: { hashes: Object.values(secrets).map((secret) => createHash('sha256').update(secret).digest('hex')) },
  identity: {
    citizens: { kind: 'oidc', issuer, audience: ['prakerja-web'], subjectClaim, scope: 'prakerja' },
  },
});

let stack: LocalStack;
beforeAll(async () => {
  stack = await startTestStack({ assemblyDir: await assemblyOf(stage), seed: seedOfTests, scheduleSpeed: 0 });
});
afterAll(() => stack.stop());

/** A request as the edge sends it on. */
const throughEdge = (request: Request, secret = secrets.fresh): Promise<Reply> =>
  send(stack, { ...request, headers: { ...request.headers, [edgeProofHeader]: secret } });

/** A token of the other issuer, for whoever was `was` at the issuer before. */
const tokenOf = (sub: string, was: string | undefined, others: Record<string, unknown> = {}): Promise<string> =>
  stack.foreignToken({
    issuer,
    claims: {
      sub,
      aud: ['prakerja-web'],
      scope: 'openid prakerja',
      ...(was === undefined ? {} : { [subjectClaim]: was }),
      ...others,
    },
  });

describe('the API behind its edge', () => {
  test('the edge sends the header that the functions look for', () => {
    expect(addedHeader).toBe(edgeProofHeader);
  });

  test('takes the secret of before and the new one, while both are live', async () => {
    for (const secret of Object.values(secrets)) {
      expect(await throughEdge({ path: '/v1/waves' }, secret)).toMatchObject({ status: 200 });
    }
  });

  test('refuses what did not come through the edge, whoever sends it, and puts nothing of it on record', async () => {
    const citizen = await tokenOf('new-1', 'somebody');
    const staff = await stack.tokenFor({ pool: 'Staff', sub: 'passer-by', groups: ['operator'] });
    const requests: Request[] = [
      { path: '/v1/waves' },
      { path: '/v1/waves', headers: { [edgeProofHeader]: 'a-guess' } },
      { path: '/v1/registrations/me', token: citizen, headers: hashAsSecret },
      { path: '/v1/switches/registration-challenge', token: staff },
      { method: 'PUT', path: '/v1/switches/registration-challenge', token: staff, body: {} },
      { method: 'POST', path: '/api/v1/integration/self-test', body: {} },
    ];

    const replies = await Promise.all(requests.map((request) => send(stack, request)));

    const codes = replies.map((reply) => [reply.status, codeOf(reply) ?? Refused.parse(reply.body).data.code]);
    expect(codes).toEqual(requests.map(() => [403, 'not-through-edge']));
    const table = tableOf(stack);
    const actions = staffActionTable(table).of('passer-by', '2000-01-01T00:00:00.000Z', '2100-01-01T00:00:00.000Z');
    expect((await Array.fromAsync(actions)).flat()).toEqual([]);
    table.client.destroy();
  });
});

/** The form in which the institutions' API refuses. */
const Refused = z.object({ data: z.object({ code: z.string() }) });

/** What the functions know of the secret opens nothing. */
const hashAsSecret = { [edgeProofHeader]: stage.edgeProof?.hashes[0] ?? '' };

const brake = { on: true, difficulty: 10, waitSeconds: 60, turnsPerMinute: 600 };
const Challenge = z.object({ challenge: z.string() });

describe('citizens who come from another issuer', () => {
  test('register with the brake on, are verified and join a wave as before, and are who they were', async () => {
    const { application, registered } = somebody(7);
    const operator = await stack.tokenFor({ pool: 'Staff', sub: 'operator', groups: ['operator'] });
    const put = await throughEdge({
      method: 'PUT',
      path: '/v1/switches/registration-challenge',
      token: operator,
      body: { ...brake, revision: 0, reason: 'Pendaftaran otomatis sejak pagi.' },
    });
    expect(put).toMatchObject({ status: 200, body: { on: true, revision: 1 } });

    const token = await tokenOf('state-0001', 'cognito-0001');
    const register = (proof?: string): Promise<Reply> =>
      throughEdge({
        method: 'POST',
        path: '/v1/registrations',
        token,
        headers: proof === undefined ? {} : { 'prakerja-proof': proof },
        body: { ...application, consent: { version: '2023-1', accepted: true } },
      });
    expect(codeOf(await register())).toBe('registration-proof-missing');
    const place = await throughEdge({ method: 'POST', path: '/v1/registrations/waiting-place', token });
    expect(codeOf(await register(Challenge.parse(place.body).challenge))).toBe('registration-proof-early');
    const asked = await throughEdge({ path: '/v1/registrations/challenge', token });
    const { challenge } = Challenge.parse(asked.body);
    const number = findWork(workText(challenge), brake.difficulty, { from: 0, tries: 10_000_000 });
    const accepted = await register(`${challenge}:${String(number)}`);
    expect(accepted).toMatchObject({ status: 202 });
    await eventually('the verification', async () => {
      const { body } = await throughEdge({ path: '/v1/registrations/me', token });
      return z.object({ status: z.literal('verified') }).safeParse(body).success || undefined;
    });

    const created = await throughEdge({
      method: 'POST',
      path: '/v1/waves',
      token: operator,
      body: wavePlan({ waveId: '2023-70', closesIn: 3_600, quota: { [registered.regency]: 5 } }),
    });
    expect(created).toMatchObject({ status: 201 });
    const joined = await eventually('the ticket', async () => {
      const reply = await throughEdge({ method: 'POST', path: '/v1/waves/2023-70/enrollments', token, body: {} });
      return reply.status === 201 ? reply : undefined;
    });
    expect(joined.body).toMatchObject({ ticket: expect.stringMatching(/^[0-9a-f]{32}$/) as string });

    // The same person under another subject of the new issuer, and under nobody else's.
    const again = await tokenOf('state-0002', 'cognito-0001');
    expect(await throughEdge({ path: '/v1/registrations/me', token: again })).toMatchObject({ status: 200 });
    const other = await tokenOf('state-0001', 'cognito-0002');
    expect(codeOf(await throughEdge({ path: '/v1/registrations/me', token: other }))).toBe('registration-not-found');
    const table = tableOf(stack);
    expect(await registrationTable(table).get(applicant('cognito-0001'))).toMatchObject({ status: 'verified' });
    table.client.destroy();
  });

  test('are nobody, and told so, while their account is not linked: never somebody new', async () => {
    const unlinked = [await tokenOf('state-0003', undefined), await tokenOf('state-0003', '')];

    for (const token of unlinked) {
      const reply = await throughEdge({ path: '/v1/registrations/me', token });
      expect(reply).toMatchObject({ status: 403, body: { code: 'sign-in-unlinked' } });
    }
  });

  test('are let in with that issuer’s tokens alone, made for us, in time, with the scope, and signed', async () => {
    const claims = { sub: 'state-0001', iss: issuer, aud: 'prakerja-web', scope: 'prakerja', [subjectClaim]: 'x' };
    const expired = { issuer, claims, expiresInSeconds: -60 };
    const strange = {
      'another audience': await tokenOf('state-0001', 'x', { aud: 'another-site' }),
      'out of time': await stack.foreignToken(expired),
      'of the staff': await stack.tokenFor({ pool: 'Staff', sub: 'operator', groups: ['operator'] }),
      'of a machine': await stack.tokenFor({ pool: 'Partners', sub: 'machine' }),
      unsigned: new UnsecuredJWT(claims).setExpirationTime('1h').encode(),
      'signed with a secret': await new SignJWT(claims)
        .setProtectedHeader({ alg: 'HS256' })
        .setExpirationTime('1h')
        .sign(new TextEncoder().encode('a secret of at least thirty-two bytes')),
    };

    for (const [why, token] of Object.entries(strange)) {
      const reply = await throughEdge({ path: '/v1/registrations/me', token });
      expect([why, reply.status]).toEqual([why, 401]);
    }
    const scopeless = await tokenOf('state-0001', 'x', { scope: 'openid citizen/self' });
    expect(await throughEdge({ path: '/v1/registrations/me', token: scopeless })).toMatchObject({ status: 403 });
    const asStaff = await tokenOf('state-0001', 'x', { 'cognito:groups': ['operator'], scope: 'prakerja staff/write' });
    expect(await throughEdge({ path: '/v1/cases', token: asStaff })).toMatchObject({ status: 401 });
  });
});
