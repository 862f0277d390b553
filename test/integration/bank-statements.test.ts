import '../support/environment.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { getStatement } from '../../functions/payouts/get-statement.ts';
import { listUnmatched } from '../../functions/payouts/list-unmatched.ts';
import { openStatement } from '../../functions/payouts/open-statement.ts';
import { resolveUnmatched } from '../../functions/payouts/resolve-unmatched.ts';
import { submitStatement } from '../../functions/payouts/submit-statement.ts';
import { StatementId } from '../../events/money.ts';
import { camtOf, csvOf } from '../../local/sandboxes/bank-statements.ts';
import { statementFile, type StatementFormat } from '../../shared/domain/payouts/statement.ts';
import { call } from '../support/citizens.ts';
import { givenPayouts, payoutWorld, type PayoutWorld } from '../support/payouts.ts';
import { localTable, type LocalTable } from '../support/table.ts';

let engine: LocalTable;
let local: LocalTable;
let world: PayoutWorld;

beforeAll(async () => {
  engine = await localTable();
});
afterAll(() => engine.stop());
beforeEach(async () => {
  local = await localTable();
  world = payoutWorld(local.table);
  return () => local.stop();
});

const as = (role: string, body?: unknown) => ({
  claims: { sub: `${role}-1`, 'cognito:groups': `[${role}]` },
  headers: { 'content-type': 'application/json', 'accept-language': 'en' },
  ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  at: world.now(),
});
const uploads = {
  address: (file: string) => Promise.resolve(`https://uploads.test/${file}`),
  look: (file: string) => {
    const bytes = world.files.get(file);
    return Promise.resolve(bytes === undefined ? undefined : { bytes: bytes.length, etag: 'tag' });
  },
};
const queue = (message: { readonly body: unknown }) => Promise.resolve(void world.queue().push(message));

const handIn = (statementId: StatementId) =>
  call(submitStatement({ statements: world.statements, uploads, queue }), {
    ...as('operator'),
    pathParameters: { statementId },
  });
const opened = async (format: StatementFormat): Promise<StatementId> => {
  const answer = await call(openStatement({ statements: world.statements, uploads }), as('operator', { format }));
  return StatementId.parse(answer.body['statementId']);
};
/** Hands a text in as a statement, and has it read. @returns what came of it. */
const imported = async (format: StatementFormat, text: string) => {
  const statementId = await opened(format);
  world.files.set(statementFile({ statementId }), Buffer.from(text));
  await handIn(statementId);
  await world.drain();
  const looked = { ...as('auditor'), method: 'GET', pathParameters: { statementId } };
  return (await call(getStatement({ statements: world.statements }), looked)).body;
};
const bucket = async (status: 'open' | 'resolved' = 'open') => {
  const entries: Record<string, unknown>[] = [];
  let cursor: string | undefined;
  do {
    const query = { status, ...(cursor === undefined ? {} : { cursor }) };
    const { body } = await call(listUnmatched({ statements: world.statements }), { ...as('auditor'), query });
    entries.push(...(body['entries'] as Record<string, unknown>[]));
    cursor = body['next'] as string | undefined;
  } while (cursor !== undefined);
  return entries;
};

/** Payouts that all BNI has paid, and told nobody. */
const unheard = async (people: number) => {
  const given = await givenPayouts(local.table, people * 6);
  world.misbehave({ later: 1 });
  await world.approve(await world.proposed());
  await world.drain();
  world.books.settle();
  return given.flatMap(({ payouts }) => payouts).filter(({ channel }) => channel === 'BNI');
};
const stretch = () => ({
  channel: 'BNI' as const,
  first: 1,
  bookings: world.books.bookings('BNI'),
  createdAt: '2023-03-10T16:00:00.000Z',
});
const statuses = async (payouts: Awaited<ReturnType<typeof unheard>>) =>
  Promise.all(payouts.map(async ({ payoutId }) => (await world.payouts.get(payoutId))?.status));

describe.each(['csv', 'camt.053'] as const)('a statement as %s', (format) => {
  const text = () => (format === 'csv' ? csvOf(stretch()) : camtOf(stretch()));

  test('settles what it books, over several messages, and again it changes nothing', async () => {
    const payouts = await unheard(20);

    const first = await imported(format, text());
    const again = await imported(format, text());

    expect(first).toMatchObject({ status: 'read', entries: 20, matched: 20, unmatched: 0, broken: 0 });
    expect(again).toMatchObject({ status: 'duplicate', duplicateOf: first['statementId'], matched: 0 });
    expect(await statuses(payouts)).toEqual(payouts.map(() => 'paid'));
    expect(await bucket()).toEqual([]);
  });

  test('that overlaps an earlier one changes nothing of what that had', async () => {
    const payouts = await unheard(6);
    const { bookings, ...others } = stretch();
    const part = (first: number, count: number) => {
      const some = { ...others, first, bookings: bookings.slice(first - 1, first - 1 + count) };
      return format === 'csv' ? csvOf(some) : camtOf(some);
    };

    await imported(format, part(1, 4));
    const second = await imported(format, part(3, 4));

    expect(second).toMatchObject({ status: 'read', entries: 4, matched: 4, unmatched: 0 });
    expect(await statuses(payouts)).toEqual(payouts.map(() => 'paid'));
  });

  test('has what agrees with no payout put into the error bucket, once', async () => {
    const payouts = await unheard(3);
    const foreign = text().replaceAll(payouts[0]?.payoutId ?? '', 'GAJI-2023-03');
    const otherAmount = foreign.replace(/600000(\.00)?/, '600001$1');

    const first = await imported(format, foreign);
    const second = await imported(format, otherAmount);

    expect([first, second]).toMatchObject([
      { matched: 2, unmatched: 1 },
      { entries: 3, status: 'read' },
    ]);
    const entries = await bucket();
    expect(entries.length).toBeGreaterThanOrEqual(1);
    expect(entries.map(({ because }) => because)).toContain('payout-unknown');
  });

  test('whose reader is killed anywhere settles the same', async () => {
    const payouts = await unheard(16);
    const statementId = await opened(format);
    world.files.set(statementFile({ statementId }), Buffer.from(text()));
    await handIn(statementId);
    let crashes = 0;
    for (let calls = 2; world.queue().length > 0; calls = (calls % 60) + 7) {
      const [message] = world.queue().splice(0, 1);
      world.fuse.arm(calls);
      const failed = await world.deliver(message?.body);
      world.fuse.disarm();
      crashes += failed.length;
      if (failed.length > 0 && message !== undefined) world.queue().push(message);
    }

    expect(crashes).toBeGreaterThan(0);
    expect(await world.statements.get(statementId)).toMatchObject({ status: 'read', matched: 16, unmatched: 0 });
    expect(await statuses(payouts)).toEqual(payouts.map(() => 'paid'));
  });
});

test('a broken entry is reported by its number, and stops nothing', async () => {
  const payouts = await unheard(4);
  const lines = csvOf(stretch()).split('\n');
  const broken = [...lines.slice(0, 2), 'x,y', lines[2]?.replace('DBIT', 'KELUAR'), ...lines.slice(3)].join('\n');

  const statement = await imported('csv', broken);

  expect(statement).toMatchObject({
    status: 'read',
    entries: 5,
    matched: 3,
    broken: 2,
    faults: [
      { number: 2, code: 'columns-differ' },
      { number: 3, code: 'direction-unknown' },
    ],
  });
  expect((await statuses(payouts)).toSorted()).toEqual(['paid', 'paid', 'paid', 'sent']);
});

test('money that comes back after it was paid is for people', async () => {
  const [payout] = await unheard(1);
  await imported('camt.053', camtOf(stretch()));
  world.books.giveBack(payout?.payoutId ?? '', 'inactive');

  await imported('camt.053', camtOf(stretch()));

  expect(await bucket()).toMatchObject([
    { because: 'bounce-after-payment', news: { reason: 'inactive', source: 'statement' } },
  ]);
  expect(payout && (await world.payouts.get(payout.payoutId))?.status).toBe('paid');
});

test.each([
  ['is not well-formed', '<Document><BkToCstmrStmt><Stmt></BkToCstmrStmt></Document>'],
  ['is another document', '<?xml version="1.0"?><Invoice/>'],
  ['declares entities', '<!DOCTYPE d [<!ENTITY e SYSTEM "file:///etc/passwd">]><Document>&e;</Document>'],
  ['ends too soon', '<Document><BkToCstmrStmt>'],
])('an XML that %s is no statement, and nothing is taken from it', async (_, xml) => {
  expect(await imported('camt.053', xml)).toMatchObject({ status: 'malformed', matched: 0 });
});

test('a CSV without its head is no statement', async () => {
  expect(await imported('csv', 'a,b,c\n1,2,3\n')).toMatchObject({ status: 'malformed' });
});

test('a statement is handed in once it was put, and by an operator', async () => {
  const statementId = await opened('csv');

  expect(await handIn(statementId)).toMatchObject({ status: 409, body: { code: 'statement-missing' } });
  expect(await handIn(StatementId.parse('f'.repeat(24)))).toMatchObject({ status: 404 });
});

test('an entry is resolved by a person, with what they found, and is not found again', async () => {
  await unheard(1);
  const foreign = csvOf(stretch()).replace(/[0-9a-f]{24}/, 'GAJI-2023-03');
  await imported('csv', foreign);
  const [entry] = await bucket();
  const resolve = (reason: string) =>
    call(resolveUnmatched({ statements: world.statements }), {
      ...as('operator', { reason }),
      pathParameters: { entryId: String(entry?.['entryId']) },
    });

  const first = await resolve('Gaji pegawai, salah rekening.');
  const again = await resolve('Bukan itu, tetapi yang lain.');
  await imported('csv', `${foreign}\n`);

  expect(first).toMatchObject({ status: 200, body: { status: 'resolved', resolvedBy: 'operator-1' } });
  expect(again.body).toEqual(first.body);
  expect(await bucket()).toEqual([]);
  expect(await bucket('resolved')).toHaveLength(1);
});
