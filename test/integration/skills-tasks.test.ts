import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
import type { OrderId } from '../../events/training.ts';
import { isAssessed } from '../../shared/domain/training/skills-task.ts';
import { keys } from '../../shared/table/keys.ts';
import { queryAll } from '../../shared/table/read.ts';
import { attendanceDesk, codeOf, settableLiveness, type AttendanceDesk } from '../support/attendance.ts';
import { localTable, type LocalTable } from '../support/table.ts';
import { selfPaced } from '../support/training.ts';

let local: LocalTable;
let desk: AttendanceDesk;
beforeAll(async () => {
  local = await localTable();
  desk = attendanceDesk(local.table, settableLiveness().liveness);
  await desk.institution('lp-cendekia');
  await desk.institution('lp-lain');
  await desk.schedule();
});
afterAll(() => local.stop());

const statusesOf = ({ body }: { readonly body: Record<string, unknown> }) => {
  const Status = z.object({ status: z.number() });
  const { assignment, feedback } = z
    .object({ data: z.object({ assignment: Status, feedback: Status }) })
    .parse(body).data;
  return [assignment.status, feedback.status];
};
const eventsOf = async (orderId: OrderId): Promise<string[]> =>
  (await queryAll(local.table, { pk: keys.order(orderId).pk, prefix: 'EVENT#TASK#' })).map((item) =>
    String(item['event']),
  );

test('a task is handed in, assessed and done, as the institutions’ clients follow it', async () => {
  const order = await desk.order('whole');
  const statuses = [statusesOf(await desk.status(order))];

  const handedIn = await desk.submit(order);
  statuses.push(statusesOf(await desk.status(order)));
  const assessed = await desk.feedback(order);
  statuses.push(statusesOf(await desk.status(order)));

  const data = { redeem_code: order.redeemCode, scope: 'uk', sequence: 1 };
  expect(handedIn).toMatchObject({
    status: 200,
    body: { success: true, data: { ...data, status: 1, url_file: 'https://lp.example/a' } },
  });
  expect(assessed).toMatchObject({
    status: 200,
    body: { success: true, data: { ...data, status: 2, notes: 'Baik.', url_file: '' } },
  });
  expect(statuses).toEqual([
    [0, 0],
    [1, 0],
    [2, 2],
  ]);
  expect(isAssessed(await desk.tasks.all(order.orderId))).toBe(true);
  expect(await eventsOf(order.orderId)).toEqual(['skills-task.submitted.v1', 'skills-task.assessed.v1']);
});

test('a task that failed can be handed in again, and is done when it passes', async () => {
  const order = await desk.order('fails');
  await desk.submit(order);

  await desk.feedback(order, { passed: false, notes: 'Kurang lengkap.' });
  const failed = statusesOf(await desk.status(order));
  await desk.submit(order, { url_file: 'https://lp.example/b' });
  const again = statusesOf(await desk.status(order));
  await desk.feedback(order);

  expect([failed, again, statusesOf(await desk.status(order))]).toEqual([
    [3, 3],
    [1, 0],
    [2, 2],
  ]);
});

describe('the same again', () => {
  test('is answered the same and changes nothing, also when many send it at once', async () => {
    const order = await desk.order('again');

    const handedIn = await Promise.all(Array.from({ length: 10 }, () => desk.submit(order)));
    const assessed = await Promise.all(Array.from({ length: 10 }, () => desk.feedback(order)));

    for (const answers of [handedIn, assessed]) {
      expect(answers[0]?.status).toBe(200);
      expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1);
    }
    expect(await eventsOf(order.orderId)).toHaveLength(2);
  });

  test('with another file takes the place of what is not assessed, and is refused afterwards', async () => {
    const order = await desk.order('replaced');
    await desk.submit(order);

    const replaced = await desk.submit(order, { url_file: 'https://lp.example/b' });
    await desk.feedback(order);
    const late = await desk.submit(order, { url_file: 'https://lp.example/c' });
    const other = await desk.feedback(order, { passed: false });

    expect(replaced.body['data']).toMatchObject({ url_file: 'https://lp.example/b' });
    expect([late, other].map(codeOf)).toEqual(['skills-task-assessed', 'skills-task-assessed']);
  });
});

describe('a task', () => {
  test.each([
    [{ url_file: 'http://lp.example/a' }, 400, 'field-malformed'],
    [{ url_file: '' }, 400, 'field-malformed'],
    [{ url_file: `https://lp.example/${'x'.repeat(2_000)}` }, 400, 'field-too-long'],
    [{ scope: 'a#b' }, 400, 'field-malformed'],
    [{ scope: undefined }, 400, 'field-missing'],
    [{ sequence: -1 }, 400, undefined],
    [{ redeem_code: '0000000000000000' }, 404, 'redeem-code-not-found'],
  ])('with %j is refused', async (fields, status, code) => {
    const answer = await desk.submit(await desk.order('refused'), fields);

    expect(answer.status).toBe(status);
    if (code !== undefined) expect(codeOf(answer)).toBe(code);
    expect(answer.body).toMatchObject({ success: false });
  });

  test('is refused after three times 24 hours, before the code is redeemed, and to another institution', async () => {
    const late = new Date('2023-03-07T07:00:00.001Z');
    const order = await desk.order('refusals');
    const placed = await desk.order('placed', { status: 'placed', redeemedAt: undefined, commits: [] });

    const answers = [
      await desk.submit(order, {}, { at: late }),
      await desk.submit(placed),
      await desk.submit(order, {}, { as: 'lp-lain' }),
      await desk.status(order, {}, { as: 'lp-lain' }),
      await desk.feedback(order),
    ];

    expect(answers.map(codeOf)).toEqual([
      'skills-task-late',
      'order-not-redeemed',
      'redeem-code-of-another-institution',
      'redeem-code-of-another-institution',
      'skills-task-not-submitted',
    ]);
  });

  test('of a self-paced course may be handed in months later', async () => {
    const order = await desk.order('alone', selfPaced);

    const answer = await desk.submit(order, {}, { at: new Date('2023-07-01T00:00:00.000Z') });

    expect(answer.status).toBe(200);
  });

  test('is kept apart from another scope or number, and its address and notes are encrypted', async () => {
    const order = await desk.order('apart');
    await desk.submit(order);
    await desk.feedback(order, { notes: 'Siti sudah baik.' });

    await desk.submit(order, { sequence: 2 });
    await desk.submit(order, { scope: 'uk 2', sequence: 0 });

    const items = await queryAll(local.table, keys.skillsTasks(order.orderId));
    expect(items).toHaveLength(3);
    for (const secret of ['https://lp.example/a', 'Siti']) expect(JSON.stringify(items)).not.toContain(secret);
    expect(isAssessed(await desk.tasks.all(order.orderId))).toBe(false);
  });
});
