import { afterAll, beforeAll, expect, test } from 'vitest';
import * as z from 'zod';
import { sandboxAdmin } from '../../local/sandboxes/admin.ts';
import { failingMark } from '../../local/sandboxes/liveness.ts';
import type { LocalStack } from '../../local/stack/stack.ts';
import type { Order } from '../../shared/domain/training/order.ts';
import { signatureOf } from '../../shared/domain/training/signature.ts';
import { codeOf, send, staffMember, type Reply } from '../support/api.ts';
import { attendanceDesk, picture } from '../support/attendance.ts';
import { startTestStack } from '../support/stack.ts';
import { tableOf } from '../../local/stack/table-client.ts';

let stack: LocalStack;
let signKey: string;
let order: Order;

const clientCode = 'lp-cendekia-lms';
const hour = 3_600_000;
const fromNow = (hours: number): string => new Date(Date.now() + hours * hour).toISOString();

const operator = (method: string, path: string, body?: unknown): Promise<Reply> =>
  staffMember(stack, 'olga', 'operator')(method, path, body);

/** A call as the institution's client makes it. */
const integration = async (call: string, body: Readonly<Record<string, unknown>>): Promise<Record<string, unknown>> => {
  const path = `/api/v1/integration/${call}`;
  const timestamp = String(Math.floor(Date.now() / 1_000));
  const request = { clientCode, timestamp, method: 'POST', path, body: JSON.stringify(body) };
  const signature = signatureOf('sha1', signKey, request);
  const reply = await send(stack, {
    method: 'POST',
    path,
    headers: { client_code: clientCode, timestamp, signature },
    body,
  });
  expect(reply.status, reply.text).toBe(200);
  return z.object({ success: z.literal(true), data: z.record(z.string(), z.unknown()) }).parse(reply.body).data;
};

const pageFor = async (sequence: number): Promise<{ readonly path: string; readonly state: string }> => {
  const redeem_code = order.redeemCode;
  const asked = { redeem_code, sequence, redirect_uri: 'http://localhost:8080/kembali', email: 'siti@warga.example' };
  const { url, state } = z
    .object({ url: z.string(), state: z.string() })
    .parse(await integration('oauth/url-generate', asked));
  // The address is that of this API, as a browser reaches it.
  expect(url.startsWith(`${stack.apiUrl}/v1/presence/`)).toBe(true);
  return { path: url.slice(stack.apiUrl.length), state };
};

const attendanceStatus = async (sequence: number): Promise<unknown> => {
  const data = await integration('payment/redeem-code/status', { redeem_code: order.redeemCode, sequence });
  return data['attendance_status'];
};

beforeAll(async () => {
  stack = await startTestStack({ scheduleSpeed: 0 });
  const party = { kind: 'institution', institutionId: 'lp-cendekia' };
  await operator('PUT', '/v1/institutions/lp-cendekia', { name: 'Lembaga Cendekia', nib: '1234567890123', owners: [] });
  expect((await operator('PUT', `/v1/partners/${clientCode}`, { party })).status).toBeLessThan(300);
  const key = await operator('POST', `/v1/partners/${clientCode}/keys`, { newest: 0 });
  signKey = z.object({ signKey: z.string() }).parse(key.body).signKey;

  const table = tableOf(stack);
  const desk = attendanceDesk(table, { check: () => Promise.reject(new Error('The stack has its own.')) });
  const sessions = [
    { sequence: 1, startsAt: fromNow(-1), endsAt: fromNow(1) },
    { sequence: 2, startsAt: fromNow(0.5), endsAt: fromNow(2) },
  ];
  await desk.schedule({ sessions });
  order = await desk.order('journey', { startsAt: sessions[0]?.startsAt, endsAt: sessions[1]?.endsAt });
  table.client.destroy();
});
afterAll(() => stack.stop());

test('a participant proves to be at one session by a face that passes, at another by a person’s decision', async () => {
  const first = await pageFor(1);
  const page = await send(stack, { path: first.path, headers: { accept: 'text/html' } });
  const proven = await send(stack, { method: 'POST', path: first.path, body: { sample: picture() } });
  expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
  expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
  expect(proven.body).toEqual({
    outcome: 'present',
    redirectTo: `http://localhost:8080/kembali?state=${first.state}`,
  });
  expect([await attendanceStatus(1), await attendanceStatus(2)]).toEqual([1, 0]);

  const second = await pageFor(2);
  const sample = picture(failingMark);
  const doubted = await send(stack, { method: 'POST', path: second.path, body: { sample } });
  expect(doubted.body).toMatchObject({ outcome: 'in-review' });
  expect(await attendanceStatus(2)).toBe(0);

  const listed = z
    .object({ reviews: z.array(z.object({ linkId: z.string(), sequence: z.literal(2) })) })
    .parse((await operator('GET', '/v1/presence-reviews')).body);
  const linkId = listed.reviews[0]?.linkId ?? '';
  expect((await operator('GET', `/v1/presence-reviews/${linkId}`)).body).toMatchObject({ sample });
  const decision = { decision: 'accept', reason: 'Wajah peserta terlihat jelas.' };
  const decided = await operator('POST', `/v1/presence-reviews/${linkId}/decision`, decision);
  expect(decided.body).toMatchObject({ status: 'accepted' });
  expect(await attendanceStatus(2)).toBe(1);
});

test('while faces cannot be checked the page says when to try again, and the link stays good', async () => {
  const { liveness } = stack.sandboxes ?? {};
  const admin = sandboxAdmin(liveness?.url ?? '');
  const table = tableOf(stack);
  const desk = attendanceDesk(table, { check: () => Promise.reject(new Error('The stack has its own.')) });
  const first = order;
  order = await desk.order('journey-down', { startsAt: first.startsAt, endsAt: first.endsAt });
  table.client.destroy();
  const { path } = await pageFor(1);

  await admin.behave({ down: true });
  const refused = await send(stack, { method: 'POST', path, body: { sample: picture() } });
  await admin.behave();

  expect([refused.status, codeOf(refused)]).toEqual([503, 'liveness-unavailable']);
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(await attendanceStatus(1)).toBe(0);
});

test('a skills task is handed in and assessed by the institution’s client', async () => {
  const task = { redeem_code: order.redeemCode, scope: 'uk', sequence: 1 };

  await integration('tpm/submission', { ...task, url_file: 'https://lp.example/tugas.pdf' });
  const pending = await integration('tpm/submission/status', task);
  await integration('tpm/feedback/submission', { ...task, notes: 'Baik.', url_file: '' });
  const done = await integration('tpm/submission/status', task);

  expect(pending).toEqual({ assignment: { status: 1 }, feedback: { status: 0 } });
  expect(done).toEqual({ assignment: { status: 2 }, feedback: { status: 2 } });
});
