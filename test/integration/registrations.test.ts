import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { RegistrationSubmitted } from '../../events/registration-submitted.ts';
import type { Registry } from '../../shared/outside/registry.ts';
import { OutsideUnavailable } from '../../shared/outside/unavailable.ts';
import { caseTable } from '../../shared/table/cases.ts';
import { claimTable } from '../../shared/table/claims.ts';
import { queryAll } from '../../shared/table/read.ts';
import { keyedHashes } from '../../shared/keys/fields.ts';
import { workOrderTable } from '../../shared/table/work-orders.ts';
import { citizens } from '../support/citizens.ts';
import { rotatingRing, testRing } from '../support/keys.ts';
import { applicant, kkNumber, nikNumber, submissionBody } from '../support/registrations.ts';
import { localTable, type LocalTable } from '../support/table.ts';

let local: LocalTable;
beforeAll(async () => {
  local = await localTable();
});
afterAll(() => local.stop());

let serial = 0;
/** A person of their own for each test. */
const newPerson = () => {
  serial += 1;
  const nik = nikNumber(serial);
  return { subject: `person-${String(serial)}`, nik, body: submissionBody({ nik, kk: kkNumber(serial) }) };
};

const claimOf = (nik: string, ring = testRing) => claimTable(local.table).get(keyedHashes(ring, 'nik', nik));
const eventsOf = (subject: string) =>
  queryAll(local.table, { pk: `APPLICANT#${applicant(subject)}`, prefix: 'EVENT#' });

/** Who is told that too many ask at once asks again, as a caller would: on a slow machine some are. */
const insistent = async <Answer extends { readonly status: number }>(ask: () => Promise<Answer>): Promise<Answer> => {
  const answer = await ask();
  return answer.status === 503 ? insistent(ask) : answer;
};

describe('registering', () => {
  test('answers 202 with the place of the status once registration, claim, household and event are stored', async () => {
    const { subject, nik, body } = newPerson();

    const answer = await citizens(local.table).submit(subject, body);

    expect(answer).toMatchObject({
      status: 202,
      headers: { location: '/v1/registrations/me' },
      body: { status: 'verifying', statusUrl: '/v1/registrations/me' },
    });
    expect(await claimOf(nik)).toMatchObject({ applicantId: applicant(subject), disputed: false });
    const [event] = await eventsOf(subject);
    expect(RegistrationSubmitted.parse(event).data).toEqual({ applicantId: applicant(subject), version: 1 });
  });

  test('stores no personal data in clear', async () => {
    const { subject, nik, body } = newPerson();
    await citizens(local.table).submit(subject, body);

    const stored = JSON.stringify(await queryAll(local.table, { pk: `APPLICANT#${applicant(subject)}` }));

    for (const clear of [nik, 'Budi', 'Santoso', '1995-05-01', '81234567890', 'budi@example.id', subject]) {
      expect(stored).not.toContain(clear);
    }
  });

  test('again with the same data answers the same, and with other data refuses', async () => {
    const { subject, body } = newPerson();
    const { submit } = citizens(local.table);
    const first = await submit(subject, body);

    const again = await submit(subject, { ...body, name: ' Budi  Santoso ' });
    const other = await submit(subject, { ...body, name: 'Budi Hartono' });

    expect(again).toEqual(first);
    expect(other).toMatchObject({ status: 409, body: { code: 'registration-exists' } });
    expect(await eventsOf(subject)).toHaveLength(1);
  });

  test.each([
    [{ nik: '3201010105950000' }, 'nik-malformed'],
    [{ birthDate: '1995-05-02' }, 'nik-birth-date-differs'],
    [{ kk: '123' }, 'kk-malformed'],
    [{ phone: '12' }, 'phone-malformed'],
    [{ email: 'nobody' }, 'email-malformed'],
    [{ consent: { version: '2023-1', accepted: false } }, 'consent-missing'],
    [{ education: 'kindergarten' }, 'field-malformed'],
    [{ name: undefined }, 'field-missing'],
    [{ name: 7 }, 'field-wrong-type'],
    [{ surprise: true }, 'field-unknown'],
  ])('with %j is refused as %s', async (fields, code) => {
    const { subject, body } = newPerson();

    const answer = await citizens(local.table).submit(subject, { ...body, ...fields });

    expect(answer).toMatchObject({ status: 400, body: { code } });
  });

  test('fifty subjects with one NIK at once: one holds it, one case waits for a person, and nobody can tell', async () => {
    const { nik, body } = newPerson();
    const { submit, look, registrations } = citizens(local.table);
    const subjects = Array.from({ length: 50 }, (_, position) => `racer-${String(position)}`);

    const answers = await Promise.all(subjects.map((subject) => insistent(() => submit(subject, body))));

    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(answers[0]).toMatchObject({ status: 202 });
    const stored = await Promise.all(subjects.map((subject) => registrations.get(applicant(subject))));
    expect(stored.filter((registration) => registration?.status === 'verifying')).toHaveLength(1);
    expect(stored.filter((registration) => registration?.status === 'disputed')).toHaveLength(49);
    const claim = await claimOf(nik);
    expect(claim).toMatchObject({ disputed: true });
    expect(claim?.claimants).toHaveLength(49);
    const { cases } = await caseTable(local.table).list({ status: 'open', kind: 'identity-dispute' });
    expect(cases.filter(({ caseId }) => caseId === claim?.caseId)).toHaveLength(1);
    const seen = await Promise.all(subjects.map((subject) => look(subject)));
    expect(new Set(seen.map(({ body: { status } }) => status))).toEqual(new Set(['verifying']));
    const events = await Promise.all(subjects.map(eventsOf));
    expect(events.flat()).toHaveLength(1);
  });

  test('while keys are exchanged a NIK stays one, whichever of the two keys an environment knows', async () => {
    const before = newPerson();
    const during = newPerson();
    await citizens(local.table).submit(before.subject, before.body);
    await citizens(local.table, { ring: rotatingRing }).submit(during.subject, during.body);

    await citizens(local.table, { ring: rotatingRing }).submit('late-1', before.body);
    await citizens(local.table).submit('late-2', during.body);

    for (const [nik, holder, claimant] of [
      [before.nik, before.subject, 'late-1'],
      [during.nik, during.subject, 'late-2'],
    ] as const) {
      const claim = await claimOf(nik, rotatingRing);
      expect(await claimOf(nik)).toEqual(claim);
      expect(claim).toMatchObject({ applicantId: applicant(holder), disputed: true, claimants: [applicant(claimant)] });
      expect(claim?.under.map(({ version }) => version).sort()).toEqual([1, 2]);
    }
  });

  test('fifty at once while keys are exchanged still give one holder', async () => {
    const { nik, body } = newPerson();
    const before = citizens(local.table);
    const during = citizens(local.table, { ring: rotatingRing });
    const subjects = Array.from({ length: 50 }, (_, position) => `rotating-${String(position)}`);

    const answers = await Promise.all(
      subjects.map((subject, position) =>
        insistent(() => (position % 2 === 0 ? before : during).submit(subject, body)),
      ),
    );

    expect(answers.every(({ status }) => status === 202)).toBe(true);
    const stored = await Promise.all(
      subjects.map((subject) => citizens(local.table).registrations.get(applicant(subject))),
    );
    expect(stored.filter((registration) => registration?.status === 'verifying')).toHaveLength(1);
    expect((await claimOf(nik, rotatingRing))?.claimants).toHaveLength(49);
  });
});

describe('verifying', () => {
  test('a person whom the registry confirms is verified, with the decision, its event and a work order', async () => {
    const { subject, body } = newPerson();
    const { submit, verify, look } = citizens(local.table);
    await submit(subject, body);

    const failed = await verify(applicant(subject));

    expect(failed).toEqual([]);
    const { body: seen } = await look(subject);
    expect(seen).toMatchObject({
      status: 'verified',
      verification: { outcome: 'matched', regency: { code: '32.01', name: 'Kabupaten Bogor' } },
      decision: { outcome: 'eligible', ruleVersion: 'normal-2023.1', slots: 2 },
    });
    expect(JSON.stringify(seen)).not.toContain('Budi');
    expect((await eventsOf(subject)).map(({ event }) => event)).toEqual([
      'registration.submitted.v1',
      'registration.verified.v1',
    ]);
    expect(await workOrderTable(local.table).get(applicant(subject))).toMatchObject({
      at: '2023-02-20T03:01:00.000Z',
      sequence: 1,
    });
  });

  test('a refusal tells code, both sentences, source and where to object, in the language asked for', async () => {
    const { subject, body } = newPerson();
    const registry: Registry = { verify: () => Promise.resolve({ outcome: 'name-mismatch', regency: '32.01' }) };
    const { submit, verify, look } = citizens(local.table, { registry });
    await submit(subject, body);
    await verify(applicant(subject));

    const { body: seen } = await look(subject, { 'accept-language': 'en' });

    const findings = z
      .array(z.record(z.string(), z.unknown()))
      .parse(z.object({ findings: z.unknown() }).parse(seen['decision']).findings);
    expect(seen).toMatchObject({ status: 'refused' });
    expect(findings.find(({ outcome }) => outcome === 'failed')).toMatchObject({
      rule: 'identity',
      code: 'name-mismatch',
      source: 'registry',
      id: 'Nama tidak cocok dengan data kependudukan.',
      detail: 'The name does not agree with the population registry.',
      remedy: { institution: 'Dukcapil', objectAt: '/v1/registrations/me/objections' },
    });
  });

  test('with a dead registry waits longer each time, and loses neither message nor registration', async () => {
    const { subject, body } = newPerson();
    const registry: Registry = { verify: () => Promise.reject(new OutsideUnavailable('registry', 'network', 1)) };
    const { submit, verify, look, postponed } = citizens(local.table, { registry });
    await submit(subject, body);

    const failures = await Array.fromAsync([0, 4, 30], (attempt) => verify(applicant(subject), { attempt }));

    expect(failures.flat()).toEqual([]);
    expect(postponed.map((message) => message.body)).toEqual(
      [1, 5, 31].map((attempt) => ({ applicantId: applicant(subject), version: 1, attempt })),
    );
    const delays = postponed.map(({ delaySeconds = 0 }) => delaySeconds);
    expect(delays.every((delay) => delay >= 1 && delay <= 900)).toBe(true);
    expect(delays[2]).toBeGreaterThan(500);
    expect((await look(subject)).body).toMatchObject({ status: 'verifying' });
  });

  test('twice, or at the same time, decides once', async () => {
    const { subject, body } = newPerson();
    const { submit, verify, registrations } = citizens(local.table);
    await submit(subject, body);

    await Promise.all(Array.from({ length: 8 }, () => verify(applicant(subject))));

    expect(await registrations.decisions(applicant(subject))).toHaveLength(1);
    expect(await registrations.get(applicant(subject))).toMatchObject({ version: 2, status: 'verified' });
  });
});

describe('correcting', () => {
  const correctionAt = new Date('2023-02-20T04:00:00.000Z');

  test('checks anew, keeps what was replaced, and frees a NIK that is given up in the same instant', async () => {
    const { subject, nik, body } = newPerson();
    const owner = newPerson();
    const { submit, verify, correct, registrations } = citizens(local.table);
    await submit(subject, body);
    await verify(applicant(subject));

    const answer = await correct(subject, { ...body, nik: nikNumber(9_000) }, correctionAt);
    await submit(owner.subject, body);

    expect(answer).toMatchObject({ status: 202, body: { status: 'verifying' } });
    expect(await claimOf(nik)).toMatchObject({ applicantId: applicant(owner.subject), disputed: false });
    expect(await claimOf(nikNumber(9_000))).toMatchObject({ applicantId: applicant(subject) });
    const stored = await registrations.get(applicant(subject));
    expect(stored).toMatchObject({ version: 3, status: 'verifying', earlier: [{ until: correctionAt.toISOString() }] });
    expect(stored?.decision).toBeUndefined();
    expect((await eventsOf(subject)).at(-1)).toMatchObject({ event: 'registration.corrected.v1' });
  });

  test('a double click changes nothing more', async () => {
    const { subject, body } = newPerson();
    const { submit, correct, registrations } = citizens(local.table);
    await submit(subject, body);
    await correct(subject, { ...body, name: 'Budi Hartono' }, correctionAt);

    const again = await correct(subject, { ...body, name: 'Budi Hartono' }, correctionAt);

    expect(again.status).toBe(202);
    expect(await registrations.get(applicant(subject))).toMatchObject({ version: 2 });
  });

  test('to a NIK that another holds answers the same, and a person will decide', async () => {
    const holder = newPerson();
    const { subject, nik, body } = newPerson();
    const { submit, correct, look } = citizens(local.table);
    await submit(holder.subject, holder.body);
    await submit(subject, body);

    const answer = await correct(subject, { ...body, nik: holder.nik }, correctionAt);

    expect(answer).toMatchObject({ status: 202, body: { status: 'verifying' } });
    expect((await look(subject)).body).toMatchObject({ status: 'verifying' });
    expect(await claimOf(holder.nik)).toMatchObject({
      applicantId: applicant(holder.subject),
      claimants: [applicant(subject)],
    });
    expect(await claimOf(nik)).toBeUndefined();
  });

  test('a claimant who had mistyped the NIK ends the dispute by the correction; its holder cannot walk away from it', async () => {
    const holder = newPerson();
    const { submit, correct, look } = citizens(local.table);
    const mistyped = newPerson();
    await submit(holder.subject, holder.body);
    await submit(mistyped.subject, { ...mistyped.body, nik: holder.nik });
    const disputed = await claimOf(holder.nik);

    const walked = await correct(holder.subject, { ...holder.body, nik: nikNumber(9_100) }, correctionAt);
    const answer = await correct(mistyped.subject, mistyped.body, correctionAt);

    expect(walked).toMatchObject({ status: 409, body: { code: 'identity-under-review' } });
    expect(answer.status).toBe(202);
    expect(await claimOf(holder.nik)).toMatchObject({ disputed: false, claimants: [] });
    expect(await claimOf(mistyped.nik)).toMatchObject({ applicantId: applicant(mistyped.subject) });
    expect(await caseTable(local.table).get(disputed?.caseId ?? '')).toMatchObject({ status: 'closed' });
    expect((await look(mistyped.subject)).body).toMatchObject({ status: 'verifying' });
  });

  test('is refused to a recipient and to who never registered', async () => {
    const { subject, body } = newPerson();
    const { submit, correct } = citizens(local.table);
    await submit(subject, body);
    await local.client.send(
      new PutCommand({
        TableName: local.table.name,
        Item: { pk: `APPLICANT#${applicant(subject)}`, sk: 'AWARD#2023-48' },
      }),
    );

    expect(await correct(subject, { ...body, name: 'Budi Hartono' })).toMatchObject({
      status: 409,
      body: { code: 'registration-awarded' },
    });
    expect(await correct('nobody', body)).toMatchObject({ status: 404, body: { code: 'registration-not-found' } });
  });
});
