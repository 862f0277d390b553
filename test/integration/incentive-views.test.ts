import '../support/environment.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { getIncentives } from '../../functions/incentives/get-incentives.ts';
import { listOwnIncentives } from '../../functions/incentives/list-own-incentives.ts';
import { runIncentiveStep } from '../../functions/incentives/run-incentive-step.ts';
import { personAccessTable } from '../../shared/table/person-accesses.ts';
import { call } from '../support/citizens.ts';
import {
  completedAt,
  givenAwardState,
  givenBounced,
  givenCompleted,
  givenGraduate,
  givenLine,
  givenOwnReview,
  incentiveWorld,
  monthlyWave,
  type IncentiveWorld,
} from '../support/incentives.ts';
import { openWave } from '../support/joiners.ts';
import { accountNumberOf, givenPayoutAccount } from '../support/payout-accounts.ts';
import { delivery } from '../support/queue-event.ts';
import { announcedWave } from '../support/recipients.ts';
import { givenSignedInRecipient, type SignedInRecipient } from '../support/signed-in-recipients.ts';
import { localTable, type LocalTable } from '../support/table.ts';

let engine: LocalTable;
let local: LocalTable;
let world: IncentiveWorld;

beforeAll(async () => {
  engine = await localTable();
});
afterAll(() => engine.stop());
beforeEach(async () => {
  local = await localTable();
  await openWave(local.table, announcedWave);
  world = incentiveWorld(local.table);
  return () => local.stop();
});

describe('what a participant sees', () => {
  const Shown = z.object({
    incentives: z.array(
      z.object({
        kind: z.string(),
        part: z.string(),
        state: z.string(),
        headline: z.string(),
        steps: z.array(
          z.object({
            step: z.string(),
            status: z.string(),
            at: z.string().optional(),
            from: z.string().optional(),
            text: z.string(),
          }),
        ),
        decision: z.unknown().optional(),
        payout: z.unknown().optional(),
      }),
    ),
  });
  const seen = async ({ subject }: SignedInRecipient, { at = '2023-03-05T03:00:00.000Z', language = 'en' } = {}) => {
    const { status, body } = await call(listOwnIncentives(world.parts), {
      method: 'GET',
      claims: { sub: subject },
      at: new Date(at),
      headers: { 'accept-language': language },
    });
    expect(status).toBe(200);
    return Shown.parse(body).incentives;
  };
  const first = async (person: SignedInRecipient, asking = {}) => {
    const [incentive] = await seen(person, asking);
    if (incentive === undefined) throw new Error('Nothing is shown.');
    return incentive;
  };

  test('is every step with its date, and where it stands in one sentence, in both languages', async () => {
    const person = await givenSignedInRecipient(local.table);
    const headlines: string[] = [];
    const look = async (asking = {}) => headlines.push((await first(person, asking)).headline);

    await look();
    const order = await givenCompleted(local.table, person);
    await look();
    await look({ language: 'id' });
    await givenOwnReview(local.table, order);
    await look();
    await givenPayoutAccount(local.table, person);
    await look();
    await world.look(person.applicantId);
    await look();
    await look({ language: 'id' });

    expect(headlines).toEqual([
      'Waiting for your first course to be completed and its certificate',
      'Certificate received, waiting for your review',
      'Sertifikat sudah diterima, menunggu ulasan Anda',
      'Rating and review received, waiting for an account or e-wallet: link one in your name',
      'The account is ready, waiting for the check against the ministries’ lists',
      'Checked against the ministries’ lists, incentive approved, on its way to your account',
      'Pemeriksaan daftar kementerian selesai, insentif disetujui, sedang dibayar ke rekening Anda',
    ]);
    const { steps, state, payout } = await first(person);
    expect(state).toBe('approved');
    expect(steps.map(({ step, status, at }) => [step, status, at])).toEqual([
      ['certificate', 'done', completedAt],
      ['rating-and-review', 'done', '2023-03-04T03:00:00.000Z'],
      ['payout-account', 'done', '2023-02-22T03:00:00.000Z'],
      ['screening', 'done', '2023-03-05T03:00:00.000Z'],
      ['payout', 'waiting', '2023-03-05T03:00:00.000Z'],
    ]);
    // 5 March 2023 was a Sunday: three working days later is Wednesday, five is Friday.
    expect(payout).toMatchObject({ status: 'under-way', expected: { from: '2023-03-08', to: '2023-03-10' } });
  });

  test('is why an incentive was refused, by which version of which list, and how to object', async () => {
    const person = await givenSignedInRecipient(local.table);
    await givenOwnReview(local.table, await givenCompleted(local.table, person));
    await givenPayoutAccount(local.table, person);
    await givenLine(local.table, person, { listVersion: 'bkn-9', since: '2023-03-04T20:00:00.000Z' });
    await world.look(person.applicantId);

    const { state, decision, headline } = await first(person);

    expect(state).toBe('refused');
    expect(headline).toContain('how to object');
    expect(decision).toMatchObject({
      outcome: 'refused',
      listVersions: { officials: 'none' },
      reasons: [
        {
          code: 'official',
          source: 'officials',
          listVersion: 'bkn-9',
          remedy: { correctedBy: 'ministry', objectAt: '/v1/registrations/me/objections' },
        },
      ],
    });
  });

  test('is why money came back, what is to be done, and that it is paid again', async () => {
    const person = await givenSignedInRecipient(local.table);
    await givenOwnReview(local.table, await givenCompleted(local.table, person));
    await givenPayoutAccount(local.table, person);
    await world.look(person.applicantId);
    const [payout] = await world.payoutsOf(person.applicantId);
    if (payout === undefined) throw new Error('Nothing is ready.');
    await givenBounced(local.table, payout, '2023-03-08T03:00:00.000Z');

    const shown = await first(person);

    expect(shown.state).toBe('bounced');
    expect(shown.headline).toContain('the money is not lost');
    expect(shown.payout).toMatchObject({ because: 'inactive', next: expect.stringContaining('not active') as unknown });
  });

  test('is on which day later instalments are due', async () => {
    const person = await givenSignedInRecipient(local.table, 1, monthlyWave);
    const order = await givenCompleted(local.table, person, { at: '2024-01-28T03:00:00.000Z' });
    await givenOwnReview(local.table, order, '2024-01-29T03:00:00.000Z');
    await givenPayoutAccount(local.table, { ...person, linkedAt: '2024-01-22T03:00:00.000Z' });
    world.setClock('2024-01-31T03:00:00.000Z');
    await world.look(person.applicantId);

    const shown = await seen(person, { at: '2024-01-31T04:00:00.000Z' });

    const due = shown.map(({ kind, part, steps }) => [
      kind,
      part,
      steps.find(({ step }) => step === 'instalment')?.from,
    ]);
    expect(due).toEqual([
      ['post-training', '1', undefined],
      ['post-training', '2', '2024-02-29'],
      ['post-training', '3', '2024-03-31'],
      ['post-training', '4', '2024-04-30'],
      ['survey', 'semi-bansos-1', undefined],
      ['survey', 'semi-bansos-2', undefined],
      ['survey', 'semi-bansos-3', undefined],
    ]);
    expect(shown[1]?.headline).toContain('(2024-02-29)');
  });

  test('is that the certificate was revoked: nothing is approved by it, not even when it happens at that very moment', async () => {
    const person = await givenSignedInRecipient(local.table);
    const order = await givenCompleted(local.table, person);
    await givenOwnReview(local.table, order);
    await givenPayoutAccount(local.table, person);
    const { certificates } = world.parts;
    const certificate = order.certificateId && (await certificates.get(order.certificateId));
    if (certificate === undefined) throw new Error('There is no certificate.');
    const at = new Date('2023-03-04T05:00:00.000Z');
    await certificates.revoke(certificate, { kind: 'issued-in-error', reason: 'sealed', by: 'olga', at });
    // A worker that has read the certificate before it was revoked.
    const late = runIncentiveStep({
      ...world.parts,
      certificates: { get: () => Promise.resolve(certificate) },
      notices: () => Promise.resolve(),
      steps: () => Promise.resolve(),
      now: () => new Date('2023-03-05T03:00:00.000Z'),
    });

    await world.look(person.applicantId);
    expect(await delivery(late, { applicantId: person.applicantId })).toHaveLength(1);

    expect(await world.incentivesOf(person.applicantId)).toEqual([]);
    expect(await world.payoutsOf(person.applicantId)).toEqual([]);
    expect((await first(person)).headline).toContain('was revoked');
  });

  test('is nothing where there is no card, and that the card was stopped where it was', async () => {
    const person = await givenSignedInRecipient(local.table);
    await givenAwardState(local.table, person.award, 'stopped');

    const { status, body } = await call(listOwnIncentives(world.parts), { method: 'GET', claims: { sub: 'nobody' } });

    expect([status, body]).toEqual([200, { incentives: [] }]);
    expect((await first(person)).headline).toContain('Your entitlement was stopped');
  });
});

describe('what staff see', () => {
  const asked = (applicantId: string, groups = '[auditor]') =>
    call(getIncentives({ ...world.parts, accesses: personAccessTable(local.table) }), {
      method: 'GET',
      claims: { sub: 'hana', 'cognito:groups': groups },
      pathParameters: { applicantId },
    });

  test('is every decision with the rules, the lists and the reasons it stands on, and nothing that names the person', async () => {
    const person = await givenGraduate(local.table);
    await givenLine(local.table, person, { listVersion: 'bkn-9', since: '2023-03-04T20:00:00.000Z' });
    await world.look(person.applicantId);

    const { status, body } = await asked(person.applicantId);

    expect(status).toBe(200);
    expect(body).toMatchObject({
      incentives: [{ state: 'refused' }, { kind: 'survey' }, { kind: 'survey' }],
      decisions: [{ outcome: 'refused', ruleVersion: person.award.ruleVersion, reasons: [{ listVersion: 'bkn-9' }] }],
    });
    for (const secret of [person.identity.nik, person.identity.name, accountNumberOf(person.applicantId)])
      expect(JSON.stringify(body)).not.toContain(secret);
  });

  test('is nothing for who is no staff, and nothing of nobody', async () => {
    expect(await asked('a'.repeat(32), '[]')).toMatchObject({ status: 403 });
    expect(await asked('a'.repeat(32))).toMatchObject({ status: 404, body: { code: 'incentives-of-nobody' } });
    expect(await asked('siti')).toMatchObject({ status: 400 });
  });
});
