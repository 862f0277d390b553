import './environment.ts';
import * as z from 'zod';
import { cancelOwnOrder } from '../../functions/orders/cancel-own-order.ts';
import { cancelSale } from '../../functions/orders/cancel-sale.ts';
import { getOrder } from '../../functions/orders/get-order.ts';
import { listOwnOrders } from '../../functions/orders/list-own-orders.ts';
import { placeOrder } from '../../functions/orders/place-order.ts';
import { refundSchedule } from '../../functions/orders/refund-schedule.ts';
import { requestPurchaseCode } from '../../functions/orders/request-purchase-code.ts';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { PlatformId } from '../../events/catalogue.ts';
import type { ApplicantId } from '../../events/event.ts';
import { ClientCode } from '../../events/training.ts';
import { purchaseCodeOf } from '../../shared/domain/training/purchase-code.ts';
import type { Outgoing } from '../../shared/queue/send.ts';
import { awardTable } from '../../shared/table/awards.ts';
import type { Table } from '../../shared/table/client.ts';
import { courseTable } from '../../shared/table/courses.ts';
import { keys } from '../../shared/table/keys.ts';
import { orderTable } from '../../shared/table/orders.ts';
import { institutionTable, platformTable } from '../../shared/table/parties.ts';
import { partnerTable } from '../../shared/table/partners.ts';
import { purchaseCodeTable } from '../../shared/table/purchase-codes.ts';
import { purchaseTable } from '../../shared/table/purchases.ts';
import { registrationTable } from '../../shared/table/registrations.ts';
import { reviewTable } from '../../shared/table/reviews.ts';
import { seatTable } from '../../shared/table/seats.ts';
import { call, type HttpAnswer } from './citizens.ts';
import { catalogueDesk, courseDay, scheduleInput } from './courses.ts';
import { givenCourses } from './given-courses.ts';
import { testKeys, testRing } from './keys.ts';

/** The client with which a platform calls, put on record. */
export const givenPlatformClient = async (table: Table, platformId: string): Promise<string> => {
  const clientCode = ClientCode.parse(`${platformId}-client`);
  const partner = {
    clientCode,
    party: { kind: 'platform', platformId: PlatformId.parse(platformId) },
    signKeys: [],
    acceptsSha1: false,
    requestsPerSecond: 50,
    clockSeconds: 300,
    registeredBy: 'olga',
    registeredAt: '2023-02-01T03:00:00.000Z',
    revision: 1,
  };
  await table.client.send(new PutCommand({ TableName: table.name, Item: { ...keys.partner(clientCode), ...partner } }));
  return clientCode;
};

export interface GivenSale {
  readonly courseId: string;
  readonly scheduleId?: string;
}

/** A course that a platform sells: published, offered, and with one schedule three days ahead unless it is self-paced. */
export const givenSale = async (
  table: Table,
  {
    platformId = 'pasar-ilmu',
    seats = 30,
    ...fields
  }: Readonly<Record<string, unknown>> & { platformId?: string; seats?: number } = {},
): Promise<GivenSale> => {
  const desk = catalogueDesk(table);
  await desk.institution('lp-cendekia', { nib: '1234567890123' });
  await desk.platform(platformId, { nib: '3210987654321' });
  const { courseId } = await givenCourses(desk).published(fields);
  await desk.offer(courseId, platformId);
  if (fields['mode'] === 'self-paced') return { courseId };
  const input = { ...scheduleInput({ code: 'KELAS-1', startsIn: 3 * 86_400, from: courseDay.getTime() }), seats };
  const { body } = await desk.schedule(courseId, input);
  return { courseId, scheduleId: z.object({ scheduleId: z.string() }).parse(body).scheduleId };
};

/** What platforms and participants do about purchases, through the functions that serve them, on one table. */
export const sales = (table: Table, { clientId }: { readonly clientId: string }) => {
  const shared = {
    partners: partnerTable(table),
    courses: courseTable(table),
    institutions: institutionTable(table),
    platforms: platformTable(table),
    awards: awardTable(table),
    registrations: registrationTable(table),
    orders: orderTable(table),
    purchases: purchaseTable(table),
    purchaseCodes: purchaseCodeTable(table),
    seats: seatTable(table),
    reviews: reviewTable(table),
    keys: testKeys(),
  };
  const [placing, asking, looking, cancelling] = [
    placeOrder(shared),
    requestPurchaseCode(shared),
    getOrder(shared),
    cancelSale(shared),
  ];
  const partner = { client_id: clientId, scope: 'partner/integration' };
  const asPlatform = (parts: { body?: unknown; at?: Date; orderId?: string; method?: string }) => ({
    method: parts.method ?? 'POST',
    at: parts.at ?? courseDay,
    claims: partner,
    ...(parts.orderId === undefined ? {} : { pathParameters: { orderId: parts.orderId } }),
    ...(parts.body === undefined ? {} : { body: JSON.stringify(parts.body) }),
  });

  return {
    shared,
    askForCode: (body: unknown, at?: Date): Promise<HttpAnswer> =>
      call(asking, asPlatform({ body, ...(at === undefined ? {} : { at }) })),
    place: (body: unknown, at?: Date): Promise<HttpAnswer> =>
      call(placing, asPlatform({ body, ...(at === undefined ? {} : { at }) })),
    look: (orderId: string): Promise<HttpAnswer> => call(looking, asPlatform({ orderId, method: 'GET' })),
    cancel: (orderId: string, at?: Date): Promise<HttpAnswer> =>
      call(cancelling, asPlatform({ orderId, ...(at === undefined ? {} : { at }) })),
    own: (subject: string): Promise<HttpAnswer> =>
      call(listOwnOrders(shared), { method: 'GET', claims: { sub: subject }, at: courseDay }),
    cancelOwn: (subject: string, orderId: string, at = courseDay): Promise<HttpAnswer> =>
      call(cancelOwnOrder(shared), { method: 'POST', claims: { sub: subject }, at, pathParameters: { orderId } }),
    refunds: (parts: { again: (messages: readonly Outgoing[]) => Promise<void>; now: () => Date }) =>
      refundSchedule({ ...shared, ...parts }),
    /** The code that the participant got last, as the message has it. */
    codeOf: async (applicantId: ApplicantId): Promise<string> => {
      const sent = await shared.purchaseCodes.get(applicantId);
      const [current] = testRing.hashKeys;
      if (sent === undefined || current === undefined) throw new Error('Nobody was sent a code.');
      return purchaseCodeOf(current.key, sent);
    },
  };
};
