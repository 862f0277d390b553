import { afterAll, beforeAll, expect, test } from 'vitest';
import * as z from 'zod';
import { Commitment } from '../../shared/domain/draw/commitment.ts';
import type { LocalStack } from '../../local/stack/stack.ts';
import { citizen, codeOf, operator, outside, send, staffMember } from '../support/api.ts';
import { eventually, forAll } from '../support/eventually.ts';
import { ordinaryPeople } from '../support/people.ts';
import { seedOfTests } from '../support/population.ts';
import { startTestStack } from '../support/stack.ts';
import { evidenceOf } from '../support/traces.ts';

const waveId = '2023-48';
const region = '32.01';
const people = ordinaryPeople([region], 8);

let stack: LocalStack;
beforeAll(async () => {
  stack = await startTestStack({ seed: seedOfTests, beacon: { periodSeconds: 1 } });
});
afterAll(() => stack.stop());

const Place = z.object({ place: z.object({ run: z.int(), list: z.string(), commitment: z.string() }) });
const Outcome = z.object({ outcome: z.string(), run: z.int(), award: z.object({ state: z.string() }).optional() });
const Case = z.object({ caseId: z.string() });
const Decision = z.object({ decisionId: z.string(), status: z.string() });

/** A public file, to which the API sends whoever asks. */
const fileAt = async (path: string): Promise<unknown> => {
  const { headers } = await send(stack, { path });
  const response = await fetch(headers.get('location') ?? '');
  return response.json();
};

test('who was excluded by mistake objects and is drawn; what a winner gives up the next in order gets', async () => {
  const staff = operator(stack);
  const { lists } = outside(stack);
  const asOperator = staffMember(stack, 'operator', 'operator');
  const asApprover = staffMember(stack, 'approver', 'approver');
  const as = (subject: string) => citizen(stack, subject);

  // Everybody is verified and joins; then the police names one of them.
  await forAll(people, async ({ subject, person }) => {
    expect(await as(subject).register(person)).toMatchObject({ status: 202 });
  });
  const eligible: string[] = [];
  await forAll(people, async ({ subject }) => {
    if ((await as(subject).decided()).length === 0) eligible.push(subject);
  });
  const quota = { [region]: 3 };
  await staff.createWave({ waveId, closesIn: 20, objectionWindowSeconds: 10, waitingListDays: 7, quota });
  await forAll(eligible, async (subject) => {
    expect(await as(subject).join(waveId)).toMatchObject({ status: 201 });
  });
  const mistaken = people.find(({ subject }) => subject === eligible[0]);
  if (mistaken === undefined) throw new Error('Somebody is eligible.');
  const { subject } = mistaken;
  await lists.publish('police', { added: [{ nik: mistaken.person.registered.nik }] });
  await staff.importList('police');
  await eventually('the exclusion', async () => {
    const { body } = await as(subject).look(waveId);
    return z.object({ standing: z.object({ state: z.literal('excluded') }) }).safeParse(body).success || undefined;
  });

  // The lists are committed to, and everybody sees where they stand; who is excluded objects, and is heard.
  await staff.reached(waveId, 'seal');
  const { place } = Place.parse((await as(subject).look(waveId)).body);
  expect(place).toMatchObject({ run: 1, list: 'excluded' });
  const first = Commitment.parse(await fileAt(place.commitment));
  expect(Place.parse((await as(eligible[1] ?? '').look(waveId)).body).place).toMatchObject({ list: 'applicants' });
  const opened = Case.parse((await as(subject).objectToPlace(waveId, 'Saya bukan anggota Polri.')).body);
  const ruling = { decision: 'uphold', reason: 'Salah nama; Polri sudah mengonfirmasi.' };
  expect(await asOperator('POST', `/v1/cases/${opened.caseId}/decision`, ruling)).toMatchObject({ status: 200 });

  // The corrected lists are committed to anew, and drawn by a later round; the first commitment stays.
  await staff.reached(waveId, 'notify', 'done');
  const result = await eventually('the result', async () => {
    const { data } = Outcome.safeParse((await as(subject).look(waveId)).body);
    return data;
  });
  expect(result).toMatchObject({ run: 2 });
  const { report, winners } = await evidenceOf(stack, waveId, 2);
  expect(report).toMatchObject({ ok: true, summary: { applicants: eligible.length } });
  const second = Commitment.parse(await fileAt(`/v1/waves/${waveId}/evidence/commitment.json`));
  expect(second.beacon.round).toBeGreaterThan(first.beacon.round);
  expect(Commitment.parse(await fileAt(`/v1/waves/${waveId}/evidence/runs/1/commitment.json`))).toEqual(first);
  expect(winners.size).toBe(3);

  // One winner gives the card up; two people have the next in order called.
  const looks = await Promise.all(
    eligible.map(async (one) => ({ one, ...Outcome.parse((await as(one).look(waveId)).body) })),
  );
  const selected = looks.filter(({ outcome }) => outcome === 'selected').map(({ one }) => one);
  const [leaving = ''] = selected;
  const decisions = `/v1/waves/${waveId}/decisions`;
  const call = { kind: 'call', reason: 'Satu penerima mengembalikan kartu.' };
  expect(codeOf(await asOperator('POST', decisions, call))).toBe('no-place-freed');
  expect(await as(leaving).giveUp(waveId)).toMatchObject({ status: 200, body: { award: { state: 'ended' } } });
  const proposed = await asOperator('POST', decisions, call);
  expect(proposed.status).toBe(201);
  const { decisionId } = Decision.parse(proposed.body);
  const verdict = `${decisions}/${decisionId}/verdict`;
  expect(codeOf(await asOperator('POST', verdict, { verdict: 'approve' }))).toBe('role-missing');
  expect(await asApprover('POST', verdict, { verdict: 'approve' })).toMatchObject({ status: 200 });

  const called = await eventually('the call', async () => {
    const found = await Promise.all(
      eligible.map(async (one) => ({ one, ...Outcome.parse((await as(one).look(waveId)).body) })),
    );
    return found.find(({ outcome }) => outcome === 'called');
  });
  expect(selected).not.toContain(called.one);
  expect(called).toMatchObject({ award: { state: 'active' } });
  await staff.reached(waveId, 'notify', 'done');
  expect(await fileAt(`/v1/waves/${waveId}/evidence/runs/3/call.json`)).toMatchObject({
    ...{ run: 3, basis: 2, reason: call.reason },
    regencies: [{ code: region, called: 1 }],
  });
});
