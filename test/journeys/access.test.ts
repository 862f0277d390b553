import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
import type { LocalStack } from '../../local/stack/stack.ts';
import { tableOf } from '../../local/stack/table-client.ts';
import { access, roles, rowOf, type RouteKey, type Row } from '../../shared/domain/access/index.ts';
import type { Table } from '../../shared/table/client.ts';
import { personAccessTable } from '../../shared/table/person-accesses.ts';
import { monthOf, staffActionTable } from '../../shared/table/staff-actions.ts';
import { citizen, codeOf, operator, send, type Reply } from '../support/api.ts';
import { forAll } from '../support/eventually.ts';
import { foreignWaves, givenForeignObjects, type Foreign } from '../support/foreign-objects.ts';
import { somebody } from '../support/population.ts';
import { startTestStack } from '../support/stack.ts';
import { givenPartnerClients, type Stranger } from '../support/strangers.ts';
import { exampleRoutes, pathOf, type ExampleRoute } from './routes.ts';

const routes = exampleRoutes();

/** A route's key, as the table of access knows it. */
const keyOf = ({ key }: ExampleRoute): RouteKey => {
  if (!Object.hasOwn(access, key)) throw new Error(`The table of access has no ${key}.`);
  return key as RouteKey;
};

/** Everybody who may come to the door: without a token, and with one of each kind. */
interface Visitor extends Partial<Stranger> {
  readonly name: string;
}
const visitors: readonly Visitor[] = [
  { name: 'nobody' },
  { name: 'a citizen', pool: 'Citizens', sub: 'siapa-saja' },
  { name: 'staff of no role', pool: 'Staff', sub: 'staff-of-none', groups: [] },
  ...roles.map((role) => ({ name: `staff of the role ${role}`, pool: 'Staff' as const, sub: role, groups: [role] })),
  { name: 'the machine of a platform', pool: 'Partners', sub: 'machine', client: 'Platform' },
  { name: 'the machine of an institution', pool: 'Partners', sub: 'machine', client: 'Institution' },
  { name: 'a machine that is not registered', pool: 'Partners', sub: 'machine' },
];

/** Whether the table lets somebody in. A partner's machine that is not registered has a token, and no right. */
const isAllowed = (row: Row, { pool, client, groups = [] }: Visitor): boolean => {
  if ('anyone' in row) return true;
  if ('citizen' in row) return pool === 'Citizens';
  if ('partner' in row) return pool === 'Partners' && client !== undefined;
  return pool === 'Staff' && roles.some((role) => groups.includes(role) && row.staff[role] !== undefined);
};

let stack: LocalStack;
let table: Table;
let foreign: Foreign;
beforeAll(async () => {
  stack = await startTestStack({ outside: false, scheduleSpeed: 0, maxEnvironments: 1 });
  // What is changed here is changed by requests alone.
  await stack.pauseSource('route-events');
  table = tableOf(stack);
  const clientOf = async (client: 'Platform' | 'Institution'): Promise<string> => {
    const token = await stack.tokenFor({ pool: 'Partners', client, sub: 'machine' });
    const [, claims = ''] = token.split('.');
    return z.object({ client_id: z.string() }).parse(JSON.parse(Buffer.from(claims, 'base64url').toString())).client_id;
  };
  await givenPartnerClients(table, {
    platform: await clientOf('Platform'),
    institution: await clientOf('Institution'),
  });
  for (const waveId of foreignWaves)
    await operator(stack).createWave({ waveId, closesIn: 3_600, quota: { '32.01': 5 } });
  foreign = await givenForeignObjects(table);
  const registered = await citizen(stack, foreign.participant.sub).register(somebody(7));
  if (registered.status !== 202) throw new Error(registered.text);
});
afterAll(async () => {
  table.client.destroy();
  await stack.stop();
});

interface Asked {
  readonly parameters?: Readonly<Record<string, string>>;
  readonly body?: Readonly<Record<string, unknown>>;
}

/** Asks as somebody, with the request of the example but for what is told. */
const ask = async (route: ExampleRoute, { pool, sub = '', groups, client }: Visitor, asked: Asked = {}) => {
  const { parameters, body = route.body } = asked;
  const token =
    pool === undefined
      ? undefined
      : await stack.tokenFor({
          ...{ pool, sub },
          ...(groups === undefined ? {} : { groups }),
          ...(client === undefined ? {} : { client }),
        });
  const request = {
    method: route.method,
    path: pathOf(route, parameters),
    ...(token === undefined ? {} : { token }),
    ...(body === undefined ? {} : { body }),
  };
  const reply = await send(stack, request);
  // A function that starts on a busy machine may take longer than it has. One that is at fault is so again.
  return reply.status === 500 || reply.status === 503 ? send(stack, request) : reply;
};

/**
 * Lines of what staff asked for are written whatever is answered, and so is how often a client called, and what it told
 * of completed trainings: that is looked at when its turn in the queue comes.
 */
const isRecord = (pk: string): boolean => /^(ACTIONS|ACCESSES|RATE|COMPLETIONS)#/.test(pk);

/** Every item of the table, by its key: all but records, unless told. */
const everything = async (isLeftOut = isRecord): Promise<Map<string, string>> => {
  const items = new Map<string, string>();
  let start: Record<string, unknown> | undefined;
  do {
    const page = await table.client.send(new ScanCommand({ TableName: table.name, ExclusiveStartKey: start }));
    for (const { pk, sk, ...item } of page.Items ?? []) {
      if (!isLeftOut(String(pk))) items.set(`${String(pk)} ${String(sk)}`, JSON.stringify(item));
    }
    start = page.LastEvaluatedKey;
  } while (start !== undefined);
  return items;
};

/** Does something, and expects that nothing in the table is another than before. */
const changingNothing = async (act: () => Promise<void>): Promise<void> => {
  const before = await everything();
  await act();
  const after = await everything();
  const changed = [...new Set([...before.keys(), ...after.keys()])].filter((key) => before.get(key) !== after.get(key));
  expect(changed).toEqual([]);
};

/** Collects what is answered otherwise than it should be, so that one run tells of everything. */
const collected = () => {
  const faults: string[] = [];
  return {
    faults,
    unless: (isRight: boolean, what: string, { status, text }: Reply): void => {
      if (!isRight) faults.push(`${what}: ${status} ${text.slice(0, 200)}`);
    },
  };
};

/** One visitor after the other, each over all routes: no two at once come to the same function. */
const combinations = visitors.flatMap((visitor) => routes.map((route) => ({ route, visitor })));

/** Refused for who somebody is, and not for what they ask: by the gateway, or by the function before it looks at the request. */
const isRefusedAtTheDoor = ({ status, body }: Reply): boolean => {
  const code = codeOf({ body });
  if (code === undefined) return status === 401 || status === 403;
  return code === 'role-missing' || code === 'partner-unknown';
};

describe('every route, called by everybody', () => {
  test('is refused to whom the table does not name, before anything is done', async () => {
    const { faults, unless } = collected();
    const refused = combinations.filter(({ route, visitor }) => !isAllowed(rowOf(keyOf(route)), visitor));
    expect(refused.length).toBeGreaterThan(routes.length);

    await changingNothing(() =>
      forAll(refused, async ({ route, visitor }) => {
        const reply = await ask(route, visitor);
        unless(isRefusedAtTheDoor(reply), `${route.key} by ${visitor.name}`, reply);
      }),
    );

    expect(faults).toEqual([]);
  });
});

/** Names of fields that say which thing a request is about, and by which somebody could ask for another's. */
const naming = /^(.+Id|cardNumber|redeemCode|regencies)$/;
const namesThing = (value: unknown): boolean => {
  if (Array.isArray(value)) return value.some(namesThing);
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).some(([field, part]) => naming.test(field) || namesThing(part));
};

/** Whether a route is about one thing that the caller names: in its path, or by its number in the body. */
const takesThing = ({ parameters, body }: ExampleRoute): boolean => parameters !== undefined || namesThing(body);

/** Whether the table lets somebody do it with some things only. */
const isScoped = (row: Row): boolean =>
  'citizen' in row || 'partner' in row || ('staff' in row && Object.values(row.staff).some((scope) => scope !== 'all'));

const casesOf = (route: ExampleRoute) => foreign.cases[keyOf(route)] ?? [];

describe('what is somebody else’s', () => {
  test('is asked for on every route that is about one thing, and not of everybody', () => {
    const scoped = routes.filter((route) => isScoped(rowOf(keyOf(route))) && takesThing(route));
    expect(scoped.filter((route) => casesOf(route).length === 0).map(({ key }) => key)).toEqual([]);
    expect(scoped.length).toBeGreaterThan(20);
  });

  test('is there', async () => {
    const there = [...(await everything(() => false)).entries()].map(([key, item]) => `${key} ${item}`);
    const missing = Object.values(foreign.cases)
      .flat()
      .filter(({ thing }) => !there.some((text) => text.includes(thing)));
    expect(missing).toEqual([]);
  });

  test('is not given out, not told of, and not changed', async () => {
    const { faults, unless } = collected();
    await changingNothing(() =>
      forAll(routes, async (route) => {
        for (const { by, code, thing, ...asked } of casesOf(route)) {
          const reply = await ask(route, { name: by.sub, ...by }, asked);
          const isRight = code === undefined ? reply.status === 202 : codeOf(reply) === code && reply.status >= 400;
          const named = Object.values(asked.parameters ?? {}).concat(JSON.stringify(asked.body ?? {}));
          const told = foreign.secrets.filter(
            (secret) => reply.text.includes(secret) && !named.some((text) => text.includes(secret)),
          );
          unless(isRight && told.length === 0, `${route.key} of ${thing} by ${by.sub} (${told.join()})`, reply);
        }
      }),
    );
    expect(faults).toEqual([]);
  });

  test('is in no list of one’s own', async () => {
    const { faults, unless } = collected();
    const lists = routes.filter((route) => route.method === 'GET' && !takesThing(route));
    const own = lists.flatMap((route) => {
      const row = rowOf(keyOf(route));
      if ('citizen' in row) return [{ route, by: foreign.participant }];
      return 'partner' in row ? foreign.partners.map((by) => ({ route, by })) : [];
    });
    await forAll(own, async ({ route, by }) => {
      const reply = await ask(route, { name: by.sub, ...by });
      const isTold = foreign.secrets.some((secret) => reply.text.includes(secret));
      const isAnswered = [200, 404].includes(reply.status) || codeOf(reply) === 'partner-unknown';
      unless(!isTold && isAnswered, `${route.key} by ${by.sub}`, reply);
    });
    expect(own.length).toBeGreaterThan(5);
    expect(faults).toEqual([]);
  });
});

describe('a person’s data', () => {
  /** Marked routes that reach everybody; help desks open data in visits, which have tests of their own. */
  const opening = routes.filter((route) => {
    const row = rowOf(keyOf(route));
    return row.opensPerson === true && 'staff' in row && Object.values(row.staff).includes('all');
  });
  const shown = async () => (await Array.fromAsync(personAccessTable(table).ofPerson(foreign.applicantId))).flat();

  test('is opened to staff by every route that is marked so, and the person sees each', async () => {
    const { faults, unless } = collected();
    expect(opening.filter((route) => foreign.openings[keyOf(route)] === undefined).map(({ key }) => key)).toEqual([]);

    for (const route of opening) {
      const { by, ...asked } = foreign.openings[keyOf(route)] ?? {};
      const before = await shown();
      const reply = await ask(route, { name: 'staff', ...by }, asked);
      const added = (await shown()).filter(
        ({ data }) => !before.some((line) => line.data.requestId === data.requestId),
      );
      // A line for each time that it was asked for: one that failed may have opened it too.
      const isSeen = added.length > 0 && added.every(({ data }) => data.action === rowOf(keyOf(route)).action);
      unless(isSeen, `${route.key} (${added.length} lines)`, reply);
    }

    expect(faults).toEqual([]);
  });
});

test('every route is open to whom the table names', async () => {
  const { faults, unless } = collected();
  const allowed = combinations.filter(({ route, visitor }) => isAllowed(rowOf(keyOf(route)), visitor));

  await forAll(allowed, async ({ route, visitor }) => {
    const reply = await ask(route, visitor);
    const isOtherPartner = codeOf(reply) === 'partner-unknown' && visitor.pool === 'Partners';
    unless(!isRefusedAtTheDoor(reply) || isOtherPartner, `${route.key} by ${visitor.name}`, reply);
  });

  expect(faults).toEqual([]);
});

test('whatever staff asked for is on record, and what they were answered', async () => {
  const month = monthOf(new Date().toISOString());
  const actions = staffActionTable(table);
  const missing: string[] = [];
  const staff = visitors.filter(({ pool }) => pool === 'Staff');
  await forAll(routes, async (route) => {
    const row = rowOf(keyOf(route));
    if (!('staff' in row)) return;
    const lines = (await Array.fromAsync(actions.ofMonth(row.action, month))).flat();
    for (const { sub } of staff) {
      const asked = lines.flatMap((line) =>
        line.event === 'staff.acted.v1' && line.data.staffId === sub ? [line.data.requestId] : [],
      );
      const answered = lines.filter(
        (line) => line.event === 'staff.answered.v1' && asked.includes(line.data.requestId),
      );
      if (asked.length === 0 || answered.length !== asked.length) missing.push(`${row.action} by ${String(sub)}`);
    }
  });
  expect(missing).toEqual([]);
});
