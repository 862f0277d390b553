import '../support/environment.ts';
import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { AccountFault } from '../../shared/domain/payouts/account.ts';
import { keyedHashes, open } from '../../shared/keys/fields.ts';
import { OutsideUnavailable } from '../../shared/outside/unavailable.ts';
import { routed } from '../../shared/queue/router.ts';
import { keys } from '../../shared/table/keys.ts';
import { moneyKeys } from '../../shared/table/money-keys.ts';
import { getItem } from '../../shared/table/read.ts';
import { accountDesk, bca, bni, hoursLater, linkDay, matched, third } from '../support/account-desk.ts';
import { openWave } from '../support/joiners.ts';
import { rotatingRing, testRing } from '../support/keys.ts';
import { announcedWave } from '../support/recipients.ts';
import { Fuse, fusedClient } from '../support/selection.ts';
import { givenSignedInRecipient } from '../support/signed-in-recipients.ts';
import { localTable, type LocalTable } from '../support/table.ts';

let engine: LocalTable;
let local: LocalTable;
let desk: ReturnType<typeof accountDesk>;

beforeAll(async () => {
  engine = await localTable();
});
afterAll(() => engine.stop());
beforeEach(async () => {
  local = await localTable();
  desk = accountDesk(local.table);
  await openWave(local.table, announcedWave);
  return () => local.stop();
});

const recipient = (number = 1) => givenSignedInRecipient(local.table, number);

describe('a participant who has the card', () => {
  test('links an account whose channel confirms it, is paid to it at once, and its number is kept encrypted', async () => {
    const person = await recipient();
    const { applicantId, identity } = person;

    const linked = await desk.link(person, { channel: 'BNI', number: '123-456 7890' });

    expect(linked).toMatchObject({
      status: 201,
      body: {
        version: 1,
        channel: 'BNI',
        number: '******7890',
        status: 'usable',
        usableFrom: linkDay.toISOString(),
        paidTo: { version: 1 },
        history: [{ version: 1, linkedAt: linkDay.toISOString() }],
      },
    });
    const { nik, name, phone } = identity;
    expect(desk.asked).toEqual([{ ...bni, nik, name, phone }]);
    const account = await desk.accounts.payable(applicantId, linkDay.toISOString());
    expect(account && open(testRing, applicantId, 'payoutAccount', account.sealedNumber)).toBe(bni.number);
    expect((await desk.eventsOf(person)).map(routed)).toMatchObject([
      { queue: 'Incentives', messages: [{ body: { applicantId } }] },
    ]);
    expect((await desk.look(person)).body).toEqual(linked.body);
  });

  test('links an e-wallet by the phone that is registered', async () => {
    const person = await recipient();
    const typed = person.identity.phone.replace('+62', '0');

    const linked = await desk.link(person, { channel: 'GOPAY', number: typed });
    const other = await desk.link(await recipient(2), { channel: 'GOPAY', number: '081299999999' });

    expect(linked).toMatchObject({ status: 201, body: { channel: 'GOPAY' } });
    expect(other).toMatchObject({ status: 422, body: { code: 'payout-account-phone-differs' } });
    expect(desk.asked.map(({ number }) => number)).toEqual([person.identity.phone]);
  });

  test.each(AccountFault.options)(
    'is told what to do about an account that is %s, and nothing is linked',
    async (fault) => {
      const person = await recipient();
      desk.answering(() => Promise.resolve({ outcome: 'fault', fault }));

      const indonesian = await desk.link(person, bni, { language: 'id' });
      const english = await desk.link(person, bni);

      expect(indonesian).toMatchObject({ status: 422, body: { code: `payout-account-${fault}` } });
      expect(String(indonesian.body['detail'])).toMatch(/tautkan|gunakan/i);
      expect(String(english.body['detail'])).toMatch(/link|use the/i);
      expect(await desk.look(person)).toMatchObject({ status: 404, body: { code: 'payout-account-missing' } });
      expect(await desk.eventsOf(person)).toEqual([]);
    },
  );

  test.each<[unknown, number, string]>([
    [{ channel: 'BNI', number: '123' }, 400, 'payout-account-number-malformed'],
    [{ channel: 'OVO', number: '1234567890' }, 400, 'payout-account-number-malformed'],
    [{ channel: 'MANDIRI', number: '1234567890' }, 400, 'field-not-allowed'],
  ])('is refused %j before anybody is asked', async (wanted, status, code) => {
    const refused = await desk.link(await recipient(), wanted);

    expect(refused.status).toBe(status);
    if (code !== 'field-not-allowed') expect(refused.body).toMatchObject({ code, errors: [{ field: 'number' }] });
    expect(desk.asked).toEqual([]);
  });

  test('is asked to come again where the channel does not answer, and has used none of the day’s attempts', async () => {
    const person = await recipient();
    desk.answering(() => Promise.reject(new OutsideUnavailable('bank-bni', 'circuit-open', 10)));

    for (let attempt = 0; attempt < 12; attempt += 1) {
      const sent = await desk.link(person, bni);
      expect(sent).toMatchObject({ status: 503, body: { code: 'payout-channel-unavailable' } });
      expect(sent.headers['retry-after']).toBe('10');
    }
    desk.answering(matched);

    expect(await desk.link(person, bni)).toMatchObject({ status: 201 });
  });

  test('tries ten times a day, at once too, and the next day again', async () => {
    const person = await recipient();
    desk.answering(() => Promise.resolve({ outcome: 'fault', fault: 'not-found' }));

    const tries = await Promise.all(
      Array.from({ length: 14 }, (_, number) => desk.link(person, { ...bni, number: `12345678${10 + number}` })),
    );
    desk.answering(matched);
    const late = await desk.link(person, bni);
    const nextDay = await desk.link(person, bni, { at: hoursLater(14) });

    expect(tries.filter(({ status }) => status === 422)).toHaveLength(10);
    expect(tries.filter(({ status }) => status === 429)).toHaveLength(4);
    expect(late).toMatchObject({ status: 429, body: { code: 'payout-account-attempts-used-up' } });
    // Ten in the morning in WIB: fourteen hours are left of the day.
    expect(late.headers['retry-after']).toBe(String(14 * 3_600));
    expect(desk.asked).toHaveLength(11);
    expect(nextDay.status).toBe(201);
  });
});

describe('nobody links an account', () => {
  test('without a registration, or without a card', async () => {
    const person = await recipient();
    const stranger = { ...person, subject: 'nobody' };
    await local.client.send(
      new UpdateCommand({
        TableName: local.table.name,
        Key: keys.award(person.applicantId, announcedWave.waveId),
        UpdateExpression: 'SET #state = :held, heldBecause = :because',
        ExpressionAttributeNames: { '#state': 'state' },
        ExpressionAttributeValues: { ':held': 'held', ':because': 'identity-disputed' },
      }),
    );

    expect(await desk.link(stranger, bni)).toMatchObject({ status: 404, body: { code: 'registration-not-found' } });
    expect(await desk.link(person, bni)).toMatchObject({ status: 409, body: { code: 'award-held' } });
    expect(desk.asked).toEqual([]);
  });

  test('while their identity is not settled', async () => {
    const person = await recipient();
    const at = linkDay.toISOString();
    await local.client.send(
      new UpdateCommand({
        TableName: local.table.name,
        Key: keys.registration(person.applicantId),
        UpdateExpression: 'SET verification = :steps',
        ExpressionAttributeValues: { ':steps': [{ at, outcome: 'pending' }] },
      }),
    );

    expect(await desk.link(person, bni)).toMatchObject({
      status: 409,
      body: { code: 'payout-account-identity-unverified' },
    });
    expect(desk.asked).toEqual([]);
  });

  test('whose NIK is corrected while the channel is asked', async () => {
    const person = await recipient();
    desk.answering(async () => {
      await local.client.send(
        new UpdateCommand({
          TableName: local.table.name,
          Key: keys.registration(person.applicantId),
          UpdateExpression: 'SET nikHashes = :hashes',
          ExpressionAttributeValues: { ':hashes': keyedHashes(testRing, 'nik', '3201010191000777') },
        }),
      );
      return { outcome: 'matched' };
    });

    const raced = await desk.link(person, bni);
    desk.answering(matched);
    const again = await desk.link(person, bni);

    expect(raced).toMatchObject({ status: 503, body: { code: 'busy-try-again' } });
    expect(again.status).toBe(201);
  });
});

describe('one account is for one person', () => {
  test('however many link it at once, and whoever is refused learns nothing of whom it belongs to', async () => {
    const people = await Promise.all([1, 2, 3, 4, 5].map(recipient));

    const answers = await Promise.all(people.map((person) => desk.link(person, bni)));

    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    const refused = answers.filter(({ status }) => status !== 201);
    for (const { status, body } of refused) {
      expect([status, body['code']]).toEqual([409, 'payout-account-taken']);
      for (const { applicantId } of people) expect(JSON.stringify(body)).not.toContain(applicantId);
    }
    const paid = await Promise.all(people.map((person) => desk.payableTo(person, linkDay)));
    expect(paid.filter((number) => number !== undefined)).toHaveLength(1);
  });

  test('for good: a replaced one, and one that was objected to, are still nobody else’s', async () => {
    const [person, other] = [await recipient(1), await recipient(2)];
    await desk.link(person, bni);
    await desk.link(person, bca, { at: hoursLater(1) });
    await desk.object(person, 2, { at: hoursLater(2) });
    await desk.link(person, third, { at: hoursLater(3) });

    for (const wanted of [bni, bca, third]) {
      expect(await desk.link(other, wanted, { at: hoursLater(100) })).toMatchObject({
        status: 409,
        body: { code: 'payout-account-taken' },
      });
    }
  });

  test('while keys are exchanged too: whoever knows one key and whoever knows both meet at the old one', async () => {
    const [first, second] = [await recipient(1), await recipient(2)];
    await desk.link(first, bni, { ring: testRing });
    await desk.link(second, bca, { ring: rotatingRing });

    expect(await desk.link(second, bni, { ring: rotatingRing })).toMatchObject({
      body: { code: 'payout-account-taken' },
    });
    expect(await desk.link(first, bca, { ring: testRing })).toMatchObject({ body: { code: 'payout-account-taken' } });
  });

  test('an account that is older than a key is under that key too as soon as it is linked again', async () => {
    const person = await recipient();
    await desk.link(person, bni, { ring: testRing });

    const again = await desk.link(person, bni, { ring: rotatingRing });

    expect(again).toMatchObject({ status: 200, body: { version: 1 } });
    const hashes = keyedHashes(rotatingRing, 'account', `BNI\0${bni.number}`);
    const claims = await Promise.all(hashes.map((hash) => getItem(local.table, moneyKeys.payoutAccountClaim(hash))));
    expect(claims).toMatchObject(hashes.map(() => ({ applicantId: person.applicantId })));
    expect(new Set((await desk.accounts.get(person.applicantId))?.accountHashes)).toEqual(new Set(hashes));
    expect(desk.asked).toHaveLength(1);
  });
});

describe('the same account', () => {
  test('that is linked again is answered as it stands, and nobody is asked', async () => {
    const person = await recipient();
    const first = await desk.link(person, bni);

    const again = await desk.link(person, { ...bni, number: ' 1234 567 890 ' }, { at: hoursLater(1) });

    expect([first.status, again.status]).toEqual([201, 200]);
    expect(again.body).toEqual(first.body);
    expect(desk.asked).toHaveLength(1);
    expect(await desk.eventsOf(person)).toHaveLength(1);
  });

  test('that is linked five times at once is linked once, and every sender is answered with it', async () => {
    const person = await recipient();

    const answers = await Promise.all(Array.from({ length: 5 }, () => desk.link(person, bni)));

    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(new Set(answers.map(({ body }) => body['version']))).toEqual(new Set([1]));
    expect(await desk.accounts.versions(person.applicantId)).toHaveLength(1);
    expect(await desk.eventsOf(person)).toHaveLength(1);
  });

  test('of two accounts that one person links at once one wins, and the other sender is told to look', async () => {
    const person = await recipient();
    // Both have seen that nothing is linked before either goes on.
    const met = Promise.withResolvers<undefined>();
    desk.answering(async () => {
      if (desk.asked.length === 2) met.resolve(undefined);
      await met.promise;
      return { outcome: 'matched' };
    });

    const answers = await Promise.all([desk.link(person, bni), desk.link(person, bca)]);

    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect(answers.find(({ status }) => status === 409)?.body).toMatchObject({ code: 'payout-account-changed' });
    expect(await desk.accounts.versions(person.applicantId)).toHaveLength(1);
    // Nothing is left of the one that lost: it can be linked by its owner.
    const lost = answers[0].status === 409 ? bni : bca;
    expect(await desk.link(person, lost, { at: hoursLater(1) })).toMatchObject({ status: 201, body: { version: 2 } });
  });

  test('is linked once wherever a link is cut off', async () => {
    const person = await recipient();
    const fuse = new Fuse();
    const dying = accountDesk({ ...local.table, client: fusedClient(local.table.client, fuse) });

    let calls = 0;
    for (let isDone = false; !isDone;) {
      calls += 1;
      fuse.arm(calls);
      const sent = await dying.link(person, bni, { at: hoursLater(24 * calls) });
      fuse.disarm();
      isDone = sent.status < 300;
    }

    expect(calls).toBeGreaterThan(2);
    expect(await desk.accounts.versions(person.applicantId)).toHaveLength(1);
    expect(await desk.eventsOf(person)).toHaveLength(1);
    expect(await desk.link(await recipient(2), bni)).toMatchObject({ body: { code: 'payout-account-taken' } });
  });
});

test('an account whose person corrected the NIK is asked about anew, and is then that NIK’s', async () => {
  const person = await recipient();
  await desk.link(person, bni);
  const nikHashes = keyedHashes(testRing, 'nik', '3201010191000777');
  await local.client.send(
    new UpdateCommand({
      TableName: local.table.name,
      Key: keys.registration(person.applicantId),
      UpdateExpression: 'SET nikHashes = :hashes',
      ExpressionAttributeValues: { ':hashes': nikHashes },
    }),
  );

  const again = await desk.link(person, bni, { at: hoursLater(1) });

  expect(again).toMatchObject({ status: 201, body: { version: 2, status: 'usable' } });
  expect((await desk.accounts.get(person.applicantId))?.nikHashes).toEqual(nikHashes);
});
