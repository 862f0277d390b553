import '../support/environment.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { queryAll } from '../../shared/table/read.ts';
import { call } from '../support/citizens.ts';
import {
  helpDesk,
  minutesLater,
  ShownAccesses,
  visitIdOf,
  wanted,
  type HelpDesk,
  type RegisteredCitizen,
} from '../support/help-desk.ts';
import { rulingOn } from '../support/ruling.ts';
import { localTable, type LocalTable } from '../support/table.ts';

let engine: LocalTable;
let local: LocalTable;
let desk: HelpDesk;

beforeAll(async () => {
  engine = await localTable();
});
afterAll(() => engine.stop());
beforeEach(async () => {
  local = await localTable();
  desk = helpDesk(local.table);
  return () => local.stop();
});

describe('who opened one’s data', () => {
  test('is the person’s own to read, page by page, the newest first, and nobody else’s', async () => {
    const [sari, budi] = [await desk.registered(1), await desk.registered(2)];
    const visitId = visitIdOf(await desk.request(wanted(sari.nik)));
    await desk.open(visitId, desk.codeOf(visitId));
    for (let number = 0; number < 51; number += 1) {
      await desk.registration(visitId, { at: new Date(minutesLater(1).getTime() + number) });
    }

    const first = ShownAccesses.parse((await desk.shown(sari.subject)).body);
    const second = ShownAccesses.parse((await desk.shown(sari.subject, first.nextCursor)).body);
    const wrong = await desk.shown(sari.subject, 'bm90LWEtcGxhY2U');

    const all = [...first.accesses, ...second.accesses];
    const instants = all.map((line) => line.at);
    expect([first.accesses.length, second.accesses.length, second.nextCursor]).toEqual([50, 3, undefined]);
    expect(instants).toEqual(instants.toSorted().reverse());
    expect(new Set(all.map((line) => line.accessId)).size).toBe(53);
    expect((await desk.shown(budi.subject)).body).toEqual({ accesses: [] });
    expect([wrong.status, wrong.body['code']]).toEqual([400, 'cursor-invalid']);
  });
});

describe('an objection to an opening of data', () => {
  const accessIdOf = async (citizen: RegisteredCitizen): Promise<string> =>
    z.string().parse((await desk.shownTo(citizen))[0]?.accessId);

  test('opens one case, which somebody else than who opened the data rules in, and the citizen sees how it stands', async () => {
    const sari = await desk.registered();
    await desk.request(wanted(sari.nik));
    const accessId = await accessIdOf(sari);
    const rule = (sub: string) =>
      call(rulingOn(local.table), {
        claims: { sub, 'cognito:groups': '[operator]' },
        pathParameters: { caseId: z.string().parse(objected[0]?.body['caseId']) },
        body: JSON.stringify({ decision: 'uphold', reason: 'Warga tidak datang ke posko.' }),
      });

    const objected = await Promise.all(Array.from({ length: 5 }, () => desk.objectTo(sari.subject, accessId)));
    const own = await rule('hana');
    const ruled = await rule('olga');
    const twice = await rule('olga');
    const after = await desk.objectTo(sari.subject, accessId);

    expect(objected.map(({ status }) => status).sort()).toEqual([200, 200, 200, 200, 201]);
    expect(new Set(objected.map(({ body }) => body['caseId'])).size).toBe(1);
    expect([own.status, own.body['code']]).toEqual([403, 'case-about-oneself']);
    expect(ruled).toMatchObject({ status: 200, body: { kind: 'access-objection', status: 'closed' } });
    expect(twice.body['code']).toBe('case-closed');
    expect(after).toMatchObject({ status: 200, body: { status: 'closed', decision: 'uphold' } });
    const events = (
      await queryAll(local.table, { pk: `APPLICANT#${sari.applicantId}`, prefix: 'ACCESS-OBJECTION#' })
    ).map(({ event }) => event);
    expect(events).toEqual(['case.opened.v1', 'case.decided.v1']);
    expect(JSON.stringify(await queryAll(local.table, { pk: `CASE#${String(after.body['caseId'])}` }))).not.toMatch(
      /tidak datang/,
    );
  });

  test('is refused for a line of somebody else, and for what is the name of no line', async () => {
    const [sari, budi] = [await desk.registered(1), await desk.registered(2)];
    await desk.request(wanted(sari.nik));
    const accessId = await accessIdOf(sari);

    const answers = [
      await desk.objectTo(budi.subject, accessId),
      await desk.objectTo(sari.subject, `${accessId}=`),
      await desk.objectTo(sari.subject, 'no-line'),
    ];

    for (const { status, body } of answers) expect([status, body['code']]).toEqual([404, 'access-not-found']);
  });
});
