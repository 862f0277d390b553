import '../support/environment.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { accountDesk, bca, bni, hoursLater, matched, third } from '../support/account-desk.ts';
import { openWave } from '../support/joiners.ts';
import { givenPayoutAccount } from '../support/payout-accounts.ts';
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

describe('another account', () => {
  test('cools off for two days, in which the earlier one is paid to', async () => {
    const person = await recipient();
    await desk.link(person, bni);

    const changed = await desk.link(person, bca, { at: hoursLater(10) });

    expect(changed).toMatchObject({
      status: 201,
      body: {
        version: 2,
        status: 'cooling',
        number: '******6666',
        usableFrom: hoursLater(58).toISOString(),
        objectionUntil: hoursLater(58).toISOString(),
        paidTo: { version: 1, number: '******7890' },
        history: [{ version: 2 }, { version: 1 }],
      },
    });
    expect(await desk.payableTo(person, new Date(hoursLater(58).getTime() - 1))).toBe('******7890');
    expect(await desk.payableTo(person, hoursLater(58))).toBe('******6666');
    expect((await desk.look(person, { at: hoursLater(58) })).body).toMatchObject({
      status: 'usable',
      paidTo: { version: 2 },
    });
    expect(await desk.eventsOf(person)).toHaveLength(2);
  });

  test('is undone by an objection while it cools off, sent twice too, and the earlier one stands again', async () => {
    const person = await recipient();
    await desk.link(person, bni);
    await desk.link(person, bca, { at: hoursLater(10) });

    const objected = await desk.object(person, 2, { at: hoursLater(57) });
    const again = await desk.object(person, 2, { at: hoursLater(70) });

    expect(objected).toMatchObject({
      status: 200,
      body: {
        version: 1,
        status: 'usable',
        paidTo: { version: 1 },
        history: [{ version: 2, undoneAt: hoursLater(57).toISOString() }, { version: 1 }],
      },
    });
    expect(again).toMatchObject({ status: 200, body: { version: 1 } });
    expect(await desk.payableTo(person, hoursLater(1_000))).toBe('******7890');
    expect((await desk.eventsOf(person)).map(({ event }) => event)).toEqual(
      expect.arrayContaining(['payout-account.undone.v1']),
    );
  });

  test('that was undone can be linked again as a new version, which cools off anew', async () => {
    const person = await recipient();
    await desk.link(person, bni);
    await desk.link(person, bca, { at: hoursLater(1) });
    await desk.object(person, 2, { at: hoursLater(2) });

    const again = await desk.link(person, bca, { at: hoursLater(3) });

    expect(again).toMatchObject({ status: 201, body: { version: 3, usableFrom: hoursLater(51).toISOString() } });
    expect(await desk.payableTo(person, hoursLater(50))).toBe('******7890');
  });

  test('that replaces one which cools off is no way round: the account before both is paid to, and returns', async () => {
    const person = await recipient();
    await desk.link(person, bni);
    await desk.link(person, bca, { at: hoursLater(1) });
    await desk.link(person, third, { at: hoursLater(40) });

    expect(await desk.payableTo(person, hoursLater(60))).toBe('******7890');
    await desk.object(person, 3, { at: hoursLater(70) });

    expect(await desk.payableTo(person, hoursLater(71))).toBe('******7890');
    expect(await desk.payableTo(person, hoursLater(1_000))).toBe('******7890');
  });

  test('gives way at once to the earlier one, when its owner returns to that', async () => {
    const person = await recipient();
    await desk.link(person, bni);
    await desk.link(person, bca, { at: hoursLater(1) });

    const returned = await desk.link(person, bni, { at: hoursLater(2) });

    expect(returned).toMatchObject({ status: 201, body: { version: 3, status: 'usable', paidTo: { version: 3 } } });
  });

  test('is not undone once it is paid to, nor another one than was meant, nor one that there is not', async () => {
    const person = await recipient();
    expect(await desk.object(person, 1)).toMatchObject({ status: 404, body: { code: 'payout-account-missing' } });
    await desk.link(person, bni);
    expect(await desk.object(person, 1)).toMatchObject({
      status: 409,
      body: { code: 'payout-account-objection-late' },
    });
    await desk.link(person, bca, { at: hoursLater(1) });

    expect(await desk.object(person, 1, { at: hoursLater(2) })).toMatchObject({
      status: 409,
      body: { code: 'payout-account-changed' },
    });
    expect(await desk.object(person, 2, { at: hoursLater(49) })).toMatchObject({
      status: 409,
      body: { code: 'payout-account-objection-late' },
    });
    expect(await desk.payableTo(person, hoursLater(49))).toBe('******6666');
  });

  test('is undone once wherever an objection is cut off', async () => {
    const person = await recipient();
    await desk.link(person, bni);
    await desk.link(person, bca, { at: hoursLater(1) });
    const fuse = new Fuse();
    const dying = accountDesk({ ...local.table, client: fusedClient(local.table.client, fuse) });

    let calls = 0;
    for (let isDone = false; !isDone;) {
      calls += 1;
      fuse.arm(calls);
      isDone = (await dying.object(person, 2, { at: hoursLater(1 + calls) })).status < 300;
      fuse.disarm();
    }

    expect(calls).toBeGreaterThan(1);
    expect(await desk.payableTo(person, hoursLater(1_000))).toBe('******7890');
    expect((await desk.eventsOf(person)).map(({ event }) => event).sort()).toEqual([
      'payout-account.linked.v1',
      'payout-account.linked.v1',
      'payout-account.undone.v1',
    ]);
  });

  test('linked while an objection is made: either is first, and the account before is paid to all the while', async () => {
    const person = await recipient();
    await desk.link(person, bni);
    await desk.link(person, bca, { at: hoursLater(1) });

    const answers = await Promise.all([
      desk.object(person, 2, { at: hoursLater(2) }),
      desk.link(person, third, { at: hoursLater(2) }),
    ]);

    expect(answers.filter(({ status }) => status < 300).length).toBeGreaterThanOrEqual(1);
    for (const { status, body } of answers.filter(({ status }) => status >= 300))
      expect([status, body['code']]).toEqual([409, 'payout-account-changed']);
    expect(await desk.payableTo(person, hoursLater(3))).toBe('******7890');
  });
});

describe('an account from which money came back', () => {
  test('is not paid to, says what to do, and is asked about anew when it is linked again: then it is good at once', async () => {
    const person = await recipient();
    await desk.link(person, bni);
    await desk.bounce(person, 1, 'not-upgraded', hoursLater(1));

    const seen = await desk.look(person, { at: hoursLater(2) });
    const paidTo = await desk.payableTo(person, hoursLater(2));
    desk.answering(() => Promise.resolve({ outcome: 'fault', fault: 'not-upgraded' }));
    const tooEarly = await desk.link(person, bni, { at: hoursLater(3) });
    desk.answering(matched);
    const mended = await desk.link(person, bni, { at: hoursLater(4) });

    expect(seen.body).toMatchObject({
      status: 'faulty',
      fault: { at: hoursLater(1).toISOString(), code: 'not-upgraded' },
      next: expect.stringContaining('Upgrade it to premium') as string,
    });
    expect(paidTo).toBeUndefined();
    expect(tooEarly).toMatchObject({ status: 422, body: { code: 'payout-account-not-upgraded' } });
    expect(mended).toMatchObject({ status: 201, body: { version: 2, status: 'usable', paidTo: { version: 2 } } });
    expect(await desk.payableTo(person, hoursLater(4))).toBe('******7890');
  });

  test('is marked itself, and not the newer one that cools off', async () => {
    const person = await recipient();
    await givenPayoutAccount(local.table, { ...bni, ...person });
    await desk.link(person, bca, { at: hoursLater(1) });

    await desk.bounce(person, 1, 'inactive', hoursLater(2));

    expect(await desk.payableTo(person, hoursLater(3))).toBeUndefined();
    expect((await desk.look(person, { at: hoursLater(3) })).body).toMatchObject({
      status: 'cooling',
      history: [{ version: 2 }, { version: 1, fault: { code: 'inactive' } }],
    });
    expect(await desk.payableTo(person, hoursLater(49))).toBe('******6666');
  });

  test.each(['limit-exceeded', 'other', 'something-else'])('for the reason %s says what to do', async (because) => {
    const person = await recipient();
    await desk.link(person, bni);
    await desk.bounce(person, 1, because, hoursLater(1));

    const { body } = await desk.look(person, { at: hoursLater(2), language: 'id' });

    expect(body).toMatchObject({ status: 'faulty', next: expect.stringContaining('tautkan') as string });
  });
});
