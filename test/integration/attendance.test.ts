import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import * as z from 'zod';
import type { OrderId } from '../../events/training.ts';
import { OutsideUnavailable } from '../../shared/outside/unavailable.ts';
import { keys } from '../../shared/table/keys.ts';
import { getItem } from '../../shared/table/read.ts';
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
import { selfPaced, sessions } from '../support/training.ts';

let local: LocalTable;
let desk: AttendanceDesk;
const faces = settableLiveness();
beforeAll(async () => {
  local = await localTable();
  desk = attendanceDesk(local.table, faces.liveness);
  await desk.institution('lp-cendekia');
  await desk.institution('lp-lain');
  await desk.schedule();
});
beforeEach(() => {
  faces.set(() => Promise.resolve({ passed: true }));
});
afterAll(() => local.stop());

const minute = 60_000;
const later = (minutes: number): Date => new Date(duringSession.getTime() + minutes * minute);
const failing = () => {
  faces.set(() => Promise.resolve({ passed: false }));
};
const presenceOf = (orderId: OrderId, sequence = 1) => desk.presences.presence(orderId, sequence);
const eventsOf = (linkId: string) => presenceEventsOf(local.table, linkId);

describe('asking for a page of presence', () => {
  test('gives an address that says nothing of the participant, a state, and the course', async () => {
    const order = await desk.order('asking');

    const answer = await desk.generate(order);

    expect(answer).toMatchObject({
      status: 200,
      body: { success: true, data: { course: { type: 2, learning_method: 'webinar' } } },
    });
    const { url, state } = z.object({ url: z.string(), state: z.string() }).parse(answer.body['data']);
    expect(url).toMatch(/^https:\/\/api\.prakerja\.test\/v1\/presence\/[\w-]{48}$/);
    expect(state).toMatch(/^[\w-]{22}$/);
    const stored = JSON.stringify(await getItem(local.table, keys.presenceLink(url.slice(-48))));
    for (const secret of ['siti@warga.example', order.redeemCode]) expect(stored).not.toContain(secret);
  });

  test.each([
    [{ redirect_uri: 'http://lp.example/kembali' }, 400, 'redirect-uri-malformed'],
    [{ redirect_uri: 'javascript:alert(1)' }, 400, 'redirect-uri-malformed'],
    [{ redirect_uri: undefined }, 400, 'field-missing'],
    [{ email: 'bukan surel' }, 400, 'email-malformed'],
    [{ redeem_code: 'AAAA' }, 404, 'redeem-code-not-found'],
    [{ sequence: 3 }, 404, 'redeem-session-not-found'],
    [{ sequence: 2 }, 409, 'presence-too-early'],
  ])('with %j is refused', async (fields, status, code) => {
    const answer = await desk.generate(await desk.order('refused'), fields);

    expect([answer.status, codeOf(answer)]).toEqual([status, code]);
    expect(answer.body).toMatchObject({ success: false });
  });

  test('is possible from an hour before the session to its end', async () => {
    const order = await desk.order('window');
    const [first] = sessions;
    const start = Date.parse(first?.startsAt ?? '');
    const end = Date.parse(first?.endsAt ?? '');
    const at = async (instant: number) => codeOf(await desk.generate(order, {}, { at: new Date(instant) }));

    expect(await at(start - 60 * minute - 1)).toBe('presence-too-early');
    expect(await at(start - 60 * minute)).toBeUndefined();
    expect(await at(end - 1)).toBeUndefined();
    expect(await at(end)).toBe('presence-too-late');
  });

  test('is for the institution that teaches, and for purchases that stand', async () => {
    const other = await desk.generate(await desk.order('other'), {}, { as: 'lp-lain' });
    const cancelled = await desk.generate(await desk.order('cancelled', { status: 'cancelled' }));
    const refunded = await desk.generate(await desk.order('refunded', { status: 'refunded' }));

    expect([other, cancelled, refunded].map(codeOf)).toEqual([
      'redeem-code-of-another-institution',
      'redeem-code-cancelled',
      'redeem-transaction-cancelled',
    ]);
  });

  test('of a self-paced course is possible on any day, under the number that the institution gives it', async () => {
    const order = await desk.order('alone', selfPaced);
    const day = new Date('2023-05-01T00:00:00.000Z');

    const { linkId } = await desk.link(order, { sequence: 3 }, day);
    await desk.prove(linkId, picture(), day);

    expect(await presenceOf(order.orderId, 3)).toEqual({ sequence: 3, at: day.toISOString(), how: 'liveness' });
  });
});

describe('a face that passes', () => {
  test('proves the presence, once, and leads back to the institution with its state', async () => {
    const order = await desk.order('passes');
    const { linkId, state } = await desk.link(order);

    const answer = await desk.prove(linkId);

    const redirectTo = `https://lp.example/kembali?state=${state}`;
    expect(answer).toMatchObject({ status: 200, body: { outcome: 'present', redirectTo } });
    expect(await presenceOf(order.orderId)).toEqual({ sequence: 1, at: duringSession.toISOString(), how: 'liveness' });
    expect(await eventsOf(linkId)).toEqual(['presence.proven.v1']);
  });

  test('a second time with the same link is answered as the first, and no picture is judged again', async () => {
    const order = await desk.order('twice');
    const { linkId } = await desk.link(order);
    const first = await desk.prove(linkId);
    failing();

    const second = await desk.prove(linkId, picture('lain'), later(5));

    expect(second.body).toEqual(first.body);
    expect(faces.asked()).toBe(0);
    expect(await presenceOf(order.orderId)).toMatchObject({ at: duringSession.toISOString() });
    expect(await eventsOf(linkId)).toHaveLength(1);
  });

  test('with another link for the same session changes nothing: a session is attended once', async () => {
    const order = await desk.order('another-link');
    const one = await desk.link(order);
    const other = await desk.link(order);
    await desk.prove(one.linkId);

    const answer = await desk.prove(other.linkId, picture(), later(5));

    expect(answer).toMatchObject({ status: 200, body: { outcome: 'present' } });
    expect(await presenceOf(order.orderId)).toMatchObject({ at: duringSession.toISOString() });
    expect(await eventsOf(other.linkId)).toEqual([]);
  });

  test('sent by twenty at once, over two links, proves it once', async () => {
    const order = await desk.order('raced');
    const links = [await desk.link(order), await desk.link(order)];

    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, position) => desk.prove(links[position % 2]?.linkId ?? '')),
    );

    expect(answers.map(({ status, body }) => [status, body['outcome']])).toEqual(answers.map(() => [200, 'present']));
    expect(await desk.presences.presences(order.orderId)).toHaveLength(1);
    const events = (await Promise.all(links.map(({ linkId }) => eventsOf(linkId)))).flat();
    expect(events).toEqual(['presence.proven.v1']);
  });

  test('for a purchase that was cancelled meanwhile proves nothing', async () => {
    const order = await desk.order('cancelled-meanwhile');
    const { linkId } = await desk.link(order);
    await desk.order('cancelled-meanwhile', { status: 'refunded' });

    const answer = await desk.prove(linkId);

    expect([answer.status, codeOf(answer)]).toEqual([409, 'order-not-redeemable']);
    expect(await presenceOf(order.orderId)).toBeUndefined();
  });
});

describe('a link', () => {
  test('takes no picture after a quarter of an hour, nor after the end of its session', async () => {
    const { linkId } = await desk.link(await desk.order('expired'));
    const nearEnd = new Date('2023-03-04T03:58:00.000Z');
    const short = await desk.link(await desk.order('short'), {}, nearEnd);

    expect(codeOf(await desk.prove(linkId, picture(), later(15)))).toBe('presence-link-expired');
    expect(codeOf(await desk.prove(short.linkId, picture(), new Date('2023-03-04T04:00:00.000Z')))).toBe(
      'presence-link-expired',
    );
    expect(faces.asked()).toBe(0);
  });

  test('that we did not make is not found, whatever is changed of one that we made', async () => {
    const { linkId } = await desk.link(await desk.order('forged'));
    const changed = [0, 21, 24, 30, 47].map(
      (position) => linkId.slice(0, position) + (linkId[position] === 'A' ? 'B' : 'A') + linkId.slice(position + 1),
    );

    for (const name of [...changed, linkId.slice(1), `${linkId}A`, '', 'x'.repeat(5_000), '../..']) {
      expect(codeOf(await desk.prove(name))).toBe('presence-link-not-found');
    }
  });

  test.each([['GIF89a'], ['<svg/>'], ['']])('refuses what is no picture: %s', async (text) => {
    const { linkId } = await desk.link(await desk.order('no-picture'));

    const answer = await desk.prove(linkId, Buffer.from(text).toString('base64'));

    expect([answer.status, codeOf(answer)]).toEqual([400, 'sample-malformed']);
  });

  test('takes a picture of 220,000 bytes, also where a person has to look at it, and none that is longer', async () => {
    const { linkId } = await desk.link(await desk.order('large'));
    const bytes = (length: number) => {
      const whole = Buffer.alloc(length, 7);
      whole.set([0xff, 0xd8, 0xff]);
      return whole.toString('base64');
    };
    failing();

    expect((await desk.prove(linkId, bytes(220_003))).status).toBe(400);
    expect((await desk.prove(linkId, bytes(300_000))).status).toBe(413);
    expect(await desk.prove(linkId, bytes(220_000))).toMatchObject({ status: 200, body: { outcome: 'in-review' } });
    expect((await desk.review(linkId, staff.operator)).body['sample']).toBe(bytes(220_000));
  });
});

describe('while the check of faces is down', () => {
  test('nothing is decided, the answer says when to try again, and the link stays good', async () => {
    const order = await desk.order('down');
    const { linkId } = await desk.link(order);
    faces.set(() => Promise.reject(new OutsideUnavailable('liveness', 'timeout', 7)));

    const answer = await desk.prove(linkId);
    faces.set(() => Promise.resolve({ passed: true }));
    const again = await desk.prove(linkId, picture(), later(10));

    expect([answer.status, codeOf(answer), answer.headers['retry-after']]).toEqual([503, 'liveness-unavailable', '7']);
    expect(again).toMatchObject({ status: 200, body: { outcome: 'present' } });
    expect(await presenceOf(order.orderId)).toMatchObject({ at: later(10).toISOString() });
  });
});

describe('the page', () => {
  test('names course and session, nobody, and lets nothing run but its own script', async () => {
    const order = await desk.order('page', { title: 'Desain <b>& Kode</b>' });
    const { linkId } = await desk.link(order);

    const { statusCode, headers, body } = await desk.page(linkId);

    expect([statusCode, headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
    expect(headers['content-security-policy']).toMatch(
      /^default-src 'none'; style-src 'sha256-[^']+'; script-src 'sha256-[^']+'; connect-src 'self'; img-src blob:/,
    );
    expect(headers).toMatchObject({
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
    });
    expect(body).toContain('Desain &lt;b&gt;&amp; Kode&lt;/b&gt;');
    expect(body).toContain('Sabtu, 4 Maret 2023, 09.00–11.00 WIB');
    for (const secret of [order.redeemCode, order.orderId, order.applicantId, 'siti@warga.example'])
      expect(body).not.toContain(secret);
    expect(body).not.toMatch(/(src|href)="(https?:)?\/\//);
  });

  test('says that the presence is on record, or that a person is looking, and leads on', async () => {
    const present = await desk.link(await desk.order('page-present'));
    await desk.prove(present.linkId);
    const inReview = await desk.link(await desk.order('page-review'));
    failing();
    await desk.prove(inReview.linkId);

    const [one, other] = [await desk.page(present.linkId, later(30)), await desk.page(inReview.linkId, later(30))];

    expect(one.body).toContain('sudah tercatat');
    expect(other.body).toContain('sedang diperiksa petugas');
    for (const { body } of [one, other]) {
      expect(body).toContain('href="https://lp.example/kembali?state=');
      expect(body).not.toContain('<script>');
    }
  });

  test('tells a person in words why a link cannot be used, and a program as problem details', async () => {
    const { linkId } = await desk.link(await desk.order('page-expired'));

    const page = await desk.page(linkId, later(16));
    const unknown = await desk.page('x'.repeat(48));
    const problem = await desk.page(linkId, later(16), 'application/json');

    expect([page.statusCode, unknown.statusCode, problem.statusCode]).toEqual([410, 404, 410]);
    expect(page.body).toContain('sudah kedaluwarsa');
    expect(page.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(problem.headers['content-type']).toBe('application/problem+json; charset=utf-8');
  });
});
