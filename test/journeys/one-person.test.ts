import { afterAll, beforeAll, expect, test } from 'vitest';
import * as z from 'zod';
import { leafHash, verifyAuditPath } from '../../shared/domain/draw/merkle.ts';
import { Commitment } from '../../shared/domain/draw/commitment.ts';
import { verifyReceipt } from '../../shared/domain/receipt.ts';
import type { LocalStack } from '../../local/stack/stack.ts';
import { citizen, codeOf, operator, outside, send } from '../support/api.ts';
import { eventually } from '../support/eventually.ts';
import { seedOfTests, somebody } from '../support/population.ts';
import { startTestStack } from '../support/stack.ts';
import { evidenceOf, publishedKeys } from '../support/traces.ts';

const waveId = '2023-48';
const person = somebody(0);
const { regency } = person.registered;

let stack: LocalStack;
beforeAll(async () => {
  stack = await startTestStack({ seed: seedOfTests, beacon: { periodSeconds: 1 } });
});
afterAll(() => stack.stop());

const Joined = z.object({ ticket: z.string(), joinedAt: z.string(), receipt: z.string() });
const Left = z.object({ ticket: z.string(), leftAt: z.string(), receipt: z.string() });
const Published = z.object({
  ticket: z.string(),
  outcome: z.string(),
  rank: z.number(),
  applicants: z.number(),
  places: z.number(),
  proof: z.object({
    line: z.string(),
    leafIndex: z.number(),
    treeSize: z.number(),
    path: z.array(z.string()),
    root: z.string(),
  }),
  commitment: z.string(),
});
const Card = z.object({
  cardNumber: z.string(),
  balance: z.number(),
  announcedAt: z.string(),
  firstPurchaseDeadline: z.string(),
  state: z.string(),
});

/** The last millisecond of the day in WIB that lies so many days after an instant. */
const endOfDay = (instant: string, days: number): string => {
  const day = new Date(Date.parse(instant) + 7 * 3_600_000).toISOString().slice(0, 10);
  return new Date(Date.parse(`${day}T23:59:59.999+07:00`) + days * 86_400_000).toISOString();
};

test('a person registers, joins, sees how the wave goes on, and is drawn with a proof that anybody can check', async () => {
  const staff = operator(stack);
  const budi = citizen(stack, 'budi');

  // The person registers, twice by mistake, and is verified.
  const accepted = await budi.register(person);
  const again = await budi.register(person);
  expect([accepted, again]).toMatchObject([
    { status: 202, body: { status: 'verifying', statusUrl: '/v1/registrations/me' } },
    { status: 202, body: accepted.body },
  ]);
  expect(await budi.decided()).toEqual([]);
  expect((await budi.registration()).body).toMatchObject({
    status: 'verified',
    nik: `************${person.registered.nik.slice(-4)}`,
    verification: { outcome: 'matched', regency: { code: regency } },
    decision: { outcome: 'eligible' },
  });

  // A wave is opened, and a double click gives one ticket.
  const closesIn = 20;
  await staff.createWave({ waveId, closesIn, objectionWindowSeconds: 1, quota: { [regency]: 3, '31.71': 2 } });
  const clicks = await Promise.all([budi.join(waveId), budi.join(waveId)]);
  const [first, second] = clicks.map(({ body }) => Joined.parse(body));
  expect(clicks.map(({ status }) => status).sort()).toEqual([200, 201]);
  const ticket = String(first?.ticket);
  expect(second).toMatchObject({ ticket, joinedAt: first?.joinedAt });

  // Leaving and joining again gives the same ticket.
  const left = Left.parse((await budi.leave(waveId)).body);
  expect((await budi.look(waveId)).body).toMatchObject({ ticket, status: 'left' });
  const rejoined = Joined.parse((await budi.join(waveId)).body);
  expect(left.ticket).toBe(ticket);
  expect(rejoined).toMatchObject({ ticket, joinedAt: first?.joinedAt });
  expect((await budi.look(waveId)).body).toMatchObject({
    ticket,
    status: 'joined',
    standing: { state: 'eligible', regency: { code: regency } },
    wave: { status: 'open' },
  });
  expect(await send(stack, { path: `/v1/waves/${waveId}/tickets/${ticket}` })).toMatchObject({ status: 404 });

  // Every receipt proves what it says, under the key that everybody can fetch.
  const { keys } = await publishedKeys(stack);
  for (const [receipt, kind, at] of [
    [String(first?.receipt), 'joined', first?.joinedAt],
    [left.receipt, 'left', left.leftAt],
    [rejoined.receipt, 'joined', first?.joinedAt],
  ] as const) {
    expect(verifyReceipt(receipt, keys, new Date())).toMatchObject({ kind, waveId, ticket, at });
  }

  // The wave closes, and the person sees what it waits for until it is announced.
  await eventually('the closing of the wave', async () => {
    const { body } = await budi.look(waveId);
    return z.object({ wave: z.object({ status: z.literal('closed') }) }).safeParse(body).success || undefined;
  });
  expect(codeOf(await budi.join(waveId))).toBe('wave-closed');
  expect(codeOf(await budi.leave(waveId))).toBe('wave-closed');
  const seen = await eventually('words about the selection', async () => {
    const { body } = await budi.look(waveId);
    return z.object({ selection: z.object({ stage: z.string(), id: z.string(), en: z.string() }) }).safeParse(body)
      .data;
  });
  expect(seen.selection.en).not.toBe('');
  await staff.reached(waveId, 'notify', 'done');

  // The result, with the card: everybody who joined is drawn where places are left over.
  const result = await eventually('the result', async () => {
    const { body } = await budi.look(waveId);
    return Published.extend({ award: Card }).safeParse(body).data;
  });
  expect(result).toMatchObject({ ticket, outcome: 'selected', rank: 1, applicants: 1 });
  expect(result.award).toMatchObject({ state: 'active', balance: 3_500_000 });
  expect(result.award.cardNumber).toMatch(/^(•{4} ){3}\d{4}$/);
  expect(result.award.firstPurchaseDeadline).toBe(endOfDay(result.award.announcedAt, 15));

  // The proof leads to the root of the regency in the commitment, which anybody can fetch.
  const evidence = await fetch(`${stack.apiUrl}${result.commitment}`);
  const commitment = Commitment.parse(await evidence.json());
  const committed = commitment.regencies.find(({ code }) => code === regency);
  const { line, leafIndex, treeSize, path, root } = result.proof;
  const proof = { leafHash: leafHash(line).toString('hex'), index: leafIndex, size: treeSize, path };
  expect(root).toBe(committed?.root);
  expect(line.startsWith(ticket)).toBe(true);
  expect(verifyAuditPath({ ...proof, root: String(committed?.root) })).toBe(true);

  // The same result is public under the ticket, without the card, and is kept by caches.
  const address = `/v1/waves/${waveId}/tickets/${ticket}`;
  const open = await send(stack, { path: address });
  expect(open.body).toMatchObject(Published.parse(result));
  expect(open.body).not.toHaveProperty('award');
  expect(open.headers.get('cache-control')).toBe('public, max-age=3600');
  const tag = open.headers.get('etag') ?? '';
  expect(await send(stack, { path: address, headers: { 'if-none-match': tag } })).toMatchObject({
    status: 304,
    text: '',
  });
  expect(await send(stack, { path: address, headers: { 'if-none-match': '"other"' } })).toMatchObject({ status: 200 });

  // One notice over each channel, without the card's number.
  const { application } = person;
  const notices = await eventually('both notices', async () => {
    const sent = await outside(stack).messages.messages();
    return sent.length >= 2 ? sent : undefined;
  });
  expect(notices.map(({ channel }) => channel).sort()).toEqual(['email', 'sms']);
  expect(notices.find(({ channel }) => channel === 'email')?.to).toBe(application.email);
  expect(notices.find(({ channel }) => channel === 'sms')?.to).toBe(application.phone.replace(/^0/, '+62'));
  for (const { text } of notices) expect(text).not.toContain(result.award.cardNumber.slice(-4));

  // A stranger recomputes the whole wave.
  const { report, winners } = await evidenceOf(stack, waveId);
  expect(report).toMatchObject({ ok: true, summary: { applicants: 1, excluded: 0, winners: 1 } });
  expect(winners).toEqual(new Set([ticket]));
});
