import '../support/environment.ts';
import { BatchWriteCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Registration } from '../../shared/domain/registration.ts';
import { holdingOf } from '../../shared/domain/privacy/holdings.ts';
import { keyedHashes } from '../../shared/keys/fields.ts';
import { showingIncentives } from '../../shared/incentives/showing.ts';
import { gathering } from '../../shared/privacy/gathering.ts';
import { keys } from '../../shared/table/keys.ts';
import { personItemTable } from '../../shared/table/person-items.ts';
import { queryAll } from '../../shared/table/read.ts';
import { riskKeys } from '../../shared/table/risk-keys.ts';
import { citizens } from '../support/citizens.ts';
import { contactDesk } from '../support/contact-desk.ts';
import { givenGraduate, incentiveWorld } from '../support/incentives.ts';
import { openWave } from '../support/joiners.ts';
import { rotatingRing, testKeys, testRing } from '../support/keys.ts';
import { announcedWave } from '../support/recipients.ts';
import { applicant, nikNumber, submissionBody } from '../support/registrations.ts';
import { countingClient, daysOn, idsOf, riskDay, riskDesk, sharer, sharers } from '../support/risk-desk.ts';
import { Fuse, fusedClient } from '../support/selection.ts';
import { localTable, type LocalTable } from '../support/table.ts';

let engine: LocalTable;
let local: LocalTable;
let desk: ReturnType<typeof riskDesk>;

const phone = '081299990001';
const device = 'd'.repeat(32);

beforeAll(async () => {
  engine = await localTable();
});
afterAll(() => engine.stop());
beforeEach(async () => {
  local = await localTable();
  desk = riskDesk(local.table);
  return () => local.stop();
});

const watchAll: typeof desk.watchAll = (people, at) => desk.watchAll(people, at);
const onlyRisk = () => desk.onlyRisk();
const membersOf = (riskId: string) => desk.membersOf(riskId);
const keep = (registration: Registration) => desk.keep(registration);

describe('people who share a phone', () => {
  test('are a family up to three, and a case for people with the fourth, once, however often they are looked at', async () => {
    const people = sharers(5, { phone });

    await watchAll(people.slice(0, 3));
    const family = await desk.list();
    await watchAll(people);
    await watchAll(people);

    expect(family).toEqual([]);
    const risk = await onlyRisk();
    expect(risk).toMatchObject({ kind: 'phone', status: 'open', openedAt: riskDay.toISOString(), atLeast: 5 });
    expect(await membersOf(risk.riskId)).toEqual(idsOf(people));
  });

  test('and register at the same moment are one case', async () => {
    const people = sharers(24, { phone, email: 'sama@contoh.example' });

    await Promise.all(people.map((person) => desk.watch(person)));

    expect(await membersOf((await onlyRisk()).riskId)).toEqual(idsOf(people));
  });

  test('cost the thousandth of them no more than a bounded look, and no item is written that all of them write', async () => {
    const [hash] = keyedHashes(testRing, 'phone', '+6281299990001');
    const signal = { kind: 'phone', version: 1, hash: hash?.hash ?? '' } as const;
    await watchAll(sharers(5, { phone }));
    for (let from = 100; from < 1_100; from += 25)
      await local.table.client.send(
        new BatchWriteCommand({
          RequestItems: {
            [local.table.name]: sharers(25, { phone }, from).map(({ applicantId }) => ({
              PutRequest: {
                Item: { ...riskKeys.signalMember(signal, applicantId), applicantId, at: riskDay.toISOString() },
              },
            })),
          },
        }),
      );
    const early = countingClient(local.table.client);
    const late = countingClient(local.table.client);

    await desk.watch(sharer(6, { phone }), riskDay, { on: { ...local.table, client: early.client } });
    await desk.watch(sharer(7, { phone }), riskDay, { on: { ...local.table, client: late.client } });

    expect(late.counted.calls).toBeLessThanOrEqual(early.counted.calls);
    expect(late.counted.items).toBeLessThanOrEqual(202);
    const risk = await onlyRisk();
    expect(risk.atLeast).toBe(200);
    const all = new Set<string>();
    let cursor: string | undefined;
    do {
      const { body } = await desk.get(risk.riskId, cursor);
      for (const { applicantId } of body['members'] as { applicantId: string }[]) all.add(applicantId);
      cursor = body['next'] as string | undefined;
    } while (cursor !== undefined);
    expect(all.size).toBe(1_007);
  });

  test('meet while keys are exchanged, whoever knows which', async () => {
    await watchAll(sharers(2, { phone }));
    for (const number of [3, 4])
      await desk.watch(sharer(number, { phone, ring: rotatingRing }), riskDay, { ring: rotatingRing });

    expect(await membersOf((await onlyRisk()).riskId)).toHaveLength(4);
  });

  test('and were cleared stay so through an exchange of keys', async () => {
    const people = sharers(5, { phone });
    await watchAll(people);
    const { riskId } = await onlyRisk();
    await desk.propose(riskId, { verdict: 'clear', reason: 'A family of five.' });
    await desk.decide(riskId, 'approve');

    for (const person of people) await desk.watch(person, daysOn(9), { ring: rotatingRing });
    const alone = { hashKeys: rotatingRing.hashKeys.slice(0, 1), fieldKeys: rotatingRing.fieldKeys };
    for (const person of people) await desk.watch(person, daysOn(9), { ring: alone });
    for (const person of sharers(5, { phone }, 11)) await desk.watch(person, daysOn(10), { ring: alone });

    expect(await desk.list()).toEqual([]);
    await desk.watch(sharer(30, { phone }), daysOn(11), { ring: alone });
    expect(await membersOf((await onlyRisk()).riskId)).toHaveLength(11);
  });

  test('and are cut off after any call are in the case after the same message comes again', async () => {
    await watchAll(sharers(3, { phone }));
    for (let calls = 1; calls <= 12; calls += 1) {
      const fuse = new Fuse();
      fuse.arm(calls);
      const person = sharer(calls + 3, { phone });
      const on = { ...local.table, client: fusedClient(local.table.client, fuse) };
      await desk.watch(person, riskDay, { on }).catch(() => undefined);
      await desk.watch(person);
    }

    const risk = await onlyRisk();
    expect(await membersOf(risk.riskId)).toHaveLength(15);
    const opened = await queryAll(local.table, { pk: riskKeys.risk(risk.riskId).pk, prefix: 'EVENT#' });
    expect(opened).toHaveLength(1);
  });

  test('stop sharing it when the phone is changed, once the change has cooled off', async () => {
    const people = sharers(4, { phone });
    for (const person of people) await keep(person);
    await watchAll(people.slice(0, 3), daysOn(0));
    const leaving = { subject: 'sharer-1', applicantId: applicant('sharer-1') };
    const contacts = contactDesk(local.table);
    const newPhone = '+6281299990009';
    await contacts.change(leaving, { phone: newPhone }, daysOn(0));
    await contacts.confirm(leaving, await contacts.codeTo(leaving, newPhone, daysOn(0)), daysOn(0));

    await watchAll(people.slice(3), daysOn(3));

    expect(await desk.list()).toEqual([]);
    await desk.watch(sharer(5, { phone }), daysOn(3));
    expect(await membersOf((await onlyRisk()).riskId)).toHaveLength(5);
  });
});

test('who asks to be erased is found in every set of what they shared, and goes from it', async () => {
  const person = sharer(1, { phone, device });
  await keep(person);
  await desk.watch(person);
  const gather = gathering({
    items: personItemTable(local.table),
    waves: { list: () => Promise.resolve([]) },
    keys: testKeys(),
  });

  const { items } = await gather(person.applicantId);

  const found = items.filter(({ pk, sk }) => pk.startsWith('SIGNAL#') || sk === 'SIGNALS');
  expect(found.map(({ pk }) => pk.split('#').slice(0, 2).join(' ')).sort()).toEqual([
    `APPLICANT ${person.applicantId}`,
    'SIGNAL device',
    'SIGNAL email',
    'SIGNAL phone',
  ]);
  for (const item of found) expect(holdingOf(item)?.fate).toBe('removed');
});

describe('cases that hang together', () => {
  test('by somebody who belongs to both become one, the older, whoever comes last', async () => {
    const ofPhone = sharers(4, { phone });
    const ofDevice = sharers(6, { device }, 11);
    await watchAll(ofPhone, daysOn(0));
    await watchAll(ofDevice, daysOn(1));
    const before = await desk.list();

    const between = sharer(30, { phone, device });
    await desk.watch(between, daysOn(2));

    expect(before).toHaveLength(2);
    const risk = await onlyRisk();
    expect(risk).toMatchObject({ riskId: before[0]?.riskId, kind: 'phone' });
    expect(await membersOf(risk.riskId)).toEqual(idsOf([...ofPhone, ...ofDevice, between]));
    const merged = await desk.get(before[1]?.riskId ?? '');
    expect(merged.body).toMatchObject({ status: 'merged', mergedInto: risk.riskId, members: [] });
  });

  test('by somebody who was there before either was a case are one too', async () => {
    const between = sharer(30, { phone, device });
    await desk.watch(between, daysOn(0));
    await watchAll(sharers(5, { device }, 11), daysOn(1));
    await watchAll(sharers(3, { phone }), daysOn(2));

    expect(await onlyRisk()).toMatchObject({ kind: 'device' });
    expect(await membersOf((await onlyRisk()).riskId)).toHaveLength(9);
  });

  test('at the same moment end as one', async () => {
    const people = [
      ...sharers(6, { phone, device }),
      ...sharers(6, { phone: '081299990002', device }, 11),
      ...sharers(6, { phone: '081299990002' }, 21),
    ];

    await Promise.all(people.map((person) => desk.watch(person)));
    await watchAll(people.slice(6, 8));

    expect(await membersOf((await onlyRisk()).riskId)).toEqual(idsOf(people));
  });
});

describe('an open case', () => {
  test('lets everybody join and be drawn, and has incentives wait until two people cleared it', async () => {
    await openWave(local.table, announcedWave);
    const world = incentiveWorld(local.table);
    const { applicantId, registration } = await givenGraduate(local.table);
    const shared = { ...registration, deviceHashes: keyedHashes(testRing, 'device', device) };
    await watchAll(sharers(5, { device }, 11));
    await desk.watch(shared);

    await world.look(applicantId);
    const waiting = await world.incentivesOf(applicantId);
    const told = await showingIncentives(world.parts)(applicantId, { at: daysOn(13), language: 'en' });
    const { riskId } = await onlyRisk();
    await desk.propose(riskId, { verdict: 'clear', reason: 'One family of six in one house.' });
    await world.look(applicantId);
    const proposed = await world.incentivesOf(applicantId);
    await desk.decide(riskId, 'approve');
    await world.tick('2023-03-06T03:00:00.000Z');
    await world.drain();

    expect([waiting, proposed]).toEqual([[], []]);
    expect(told[0]?.headline).toContain('waiting for people to look into a phone');
    expect(registration.status).toBe('verified');
    expect(await world.incentivesOf(applicantId)).toMatchObject([{ outcome: 'approved' }]);
    expect(await desk.onlyRisk('cleared')).toMatchObject({ riskId });
  });

  test('is opened by what registration and verification see, and keeps neither phone nor device', async () => {
    const people = citizens(local.table);
    for (let number = 1; number <= 6; number += 1) {
      const subject = `warga-${String(number)}`;
      const body = submissionBody({
        nik: nikNumber(number),
        phone: `08129999100${String(number)}`,
        email: `w${String(number)}@contoh.example`,
      });
      expect(await people.submit(subject, body, undefined, { 'prakerja-device': device })).toMatchObject({
        status: 202,
      });
      expect(await people.verify(applicant(subject))).toEqual([]);
    }

    const { riskId, ...risk } = await onlyRisk();
    expect(risk).toMatchObject({ kind: 'device', atLeast: 5 });
    expect(await people.look('warga-6')).toMatchObject({ body: { status: 'verified' } });
    const kept = [
      ...(await queryAll(local.table, { pk: riskKeys.risk(riskId).pk })),
      ...(await queryAll(local.table, { pk: keys.registration(applicant('warga-1')).pk })),
    ];
    for (const secret of [device, '8129999100', 'contoh.example']) expect(JSON.stringify(kept)).not.toContain(secret);
  });

  test('shows its members to staff, and each of them sees who looked', async () => {
    await watchAll(sharers(4, { phone }));
    const { riskId } = await onlyRisk();

    const { body } = await desk.get(riskId);

    expect(body['shared']).toEqual([{ name: 'phone-1', kind: 'phone' }]);
    expect(body['members']).toHaveLength(4);
    expect(JSON.stringify(body)).not.toMatch(/[0-9a-f]{64}|\+62/);
    for await (const page of desk.accesses.ofPerson(applicant('sharer-2')))
      expect(page).toMatchObject([{ data: { staffId: 'olga', action: 'get-risk' } }]);
  });
});
