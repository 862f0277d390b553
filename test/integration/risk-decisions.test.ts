import '../support/environment.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { queryAll } from '../../shared/table/read.ts';
import { riskKeys } from '../../shared/table/risk-keys.ts';
import { call, citizens } from '../support/citizens.ts';
import { delivery } from '../support/queue-event.ts';
import { applicant } from '../support/registrations.ts';
import { daysOn, idsOf, riskDesk, sharer, sharers } from '../support/risk-desk.ts';
import { rulingOn } from '../support/ruling.ts';
import { Fuse, fusedClient } from '../support/selection.ts';
import { settlingOn } from '../support/settling.ts';
import { localTable, type LocalTable } from '../support/table.ts';

let engine: LocalTable;
let local: LocalTable;
let desk: ReturnType<typeof riskDesk>;

const phone = '081299990001';
const device = 'd'.repeat(32);

beforeAll(async () => {
  engine = await localTable();
});
afterAll(() => engine.stop());
beforeEach(async () => {
  local = await localTable();
  desk = riskDesk(local.table);
  return () => local.stop();
});

describe('a decision on a case', () => {
  const confirm = { verdict: 'confirm', reason: 'Scraped NIK: none of them answers to the name.' };

  const givenCase = async (count = 5) => {
    const people = sharers(count, { phone });
    for (const person of people) await desk.keep(person);
    await desk.watchAll(people);
    return { people, ids: idsOf(people), ...(await desk.onlyRisk()) };
  };

  const statusOf = async (id: string) => {
    const found = await desk.registrations.get(applicant(id));
    return { status: found?.status, decision: found?.decision };
  };

  test('takes somebody else than who proposed it, refuses those whom it names and nobody else, for a reason they can object to', async () => {
    const { riskId } = await givenCase();
    const members = [applicant('sharer-1'), applicant('sharer-2')];
    const proposed = await desk.propose(riskId, { ...confirm, members });
    const own = await desk.decide(riskId, 'approve', { by: 'olga' });
    const decided = await desk.decide(riskId, 'approve');
    const settle = settlingOn(local.table, () => daysOn(3));
    for (const applicantId of members) expect(await delivery(settle, { applicantId })).toEqual([]);

    expect(proposed).toMatchObject({ status: 200, body: { proposal: { verdict: 'confirm', named: 2 } } });
    expect(own).toMatchObject({ status: 403, body: { code: 'approval-own' } });
    expect(decided).toMatchObject({ status: 200, body: { status: 'confirmed' } });
    expect(await statusOf('sharer-3')).toEqual({ status: 'verified', decision: undefined });
    const person = citizens(local.table);
    const refused = await person.look('sharer-1', { 'accept-language': 'en' });
    expect(refused.body).toMatchObject({ status: 'refused' });
    expect(JSON.stringify(refused.body)).toContain('shared-means-confirmed');

    const objected = await person.object('sharer-1', { rule: 'shared_means', statement: 'Ini HP kakak saya.' });
    expect(objected.status).toBe(201);
    const upheld = await call(rulingOn(local.table), {
      claims: { sub: 'olga', 'cognito:groups': '[operator]' },
      pathParameters: { caseId: String(objected.body['caseId']) },
      body: JSON.stringify({ decision: 'uphold', reason: 'Shown in person at the desk.' }),
      at: daysOn(4),
    });
    expect(upheld.status).toBe(200);
    await delivery(
      settlingOn(local.table, () => daysOn(5)),
      { applicantId: applicant('sharer-1') },
    );
    expect((await person.look('sharer-1')).body).toMatchObject({ status: 'verified' });
  });

  test('that was rejected leaves the case open, and another can be proposed', async () => {
    const { riskId } = await givenCase();
    await desk.propose(riskId, { ...confirm, members: [applicant('sharer-1')] });

    const rejected = await desk.decide(riskId, 'reject');
    const again = await desk.decide(riskId, 'reject');
    const nothing = await desk.decide(riskId, 'approve');
    const next = await desk.propose(riskId, { verdict: 'clear', reason: 'A family of five.' }, { by: 'andi' });

    expect(rejected).toMatchObject({ status: 200, body: { status: 'open' } });
    expect(again.status).toBe(200);
    expect(nothing).toMatchObject({ status: 409, body: { code: 'risk-proposal-missing' } });
    expect(next.status).toBe(200);
    expect(await statusOf('sharer-1')).toMatchObject({ status: 'verified' });
  });

  test.each<[Record<string, unknown>, number, string]>([
    [{ ...confirm, members: [] }, 422, 'risk-members-missing'],
    [{ ...confirm, members: ['f'.repeat(32)] }, 422, 'risk-member-foreign'],
    [{ verdict: 'clear', reason: 'A family of five.', members: [applicant('sharer-1')] }, 422, 'risk-members-needless'],
  ])('%j is refused', async (body, status, code) => {
    const { riskId } = await givenCase();

    expect(await desk.propose(riskId, body)).toMatchObject({ status, body: { code } });
  });

  test('is about what was read: more people who share it are another case, and a merged one takes another proposal', async () => {
    const { riskId } = await givenCase();
    await desk.propose(riskId, { verdict: 'clear', reason: 'A family of five.' });
    await desk.watchAll(sharers(6, { phone, device }, 11), daysOn(1.5));

    const decided = await desk.decide(riskId, 'approve');

    expect(decided).toMatchObject({ status: 409, body: { code: 'risk-proposal-missing' } });
    expect(await desk.isHeld(applicant('sharer-12'), daysOn(2))).toBe(true);
  });

  test('that is confirmed opens another case when one more person shares the same', async () => {
    const { riskId, people } = await givenCase();
    await desk.propose(riskId, { ...confirm, members: people.map(({ applicantId }) => applicantId) });
    await desk.decide(riskId, 'approve');

    await desk.watch(sharer(9, { phone }), daysOn(3));

    expect((await desk.onlyRisk()).riskId).not.toBe(riskId);
    expect(await desk.isHeld(applicant('sharer-9'), daysOn(3))).toBe(true);
  });

  test('that is cut off after any call is completed by the same approval: each is refused once, the case is closed once', async () => {
    const { riskId, people } = await givenCase(6);
    await desk.propose(riskId, { ...confirm, members: people.map(({ applicantId }) => applicantId) });

    for (let calls = 1; calls <= 18; calls += 2) {
      const fuse = new Fuse();
      fuse.arm(calls);
      await desk.decide(riskId, 'approve', { on: { ...local.table, client: fusedClient(local.table.client, fuse) } });
    }
    const [one, other] = await Promise.all([desk.decide(riskId, 'approve'), desk.decide(riskId, 'approve')]);

    expect([one.status, other.status]).toEqual([200, 200]);
    for (const { applicantId } of people)
      expect((await desk.registrations.get(applicantId))?.sharedMeans).toMatchObject([{ riskId }]);
    const events = await queryAll(local.table, { pk: riskKeys.risk(riskId).pk, prefix: 'EVENT#' });
    expect(events.filter(({ event }) => event === 'risk.decided.v1')).toHaveLength(1);
  });

  test('of two who approve at once is one', async () => {
    const { riskId } = await givenCase();
    await desk.propose(riskId, { ...confirm, members: [applicant('sharer-1')] });

    const both = await Promise.all(['andi', 'budi'].map((by) => desk.decide(riskId, 'approve', { by })));

    expect(both.filter(({ status }) => status === 200).length).toBeGreaterThan(0);
    expect((await desk.registrations.get(applicant('sharer-1')))?.sharedMeans).toHaveLength(1);
    expect(await desk.onlyRisk('confirmed')).toMatchObject({ riskId });
  });
});
