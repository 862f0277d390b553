import '../support/environment.ts';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { PayoutId } from '../../events/money.ts';
import { incentiveIdOf, type Incentive } from '../../shared/domain/incentives/incentive.ts';
import type { Notice } from '../../shared/domain/notice.ts';
import { payoutIdOf, type Payout } from '../../shared/domain/payouts/payout.ts';
import { moneyKeys } from '../../shared/table/money-keys.ts';
import { givenPayoutAccount } from '../support/payout-accounts.ts';
import { keepingGateway, noticeSender, type Sent } from '../support/notices.ts';
import { delivery } from '../support/queue-event.ts';
import { announcedWave, givenRecipients, type GivenRecipient } from '../support/recipients.ts';
import { localTable, type LocalTable } from '../support/table.ts';

const { waveId } = announcedWave;
const at = '2023-04-03T03:00:00.000Z';

let engine: LocalTable;
let person: GivenRecipient;
let outbox: Sent[];
let tell: (notice: Notice) => Promise<string[]>;
let number = 0;

beforeAll(async () => {
  engine = await localTable();
});
afterAll(() => engine.stop());
beforeEach(async () => {
  number += 1;
  const [given] = await givenRecipients(engine.table, [number]);
  if (given === undefined) throw new Error('There is nobody.');
  person = given;
  const gateway = keepingGateway();
  outbox = gateway.outbox;
  const handler = noticeSender(engine.table, { messages: gateway, now: () => new Date(at) });
  tell = (notice) => delivery(handler, notice);
});

const put = (Item: Record<string, unknown>) =>
  engine.client.send(new PutCommand({ TableName: engine.table.name, Item }));

const givenIncentive = async (outcome: Incentive['outcome']): Promise<Incentive> => {
  const { applicantId, award } = person;
  const name = { applicantId, waveId, kind: 'post-training', part: '1' } as const;
  const incentive: Incentive = {
    ...name,
    incentiveId: incentiveIdOf(name),
    regency: award.regency,
    amount: 600_000,
    ruleVersion: award.ruleVersion,
    outcome,
    decidedAt: at,
    reasons: [],
    listVersions: {},
    attempt: 1,
    revision: 1,
  };
  await put({ ...moneyKeys.incentive(applicantId, waveId, incentive.incentiveId), ...incentive });
  return incentive;
};

const givenPayout = async (parts: Pick<Payout, 'status'> & Partial<Payout>): Promise<PayoutId> => {
  const { applicantId, award } = person;
  const incentiveId = incentiveIdOf({ applicantId, waveId, kind: 'post-training', part: '1' });
  const payout: Payout = {
    payoutId: payoutIdOf(incentiveId, 1),
    incentiveId,
    attempt: 1,
    kind: 'incentive',
    applicantId,
    waveId,
    regency: award.regency,
    amount: 600_000,
    channel: 'BNI',
    accountVersion: 1,
    readyAt: at,
    revision: 5,
    ...parts,
  };
  await put({ ...moneyKeys.payout(payout.payoutId), ...payout });
  return payout.payoutId;
};

describe('a notice about money', () => {
  test('tells of a linked account with its last digits, and not of one that was replaced since', async () => {
    const { applicantId } = person;
    await givenPayoutAccount(engine.table, { applicantId, number: '1234567890' });

    await tell({ about: 'payout-account-linked', applicantId, version: 1, channel: 'sms' });
    await tell({ about: 'payout-account-linked', applicantId, version: 2, channel: 'sms' });

    expect(outbox.map(({ text }) => text)).toEqual([expect.stringContaining('7890')]);
    expect(outbox[0]?.text).not.toContain('1234567890');
  });

  test.each([
    ['approved', 'Rp600.000 disetujui'],
    ['refused', 'Rp600.000 tidak dapat dibayar'],
  ] as const)('tells that an incentive was %s, with the working days of the rules', async (outcome, words) => {
    const { applicantId } = person;
    const { incentiveId } = await givenIncentive(outcome);

    await tell({ about: 'incentive-decided', applicantId, waveId, incentiveId, outcome, channel: 'email' });

    expect(outbox.map(({ text }) => text)).toEqual([expect.stringContaining(words)]);
    if (outcome === 'approved') expect(outbox[0]?.text).toContain('3 sampai 5 hari kerja');
  });

  test('tells nothing of a decision that was changed since', async () => {
    const { applicantId } = person;
    const { incentiveId } = await givenIncentive('refused');

    await tell({ about: 'incentive-decided', applicantId, waveId, incentiveId, outcome: 'approved', channel: 'sms' });

    expect(outbox).toEqual([]);
  });

  test('tells what to do about a payout that came back', async () => {
    const { applicantId } = person;
    await givenPayoutAccount(engine.table, { applicantId });
    const payoutId = await givenPayout({ status: 'bounced', because: 'inactive' });

    await tell({ about: 'payout-settled', applicantId, payoutId, outcome: 'bounced', channel: 'sms' });

    expect(outbox.map(({ text }) => text)).toEqual([
      expect.stringContaining('tidak aktif. Aktifkan, lalu tautkan lagi'),
    ]);
  });

  test('tells of a payout once, however often the message comes', async () => {
    const { applicantId } = person;
    await givenPayoutAccount(engine.table, { applicantId });
    const payoutId = await givenPayout({ status: 'paid' });
    const notice = { about: 'payout-settled', applicantId, payoutId, outcome: 'paid', channel: 'sms' } as const;

    for (let time = 0; time < 10; time += 1) await tell(notice);

    expect(outbox).toHaveLength(1);
  });
});
