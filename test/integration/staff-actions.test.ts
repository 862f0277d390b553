import '../support/environment.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Faults } from '../../local/emulators/faults.ts';
import { Refusal } from '../../shared/errors.ts';
import { endpoint } from '../../shared/http/endpoint.ts';
import { recorded } from '../../shared/http/recorded.ts';
import { staffActionTable } from '../../shared/table/staff-actions.ts';
import { functionContext, gatewayEvent, type RequestParts } from '../support/gateway-event.ts';
import { localTable, tableTroubles, type LocalTable } from '../support/table.ts';

let local: LocalTable;
beforeAll(async () => {
  local = await localTable();
});
afterAll(() => local.stop());

const at = new Date('2023-02-20T03:00:00.000Z');
const olga = { sub: 'olga', 'cognito:groups': '[operator regency-32.01]' };

const asked = async (parts: RequestParts, { requestId = 'r1', refuses = false, table = local.table } = {}) => {
  let wasDone = false;
  const serve = endpoint({ route: 'POST /v1/certificates/{certificateId}/revocation' }, () => {
    wasDone = true;
    return refuses ? Promise.reject(new Refusal('certificate-not-found')) : Promise.resolve({ status: 200 });
  });
  const event = gatewayEvent({ at, claims: olga, ...parts });
  const { requestContext } = event;
  const { statusCode } = await recorded(table, serve)(
    { ...event, requestContext: { ...requestContext, requestId } },
    functionContext(),
  );
  return { statusCode, wasDone };
};

const onRecord = async (requestId: string) => {
  const pages = await Array.fromAsync(staffActionTable(local.table).ofMonth('revoke-certificate', '2023-02'));
  return pages.flat().filter(({ data }) => data.requestId === requestId);
};

test('what a member of staff asks for is on record, with who asked, and what was answered', async () => {
  await asked({ pathParameters: { certificateId: 'AB12' } }, { requestId: 'done' });
  await asked({ pathParameters: { certificateId: 'AB13' } }, { requestId: 'refused', refuses: true });

  expect(await onRecord('done')).toMatchObject([
    {
      event: 'staff.acted.v1',
      occurredAt: at.toISOString(),
      data: {
        staffId: 'olga',
        groups: ['operator', 'regency-32.01'],
        action: 'revoke-certificate',
        parameters: { certificateId: 'AB12' },
      },
    },
    { event: 'staff.answered.v1', data: { status: 200 } },
  ]);
  expect(await onRecord('refused')).toMatchObject([
    { event: 'staff.acted.v1' },
    { event: 'staff.answered.v1', data: { status: 404, code: 'certificate-not-found' } },
  ]);
});

test('an attempt without the role is on record too, and nothing is done', async () => {
  const answer = await asked({ claims: { sub: 'anton', 'cognito:groups': '[auditor]' } }, { requestId: 'attempt' });

  expect(answer).toEqual({ statusCode: 403, wasDone: false });
  expect(await onRecord('attempt')).toMatchObject([
    { data: { staffId: 'anton' } },
    { data: { status: 403, code: 'role-missing' } },
  ]);
});

test('what somebody types into an address that is no number of ours is not kept', async () => {
  for (const [position, typed] of ['3201010101900001', '+628123456789', 'sari@example.id', 'Sari Dewi'].entries()) {
    await asked({ pathParameters: { certificateId: typed } }, { requestId: `typed-${position}` });

    expect(await onRecord(`typed-${position}`)).toMatchObject([
      { data: { parameters: { certificateId: 'withheld' } } },
      { data: { status: 200 } },
    ]);
  }
});

test('what cannot be put on record is not done', async () => {
  const table = { ...local.table, name: 'there-is-no-such-table' };

  expect(await asked({}, { table })).toEqual({ statusCode: 503, wasDone: false });
  expect(await asked({ claims: {} })).toEqual({ statusCode: 403, wasDone: false });
});

test('what the table took and answered with a fault is on record once, and is done', async () => {
  const numbers = ['l1', 'l2', 'l3', 'l4'];
  tableTroubles.behave(Faults.parse({ table: { lostRate: 0.3 } }));
  const outcomes = await Promise.all(
    numbers.map((requestId) => asked({ pathParameters: { certificateId: 'AB12' } }, { requestId })),
  );
  tableTroubles.behave(Faults.parse({}));

  expect(tableTroubles.injected()['table answer lost']).toBeGreaterThan(0);
  expect(outcomes).toEqual(numbers.map(() => ({ statusCode: 200, wasDone: true })));
  const lines = await Promise.all(numbers.map(onRecord));
  expect(lines.map((events) => events.map(({ event }) => event))).toEqual(
    numbers.map(() => ['staff.acted.v1', 'staff.answered.v1']),
  );
});

test('what one member of staff asked for is found by the time', async () => {
  const actions = staffActionTable(local.table);
  await asked({ claims: { sub: 'oki', 'cognito:groups': '[operator]' } }, { requestId: 'early' });

  const between = async (from: string, to: string) =>
    (await Array.fromAsync(actions.of('oki', from, to))).flat().map(({ data }) => data.requestId);

  expect(await between('2023-02-20T03:00:00.000Z', '2023-02-20T03:00:00.000Z')).toEqual(['early']);
  expect(await between('2023-02-20T03:00:00.001Z', '2023-02-21T00:00:00.000Z')).toEqual([]);
});
