import '../support/environment.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { CourseId, PlatformId } from '../../events/catalogue.ts';
import { ruleSetOf } from '../../shared/domain/rule-sets.ts';
import { issuedCode, purchaseCodeOf } from '../../shared/domain/training/purchase-code.ts';
import { contactKeys } from '../../shared/table/contact-keys.ts';
import { purchaseCodeTable } from '../../shared/table/purchase-codes.ts';
import { getItem, queryAll } from '../../shared/table/read.ts';
import { accountDesk } from '../support/account-desk.ts';
import { citizens } from '../support/citizens.ts';
import { changeDay, contactDesk, hoursOn } from '../support/contact-desk.ts';
import { openWave } from '../support/joiners.ts';
import { testRing } from '../support/keys.ts';
import { announcedWave } from '../support/recipients.ts';
import { applicant, submissionBody } from '../support/registrations.ts';
import { Fuse, fusedClient } from '../support/selection.ts';
import { givenSignedInRecipient, type SignedInRecipient } from '../support/signed-in-recipients.ts';
import { localTable, type LocalTable } from '../support/table.ts';

let engine: LocalTable;
let local: LocalTable;
let desk: ReturnType<typeof contactDesk>;

const newPhone = '+6281299990001';
const newEmail = 'baru@contoh.example';

beforeAll(async () => {
  engine = await localTable();
});
afterAll(() => engine.stop());
beforeEach(async () => {
  local = await localTable();
  desk = contactDesk(local.table);
  await openWave(local.table, announcedWave);
  return () => local.stop();
});

const recipient = (number = 1) => givenSignedInRecipient(local.table, number);

/** Has a purchase code issued, as a platform asks for one. */
const askForPurchaseCode = async ({ applicantId, award }: SignedInRecipient, nonce: string, at: Date) => {
  const code = issuedCode(
    {
      applicantId,
      waveId: award.waveId,
      nonce,
      platformId: PlatformId.parse('toko-kerja'),
      platformName: 'Toko',
      courseId: CourseId.parse('a'.repeat(24)),
      title: 'Barista',
      price: 900_000,
    },
    { rules: ruleSetOf(award.scheme, award.ruleVersion), at },
  );
  await purchaseCodeTable(local.table).issue(code);
  const [key] = testRing.hashKeys;
  return key && purchaseCodeOf(key.key, code);
};

/** Changes the phone, code and all, and answers what is shown then. */
const changePhone = async (person: SignedInRecipient, phone = newPhone, at = changeDay) => {
  await desk.change(person, { phone }, at);
  return desk.confirm(person, await desk.codeTo(person, phone, at), at);
};

describe('whoever gets into somebody’s account and changes the phone', () => {
  test('is sent no code and no wallet of it is linked, while the owner is told on the old one and undoes it', async () => {
    const owner = await recipient();
    const accounts = accountDesk(local.table);

    const changed = await changePhone(owner);
    const told = (await desk.deliver(owner, changeDay)).filter(({ text }) => text.includes('diganti'));
    const code = await askForPurchaseCode(owner, 'b'.repeat(32), hoursOn(1));
    const sent = await desk.deliver(owner, hoursOn(1));
    const wallet = await accounts.link(owner, { channel: 'GOPAY', number: newPhone }, { at: hoursOn(1) });
    const undone = await desk.object(owner, 1, hoursOn(2));
    await askForPurchaseCode(owner, 'c'.repeat(32), hoursOn(100));
    const later = await desk.deliver(owner, hoursOn(100));

    const old = owner.identity;
    expect(changed).toMatchObject({
      status: 200,
      body: { pending: [{ field: 'phone', version: 1, effectiveFrom: hoursOn(48).toISOString() }] },
    });
    expect(told.map(({ to }) => to).sort()).toEqual([old.phone, old.email].sort());
    expect(sent.filter(({ text }) => code !== undefined && text.includes(code)).map(({ to }) => to)).toEqual([
      old.phone,
    ]);
    expect(wallet).toMatchObject({ status: 422, body: { code: 'payout-account-phone-differs' } });
    expect(undone).toMatchObject({ status: 200, body: { pending: [] } });
    expect(later.filter(({ text }) => text.includes('kode membeli')).map(({ to }) => to)).toEqual([old.phone]);
    const toNew = desk.outbox.filter(({ to }) => to === newPhone);
    expect(toNew).toHaveLength(1);
    expect(toNew[0]?.text).toContain('kode untuk memakai nomor HP ini');
  });

  test('cannot do it by correcting the registration either', async () => {
    const person = citizens(local.table);
    const at = new Date('2023-02-20T03:02:00.000Z');
    await person.submit('siti', submissionBody());
    const before = await person.correct('siti', submissionBody({ phone: '081299990001' }));
    await person.verify(applicant('siti'), { version: 2 });

    const taken = await person.correct('siti', submissionBody({ phone: '081299990002' }), at);
    const kept = await person.correct('siti', submissionBody({ phone: '081299990001', name: 'Siti R' }), at);

    expect(before.status).toBe(202);
    expect(taken).toMatchObject({
      status: 409,
      body: { code: 'contact-changed-elsewhere', errors: [{ field: 'phone' }] },
    });
    expect(kept.status).toBe(202);
  });
});

describe('somebody with a new phone', () => {
  test('proves it by a code, and is reached there two days later without anybody doing anything', async () => {
    const person = await recipient();

    const asked = await desk.change(person, { phone: '0812-9999-0001' });
    const shown = await desk.look(person);
    const confirmed = await desk.confirm(person, await desk.codeTo(person, newPhone));
    await askForPurchaseCode(person, 'b'.repeat(32), hoursOn(48));
    const sent = await desk.deliver(person, hoursOn(48));
    const wallet = { channel: 'GOPAY', number: newPhone };
    const linked = await accountDesk(local.table).link(person, wallet, { at: hoursOn(48) });

    expect(asked).toMatchObject({ status: 202, body: { pending: [], codeSent: { triesLeft: 5 } } });
    expect(shown.body).toEqual(asked.body);
    expect(shown.body).toMatchObject({ codeSent: { to: [{ field: 'phone', to: '**********0001' }] } });
    expect(confirmed.body).not.toHaveProperty('codeSent');
    expect(sent.filter(({ text }) => text.includes('kode membeli')).map(({ to }) => to)).toEqual([newPhone]);
    expect(linked.status).toBe(201);
    expect((await desk.look(person, hoursOn(48))).body).toMatchObject({ phone: '**********0001', pending: [] });
    expect(await desk.object(person, 1, hoursOn(48))).toMatchObject({
      status: 409,
      body: { code: 'contact-objection-late' },
    });
  });

  test('and a new address at once waits a week for the second of them, so that one old contact stays', async () => {
    const person = await recipient();

    await desk.change(person, { phone: newPhone, email: newEmail });
    await desk.confirm(person, await desk.codeTo(person, newPhone));
    const both = await desk.confirm(person, await desk.codeTo(person, newEmail));

    expect(both.body).toMatchObject({
      pending: [
        { field: 'phone', effectiveFrom: hoursOn(48).toISOString() },
        { field: 'email', effectiveFrom: hoursOn(168).toISOString() },
      ],
    });
    // However late it is told of: to those that were in force when it was confirmed.
    const told = (await desk.deliver(person, hoursOn(60))).filter(({ text }) => text.includes('1 Maret'));
    expect(told.map(({ to }) => to).sort()).toEqual([person.identity.phone, person.identity.email].sort());
  });

  test('changes nothing by asking for what is in force, or by sending nothing', async () => {
    const person = await recipient();

    expect(await desk.change(person, { phone: person.identity.phone })).toMatchObject({ status: 200 });
    expect(await desk.change(person, {})).toMatchObject({ status: 400, body: { code: 'contact-not-named' } });
    expect(await desk.object(person, 1)).toMatchObject({ status: 409, body: { code: 'contact-change-missing' } });
    expect(await desk.confirm(person, '123456')).toMatchObject({ status: 409, body: { code: 'contact-code-missing' } });
    expect(desk.outbox).toEqual([]);
  });

  test('who never was verified corrects the registration instead', async () => {
    const person = citizens(local.table);
    await person.submit('siti', submissionBody());
    const siti = { subject: 'siti', applicantId: applicant('siti') };

    expect(await desk.change(siti, { phone: newPhone })).toMatchObject({
      status: 409,
      body: { code: 'contacts-unverified' },
    });
  });
});

describe('a code to a new contact', () => {
  const wrongOf = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0');

  test('is guessed five times at most, at once too, and the right one comes too late then', async () => {
    const person = await recipient();
    await desk.change(person, { phone: newPhone });
    const code = await desk.codeTo(person, newPhone);

    const guesses = await Promise.all(Array.from({ length: 12 }, () => desk.confirm(person, wrongOf(code))));
    for (let again = 0; again < 5; again += 1) guesses.push(await desk.confirm(person, wrongOf(code)));

    expect(guesses.filter(({ body }) => body['code'] === 'contact-code-wrong')).toHaveLength(5);
    expect(await desk.confirm(person, code)).toMatchObject({
      status: 409,
      body: { code: 'contact-code-tries-used-up' },
    });
    expect((await desk.look(person)).body).toMatchObject({ pending: [] });
  });

  test('is good for a quarter of an hour, and for the newest change only', async () => {
    const person = await recipient();
    await desk.change(person, { phone: newPhone });
    const first = await desk.codeTo(person, newPhone);
    await desk.change(person, { phone: newPhone });
    const second = await desk.codeTo(person, newPhone);

    if (first !== second) expect(await desk.confirm(person, first)).toMatchObject({ status: 422 });
    expect(await desk.confirm(person, second, hoursOn(0.25))).toMatchObject({ status: 409 });
  });

  test('is sent five times in a row at most, to one phone by many accounts too', async () => {
    const [one, other] = [await recipient(1), await recipient(2)];
    for (let number = 1; number <= 5; number += 1)
      expect(await desk.change(one, { email: `baru${String(number)}@contoh.example` })).toMatchObject({ status: 202 });

    const sixth = await desk.change(one, { email: newEmail });
    for (let number = 1; number <= 5; number += 1)
      expect(await desk.change(other, { phone: newPhone }, hoursOn(0.1))).toMatchObject({ status: 202 });
    const third = await desk.change(await recipient(3), { phone: newPhone }, hoursOn(0.2));

    for (const refused of [sixth, third]) {
      expect(refused).toMatchObject({ status: 429, body: { code: 'contact-codes-too-many' } });
      expect(Number(refused.headers['retry-after'])).toBeGreaterThan(3_600);
    }
    expect(await desk.change(one, { email: newEmail }, hoursOn(2.1))).toMatchObject({ status: 202 });
  });

  test('confirms one change, however often and by how many at once it is sent', async () => {
    const person = await recipient();
    await desk.change(person, { phone: newPhone });
    const code = await desk.codeTo(person, newPhone);

    const first = await Promise.all(Array.from({ length: 3 }, () => desk.confirm(person, code)));
    const again = await desk.confirm(person, code, hoursOn(1));

    expect(first.filter(({ status }) => status === 200).length).toBeGreaterThan(0);
    expect(again).toMatchObject({ status: 200, body: { pending: [{ version: 1 }] } });
    const events = await queryAll(local.table, { pk: `APPLICANT#${person.applicantId}`, prefix: 'CONTACT-EVENT#' });
    expect(events.filter(({ event }) => event === 'contact.changed.v1')).toHaveLength(1);
  });
});

test('an objection and a second change at once leave one of them standing, and the owner can object again', async () => {
  const person = await recipient();
  await changePhone(person);
  await desk.change(person, { phone: '+6281299990002' }, hoursOn(1));
  const code = await desk.codeTo(person, '+6281299990002', hoursOn(1));

  await Promise.all([desk.object(person, 1, hoursOn(1)), desk.confirm(person, code, hoursOn(1))]);

  const { pending } = (await desk.look(person, hoursOn(1))).body;
  expect([[], [expect.objectContaining({ version: 2 })]]).toContainEqual(pending);
  await desk.object(person, 2, hoursOn(2));
  expect((await desk.look(person, hoursOn(100))).body).toMatchObject({
    phone: expect.stringContaining(person.identity.phone.slice(-4)) as unknown,
    pending: [],
  });
});

test('a change that is cut off after any call, and sent again, ends in one change and its notices', async () => {
  for (let calls = 1; calls <= 8; calls += 1) {
    const person = await recipient(calls);
    await desk.change(person, { phone: newPhone }, hoursOn(calls * 3));
    const at = hoursOn(calls * 3);
    const code = await desk.codeTo(person, newPhone, at);
    const fuse = new Fuse();
    fuse.arm(calls);
    await desk.confirm(person, code, at, { ...local.table, client: fusedClient(local.table.client, fuse) });

    const again = await desk.confirm(person, code, at);

    expect(again).toMatchObject({ status: 200, body: { pending: [{ version: 1 }] } });
    const told = (await desk.deliver(person, at)).filter(({ text }) => text.includes('diganti'));
    expect(told).toHaveLength(2);
  }
});

test('nothing that is kept about a change names the phone or the address', async () => {
  const person = await recipient();
  await desk.change(person, { phone: newPhone, email: newEmail });
  await desk.confirm(person, await desk.codeTo(person, newPhone));

  const kept = [
    await getItem(local.table, contactKeys.contacts(person.applicantId)),
    ...(await queryAll(local.table, { pk: `APPLICANT#${person.applicantId}`, prefix: 'CONTACT-EVENT#' })),
  ];

  const text = JSON.stringify(kept);
  expect(kept.length).toBeGreaterThan(3);
  for (const secret of [newPhone.slice(3), newEmail, 'baru']) expect(text).not.toContain(secret);
});
