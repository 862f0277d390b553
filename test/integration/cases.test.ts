import '../support/environment.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { listCases } from '../../functions/cases/list-cases.ts';
import { keyedHashes } from '../../shared/keys/fields.ts';
import type { Registry } from '../../shared/outside/registry.ts';
import { caseTable } from '../../shared/table/cases.ts';
import { claimTable } from '../../shared/table/claims.ts';
import { transact } from '../../shared/table/transaction.ts';
import { workOrderTable } from '../../shared/table/work-orders.ts';
import { personAccessTable } from '../../shared/table/person-accesses.ts';
import { call, citizens } from '../support/citizens.ts';
import { testKeys, testRing } from '../support/keys.ts';
import { applicant, kkNumber, nikNumber, submissionBody } from '../support/registrations.ts';
import { rulingOn } from '../support/ruling.ts';
import { localTable, type LocalTable } from '../support/table.ts';

let local: LocalTable;
beforeAll(async () => {
  local = await localTable();
});
afterAll(() => local.stop());

const staff = (groups: string) => ({ sub: 'staff-7', 'cognito:groups': groups });

const desk = () => {
  const { table } = local;
  const cases = caseTable(table);
  const deciding = rulingOn(table);
  const listing = listCases({ cases, keys: testKeys(), accesses: personAccessTable(table) });
  return {
    cases,
    decide: (caseId: string, body: unknown, groups = '[operator]') =>
      call(deciding, { claims: staff(groups), pathParameters: { caseId }, body: JSON.stringify(body) }),
    list: (query: Record<string, string> = {}, groups = '[operator]') =>
      call(listing, { method: 'GET', claims: staff(groups), query }),
  };
};

let serial = 0;
/** A student by their own word, who was refused for it. */
const refusedStudent = async (registry?: Registry) => {
  serial += 1;
  const subject = `student-${String(serial)}`;
  const own = citizens(local.table, registry === undefined ? {} : { registry });
  const nik = nikNumber(serial);
  await own.submit(subject, submissionBody({ nik, kk: kkNumber(serial), occupation: 'student' }));
  await own.verify(applicant(subject));
  return { ...own, subject };
};

const caseIdOf = (answer: { readonly body: Record<string, unknown> }): string =>
  z.string().parse(answer.body['caseId']);

describe('an objection', () => {
  const objection = { rule: 'formal_education', statement: 'Saya sudah lulus tahun lalu.' };

  test('opens a case whose statement only staff can read, once for each rule', async () => {
    const { subject, object, look } = await refusedStudent();

    const answer = await object(subject, objection);
    const again = await object(subject, objection);

    expect(answer).toMatchObject({ status: 201, body: { rule: 'formal_education', status: 'open' } });
    expect(again).toMatchObject({ status: 409, body: { code: 'objection-exists' } });
    const caseId = caseIdOf(answer);
    const { cases, list } = desk();
    expect(JSON.stringify(await cases.get(caseId))).not.toContain('lulus');
    const { body } = await list({ kind: 'objection' });
    expect(body['cases']).toContainEqual(
      expect.objectContaining({ caseId, code: 'student-declared', statement: objection.statement, status: 'open' }),
    );
    expect((await look(subject)).body).toMatchObject({ openObjections: [{ rule: 'formal_education', caseId }] });
  });

  test('is put on record with each person whom staff see in a list or rule about, and with nobody else', async () => {
    const [one, other] = [await refusedStudent(), await refusedStudent()];
    const caseIds = [
      caseIdOf(await one.object(one.subject, objection)),
      caseIdOf(await other.object(other.subject, objection)),
    ];
    const accesses = personAccessTable(local.table);
    const seen = async (subject: string) =>
      (await Array.fromAsync(accesses.ofPerson(applicant(subject))))
        .flat()
        .map(({ data }) => [data.action, data.staffId]);
    const { list, decide } = desk();

    const { body } = await list({ kind: 'objection' });
    const listed = [await seen(one.subject), await seen(other.subject)];
    await decide(caseIds[0] ?? '', { decision: 'reject', reason: 'Tidak terbukti.' });

    const shown = z.array(z.looseObject({ caseId: z.string() })).parse(body['cases']);
    expect(shown.map(({ caseId }) => caseId)).toEqual(expect.arrayContaining(caseIds));
    expect(listed).toEqual([[['list-cases', 'staff-7']], [['list-cases', 'staff-7']]]);
    expect(await seen(other.subject)).toEqual([['list-cases', 'staff-7']]);
  });

  test('is refused against a rule that did not fail, and before there is a decision', async () => {
    const { subject, object, submit } = await refusedStudent();
    await submit('undecided', submissionBody({ nik: nikNumber(9_000), kk: kkNumber(9_000) }));

    expect(await object(subject, { ...objection, rule: 'age_min' })).toMatchObject({
      status: 422,
      body: { code: 'rule-not-failed' },
    });
    expect(await object('undecided', objection)).toMatchObject({ status: 409, body: { code: 'decision-missing' } });
    expect(await object(subject, { ...objection, statement: 'x'.repeat(2_001) })).toMatchObject({
      status: 400,
      body: { code: 'field-too-long' },
    });
  });

  test('that is upheld waives the rule for the person and has the standing settled anew', async () => {
    const { subject, object, registrations } = await refusedStudent();
    const caseId = caseIdOf(await object(subject, objection));
    const { decide, cases } = desk();

    const answer = await decide(caseId, { decision: 'uphold', reason: 'Ijazah diperlihatkan.' });
    const again = await decide(caseId, { decision: 'reject', reason: 'Salah.' });

    expect(answer).toMatchObject({ status: 200, body: { status: 'closed', decision: 'uphold' } });
    expect(again).toMatchObject({ status: 409, body: { code: 'case-closed' } });
    expect(await registrations.get(applicant(subject))).toMatchObject({
      waivers: [{ rule: 'formal_education', caseId }],
      openObjections: {},
    });
    const decidedAt = '2023-02-20T03:00:00.000Z';
    expect(await cases.get(caseId)).toMatchObject({ status: 'closed', ruling: { decidedBy: 'staff-7', decidedAt } });
    // The verification's own change, a minute later by the clocks of this test, is still unsettled too.
    expect(await workOrderTable(local.table).get(applicant(subject))).toMatchObject({ at: decidedAt, sequence: 2 });
  });

  test('that is rejected changes nothing but the case, and the person may object again', async () => {
    const { subject, object, registrations } = await refusedStudent();
    const caseId = caseIdOf(await object(subject, objection));

    await desk().decide(caseId, { decision: 'reject', reason: 'Masih terdaftar.' });

    expect(await registrations.get(applicant(subject))).toMatchObject({ waivers: [], status: 'refused' });
    expect((await object(subject, objection)).status).toBe(201);
  });

  test('against the identity has the registry asked again when it is upheld', async () => {
    const { subject, object, look } = await refusedStudent({
      verify: () => Promise.resolve({ outcome: 'kk-mismatch', regency: '32.01' }),
    });
    const caseId = caseIdOf(await object(subject, { ...objection, rule: 'identity' }));

    const answer = await desk().decide(caseId, { decision: 'uphold', reason: 'Dukcapil sudah memperbaiki.' });

    expect(answer.status).toBe(200);
    expect((await look(subject)).body).toMatchObject({ status: 'verifying' });
  });
});

describe('a dispute about a NIK', () => {
  const dispute = async () => {
    serial += 1;
    const subjects = [`holder-${String(serial)}`, `claimant-${String(serial)}`, `third-${String(serial)}`] as const;
    const nik = nikNumber(serial);
    const own = citizens(local.table);
    for (const subject of subjects) await own.submit(subject, submissionBody({ nik, kk: kkNumber(serial) }));
    await own.verify(applicant(subjects[0]));
    const claimOf = () => claimTable(local.table).get(keyedHashes(testRing, 'nik', nik));
    return { ...own, subjects, claimOf, caseId: (await claimOf())?.caseId ?? '' };
  };

  test('that is upheld makes a claimant the holder, who is verified, and refuses the others', async () => {
    const { subjects, claimOf, caseId, look, verify, registrations } = await dispute();
    const [holder, claimant, third] = subjects;

    const answer = await desk().decide(caseId, {
      decision: 'uphold',
      reason: 'KTP asli diperlihatkan.',
      holder: applicant(claimant),
    });
    await verify(applicant(claimant));

    expect(answer.status).toBe(200);
    expect(await claimOf()).toMatchObject({ applicantId: applicant(claimant), disputed: false, claimants: [] });
    expect((await look(claimant)).body).toMatchObject({ status: 'verified' });
    for (const loser of [holder, third]) {
      expect((await look(loser)).body).toMatchObject({ status: 'refused', verification: { outcome: 'not-holder' } });
    }
    const won = await registrations.get(applicant(claimant));
    const lost = await registrations.get(applicant(holder));
    expect(won?.version).toBeGreaterThan(lost?.version ?? Infinity);
  });

  test('that is rejected confirms the holder', async () => {
    const { subjects, claimOf, caseId, look } = await dispute();
    const [holder, claimant] = subjects;

    await desk().decide(caseId, { decision: 'reject', reason: 'Pemegang sah.' });

    expect(await claimOf()).toMatchObject({ applicantId: applicant(holder), disputed: false });
    expect((await look(holder)).body).toMatchObject({ status: 'verified' });
    expect((await look(claimant)).body).toMatchObject({ status: 'refused' });
  });

  test('broken off half-way is completed by the same ruling, and by no other', async () => {
    const { subjects, claimOf, caseId } = await dispute();
    const [holder, claimant] = subjects;
    const { decide, cases } = desk();
    const found = await cases.get(caseId);
    if (found.kind !== 'identity-dispute') throw new Error('It is a dispute.');
    const verdict = { decision: 'uphold', holder: applicant(claimant), reason: 'KTP asli.' } as const;
    const ruling = cases.rulingWrites(found, {
      ...verdict,
      reason: 'sealed',
      decidedBy: 'staff-7',
      decidedAt: '2023-02-20T03:00:00.000Z',
    });
    await transact(local.table, () => ruling);

    const other = await decide(caseId, { decision: 'reject', reason: 'Pemegang sah.' });
    const newcomer = await citizens(local.table).submit(
      'newcomer',
      submissionBody({ nik: nikNumber(serial), kk: kkNumber(serial) }),
    );
    const same = await decide(caseId, verdict);

    expect(other).toMatchObject({ status: 409, body: { code: 'case-closed' } });
    expect(newcomer.status).toBe(503);
    expect(same.status).toBe(200);
    expect(await claimOf()).toMatchObject({ applicantId: applicant(claimant), disputed: false });
    expect(applicant(holder)).not.toBe(applicant(claimant));
  });

  test('is ruled in by the right roles only, and for a party of it', async () => {
    const { caseId } = await dispute();
    const { decide } = desk();
    const verdict = { decision: 'uphold', reason: 'KTP asli.' };

    expect(await decide(caseId, verdict, '[auditor]')).toMatchObject({ status: 403, body: { code: 'role-missing' } });
    expect(await decide(caseId, verdict)).toMatchObject({ status: 422, body: { code: 'holder-invalid' } });
    expect(await decide(caseId, { ...verdict, holder: applicant('stranger') })).toMatchObject({
      status: 422,
      body: { code: 'holder-invalid' },
    });
    expect(await decide('ab'.repeat(12), verdict)).toMatchObject({ status: 404, body: { code: 'case-not-found' } });
    expect(await decide('nonsense', verdict)).toMatchObject({ status: 404, body: { code: 'case-not-found' } });
  });
});

describe('the list of cases', () => {
  test('pages through all that are open, and refuses a page marker that it did not give', async () => {
    const { list } = desk();
    const objections = await Promise.all(
      Array.from({ length: 60 }, async () => {
        const { subject, object } = await refusedStudent();
        return caseIdOf(await object(subject, { rule: 'formal_education', statement: 'Saya keberatan.' }));
      }),
    );

    const Page = z.object({ cases: z.array(z.object({ caseId: z.string() })), next: z.string().optional() });
    const found: string[] = [];
    let next: string | undefined;
    do {
      const page = Page.parse((await list(next === undefined ? {} : { cursor: next })).body);
      found.push(...page.cases.map(({ caseId }) => caseId));
      next = page.next;
    } while (next !== undefined);

    expect(new Set(found).size).toBe(found.length);
    expect(objections.filter((caseId) => !found.includes(caseId))).toEqual([]);
    const ofNothing = JSON.stringify({ pk: '', sk: '', gsi1pk: 'CASES#open', gsi1sk: '' });
    const ofOthers = `closed 2023-02-18T02:00:00.000Z#${'a'.repeat(24)}`;
    for (const cursor of ['abc', ...[ofNothing, ofOthers].map((text) => Buffer.from(text).toString('base64url'))])
      expect(await list({ cursor })).toMatchObject({ status: 400, body: { code: 'cursor-invalid' } });
    expect(await list({ status: 'lost' })).toMatchObject({ status: 400, body: { code: 'field-malformed' } });
    expect(await list({}, '[local-government]')).toMatchObject({ status: 403, body: { code: 'role-missing' } });
  });
});
