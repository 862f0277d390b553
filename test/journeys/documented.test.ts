import '../support/environment.ts';
import { writeFileSync } from 'node:fs';
import { format } from 'prettier';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { functions } from '../../infra/functions.ts';
import { examplesFile, recordedExamples, type RecordedExample } from '../../local/openapi/examples.ts';
import type { LocalStack } from '../../local/stack/stack.ts';
import { access, isRoute, type RouteKey } from '../../shared/domain/access/index.ts';
import { shownValue } from '../support/openapi/examples.ts';
import { ask } from '../support/fuzz/trying.ts';
import { functionOf, fuzzedWorld, type FuzzedWorld } from '../support/fuzz/world.ts';
import { seedOfTests } from '../support/population.ts';
import { startTestStack } from '../support/stack.ts';
import { documentedRequest, endings } from './documented-requests.ts';

/**
 * Operations of which no request is answered well in this world: it may only become shorter. What they answer is checked
 * where a test has more of a world.
 */
const unanswered: readonly RouteKey[] = [
  'PUT /v1/registrations/me',
  'POST /v1/registrations/me/objections',
  'POST /v1/waves/{waveId}/enrollments/me/objections',
  'DELETE /v1/waves/{waveId}/enrollments/me/award',
  'GET /v1/waves/{waveId}/tickets/{ticket}',
  'GET /v1/waves/{waveId}/selection',
  'GET /v1/waves/{waveId}/evidence/{file+}',
  'POST /v1/waves/{waveId}/decisions',
  'POST /v1/courses/{courseId}/versions/{version}/assessments',
  'POST /v1/orders',
  'GET /v1/presence-reviews/{linkId}',
  'POST /v1/presence-reviews/{linkId}/decision',
  'POST /v1/training-completions/uploads/{uploadId}/submission',
  'GET /v1/certificates/{certificateId}',
  'POST /v1/certificates/{certificateId}/revocation',
  'POST /v1/registrations/me/orders/{orderId}/review',
  'POST /v1/courses/{courseId}/reviews/{reviewId}/hiding',
  'POST /v1/registrations/me/surveys/{survey}/answers',
  'POST /v1/lists/{source}/files/{fileId}/submission',
  'GET /v1/ledger/days/{day}',
  'POST /v1/registrations/me/payout-account/objection',
  'POST /v1/payout-envelopes/{envelopeId}/verdict',
  'POST /v1/bank-statements/{statementId}/submission',
  'POST /v1/unmatched-payments/{entryId}/resolution',
  'POST /v1/platforms/{platformId}/settlements/{settlementId}/verdict',
  'POST /v1/orders/{orderId}/hold/verdict',
  'POST /v1/help-desk/visits/{visitId}/code',
  'POST /v1/help-desk/visits/{visitId}/end',
  'GET /v1/help-desk/visits/{visitId}/registration',
  'GET /v1/help-desk/visits/{visitId}/enrollments/{waveId}',
  'POST /v1/help-desk/visits/{visitId}/enrollments',
  'POST /v1/help-desk/visits/{visitId}/objections',
  'GET /v1/help-desk/visits/{visitId}/incentives',
  'GET /v1/help-desk/visits/{visitId}/debts',
  'POST /v1/me/contacts/confirmation',
  'POST /v1/me/contacts/objection',
  'GET /v1/risks/{riskId}',
  'POST /v1/risks/{riskId}/decision',
  'POST /v1/risks/{riskId}/verdict',
  'GET /v1/audit/days/{day}',
  'GET /v1/audit/days/{day}/lanes/{lane}/{piece}',
  'POST /v1/breaches/{breachId}/verdict',
];

let stack: LocalStack;
let world: FuzzedWorld;
const startedAt = Date.now();
beforeAll(async () => {
  stack = await startTestStack({ seed: seedOfTests, scheduleSpeed: 0, maxEnvironments: 1 });
  world = await fuzzedWorld(stack);
});
// It throws when an answer was not as the document says.
afterAll(() => stack.stop());

const keys = Object.keys(access).filter(isRoute);

const answers = new Map<RouteKey, unknown>();

/** Asks as the example of an operation does. */
const example = async (key: RouteKey): Promise<RecordedExample> => {
  const { parameters, query, body, request } = documentedRequest(world, key, (earlier) => answers.get(earlier));
  const { status, headers, text } = await ask(world, key, request);
  const isJson = String(headers['content-type']).includes('json') && text !== '';
  if (isJson) answers.set(key, JSON.parse(text));
  const file = functions.find(({ trigger }) => 'route' in trigger && trigger.route === key)?.file ?? '';
  await stack.kill(functionOf(file));
  return {
    ...(parameters && { parameters }),
    ...(query && { query }),
    ...(body !== undefined && { body: shownValue(body, startedAt) }),
    status,
    // What is refused here shows how to ask, and not what is answered.
    ...(isJson && status < 400 && { answer: shownValue(JSON.parse(text), startedAt) }),
  };
};

test('every operation is answered as its document says', { timeout: 400_000 }, async () => {
  const found = new Map<RouteKey, RecordedExample>();
  const isGet = (key: RouteKey) => key.startsWith('GET ');
  const isRefused = (key: RouteKey) => (found.get(key)?.status ?? 500) >= 400;
  for (const key of keys.filter(isGet)) found.set(key, await example(key));
  for (const key of [...keys.filter((one) => !isGet(one) && !endings.includes(one)), ...endings])
    found.set(key, await example(key));
  // What was asked for may have been made since.
  for (const key of keys.filter((one) => isGet(one) && isRefused(one))) found.set(key, await example(key));

  if (process.env['RECORD_EXAMPLES'] !== undefined) {
    const all = Object.fromEntries(keys.map((key) => [key, found.get(key)]));
    writeFileSync(examplesFile, await format(JSON.stringify(all), { parser: 'json', printWidth: 120 }));
  }
  const statuses = keys.map((key) => [key, found.get(key)?.status]);
  expect(keys.filter(isRefused)).toEqual(unanswered);
  // Each request is as its schema wants it, whether or not what it asks for is there.
  expect(statuses.filter(([, status]) => status === 400)).toEqual([]);
  expect(Object.entries(recordedExamples()).map(([key, { status }]) => [key, status])).toEqual(statuses);
});
