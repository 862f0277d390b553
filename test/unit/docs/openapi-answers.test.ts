import { expect, test } from 'vitest';
import type { Invocation } from '../../../local/stack/stack.ts';
import { answerFaults, documentedAnswers, keptDocument } from '../../support/openapi/answer-check.ts';

const faults = answerFaults(keptDocument());
const headers = { 'content-type': 'application/json; charset=utf-8' };
const route = 'GET /v1/waves';
const one = 'GET /v1/waves/{waveId}';
const problem = {
  type: 'urn:prakerja:problem:wave-not-found',
  title: 'Gelombang ini tidak ada.',
  status: 404,
  code: 'wave-not-found',
  detail: 'Gelombang ini tidak ada.',
  instance: 'urn:prakerja:request:1',
};
const refusal = (body: object, type = 'application/problem+json') => ({
  statusCode: 404,
  headers: { 'content-type': type },
  body: JSON.stringify(body),
});
const good = (body: object) => ({ statusCode: 200, headers, body: JSON.stringify(body) });

test('an answer as the document says has no fault', () => {
  expect(faults(route, good({ waves: [] }))).toEqual([]);
  expect(faults(route, { statusCode: 304, headers: { ...headers, etag: '"x"' } })).toEqual([]);
  expect(faults(one, refusal(problem))).toEqual([]);
});

test.each([
  ['a field that is not told of', good({ waves: [], secret: 1 }), 'the body additionalProperties'],
  ['a field that is missing', good({}), 'the body required'],
  ['a field of another kind', good({ waves: 'none' }), '/waves type'],
  ['a status', { statusCode: 202, headers, body: '{}' }, 'has the status 202'],
  ['a header', { ...good({ waves: [] }), headers: { ...headers, 'x-secret': '1' } }, 'has the header x-secret'],
  [
    'another type',
    { statusCode: 200, headers: { 'content-type': 'text/plain' }, body: 'none' },
    'is of type text/plain',
  ],
  ['no body', { statusCode: 200, headers }, 'has no body'],
  ['a refusal out of form', refusal({ ...problem, stack: 'x' }), 'the body additionalProperties'],
  ['a refusal without a known code', refusal({ ...problem, code: 'because' }), '/code enum'],
])('%s is found', (_, answer, expected) => {
  expect(faults(route, answer).join('\n')).toContain(expected);
});

test('a refusal that the operation does not list is found', () => {
  expect(faults(one, refusal({ ...problem, code: 'case-not-found' }))).toEqual([
    'is refused as case-not-found, which its document does not list',
  ]);
  expect(faults(one, { ...refusal(problem), statusCode: 410 })).toEqual([
    'is refused with the status 410, which its document does not list',
  ]);
});

test('what is told of a fault says where, and never what stood there', () => {
  const told = faults(route, good({ waves: [{ waveId: 'Siti Aminah' }] })).join('\n');

  expect(told).toContain('/waves/0 required');
  expect(told).not.toContain('Siti');
});

test('a stack whose answers were wrong says so at its end', () => {
  const { onInvocation, mustBeRight } = documentedAnswers();
  const invocation = (answer: object): Invocation => ({
    functionName: 'list-waves',
    event: { routeKey: route, requestContext: { http: {} } },
    result: { ok: true, requestId: '1', answer: JSON.stringify(answer) },
  });

  onInvocation(invocation(good({ waves: [] })));
  mustBeRight();
  onInvocation(invocation(good({ waves: [], secret: 1 })));

  expect(mustBeRight).toThrow(
    /GET \/v1\/waves: the body additionalProperties \{"additionalProperty":"secret"\} \(1 times\)/,
  );
});
