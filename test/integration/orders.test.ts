import '../support/environment.ts';
import { PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { ScheduleId } from '../../events/catalogue.ts';
import { OrderId } from '../../events/training.ts';
import type { Award } from '../../shared/domain/award.ts';
import { Notice } from '../../shared/domain/notice.ts';
import { routed } from '../../shared/queue/router.ts';
import { keys } from '../../shared/table/keys.ts';
import { queryAll } from '../../shared/table/read.ts';
import { transfersOf } from '../../shared/table/transfers.ts';
import { catalogueDesk, courseDay, courseProposal } from '../support/courses.ts';
import { givenCourses } from '../support/given-courses.ts';
import { openWave } from '../support/joiners.ts';
import { keepingGateway, noticeSender } from '../support/notices.ts';
import { delivery } from '../support/queue-event.ts';
import { announcedWave, givenRecipients, type GivenRecipient } from '../support/recipients.ts';
import { givenPlatformClient, givenSale, sales, type GivenSale } from '../support/sales.ts';
import { localTable, type LocalTable } from '../support/table.ts';

const { waveId } = announcedWave;
const budget = 3_500_000;

let engine: LocalTable;
let local: LocalTable;
let shop: ReturnType<typeof sales>;

beforeAll(async () => {
  engine = await localTable();
});
afterAll(() => engine.stop());
beforeEach(async () => {
  local = await localTable();
  await openWave(local.table, announcedWave);
  shop = sales(local.table, { clientId: await givenPlatformClient(local.table, 'pasar-ilmu') });
  return () => local.stop();
});

const recipient = async (number = 1): Promise<GivenRecipient> => {
  const [person] = await givenRecipients(local.table, [number]);
  if (person === undefined) throw new Error('There is nobody.');
  return person;
};
const award = ({ applicantId }: GivenRecipient) => shop.shared.awards.get(applicantId, waveId);
const orderIdOf = ({ body }: { body: Record<string, unknown> }): OrderId => OrderId.parse(body['orderId']);

/** The participant is sent a code and tells it to the platform, which places the order. */
const buy = async ({ award: { cardNumber }, applicantId }: GivenRecipient, sale: GivenSale, reference = 'R-1') => {
  await shop.askForCode({ cardNumber, ...sale });
  return shop.place({ reference, cardNumber, code: await shop.codeOf(applicantId), ...sale });
};

/** The notices that the events of a person, or of an order, bring about, sent. */
const told = async (pk: string): Promise<string[]> => {
  const gateway = keepingGateway();
  const handler = noticeSender(local.table, { messages: gateway, now: () => courseDay });
  const items = await queryAll(local.table, { pk });
  for (const item of items.filter(({ event }) => event !== undefined)) {
    try {
      const { queue, messages } = routed(item);
      if (queue !== 'Notices') continue;
      for (const { body } of messages) expect(await delivery(handler, Notice.parse(body))).toEqual([]);
    } catch (error) {
      if (!(error instanceof z.ZodError)) throw error;
    }
  }
  return gateway.outbox.map(({ channel, text }) => `${channel}: ${text}`);
};

describe('a purchase', () => {
  test('takes a code by SMS, and then money, seat, order, redeem code, ledger entry and event are there at once', async () => {
    const person = await recipient();
    const sale = await givenSale(local.table);
    const { cardNumber } = person.award;

    const asked = await shop.askForCode({ cardNumber, ...sale });
    const [sms] = (await told(keys.registration(person.applicantId).pk)).filter((text) => text.includes('kode'));
    const code = /\b(\d{6})\b/.exec(sms ?? '')?.[1];
    const placed = await shop.place({ reference: 'INV-77', cardNumber, code, ...sale });

    expect(asked.status).toBe(202);
    expect(sms).toContain('Rp600.000');
    expect(sms?.length).toBeLessThanOrEqual('sms: '.length + 160);
    expect(placed).toMatchObject({
      status: 201,
      body: {
        reference: 'INV-77',
        price: 600_000,
        status: 'placed',
        seat: expect.any(Number) as number,
        redeemCode: expect.stringMatching(/^[0-9A-Z]{16}$/) as string,
      },
    });
    const orderId = orderIdOf(placed);
    expect(await award(person)).toMatchObject({
      balance: budget - 600_000,
      purchases: 1,
      firstPurchaseAt: courseDay.toISOString(),
    });
    expect(await queryAll(local.table, keys.seats(ScheduleId.parse(sale.scheduleId)))).toMatchObject([{ orderId }]);
    expect((await transfersOf(local.table, person.applicantId)).map(({ cause }) => cause)).toMatchObject([
      { kind: 'award' },
      { kind: 'purchase', of: orderId },
    ]);
    expect(await shop.shared.purchaseCodes.get(person.applicantId)).toBeUndefined();
    expect((await shop.look(orderId)).body).toMatchObject({ orderId, status: 'placed' });
    expect(JSON.stringify(placed.body)).not.toContain(person.applicantId);
  });

  test('that is sent again is answered as it stands, and paid for once; another under its reference is refused', async () => {
    const person = await recipient();
    const sale = await givenSale(local.table);
    const first = await buy(person, sale);
    const request = { reference: 'R-1', cardNumber: person.award.cardNumber, code: '000000', ...sale };

    const again = await shop.place(request);
    const others = await recipient(2);
    const stranger = await shop.place({ ...request, cardNumber: others.award.cardNumber });

    expect(again).toMatchObject({ status: 200, body: { orderId: orderIdOf(first) } });
    expect(stranger).toMatchObject({ status: 409, body: { code: 'reference-used' } });
    expect((await award(person))?.balance).toBe(budget - 600_000);
  });

  test('that is sent five times at once is made once, and every sender is answered with it', async () => {
    const person = await recipient();
    const sale = await givenSale(local.table);
    const { cardNumber } = person.award;
    await shop.askForCode({ cardNumber, ...sale });
    const code = await shop.codeOf(person.applicantId);

    const answers = await Promise.all(
      Array.from({ length: 5 }, () => shop.place({ reference: 'R-1', cardNumber, code, ...sale })),
    );

    expect(new Set(answers.map(orderIdOf)).size).toBe(1);
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect((await award(person))?.balance).toBe(budget - 600_000);
  });

  test.each<[string, (parts: { person: GivenRecipient; sale: GivenSale; code: string }) => object, number, string]>([
    ['a wrong code', ({ code }) => ({ code: code === '123456' ? '123457' : '123456' }), 422, 'purchase-code-wrong'],
    ['a card that there is not', () => ({ cardNumber: '8123456789012340' }), 422, 'purchase-code-wrong'],
    ['no schedule', () => ({ scheduleId: undefined }), 400, 'schedule-required'],
    ['a course that there is not', () => ({ courseId: 'ab'.repeat(12) }), 404, 'course-not-found'],
    ['a card number with a wrong digit', () => ({ cardNumber: '8123456789012345' }), 400, 'card-number-malformed'],
    ['a code of letters', () => ({ code: 'abcdef' }), 400, 'field-invalid'],
  ])('with %s is refused, and nothing is paid', async (_, change, status, code) => {
    const person = await recipient();
    const sale = await givenSale(local.table);
    const { cardNumber } = person.award;
    await shop.askForCode({ cardNumber, ...sale });
    const sent = await shop.codeOf(person.applicantId);

    const answer = await shop.place({
      reference: 'R-1',
      cardNumber,
      code: sent,
      ...sale,
      ...change({ person, sale, code: sent }),
    });

    expect(answer.status).toBe(status);
    const { errors = [], code: answered } = answer.body as { code: string; errors?: { code: string }[] };
    expect([answered, ...errors.map((error) => error.code)]).toContain(code === 'field-invalid' ? answered : code);
    expect((await award(person))?.balance).toBe(budget);
  });

  test('takes the code of five minutes, of this course only, five tries at most, even where more come at once', async () => {
    const person = await recipient();
    const sale = await givenSale(local.table);
    const other = await givenSale(local.table, { code: 'WEB-2' });
    const { cardNumber } = person.award;
    await shop.askForCode({ cardNumber, ...sale });
    const code = await shop.codeOf(person.applicantId);
    const wrong = code === '111111' ? '222222' : '111111';
    const late = new Date(courseDay.getTime() + 300_001);

    const elsewhere = await shop.place({ reference: 'R-1', cardNumber, code, ...other });
    const expired = await shop.place({ reference: 'R-1', cardNumber, code, ...sale }, late);
    const guesses = await Promise.all(
      Array.from({ length: 20 }, (_, number) =>
        shop.place({ reference: `G-${number}`, cardNumber, code: wrong, ...sale }),
      ),
    );
    const right = await shop.place({ reference: 'R-1', cardNumber, code, ...sale });

    expect(elsewhere.body).toMatchObject({ code: 'purchase-code-wrong' });
    expect(expired.body).toMatchObject({ code: 'purchase-code-expired' });
    expect(new Set(guesses.map(({ body }) => body['code']))).toEqual(new Set(['purchase-code-wrong']));
    expect(right.body).toMatchObject({ code: 'purchase-code-used-up' });
    expect((await award(person))?.balance).toBe(budget);
  });

  test('is for platforms that sell the course: no other platform, no institution, no unknown client', async () => {
    const person = await recipient();
    const sale = await givenSale(local.table);
    await catalogueDesk(local.table).platform('toko-kursus', { nib: '1111111111111' });
    const other = sales(local.table, { clientId: await givenPlatformClient(local.table, 'toko-kursus') });
    const nobody = sales(local.table, { clientId: 'nobody' });
    const request = { cardNumber: person.award.cardNumber, ...sale };

    expect((await other.askForCode(request)).body).toMatchObject({ code: 'course-not-sold-here' });
    expect((await nobody.askForCode(request)).body).toMatchObject({ code: 'partner-unknown' });
    const placed = await buy(person, sale);
    expect(await other.look(orderIdOf(placed))).toMatchObject({ status: 404, body: { code: 'order-not-found' } });
  });

  test('answers for a card that there is not as for one that there is; after five codes one waits', async () => {
    const person = await recipient();
    const sale = await givenSale(local.table);
    const sixTimes = async (cardNumber: string) => {
      const answers = [];
      for (let number = 0; number < 6; number += 1) answers.push(await shop.askForCode({ cardNumber, ...sale }));
      return answers;
    };

    const known = await sixTimes(person.award.cardNumber);
    const unknown = await sixTimes('8123456789012340');

    expect(unknown).toEqual(known);
    expect(known.map(({ status }) => status)).toEqual([202, 202, 202, 202, 202, 429]);
    expect(known.at(5)).toMatchObject({
      headers: { 'retry-after': '7200' },
      body: { code: 'purchase-codes-too-many' },
    });
    expect(known.at(0)?.body).toEqual({ validUntil: '2023-03-01T02:05:00.000Z' });
  });

  test('must be made by the last day when it is the first, and may come later when one stands', async () => {
    const person = await recipient();
    const sale = await givenSale(local.table, { mode: 'self-paced', code: 'SPL-1' });
    const { cardNumber } = person.award;
    const late = new Date('2023-03-08T17:00:00.000Z');
    await shop.askForCode({ cardNumber, ...sale }, late);
    const first = await shop.place(
      { reference: 'R-1', cardNumber, code: await shop.codeOf(person.applicantId), ...sale },
      late,
    );
    await buy(person, sale, 'R-2');
    await shop.askForCode({ cardNumber, ...sale }, late);
    const second = await shop.place(
      { reference: 'R-3', cardNumber, code: await shop.codeOf(person.applicantId), ...sale },
      late,
    );

    expect(first).toMatchObject({ status: 409, body: { code: 'first-purchase-overdue' } });
    expect(second.status).toBe(201);
  });
});

describe('a purchase by the rules', () => {
  let people = 0;
  /** Somebody who was sent a code for a sale, after which something has changed; what the platform is told then. */
  const codeAfter = async (
    change: (person: GivenRecipient, sale: GivenSale) => Promise<unknown>,
    fields: Parameters<typeof givenSale>[1] = {},
  ) => {
    people += 1;
    const person = await recipient(people);
    const sale = await givenSale(local.table, fields);
    const { cardNumber } = person.award;
    await shop.askForCode({ cardNumber, ...sale });
    const code = await shop.codeOf(person.applicantId);
    await change(person, sale);
    const answer = await shop.place({ reference: `R-${people}`, cardNumber, code, ...sale });
    return [answer.status, answer.body['code']];
  };
  const put = (person: GivenRecipient, fields: Partial<Award>) => {
    const { applicantId, award: card } = person;
    const Item = { ...keys.award(applicantId, waveId), ...card, ...fields };
    return local.client.send(new PutCommand({ TableName: local.table.name, Item }));
  };

  test('needs a card that is active, with the money for it, and no school', async () => {
    expect(await codeAfter((person) => put(person, { state: 'ended', endedBecause: 'given-up' }))).toEqual([
      409,
      'award-ended',
    ]);
    expect(await codeAfter((person) => put(person, { balance: 599_999 }), { code: 'WEB-2' })).toEqual([
      409,
      'order-over-balance',
    ]);
    expect(
      await codeAfter(
        async (person) => {
          await put(person, {});
          await local.client.send(
            new UpdateCommand({
              TableName: local.table.name,
              Key: keys.registration(person.applicantId),
              UpdateExpression: 'SET screening.listings = :listings',
              ExpressionAttributeValues: {
                ':listings': [{ source: 'students', since: '2023-02-25T00:00:00.000Z', listVersion: '2023.2' }],
              },
            }),
          );
        },
        { code: 'WEB-3' },
      ),
    ).toEqual([422, 'formal-education']);
  });

  test('costs what the message said: at another price the participant is asked anew', async () => {
    const { courseId } = await givenSale(local.table, { mode: 'self-paced', code: 'SPL-1' });
    const person = await recipient();
    const { cardNumber } = person.award;
    await shop.askForCode({ cardNumber, courseId });
    const code = await shop.codeOf(person.applicantId);
    const desk = catalogueDesk(local.table);
    await desk.propose(courseProposal({ mode: 'self-paced', code: 'SPL-1', price: 700_000 }));
    await givenCourses(desk).assessed(courseId, 2);
    await desk.publish(courseId, 2);
    await desk.offer(courseId, 'pasar-ilmu');

    const answer = await shop.place({ reference: 'R-1', cardNumber, code, courseId });

    expect(answer).toMatchObject({ status: 422, body: { code: 'purchase-code-expired' } });
    expect((await award(person))?.balance).toBe(budget);
  });

  test('needs a schedule that stands', async () => {
    const desk = catalogueDesk(local.table);

    expect(await codeAfter((_, { courseId, scheduleId = '' }) => desk.cancel(courseId, scheduleId))).toEqual([
      409,
      'schedule-cancelled',
    ]);
  });

  test('is not made once the first session has begun, nor with a schedule that the course has not', async () => {
    const sale = await givenSale(local.table);
    const selfPaced = await givenSale(local.table, { mode: 'self-paced', code: 'SPL-1' });
    const request = { cardNumber: '8123456789012340', ...sale };
    const begun = new Date(courseDay.getTime() + 3 * 86_400_000);

    const answers = [
      await shop.askForCode(request, begun),
      await shop.askForCode({ ...request, scheduleId: 'ab'.repeat(12) }),
      await shop.askForCode({ ...request, courseId: selfPaced.courseId }),
    ];

    expect(answers.map(({ body }) => body['code'])).toEqual([
      'schedule-begun',
      'schedule-not-found',
      'schedule-not-for-mode',
    ]);
  });
});

test('fifty platforms’ customers who want the last two seats get two; the others are told that it is full', async () => {
  const people = await givenRecipients(
    local.table,
    Array.from({ length: 50 }, (_, number) => number),
  );
  const sale = await givenSale(local.table, { seats: 2 });
  const codes: string[] = [];
  for (const { applicantId, award: card } of people) {
    await shop.askForCode({ cardNumber: card.cardNumber, ...sale });
    codes.push(await shop.codeOf(applicantId));
  }

  const answers = await Promise.all(
    people.map(({ award: { cardNumber } }, number) =>
      shop.place({ reference: `R-${number}`, cardNumber, code: codes[number], ...sale }),
    ),
  );

  expect(answers.filter(({ status }) => status === 201)).toHaveLength(2);
  expect(answers.filter(({ body }) => body['code'] === 'schedule-full')).toHaveLength(48);
  const balances = await Promise.all(people.map(async (person) => (await award(person))?.balance ?? 0));
  expect(balances.reduce((sum, balance) => sum + balance, 0)).toBe(50 * budget - 2 * 600_000);
});
