import '../support/environment.ts';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { answerSurvey } from '../../functions/reviews/answer-survey.ts';
import { giveReview } from '../../functions/reviews/give-review.ts';
import { hideReview } from '../../functions/reviews/hide-review.ts';
import { listReviews } from '../../functions/reviews/list-reviews.ts';
import { listSurveys } from '../../functions/reviews/list-surveys.ts';
import type { ApplicantId } from '../../events/event.ts';
import type { Order } from '../../shared/domain/training/order.ts';
import { applicantOf } from '../../shared/http/caller.ts';
import { keys } from '../../shared/table/keys.ts';
import { orderTable } from '../../shared/table/orders.ts';
import { purchaseTable } from '../../shared/table/purchases.ts';
import { queryAll } from '../../shared/table/read.ts';
import { reviewTable } from '../../shared/table/reviews.ts';
import { surveyAnswerTable } from '../../shared/table/survey-answers.ts';
import { call } from '../support/citizens.ts';
import { anOrder } from '../support/given-orders.ts';
import { testKeys } from '../support/keys.ts';
import { announcedWave, givenRecipients } from '../support/recipients.ts';
import { openWave } from '../support/joiners.ts';
import { localTable, type LocalTable } from '../support/table.ts';

const completedAt = '2023-03-03T03:00:00.000Z';
const later = (days: number): Date => new Date(Date.parse(completedAt) + days * 86_400_000);
const words = 'Pengajarnya jelas dan bahannya langsung dapat dipakai.';

let engine: LocalTable;
let local: LocalTable;

beforeAll(async () => {
  engine = await localTable();
});
afterAll(() => engine.stop());
beforeEach(async () => {
  local = await localTable();
  await openWave(local.table, announcedWave);
  return () => local.stop();
});

/** A purchase of somebody who signs in, with the status that it has come to. */
const purchase = async (subject: string, status: Order['status'] = 'completed'): Promise<Order> => {
  const [recipient] = await givenRecipients(local.table, [Number(subject)]);
  const applicantId: ApplicantId | undefined = applicantOf({ sub: subject });
  if (recipient === undefined || applicantId === undefined) throw new Error('There is nobody.');
  const order: Order = {
    ...anOrder(recipient, { reference: `R-${subject}` }),
    applicantId,
    status,
    ...(status === 'completed' ? { completedAt } : {}),
  };
  for (const Item of [
    { ...keys.order(order.orderId), ...order },
    { ...keys.ownOrder(applicantId, order.placedAt, order.orderId), orderId: order.orderId },
  ]) {
    await local.table.client.send(new PutCommand({ TableName: local.table.name, Item }));
  }
  return order;
};

const review = (subject: string, { orderId }: Order, body: unknown) =>
  call(giveReview({ orders: orderTable(local.table), reviews: reviewTable(local.table) }), {
    claims: { sub: subject },
    pathParameters: { orderId },
    body: JSON.stringify(body),
    at: later(1),
  });
const shown = async ({ courseId }: Order, query: Record<string, string> = {}) =>
  (
    await call(listReviews({ reviews: reviewTable(local.table) }), {
      method: 'GET',
      pathParameters: { courseId },
      query,
    })
  ).body as { rating: { count: number; average?: number }; reviews: { reviewId: string; at: string }[]; next?: string };

describe('a review', () => {
  test('is given once of a completed course, counts in its rating, and names nobody', async () => {
    const order = await purchase('1');

    const answers = await Promise.all(Array.from({ length: 8 }, () => review('1', order, { rating: 4, text: words })));
    const other = await review('1', order, { rating: 5, text: words });

    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 200, 200, 200, 200, 200, 200, 201]);
    expect(other).toMatchObject({ status: 409, body: { code: 'review-given' } });
    const list = await shown(order);
    expect(list).toMatchObject({ rating: { count: 1, average: 4 }, reviews: [{ rating: 4, text: words }] });
    expect(JSON.stringify(list)).not.toContain(order.orderId);
    expect(JSON.stringify(list)).not.toContain(order.applicantId);
    const events = await queryAll(local.table, { pk: keys.dossier(order.orderId).pk, prefix: 'EVENT#REVIEW' });
    expect(events).toHaveLength(1);
  });

  test.each([
    [{ rating: 6, text: words }, 'rating-out-of-range'],
    [{ rating: 0, text: words }, 'rating-out-of-range'],
    [{ rating: 5, text: 'Bagus.' }, 'review-too-short'],
    [{ rating: 5, text: 'bagus bagus bagus bagus bagus' }, 'review-too-short'],
    [{ rating: 5, text: `${words} https://contoh.test` }, 'review-contact-details'],
    [{ rating: 5, text: `${words} Hubungi 0812 3456 7890` }, 'review-contact-details'],
    [{ rating: 5, text: `${words} tulis ke ani@contoh.test` }, 'review-contact-details'],
  ])('is refused as %j', async (body, code) => {
    const order = await purchase('1');

    expect(await review('1', order, body)).toMatchObject({ status: 400, body: { code } });
    expect((await shown(order)).rating.count).toBe(0);
  });

  test('is for who completed the course: not before, and of nobody else’s', async () => {
    const [own, unfinished] = [await purchase('1'), await purchase('2', 'redeemed')];

    expect((await review('2', unfinished, { rating: 4, text: words })).body).toMatchObject({
      code: 'order-not-completed',
    });
    expect((await review('2', own, { rating: 4, text: words })).body).toMatchObject({ code: 'order-not-found' });
  });

  test('that an operator hides is shown and counted no more, once however many hide it; pages follow one another', async () => {
    const orders: Order[] = [];
    for (let number = 1; number <= 25; number += 1) {
      const order = await purchase(String(number));
      orders.push(order);
      await review(String(number), order, { rating: 1 + (number % 5), text: words });
    }
    const [first] = orders;
    if (first === undefined) throw new Error('There is no order.');
    const before = await shown(first);
    const target = before.reviews[3];
    const hide = () =>
      call(hideReview({ reviews: reviewTable(local.table) }), {
        claims: { sub: 'olga', 'cognito:groups': '[operator]' },
        pathParameters: { courseId: first.courseId, reviewId: target?.reviewId ?? '' },
        body: JSON.stringify({ at: target?.at, reason: 'Menyebut nama peserta lain.' }),
        at: later(2),
      });

    const hidden = await Promise.all([hide(), hide(), hide()]);
    const after = await shown(first);
    const rest = await shown(first, { cursor: after.next ?? '' });

    expect(before.rating).toEqual({ count: 25, average: 3 });
    expect(hidden.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(after.rating.count).toBe(24);
    const ids = [...after.reviews, ...rest.reviews].map(({ reviewId }) => reviewId);
    expect(new Set(ids).size).toBe(24);
    expect(ids).not.toContain(target?.reviewId);
  });
});

describe('a survey', () => {
  const listed = async (subject: string) =>
    (
      await call(listSurveys({ purchases: purchaseTable(local.table), answers: surveyAnswerTable(local.table) }), {
        method: 'GET',
        claims: { sub: subject },
        at: later(1),
      })
    ).body as { surveys: { survey: string; opensAt: string; answeredAt?: string }[] };
  const answer = (subject: string, survey: string, answers: unknown, at = later(1)) =>
    call(
      answerSurvey({
        purchases: purchaseTable(local.table),
        answers: surveyAnswerTable(local.table),
        keys: testKeys(),
      }),
      { claims: { sub: subject }, pathParameters: { survey }, body: JSON.stringify({ answers }), at },
    );
  const complete = { usefulness: 'very', 'taught-as-promised': 'yes' };
  const outcome = { working: 'yes', 'income-change': 'higher' };

  test('is answered once after the first completed course, and what was answered is encrypted', async () => {
    const order = await purchase('1');

    const first = await answer('1', 'normal-1', complete);
    const again = await answer('1', 'normal-1', { 'taught-as-promised': 'yes', usefulness: 'very' });
    const changed = await answer('1', 'normal-1', { ...complete, usefulness: 'none' });

    expect([first.status, again.status]).toEqual([201, 200]);
    expect(changed).toMatchObject({ status: 409, body: { code: 'survey-answered' } });
    const items = await queryAll(local.table, { pk: keys.registration(order.applicantId).pk, prefix: 'SURVEY' });
    expect(items).toHaveLength(2);
    expect(JSON.stringify(items)).not.toContain('usefulness');
    expect((await listed('1')).surveys.map(({ survey, answeredAt }) => [survey, answeredAt !== undefined])).toEqual([
      ['normal-1', true],
      ['normal-2', false],
    ]);
  });

  test.each([
    ['normal-1', {}, 1, 400, 'survey-answers-incomplete'],
    ['normal-1', { ...complete, extra: 'yes' }, 1, 400, 'survey-answers-incomplete'],
    ['normal-1', { ...complete, usefulness: 'splendid' }, 1, 400, 'survey-answers-incomplete'],
    ['normal-1', complete, 91, 409, 'survey-not-open'],
    ['normal-2', outcome, 29, 409, 'survey-not-open'],
    ['semi-bansos-1', complete, 1, 409, 'survey-not-open'],
  ])('%s answered with %j after %d days is refused', async (survey, answers, days, status, code) => {
    await purchase('1');

    expect(await answer('1', survey, answers, later(days))).toMatchObject({ status, body: { code } });
  });

  test('is not there for who completed nothing', async () => {
    await purchase('1', 'redeemed');

    expect((await listed('1')).surveys).toEqual([]);
    expect((await answer('1', 'normal-1', complete)).body).toMatchObject({ code: 'survey-not-open' });
    expect((await answer('1', 'unknown', complete)).status).toBe(404);
  });
});
