import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import * as z from 'zod';
import type { OrderId } from '../../events/training.ts';
import { keys } from '../../shared/table/keys.ts';
import { queryAll } from '../../shared/table/read.ts';
import {
  attendanceDesk,
  codeOf,
  duringSession,
  picture,
  presenceEventsOf,
  settableLiveness,
  type AttendanceDesk,
} from '../support/attendance.ts';
import { staff } from '../support/courses.ts';
import { localTable, type LocalTable } from '../support/table.ts';

let local: LocalTable;
let desk: AttendanceDesk;
const faces = settableLiveness();
beforeAll(async () => {
  local = await localTable();
  desk = attendanceDesk(local.table, faces.liveness);
  await desk.institution('lp-cendekia');
  await desk.schedule();
});
beforeEach(() => {
  faces.set(() => Promise.resolve({ passed: true }));
});
afterAll(() => local.stop());

const later = (minutes: number): Date => new Date(duringSession.getTime() + minutes * 60_000);
const failing = () => {
  faces.set(() => Promise.resolve({ passed: false }));
};
const presenceOf = (orderId: OrderId) => desk.presences.presence(orderId, 1);
const eventsOf = (linkId: string) => presenceEventsOf(local.table, linkId);

describe('a face that does not pass', () => {
  const doubted = async (name: string) => {
    const order = await desk.order(name);
    const { linkId } = await desk.link(order);
    failing();
    const answer = await desk.prove(linkId);
    return { order, linkId, answer };
  };

  test('waits for a person, who finds the picture; there is no presence until they decide', async () => {
    const { order, linkId, answer } = await doubted('waits');

    expect(answer).toMatchObject({ status: 200, body: { outcome: 'in-review' } });
    expect(await presenceOf(order.orderId)).toBeUndefined();
    const { reviews } = z
      .object({ reviews: z.array(z.record(z.string(), z.unknown())) })
      .parse((await desk.reviews(staff.approver)).body);
    const listed = reviews.find((review) => review['linkId'] === linkId);
    expect(listed).toMatchObject({ orderId: order.orderId, sequence: 1, course: 'Dasar Pemasaran Digital' });
    expect(listed).not.toHaveProperty('sample');
    expect((await desk.review(linkId, staff.operator)).body).toMatchObject({ sample: picture(), status: 'in-review' });
  });

  test('has its picture kept encrypted, apart from everything else', async () => {
    const { linkId } = await doubted('encrypted');

    const items = await queryAll(local.table, { pk: keys.presenceLink(linkId).pk });

    expect(JSON.stringify(items)).not.toContain(picture());
    expect(items.filter((item) => 'sealed' in item).map((item) => item['sk'])).toEqual(['SAMPLE']);
  });

  test('that a person accepts proves the presence of the instant of the picture, and the picture is deleted', async () => {
    const { order, linkId } = await doubted('accepted');

    const answer = await desk.decide(linkId, 'accept', staff.operator, later(60 * 24));

    expect(answer).toMatchObject({ status: 200, body: { status: 'accepted', decidedBy: 'olga' } });
    expect(await presenceOf(order.orderId)).toEqual({
      sequence: 1,
      at: duringSession.toISOString(),
      how: 'review',
      reviewedBy: 'olga',
    });
    expect((await desk.review(linkId, staff.operator)).body).not.toHaveProperty('sample');
    expect(await eventsOf(linkId)).toEqual(['presence.doubted.v1', 'presence.proven.v1']);
    expect(JSON.stringify((await desk.reviews(staff.operator)).body)).not.toContain(linkId);
  });

  test('that a person rejects proves nothing, and a new link does', async () => {
    const { order, linkId } = await doubted('rejected');

    const answer = await desk.decide(linkId, 'reject', staff.operator);

    expect(answer).toMatchObject({ status: 200, body: { status: 'rejected' } });
    expect(await presenceOf(order.orderId)).toBeUndefined();
    expect(codeOf(await desk.prove(linkId))).toBe('presence-rejected');
    faces.set(() => Promise.resolve({ passed: true }));
    const { linkId: another } = await desk.link(order);
    await desk.prove(another);
    expect(await presenceOf(order.orderId)).toMatchObject({ how: 'liveness' });
  });

  test('is decided once: the same again is answered the same, another decision is refused', async () => {
    const { linkId } = await doubted('decided-once');
    await desk.decide(linkId, 'accept', staff.operator);

    const same = await desk.decide(linkId, 'accept', { sub: 'oki', groups: ['operator'] });
    const other = await desk.decide(linkId, 'reject', staff.operator);

    expect(same).toMatchObject({ status: 200, body: { decidedBy: 'olga' } });
    expect([other.status, codeOf(other)]).toEqual([409, 'presence-review-decided']);
  });

  test('is decided once when many decide at the same time, either way', async () => {
    const { order, linkId } = await doubted('decided-race');

    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, position) =>
        desk.decide(linkId, position % 2 === 0 ? 'accept' : 'reject', staff.operator),
      ),
    );

    const won = answers.filter(({ status }) => status === 200).map(({ body }) => body['status']);
    expect(new Set(won).size).toBe(1);
    expect(answers.every(({ status }) => status === 200 || status === 409)).toBe(true);
    expect((await presenceOf(order.orderId)) !== undefined).toBe(won[0] === 'accepted');
    expect(await eventsOf(linkId)).toHaveLength(2);
  });

  test('cannot be accepted once its picture is gone, which is after fourteen days', async () => {
    const { linkId } = await doubted('gone');
    const lastMoment = later(14 * 24 * 60 - 1);
    const after = later(14 * 24 * 60 + 1);

    expect((await desk.review(linkId, staff.operator, lastMoment)).body).toHaveProperty('sample');
    expect((await desk.review(linkId, staff.operator, after)).body).not.toHaveProperty('sample');
    expect(codeOf(await desk.decide(linkId, 'accept', staff.operator, after))).toBe('presence-sample-gone');
    expect((await desk.decide(linkId, 'reject', staff.operator, after)).status).toBe(200);
  });

  test('may be accepted although another link has proven the presence meanwhile, which then stands', async () => {
    const { order, linkId } = await doubted('meanwhile');
    faces.set(() => Promise.resolve({ passed: true }));
    const { linkId: another } = await desk.link(order, {}, later(1));
    await desk.prove(another, picture(), later(2));

    const answer = await desk.decide(linkId, 'accept', staff.operator);

    expect(answer).toMatchObject({ status: 200, body: { status: 'accepted' } });
    expect(await presenceOf(order.orderId)).toMatchObject({ how: 'liveness', at: later(2).toISOString() });
  });

  test('is nobody else’s: without the role there is no list, no picture and no decision', async () => {
    const { linkId } = await doubted('roles');

    const answers = [
      await desk.reviews(staff.assessor),
      await desk.review(linkId, staff.approver),
      await desk.review(linkId, staff.auditor),
      await desk.decide(linkId, 'accept', staff.approver),
    ];

    expect(answers.map(codeOf)).toEqual(answers.map(() => 'role-missing'));
  });

  test('of a link that nobody has to look at there is no review', async () => {
    const { linkId } = await desk.link(await desk.order('no-review'));

    for (const name of [linkId, 'x', ' ', 'x'.repeat(5_000)]) {
      expect(codeOf(await desk.review(name, staff.operator))).toBe('presence-review-not-found');
      expect(codeOf(await desk.decide(name, 'accept', staff.operator))).toBe('presence-review-not-found');
    }
  });
});
