import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { Refusal } from '../../../shared/errors.ts';
import { endpoint } from '../../../shared/http/endpoint.ts';
import { functionContext, gatewayEvent, type RequestParts } from '../../support/gateway-event.ts';

const Body = z.strictObject({
  nik: z
    .string({ error: (issue) => (issue.input === undefined ? undefined : 'nik-malformed') })
    .regex(/^\d{16}$/, 'nik-malformed'),
  name: z.string().min(1).max(10),
  groups: z.array(z.enum(['laid-off'])).default([]),
});
const valid = { nik: '3201010101900001', name: 'Sari' };

const called = async (parts: RequestParts, handle = () => Promise.resolve({ status: 200, body: { fine: true } })) => {
  const handler = endpoint({ route: 'POST /v1/registrations', body: Body }, handle);
  const answer = await handler(gatewayEvent(parts), functionContext());
  return { ...answer, body: JSON.parse(answer.body ?? 'null') as Record<string, unknown> };
};

describe('a body that breaks its schema is refused with problem details', () => {
  test.each([
    ['no body', { body: '' }, 400, 'body-missing', undefined],
    ['malformed JSON', { body: '{"nik":' }, 400, 'body-malformed', undefined],
    [
      'another media type',
      { body: 'nik=1', headers: { 'content-type': 'text/plain' } },
      415,
      'media-type-unsupported',
      undefined,
    ],
    [
      'one megabyte',
      { body: JSON.stringify({ ...valid, name: 'x'.repeat(1_048_576) }) },
      413,
      'body-too-large',
      undefined,
    ],
    ['null', { body: 'null' }, 400, 'field-wrong-type', ''],
    ['an array', { body: '[]' }, 400, 'field-wrong-type', ''],
    ['a missing field', { body: JSON.stringify({ nik: valid.nik }) }, 400, 'field-missing', 'name'],
    ['a wrong type', { body: JSON.stringify({ ...valid, name: 5 }) }, 400, 'field-wrong-type', 'name'],
    ['too long a text', { body: JSON.stringify({ ...valid, name: 'x'.repeat(11) }) }, 400, 'field-too-long', 'name'],
    ['too short a text', { body: JSON.stringify({ ...valid, name: '' }) }, 400, 'field-too-short', 'name'],
    ['an unknown field', { body: JSON.stringify({ ...valid, admin: true }) }, 400, 'field-unknown', 'admin'],
    [
      'a value out of the list',
      { body: JSON.stringify({ ...valid, groups: ['x'] }) },
      400,
      'field-malformed',
      'groups.0',
    ],
    ['a code that the schema names', { body: JSON.stringify({ ...valid, nik: '12' }) }, 400, 'nik-malformed', 'nik'],
    [
      'a prototype key',
      { body: '{"nik":"3201010101900001","name":"Sari","__proto__":{"a":1}}' },
      400,
      'field-unknown',
      '__proto__',
    ],
  ] as const)('%s', async (_, parts, status, code, field) => {
    const answer = await called(parts);

    expect(answer.statusCode).toBe(status);
    expect(answer.headers?.['content-type']).toBe('application/problem+json; charset=utf-8');
    expect(answer.body).toMatchObject({ code, status, type: `urn:prakerja:problem:${code}` });
    if (field !== undefined)
      expect(answer.body['errors']).toEqual(expect.arrayContaining([expect.objectContaining({ field, code })]));
  });
});

test('all fields at fault are named at once', async () => {
  const answer = await called({ body: JSON.stringify({ nik: 'x', name: '', extra: 1 }) });

  expect(answer.body['errors']).toHaveLength(3);
});

test('sentences are Indonesian unless English is ranked higher', async () => {
  const body = '{';
  const of = async (language: string) =>
    (await called({ body, headers: { 'accept-language': language } })).body['detail'];

  expect(await of('')).toBe('Isi permintaan bukan JSON yang sah.');
  expect(await of('en-GB,en;q=0.9,id;q=0.8')).toBe('The body is not valid JSON.');
  expect(await of('id-ID,id;q=0.9,en;q=0.8')).toBe('Isi permintaan bukan JSON yang sah.');
  expect(await of('fr;q=0.1, ;;q=x')).toBe('Isi permintaan bukan JSON yang sah.');
});

test('a fault answers 503 without a word about its cause', async () => {
  const answer = await called({ body: JSON.stringify(valid) }, () =>
    Promise.reject(new Error('secret of the database')),
  );

  expect(answer.statusCode).toBe(503);
  expect(answer.body).toMatchObject({ code: 'fault' });
  expect(JSON.stringify(answer)).not.toContain('secret');
});

test('a refusal of the handler keeps its code and its field', async () => {
  const answer = await called({ body: JSON.stringify(valid) }, () =>
    Promise.reject(new Refusal('registration-exists', { field: 'nik' })),
  );

  expect(answer.statusCode).toBe(409);
  expect(answer.body).toMatchObject({ code: 'registration-exists', errors: [{ field: 'nik' }] });
});

test('a role that the table of access does not list for the route is refused with problem details', async () => {
  const handler = endpoint({ route: 'POST /v1/waves' }, ({ caller }) =>
    Promise.resolve({ status: 200, body: caller.roles }),
  );
  const as = async (groups: string | undefined) => {
    const claims: Record<string, string> = groups === undefined ? { sub: 'a' } : { sub: 'a', 'cognito:groups': groups };
    return handler(gatewayEvent({ claims }), functionContext());
  };

  expect((await as(undefined)).statusCode).toBe(403);
  expect((await as('[auditor]')).body).toContain('role-missing');
  expect((await as('[operators]')).statusCode).toBe(403);
  expect((await as('[auditor operator]')).statusCode).toBe(200);
  expect((await as('operator')).statusCode).toBe(200);
});

test('what is in the place of a field’s name and is none, an NIK say, is not repeated', async () => {
  const answer = await called({ body: JSON.stringify({ ...valid, '3201010101900001': 'Sari', 'Sari Dewi': 1 }) });

  expect(answer.statusCode).toBe(400);
  expect(answer.body).toMatchObject({ code: 'field-unknown', errors: [{ field: '(?)' }, { field: '(?)' }] });
});
