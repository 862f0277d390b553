import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Ticket, WaveId } from '../../events/event.ts';
import type { Standing } from '../../shared/domain/enrollment.ts';
import { ticketOf } from '../../shared/domain/ticket.ts';
import { enrollmentShards } from '../../shared/table/keys.ts';
import { registrationTable } from '../../shared/table/registrations.ts';
import { citizens } from '../support/citizens.ts';
import { aWave, joiners, openWave, whileOpen } from '../support/joiners.ts';
import { testWaveKeys } from '../support/keys.ts';
import { applicant, aRegistration, kkNumber, nikNumber, type RegistrationParts } from '../support/registrations.ts';
import { localTable, type LocalTable } from '../support/table.ts';

const waveId = WaveId.parse('2023-48');
let local: LocalTable;
beforeAll(async () => {
  local = await localTable();
  await openWave(local.table, aWave());
});
afterAll(() => local.stop());

let serial = 0;
/** A registered person of their own for each test. */
const registered = async (parts: RegistrationParts = {}) => {
  serial += 1;
  const subject = `joiner-${serial}`;
  const nik = nikNumber(serial);
  const registration = aRegistration({ subject, ...parts, body: { nik, kk: kkNumber(serial), ...parts.body } });
  await registrationTable(local.table).enter({ registration, readVersion: 0 });
  return { subject, nik, registration, ticket: ticketOf(testWaveKeys, nik) };
};

const stored = (ticket: Ticket) => joiners(local.table).enrollments.get(waveId, ticket);

describe('joining', () => {
  test('answers the ticket with the place of the status, and stores where the person stands', async () => {
    const { subject, ticket } = await registered();

    const answer = await joiners(local.table).join(subject);

    expect(answer).toMatchObject({
      status: 201,
      body: { waveId, ticket, joinedAt: whileOpen.toISOString(), statusUrl: '/v1/waves/2023-48/enrollments/me' },
    });
    expect(await stored(ticket)).toMatchObject({
      applicantId: applicant(subject),
      standing: { state: 'eligible', regency: '32.01', slots: 2, priority: 0 },
    });
  });

  test('a double click answers the same ticket and the first instant', async () => {
    const { subject } = await registered();
    const { join } = joiners(local.table);
    const first = await join(subject);

    const second = await join(subject, { at: new Date(whileOpen.getTime() + 200) });

    expect(second.status).toBe(200);
    expect(second.body['ticket']).toBe(first.body['ticket']);
    expect(second.body['joinedAt']).toBe(first.body['joinedAt']);
  });

  test('a hundred clicks at once give one ticket, one of them being the first', async () => {
    const { subject, ticket } = await registered();
    const { join } = joiners(local.table);

    const answers = await Promise.all(Array.from({ length: 100 }, () => join(subject)));

    expect(new Set(answers.map(({ body }) => body['ticket']))).toEqual(new Set([ticket]));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(99);
  });

  test('is open from the opening instant to the last millisecond before closing', async () => {
    const { subject } = await registered();
    const { join } = joiners(local.table);
    const at = (instant: string) => join(subject, { at: new Date(instant) });

    const answers = [
      await at('2023-02-17T11:59:59.999Z'),
      await at('2023-02-20T17:00:00.000Z'),
      await at('2023-02-20T16:59:59.999Z'),
      await at('2023-02-17T12:00:00.000Z'),
    ];

    expect(answers.map(({ status, body }) => [status, body['code']])).toEqual([
      [409, 'wave-not-open'],
      [409, 'wave-closed'],
      [201, undefined],
      [200, undefined],
    ]);
  });

  test('is refused without a registration, and in a wave that does not exist', async () => {
    const { subject } = await registered();
    const { join } = joiners(local.table);

    expect(await join('nobody')).toMatchObject({ status: 409, body: { code: 'registration-required' } });
    expect(await join(subject, { waveId: '2023-99' })).toMatchObject({ status: 404, body: { code: 'wave-not-found' } });
    expect(await join(subject, { waveId: 'x' })).toMatchObject({ status: 400, body: { code: 'field-malformed' } });
  });

  test('is refused to who is found not eligible, with every reason, its source and where to have it corrected', async () => {
    const { subject } = await registered({
      body: { birthDate: '1955-05-01', nik: '3201010105550001' },
      screening: { listings: [{ source: 'students', listVersion: 'emis-7', since: '2023-02-18T02:00:00.000Z' }] },
    });

    const answer = await joiners(local.table).join(subject);

    expect(answer).toMatchObject({ status: 409, body: { code: 'not-eligible' } });
    expect(answer.body['reasons']).toMatchObject([
      { code: 'age-over-maximum', source: 'registry', en: expect.stringContaining('above') as string },
      { code: 'student', source: 'students', listVersion: 'emis-7', remedy: { correctedBy: 'ministry' } },
    ]);
  });

  test('is refused where the wave has no quota for the domicile', async () => {
    const { subject } = await registered({
      steps: [{ at: '2023-02-18T02:01:00.000Z', outcome: 'matched', regency: '51.71' }],
    });

    expect(await joiners(local.table).join(subject)).toMatchObject({ body: { code: 'regency-not-in-wave' } });
  });

  test('while the identity is being checked gives a ticket whose standing is pending', async () => {
    const { subject, ticket } = await registered({ steps: [] });
    const { join, look } = joiners(local.table);

    const answer = await join(subject);

    expect(answer).toMatchObject({ status: 201, body: { ticket } });
    expect(await look(subject)).toMatchObject({ body: { status: 'joined', standing: { state: 'pending' } } });
  });

  test('spreads tickets over the shards, in which they lie in order', async () => {
    for (let count = 0; count < 20; count += 1) await joiners(local.table).join((await registered()).subject);

    const shards = await Promise.all(
      Array.from({ length: enrollmentShards }, async (_, shard) =>
        (await Array.fromAsync(joiners(local.table).enrollments.shardPages(waveId, shard))).flat(),
      ),
    );

    const tickets = shards.flat().map(({ ticket }) => ticket as string);
    expect(tickets).toEqual(tickets.toSorted());
    expect(shards.filter((shard) => shard.length > 0).length).toBeGreaterThan(8);
  });
});

describe('leaving', () => {
  test('and joining again changes nothing: same ticket, same first instant, same standing', async () => {
    const { subject, ticket } = await registered();
    const { join, leave } = joiners(local.table);
    const first = await join(subject);
    const before = await stored(ticket);

    const left = await leave(subject, { at: new Date(whileOpen.getTime() + 1_000) });
    const whileOut = await stored(ticket);
    const again = await join(subject, { at: new Date(whileOpen.getTime() + 2_000) });

    expect(left).toMatchObject({ status: 200, body: { ticket } });
    expect(whileOut).toHaveProperty('leftAt', '2023-02-19T03:00:01.000Z');
    expect(again).toMatchObject({ status: 201, body: { ticket, joinedAt: first.body['joinedAt'] } });
    expect(await stored(ticket)).toEqual(before);
  });

  test('twice answers the first leaving', async () => {
    const { subject } = await registered();
    const { join, leave } = joiners(local.table);
    await join(subject);

    const first = await leave(subject, { at: new Date(whileOpen.getTime() + 1_000) });
    const second = await leave(subject, { at: new Date(whileOpen.getTime() + 2_000) });

    expect(second).toMatchObject({ status: 200, body: { leftAt: first.body['leftAt'] } });
  });

  test('is not undone by a click on joining that came before and arrives late', async () => {
    const { subject, ticket } = await registered();
    const { join, leave } = joiners(local.table);
    await join(subject);
    await leave(subject, { at: new Date(whileOpen.getTime() + 1_000) });

    await join(subject, { at: new Date(whileOpen.getTime() + 500) });

    expect(await stored(ticket)).toHaveProperty('leftAt');
  });

  test('is refused after closing, and to who never joined', async () => {
    const { subject } = await registered();
    const { join, leave } = joiners(local.table);

    expect(await leave(subject)).toMatchObject({ status: 404, body: { code: 'enrollment-not-found' } });
    await join(subject);
    expect(await leave(subject, { at: new Date('2023-02-20T17:00:00.000Z') })).toMatchObject({
      status: 409,
      body: { code: 'wave-closed' },
    });
  });

  test('is refused the same way whether the registry or a person is still to say who somebody is', async () => {
    const pending = await registered({ steps: [] });
    const holder = await registered();
    const claimant = await claimantOf(holder);
    const { join, leave } = joiners(local.table);
    for (const { subject } of [pending, holder, claimant]) await join(subject);

    const answers = await Promise.all([pending, holder, claimant].map(({ subject }) => leave(subject)));

    expect(answers.map(({ status, body }) => [status, body['code']])).toEqual(
      Array(3).fill([409, 'identity-unconfirmed']),
    );
  });
});

/** Somebody who registers, with another account, the NIK of a person who has. */
const claimantOf = async ({ nik }: { readonly nik: string }) => {
  const claimant = `claimant-${nik}`;
  const registration = aRegistration({ subject: claimant, body: { nik }, steps: [] });
  await citizens(local.table).registrations.enter({ registration, readVersion: 0 });
  return { subject: claimant };
};

describe('two accounts that claim one NIK', () => {
  test('get the same ticket and answers that look the same, and the holder keeps the enrolment', async () => {
    const holder = await registered();
    const claimant = await claimantOf(holder);
    const { join, look } = joiners(local.table);
    await join(holder.subject);
    const before = await stored(holder.ticket);

    const first = await join(claimant.subject);
    const second = await join(claimant.subject, { at: new Date(whileOpen.getTime() + 500) });

    expect(first).toMatchObject({ status: 201, body: { ticket: holder.ticket } });
    expect(second).toMatchObject({ status: 200, body: { joinedAt: first.body['joinedAt'] } });
    expect(await stored(holder.ticket)).toEqual(before);
    expect(await look(claimant.subject)).toMatchObject({ body: { status: 'joined', standing: { state: 'pending' } } });
    expect(await look(holder.subject)).toMatchObject({ body: { standing: { state: 'eligible' } } });
  });

  test('pass the enrolment to the holder, whoever joined first', async () => {
    const holder = await registered();
    const claimant = await claimantOf(holder);
    const { join, look } = joiners(local.table);
    await join(claimant.subject);

    const answer = await join(holder.subject, { at: new Date(whileOpen.getTime() + 500) });

    expect(answer).toMatchObject({ status: 201, body: { joinedAt: '2023-02-19T03:00:00.500Z' } });
    expect(await stored(holder.ticket)).toMatchObject({
      applicantId: applicant(holder.subject),
      standing: { state: 'eligible' },
    });
    expect(await look(claimant.subject)).toMatchObject({ status: 200, body: { standing: { state: 'pending' } } });
  });

  test('tell the claimant nothing of the holder’s standing', async () => {
    const holder = await registered();
    const claimant = await claimantOf(holder);
    const { join, look, enrollments } = joiners(local.table);
    await join(claimant.subject);
    await enrollments.settle(waveId, holder.ticket, eligible('2023-02-19T04:00:00.000Z'), 3, applicant(holder.subject));

    const answer = await look(claimant.subject);

    expect(answer.body['standing']).toEqual({ state: 'pending' });
  });

  test('pass the enrolment to the claimant when a person ruled so, with the new holder’s standing', async () => {
    const holder = await registered();
    const claimant = await claimantOf(holder);
    const { join, enrollments } = joiners(local.table);
    await join(holder.subject);
    await join(claimant.subject);
    await enrollments.settle(waveId, holder.ticket, eligible('2023-02-19T04:00:00.000Z'), 7, applicant(holder.subject));

    const standing: Standing = { ...eligible('2023-02-19T05:00:00.000Z'), regency: '11.01' };
    const outcome = await enrollments.settle(waveId, holder.ticket, standing, 2, applicant(claimant.subject));

    expect(outcome).toBe('settled');
    expect(await stored(holder.ticket)).toMatchObject({
      applicantId: applicant(claimant.subject),
      registrationVersion: 2,
      standing: { regency: '11.01' },
    });
  });
});

const eligible = (asOf: string) =>
  ({
    state: 'eligible',
    asOf,
    regency: '32.01',
    household: '0'.repeat(32),
    slots: 1,
    priority: 0,
    stratum: 'f1',
  }) as const;

describe('settling', () => {
  test('never writes the standing of an older version over that of a newer one', async () => {
    const { subject, ticket } = await registered();
    const { join, enrollments } = joiners(local.table);
    await join(subject);
    const settle = (version: number, standing: Standing) =>
      enrollments.settle(waveId, ticket, standing, version, applicant(subject));
    const newer: Standing = { state: 'pending', asOf: '2023-02-19T05:00:00.000Z' };

    const outcomes = [
      await settle(5, newer),
      await settle(4, eligible('2023-02-19T04:00:00.000Z')),
      await settle(5, newer),
    ];

    expect(outcomes).toEqual(['settled', 'newer', 'settled']);
    expect(await stored(ticket)).toMatchObject({ registrationVersion: 5, standing: newer });
  });

  test('in any order ends with the newest', async () => {
    const { subject, ticket } = await registered();
    const { join, enrollments } = joiners(local.table);
    await join(subject);
    const versions = [3, 9, 2, 7, 8, 4, 6, 5];

    await Promise.all(
      versions.map((version) =>
        enrollments.settle(waveId, ticket, eligible(`2023-02-19T04:00:0${version}.000Z`), version, applicant(subject)),
      ),
    );

    expect(await stored(ticket)).toMatchObject({
      registrationVersion: 9,
      standing: { asOf: '2023-02-19T04:00:09.000Z' },
    });
  });

  test('keeps an enrolment up to date that was left, and says so where there is none', async () => {
    const { subject, ticket } = await registered();
    const { join, leave, enrollments } = joiners(local.table);
    await join(subject);
    await leave(subject, { at: new Date(whileOpen.getTime() + 1_000) });

    const outcomes = [
      await enrollments.settle(waveId, ticket, eligible('2023-02-19T04:00:00.000Z'), 2),
      await enrollments.settle(waveId, Ticket.parse('f'.repeat(32)), eligible('2023-02-19T04:00:00.000Z'), 2),
    ];

    expect(outcomes).toEqual(['settled', 'absent']);
    expect(await stored(ticket)).toMatchObject({ registrationVersion: 2, leftAt: '2023-02-19T03:00:01.000Z' });
  });
});
