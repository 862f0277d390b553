import './environment.ts';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { chooseSettings } from '../../functions/integration/choose-settings.ts';
import { redeemCommit } from '../../functions/integration/redeem-commit.ts';
import { redeemStatus } from '../../functions/integration/redeem-status.ts';
import { testSignature } from '../../functions/integration/test-signature.ts';
import { makePartnerKey } from '../../functions/partners/make-partner-key.ts';
import { registerPartner } from '../../functions/partners/register-partner.ts';
import type { Schedule } from '../../shared/domain/catalogue/schedule.ts';
import type { Order } from '../../shared/domain/training/order.ts';
import { signatureOf, type SignatureAlgorithm } from '../../shared/domain/training/signature.ts';
import type { Table } from '../../shared/table/client.ts';
import { courseTable } from '../../shared/table/courses.ts';
import { keys as tableKeys } from '../../shared/table/keys.ts';
import { orderTable } from '../../shared/table/orders.ts';
import { institutionTable, platformTable } from '../../shared/table/parties.ts';
import { partnerTable } from '../../shared/table/partners.ts';
import { presenceTable } from '../../shared/table/presences.ts';
import { queryAll } from '../../shared/table/read.ts';
import { requestWindowTable } from '../../shared/table/request-windows.ts';
import { call, type HttpAnswer } from './citizens.ts';
import { staff, type Staff } from './courses.ts';
import type { RequestParts } from './gateway-event.ts';
import { testKeys } from './keys.ts';
import { orderOf, scheduleOfTests } from './training.ts';

/** The start of the first session of {@link scheduleOfTests}. */
export const sessionStart = new Date('2023-03-04T02:00:00.000Z');

/** Who signs, with what, and when. */
export interface Signing {
  readonly clientCode: string;
  readonly signKey: string;
  readonly at?: Date;
  readonly algorithm?: SignatureAlgorithm;
}

const paths = {
  status: '/api/v1/integration/payment/redeem-code/status',
  commit: '/api/v1/integration/payment/redeem-code/commit',
  settings: '/api/v1/integration/settings',
  'self-test': '/api/v1/integration/self-test',
} as const;
type Call = keyof typeof paths;

/** A request of a partner, signed over the body as it is sent. */
export const signedRequest = (
  to: Call,
  body: string,
  { clientCode, signKey, at = sessionStart, algorithm = 'sha1' }: Signing,
): RequestParts & { readonly headers: Readonly<Record<string, string>> } => {
  const path = paths[to];
  const timestamp = String(Math.floor(at.getTime() / 1_000));
  const signature = signatureOf(algorithm, signKey, { clientCode, timestamp, method: 'POST', path, body });
  return {
    method: 'POST',
    path,
    body,
    at,
    headers: { client_code: clientCode, timestamp, [algorithm === 'sha1' ? 'signature' : 'signature-256']: signature },
  };
};

const NewKey = z.object({ version: z.int(), signKey: z.string() });

/** What operators and partners do with the partners' API, through the functions that serve them, on one table. */
export const partnerDesk = (table: Table) => {
  const keys = testKeys();
  const institutions = institutionTable(table);
  const platforms = platformTable(table);
  const partners = partnerTable(table);
  const orders = orderTable(table);
  const sources = { orders, courses: courseTable(table), platforms, presences: presenceTable(table) };

  /** The functions of one environment, with nothing remembered yet. */
  const functions = () => {
    const edge = { partners: partnerTable(table), keys, windows: requestWindowTable(table) };
    return {
      status: redeemStatus(edge, sources),
      commit: redeemCommit(edge, sources),
      settings: chooseSettings(edge, { partners }),
      'self-test': testSignature(edge),
    };
  };
  const served = functions();

  const byStaff = ({ sub, groups }: Staff) => ({ claims: { sub, 'cognito:groups': `[${groups.join(' ')}]` } });
  const put = (item: Readonly<Record<string, unknown>>) =>
    table.client.send(new PutCommand({ TableName: table.name, Item: item }));

  return {
    partners,
    orders,

    register: (clientCode: string, body: unknown, by: Staff = staff.operator) =>
      call(registerPartner({ partners, institutions, platforms }), {
        method: 'PUT',
        pathParameters: { clientCode },
        body: JSON.stringify(body),
        ...byStaff(by),
      }),

    makeKey: (clientCode: string, body: unknown, by: Staff = staff.operator) =>
      call(makePartnerKey({ partners, keys }), {
        pathParameters: { clientCode },
        body: JSON.stringify(body),
        ...byStaff(by),
      }),

    /** A machine of an institution, with its first key. */
    async client(clientCode: string, institutionId = 'lp-cendekia', limits: object = {}): Promise<Signing> {
      await this.register(clientCode, { party: { kind: 'institution', institutionId }, ...limits });
      const { signKey } = NewKey.parse((await this.makeKey(clientCode, { newest: 0 })).body);
      return { clientCode, signKey };
    },

    /** The next key of a machine. */
    async nextKey({ clientCode }: Signing, newest: number): Promise<Signing> {
      return { clientCode, signKey: NewKey.parse((await this.makeKey(clientCode, { newest })).body).signKey };
    },

    /** Sends a request as it is. */
    send: (to: Call, parts: RequestParts): Promise<HttpAnswer> => call(served[to], parts),

    /** Sends a request to an environment that has just started. */
    sendAnew: (to: Call, parts: RequestParts): Promise<HttpAnswer> => call(functions()[to], parts),

    /** Signs and sends a body. */
    ask: (to: Call, body: unknown, signing: Signing): Promise<HttpAnswer> =>
      call(served[to], signedRequest(to, JSON.stringify(body), signing)),

    async schedule(fields: Partial<Schedule> = {}): Promise<void> {
      const schedule = { ...scheduleOfTests, ...fields };
      await put({ ...tableKeys.schedule(schedule.courseId, schedule.scheduleId), ...schedule });
    },

    /** A purchase whose code nobody has taken in, but for what is said otherwise. */
    async order(name: string, fields: Partial<Order> = {}): Promise<Order> {
      const unused = { status: 'placed', revision: 1, redeemedAt: undefined, commits: [] } as const;
      const order = orderOf(name, { ...unused, ...fields });
      await put({ ...tableKeys.order(order.orderId), ...order });
      await put({ ...tableKeys.redeemCode(order.redeemCode), orderId: order.orderId });
      return order;
    },

    /** The types of the events of a purchase, in their order. */
    async eventsOf({ orderId }: Order): Promise<string[]> {
      const items = await queryAll(table, { pk: tableKeys.order(orderId).pk, prefix: 'EVENT#' });
      return items.map(({ event }) => String(event));
    },

    /** Everything that is stored of a machine. */
    async stored(clientCode: string): Promise<string> {
      return JSON.stringify(await queryAll(table, { pk: `PARTNER#${clientCode}` }));
    },
  };
};
export type PartnerDesk = ReturnType<typeof partnerDesk>;
