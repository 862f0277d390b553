import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { catalogueDesk } from '../support/courses.ts';
import type { HttpAnswer } from '../support/citizens.ts';
import { partnerDesk, sessionStart, signedRequest, type PartnerDesk, type Signing } from '../support/partners.ts';
import { localTable, type LocalTable } from '../support/table.ts';
import { selfPaced } from '../support/training.ts';

let local: LocalTable;
let desk: PartnerDesk;
let lp: Signing;
beforeAll(async () => {
  local = await localTable();
  const catalogue = catalogueDesk(local.table);
  await catalogue.institution('lp-cendekia', { nib: '1000000000001' });
  await catalogue.institution('lp-lain', { nib: '1000000000002' });
  await catalogue.platform('pasar-ilmu', { nib: '2000000000001', name: 'Pasar Ilmu' });
  desk = partnerDesk(local.table);
  lp = await desk.client('lp-cendekia-1', 'lp-cendekia', { requestsPerSecond: 400 });
  await desk.schedule();
});
afterAll(() => local.stop());

const Data = z.object({ code: z.string() });
const codeOf = ({ body }: HttpAnswer): string | undefined => Data.safeParse(body['data']).data?.code;
const minutesFromStart = (minutes: number): Date => new Date(sessionStart.getTime() + minutes * 60_000);
const unusedVoucher = { ...selfPaced, commits: [] };

describe('taking a code in', () => {
  test('shows it before, takes it in, and answers the same again, for an exact replay too', async () => {
    const order = await desk.order('commit');
    const request = signedRequest('commit', JSON.stringify({ redeem_code: order.redeemCode, sequence: 1 }), lp);

    const before = await desk.ask('status', { redeem_code: order.redeemCode, sequence: 1 }, lp);
    const first = await desk.send('commit', request);
    const replayed = await desk.send('commit', request);
    const later = await desk.ask(
      'commit',
      { redeem_code: order.redeemCode, sequence: 1 },
      { ...lp, at: minutesFromStart(500) },
    );

    expect(before).toMatchObject({ status: 200, body: { success: true, data: { status: 0, redeem_at: '' } } });
    expect(first).toMatchObject({
      status: 200,
      body: {
        success: true,
        message: 'Kode redeem berhasil digunakan.',
        data: {
          redeem_code: order.redeemCode,
          course_code: 'WEB-1',
          invoice_code: 'INV-1',
          schedule_code: 'BATCH-1',
          status: 1,
          attendance_status: 0,
          redeem_at: sessionStart.toISOString(),
          dp_platform: 'Pasar Ilmu',
          sequence: 1,
        },
      },
    });
    expect(replayed.body).toEqual(first.body);
    expect(later.body).toEqual(first.body);
    expect(await desk.eventsOf(order)).toEqual(['order.redeemed.v1']);
  });

  test('by fifty requests at once happens once, and all are answered alike', async () => {
    const order = await desk.order('race');

    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, number) =>
        desk.ask('commit', { redeem_code: order.redeemCode }, { ...lp, at: new Date(sessionStart.getTime() + number) }),
      ),
    );

    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    expect(new Set(answers.map(({ body }) => JSON.stringify(body)))).toHaveProperty('size', 1);
    expect(await desk.eventsOf(order)).toEqual(['order.redeemed.v1']);
    expect(await desk.orders.get(order.orderId)).toMatchObject({ status: 'redeemed', revision: 2 });
  });

  test('by two clients of an institution at once is one’s, and the other is told that it is used', async () => {
    const second = await desk.client('lp-cendekia-2');
    const order = await desk.order('two-clients');

    const answers = await Promise.all(
      [lp, second].map((own) => desk.ask('commit', { redeem_code: order.redeemCode }, own)),
    );

    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(answers.map(codeOf)).toContain('redeem-code-used');
  });

  test('is refused with a code of its own for each reason', async () => {
    const other = await desk.client('lp-lain-1', 'lp-lain');
    const webinar = await desk.order('refused-webinar');
    const voucher = await desk.order('refused-voucher', unusedVoucher);
    const cancelled = await desk.order('refused-cancelled', { status: 'cancelled' });
    const refunded = await desk.order('refused-refunded', { status: 'refunded' });
    const commit = async (body: object, own: Signing = lp, at = sessionStart) => {
      const answer = await desk.ask('commit', body, { ...own, at });
      expect(answer.body['success']).toBe(false);
      expect(answer.body['message']).toMatch(/^[A-Z].+\.$/);
      return [answer.status, codeOf(answer)];
    };

    expect([
      await commit({ redeem_code: 'bc8b8ad2-4deb-11ed-a0e6-08c0eb6630ae' }),
      await commit({ redeem_code: '0'.repeat(16) }),
      await commit({ redeem_code: webinar.redeemCode }, other),
      await commit({ redeem_code: voucher.redeemCode, sequence: 1 }),
      await commit({ redeem_code: webinar.redeemCode, sequence: 3 }),
      await commit({ redeem_code: cancelled.redeemCode }),
      await commit({ redeem_code: refunded.redeemCode }),
      await commit({ redeem_code: webinar.redeemCode, sequence: 1 }, lp, minutesFromStart(-61)),
      await commit({ redeem_code: webinar.redeemCode, sequence: 1 }, lp, minutesFromStart(61)),
      await commit({ redeem_code: voucher.redeemCode }, lp, new Date('2023-08-28T02:00:01.000Z')),
      await commit({ redeem_code: webinar.redeemCode, sequence: 'satu' }),
    ]).toEqual([
      [404, 'redeem-code-not-found'],
      [404, 'redeem-code-not-found'],
      [403, 'redeem-code-of-another-institution'],
      [409, 'redeem-course-type-mismatch'],
      [404, 'redeem-session-not-found'],
      [409, 'redeem-code-cancelled'],
      [409, 'redeem-transaction-cancelled'],
      [409, 'redeem-too-early'],
      [409, 'redeem-too-late'],
      [410, 'redeem-code-expired'],
      [400, 'field-malformed'],
    ]);
    expect(await desk.orders.get(webinar.orderId)).toMatchObject({ status: 'placed', commits: [] });
  });

  test('of a self-paced course needs no session, and fields that we do not know do no harm', async () => {
    const order = await desk.order('voucher', unusedVoucher);

    const answer = await desk.ask('commit', { redeem_code: order.redeemCode, sequence: 0, branch: 'Bogor' }, lp);
    const status = await desk.ask('status', { redeem_code: order.redeemCode, sequence: 3 }, lp);

    expect(answer).toMatchObject({
      status: 200,
      body: { data: { status: 1, schedule_code: '', course_type: 1, sequence: 0 } },
    });
    expect(status).toMatchObject({ status: 200, body: { data: { status: 1, attendance_status: 0, sequence: 3 } } });
  });
});
