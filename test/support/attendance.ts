import './environment.ts';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { decidePresenceReview } from '../../functions/attendance/decide-presence-review.ts';
import { getPresenceReview } from '../../functions/attendance/get-presence-review.ts';
import { listPresenceReviews } from '../../functions/attendance/list-presence-reviews.ts';
import { provePresence } from '../../functions/attendance/prove-presence.ts';
import { showPresencePage } from '../../functions/attendance/show-presence-page.ts';
import { submitFeedback } from '../../functions/integration/submit-feedback.ts';
import type { integrationFunction } from '../../shared/integration/endpoint.ts';
import { submitTask } from '../../functions/integration/submit-task.ts';
import { taskStatus } from '../../functions/integration/task-status.ts';
import { generateUrl } from '../../functions/integration/url-generate.ts';
import { ClientCode } from '../../events/training.ts';
import type { Schedule } from '../../shared/domain/catalogue/schedule.ts';
import type { Order } from '../../shared/domain/training/order.ts';
import { signatureOf } from '../../shared/domain/training/signature.ts';
import { sealSignKey } from '../../shared/keys/sign-keys.ts';
import type { Liveness } from '../../shared/outside/liveness.ts';
import type { Table } from '../../shared/table/client.ts';
import { courseTable } from '../../shared/table/courses.ts';
import { keys as tableKeys } from '../../shared/table/keys.ts';
import { orderTable } from '../../shared/table/orders.ts';
import { partnerTable } from '../../shared/table/partners.ts';
import { personAccessTable } from '../../shared/table/person-accesses.ts';
import { presenceTable } from '../../shared/table/presences.ts';
import { queryAll } from '../../shared/table/read.ts';
import { requestWindowTable } from '../../shared/table/request-windows.ts';
import { skillsTaskTable } from '../../shared/table/skills-tasks.ts';
import { call } from './citizens.ts';
import type { Staff } from './courses.ts';
import { functionContext, gatewayEvent } from './gateway-event.ts';
import { testKeys, testRing } from './keys.ts';
import { orderOf, scheduleOfTests } from './training.ts';

const signKey = 'a'.repeat(64);

/** A picture as small as one may be, with some text in it: of the bytes only the first are looked at. */
export const picture = (text = 'wajah'): string =>
  Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.from(text)]).toString('base64');

/** During the first session of {@link scheduleOfTests}: 09.10 WIB. */
export const duringSession = new Date('2023-03-04T02:10:00.000Z');

/** A check of faces that each test sets. */
export const settableLiveness = () => {
  let asked = 0;
  let answer: Liveness['check'] = () => Promise.resolve({ passed: true });
  return {
    liveness: {
      check: (question) => {
        asked += 1;
        return answer(question);
      },
    } satisfies Liveness,
    asked: () => asked,
    set: (next: Liveness['check']) => {
      answer = next;
      asked = 0;
    },
  };
};

const InData = z.object({ data: z.object({ code: z.string() }) });

/** The code of a refusal, in the form of either API. */
export const codeOf = ({ body }: { readonly body: Record<string, unknown> }): unknown =>
  InData.safeParse(body).data?.data.code ?? body['code'];

/** What happened with a link, in the order of its names. */
export const presenceEventsOf = async (table: Table, linkId: string): Promise<string[]> => {
  const events = await queryAll(table, { pk: tableKeys.presenceLink(linkId).pk, prefix: 'EVENT#' });
  return events.map((item) => String(item['event']));
};

const Generated = z.object({ url: z.string(), state: z.string() });

/** What institutions, participants and staff do about presence and skills tasks, through the functions, on one table. */
export const attendanceDesk = (table: Table, liveness: Liveness) => {
  const keys = testKeys();
  const presences = presenceTable(table);
  const accesses = personAccessTable(table);
  const tasks = skillsTaskTable(table);
  const edge = { partners: partnerTable(table), keys, windows: requestWindowTable(table) };
  const sources = { orders: orderTable(table), courses: courseTable(table) };
  const publicUrl = 'https://api.prakerja.test';

  const put = (item: Readonly<Record<string, unknown>>) =>
    table.client.send(new PutCommand({ TableName: table.name, Item: item }));

  const signed = async (
    handler: ReturnType<typeof integrationFunction<Readonly<Record<string, unknown>>>>,
    path: string,
    body: unknown,
    { as = 'lp-cendekia', at = duringSession }: Call = {},
  ) => {
    const text = JSON.stringify(body);
    const timestamp = String(Math.floor(at.getTime() / 1_000));
    const request = { clientCode: `client-${as}`, timestamp, method: 'POST', path, body: text };
    const headers = {
      client_code: request.clientCode,
      timestamp,
      signature: signatureOf('sha1', signKey, request),
    };
    return call(handler, { method: 'POST', path, body: text, headers, at });
  };

  const ofStaff = ({ sub, groups }: Staff) => ({ claims: { sub, 'cognito:groups': `[${groups.join(' ')}]` } });

  const desk = {
    presences,
    tasks,

    /** A client of an institution that signs as the tests do. */
    async institution(institutionId: string): Promise<void> {
      const clientCode = ClientCode.parse(`client-${institutionId}`);
      const at = '2023-02-01T00:00:00.000Z';
      await put({
        ...tableKeys.partner(clientCode),
        clientCode,
        party: { kind: 'institution', institutionId },
        signKeys: [{ version: 1, sealed: sealSignKey(testRing, clientCode, signKey), createdAt: at }],
        acceptsSha1: true,
        requestsPerSecond: 400,
        clockSeconds: 300,
        registeredBy: 'olga',
        registeredAt: at,
        revision: 1,
      });
    },

    async schedule(fields: Partial<Schedule> = {}): Promise<void> {
      const schedule = { ...scheduleOfTests, ...fields };
      await put({ ...tableKeys.schedule(schedule.courseId, schedule.scheduleId), ...schedule });
    },

    /** A purchase as it stands after its code was redeemed, but for what is said otherwise. */
    async order(name: string, fields: Parameters<typeof orderOf>[1] = {}): Promise<Order> {
      const order = orderOf(name, fields);
      await put({ ...tableKeys.order(order.orderId), ...order });
      await put({ ...tableKeys.redeemCode(order.redeemCode), orderId: order.orderId });
      return order;
    },

    generate: (order: Order, fields: Readonly<Record<string, unknown>> = {}, made: Call = {}) =>
      signed(
        generateUrl(edge, { ...sources, presences, publicUrl }),
        '/api/v1/integration/oauth/url-generate',
        {
          redeem_code: order.redeemCode,
          sequence: 1,
          redirect_uri: 'https://lp.example/kembali',
          email: 'siti@warga.example',
          ...fields,
        },
        made,
      ),

    /** The name of a new link for a session, and the state that goes with it. */
    async link(order: Order, fields: Readonly<Record<string, unknown>> = {}, at = duringSession) {
      const answer = await desk.generate(order, fields, { at });
      const { url, state } = Generated.parse(answer.body['data']);
      return { linkId: url.slice(`${publicUrl}/v1/presence/`.length), state };
    },

    prove: (linkId: string, sample: unknown = picture(), at = duringSession) =>
      call(provePresence({ presences, liveness, keys }), {
        pathParameters: { linkId },
        body: JSON.stringify({ sample }),
        at,
      }),

    /** The page as a browser gets it. */
    async page(linkId: string, at = duringSession, accept = 'text/html') {
      const handler = showPresencePage({ presences, keys });
      const event = gatewayEvent({ method: 'GET', pathParameters: { linkId }, headers: { accept }, at });
      return Page.parse(await handler(event, functionContext()));
    },

    /** What a browser sends from the page, and gets back, as it goes over the wire. */
    async sent(linkId: string, { body, type }: { readonly body: string; readonly type: string }) {
      const handler = provePresence({ presences, liveness, keys });
      const headers = { 'content-type': type };
      const event = gatewayEvent({ pathParameters: { linkId }, body, headers, at: new Date() });
      return Page.parse(await handler(event, functionContext()));
    },

    reviews: (by: Staff, query: Readonly<Record<string, string>> = {}) =>
      call(listPresenceReviews({ presences }), { method: 'GET', query, ...ofStaff(by) }),
    review: (linkId: string, by: Staff, at = duringSession) =>
      call(getPresenceReview({ presences, keys, accesses }), {
        method: 'GET',
        pathParameters: { linkId },
        at,
        ...ofStaff(by),
      }),
    decide: (linkId: string, decision: string, by: Staff, at = duringSession) =>
      call(decidePresenceReview({ presences, keys, accesses }), {
        pathParameters: { linkId },
        body: JSON.stringify({ decision, reason: 'Wajah peserta terlihat jelas.' }),
        at,
        ...ofStaff(by),
      }),

    submit: (order: Order, fields: Readonly<Record<string, unknown>> = {}, made: Call = {}) =>
      signed(
        submitTask(edge, { ...sources, tasks }),
        '/api/v1/integration/tpm/submission',
        { redeem_code: order.redeemCode, scope: 'uk', sequence: 1, url_file: 'https://lp.example/a', ...fields },
        made,
      ),
    feedback: (order: Order, fields: Readonly<Record<string, unknown>> = {}, made: Call = {}) =>
      signed(
        submitFeedback(edge, { ...sources, tasks }),
        '/api/v1/integration/tpm/feedback/submission',
        { redeem_code: order.redeemCode, scope: 'uk', sequence: 1, notes: 'Baik.', url_file: '', ...fields },
        made,
      ),
    status: (order: Order, fields: Readonly<Record<string, unknown>> = {}, made: Call = {}) =>
      signed(
        taskStatus(edge, { ...sources, tasks }),
        '/api/v1/integration/tpm/submission/status',
        { redeem_code: order.redeemCode, scope: 'uk', sequence: 1, ...fields },
        made,
      ),
  };
  return desk;
};
export type AttendanceDesk = ReturnType<typeof attendanceDesk>;

interface Call {
  /** The institution that calls. */
  readonly as?: string;
  readonly at?: Date;
}

const Page = z.object({ statusCode: z.number(), headers: z.record(z.string(), z.string()), body: z.string() });
