import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { S3Client } from '@aws-sdk/client-s3';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as z from 'zod';
import { auditStore } from '../../shared/audit/store.ts';
import { verifyTrail } from '../../shared/audit/verify.ts';
import type { AuditStep } from '../../shared/domain/audit/day.ts';
import { dateInWib } from '../../shared/domain/wave.ts';
import { auditorApi } from '../../local/audit/api.ts';
import { copyTrail } from '../../local/audit/copy.ts';
import type { LocalStack } from '../../local/stack/stack.ts';
import { newFolder } from '../support/assembly.ts';
import { codeOf, send, type Reply } from '../support/api.ts';
import { courseProposal, scheduleInput, staff, venue, type Staff } from '../support/courses.ts';
import { eventually } from '../support/eventually.ts';
import { seedOfTests } from '../support/population.ts';
import { startTestStack } from '../support/stack.ts';

let stack: LocalStack;
beforeAll(async () => {
  stack = await startTestStack({ seed: seedOfTests, scheduleSpeed: 0 });
});
afterAll(() => stack.stop());

const ask = async ({ sub, groups }: Staff, method: string, path: string, body?: unknown): Promise<Reply> => {
  const token = await stack.tokenFor({ pool: 'Staff', sub, groups: [...groups] });
  return send(stack, { method, path, token, ...(body === undefined ? {} : { body }) });
};
const found = async (query: string): Promise<string[]> => {
  const { body } = await send(stack, { path: `/v1/courses?${query}` });
  const Courses = z.object({ courses: z.array(z.object({ courseId: z.string() })) });
  return Courses.parse(body).courses.map(({ courseId }) => courseId);
};

test('a course goes from the proposal of a local government into the catalogue, and out of it', async () => {
  const owners = [{ nib: '9000000000009', name: 'Induk Usaha' }];
  await ask(staff.operator, 'PUT', '/v1/institutions/lp-las', { name: 'LPK Las Bogor', nib: '1000000000001', owners });
  await ask(staff.operator, 'PUT', '/v1/platforms/pasar-ilmu', { name: 'Pasar Ilmu', nib: '2000000000002', owners });
  const title = 'Las Listrik Tingkat Dasar';
  const fields = { institutionId: 'lp-las', code: 'LAS-1', title, mode: 'offline' };

  const elsewhere = await ask(staff.bogor, 'POST', '/v1/courses', courseProposal({ ...fields, regencies: ['32.71'] }));
  const proposal = await ask(staff.bogor, 'POST', '/v1/courses', courseProposal({ ...fields, regencies: ['32.01'] }));
  const { courseId } = z.object({ courseId: z.string() }).parse(proposal.body);
  const path = `/v1/courses/${courseId}`;
  const assessment = { verdict: 'approve', reasons: 'Silabus sesuai standar.', conflictOfInterest: 'none' };
  const assessors: Staff[] = [staff.assessor, staff.otherAssessor];
  const tooEarly = await ask(staff.operator, 'POST', `${path}/versions/1/publication`);
  const assessed = await Promise.all(
    assessors.map((by) => ask(by, 'POST', `${path}/versions/1/assessments`, assessment)),
  );
  const publication = await ask(staff.operator, 'POST', `${path}/versions/1/publication`);
  const schedule = await ask(staff.operator, 'POST', `${path}/schedules`, {
    ...scheduleInput({ code: 'A1', startsIn: 3 * 86_400 }),
    venue,
  });
  const offering = await ask(staff.operator, 'POST', `${path}/offerings`, { platformId: 'pasar-ilmu' });
  const flagged = await send(stack, { path });
  const acknowledgement = await ask(staff.approver, 'POST', `${path}/offerings/pasar-ilmu/acknowledgement`, {
    reason: 'Satu-satunya penyedia pelatihan ini di Bogor.',
  });
  const sold = await send(stack, { path });

  expect([codeOf(elsewhere), codeOf(tooEarly)]).toEqual(['regency-not-own', 'version-not-approved']);
  expect(assessed.map(({ status }) => status)).toEqual([201, 201]);
  expect([proposal, publication, schedule, offering, acknowledgement].map(({ status }) => status)).toEqual([
    201, 200, 201, 201, 200,
  ]);
  expect(flagged.body).toMatchObject({ title, hours: 16, platforms: [], schedules: [{ code: 'A1', seats: 30 }] });
  expect(sold.body).toMatchObject({ platforms: [{ id: 'pasar-ilmu', name: 'Pasar Ilmu' }] });
  expect(await found('text=las%20listrik&province=32&mode=offline&priceTo=600000')).toEqual([courseId]);
  expect(await found(`from=${new Date().toISOString().slice(0, 10)}&province=32`)).toEqual([courseId]);
  expect((await ask(staff.auditor, 'GET', '/v1/affiliations')).body).toMatchObject({
    affiliations: [{ sharedOwners: ['9000000000009'], offerings: [{ courseId, flag: 'acknowledged' }] }],
  });
  expect((await ask(staff.bogor, 'GET', '/v1/regencies/32.01/courses')).body).toMatchObject({
    courses: [{ courseId, newest: { status: 'published' } }],
  });

  await ask(staff.operator, 'POST', `${path}/withdrawal`, { reason: 'Pelatihan tidak diadakan lagi.' });

  expect(await found('text=las')).toEqual([]);
  expect(codeOf(await send(stack, { path }))).toBe('course-not-found');
});

test('what staff did is locked away, chained, signed and witnessed, and whoever copies it can check it', async () => {
  const { region, credentials, endpoints } = stack;
  const s3 = new S3Client({ region, credentials, endpoint: endpoints.s3, forcePathStyle: true });
  const sqs = new SQSClient({ region, credentials, endpoint: endpoints.messaging });
  const store = auditStore(stack.bucketName('Evidence'), s3);
  const day = dateInWib(new Date());
  const captured = async () => {
    const objects = await Promise.all((await store.list('audit/captured/')).map((path) => store.read(path)));
    return objects.join('');
  };
  await eventually('the override is captured', async () => {
    const text = await captured();
    return text.includes('affiliation.acknowledged.v1') && text.includes('acknowledge-affiliation') ? text : undefined;
  });
  // As if the day were over: nobody waits for it here.
  const step: AuditStep = { day, part: 'plan' };
  await sqs.send(new SendMessageCommand({ QueueUrl: stack.queueUrl('Audit'), MessageBody: JSON.stringify(step) }));

  const Published = z.object({ document: z.string(), signature: z.string(), timeStamp: z.string(), events: z.int() });
  const published = await eventually('the day is closed and witnessed', async () => {
    const { status, body } = await send(stack, { path: `/v1/audit/days/${day}` });
    const { data } = Published.safeParse(body);
    return status === 200 ? data : undefined;
  });
  const keys = z
    .object({ keys: z.array(z.record(z.string(), z.string())) })
    .parse((await send(stack, { path: '/v1/keys' })).body);
  const token = await stack.tokenFor({ pool: 'Staff', ...staff.auditor, groups: [...staff.auditor.groups] });
  const copy = newFolder('trail');
  await copyTrail(auditorApi({ AUDIT_API: stack.apiUrl, AUDIT_TOKEN: token }), copy, {
    ...{ from: day, to: day, onDay: () => undefined },
  });
  const report = await verifyTrail(
    { read: (path) => readFile(join(copy, path)) },
    { from: day, to: day, publicKey: keys },
  );
  const overrides = await ask(
    { sub: 'ayu', groups: ['auditor'] },
    'GET',
    `/v1/audit/overrides/${new Date().toISOString().slice(0, 7)}`,
  );

  expect(report).toMatchObject({ ok: true, events: published.events });
  expect(published.events).toBeGreaterThan(10);
  expect(overrides.body).toMatchObject({
    overrides: expect.arrayContaining([
      expect.objectContaining({ action: 'acknowledge-affiliation', status: 200 }),
    ]) as unknown,
  });
  s3.destroy();
  sqs.destroy();
});
