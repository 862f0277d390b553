import '../support/environment.ts';
import { PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { PlatformId } from '../../events/catalogue.ts';
import { EnvelopeId, SettlementId } from '../../events/money.ts';
import { incentiveIdOf, type Incentive } from '../../shared/domain/incentives/incentive.ts';
import { incentiveTransfer } from '../../shared/domain/ledger/incentive-transfers.ts';
import type { Transfer } from '../../shared/domain/ledger/transfer.ts';
import { payoutIdOf, type Payout } from '../../shared/domain/payouts/payout.ts';
import { blockTransfer, paymentTransfer } from '../../shared/domain/payouts/payout-transfers.ts';
import type { Hold } from '../../shared/domain/settlements/hold.ts';
import type { SettlementLine } from '../../shared/domain/settlements/settlement.ts';
import { holdTransfer, settlementTransfer } from '../../shared/domain/settlements/settlement-transfers.ts';
import { cancelledOrder } from '../../shared/domain/training/giving-back.ts';
import { awardTable } from '../../shared/table/awards.ts';
import { keys } from '../../shared/table/keys.ts';
import { moneyKeys } from '../../shared/table/money-keys.ts';
import { readyWrites } from '../../shared/table/payouts.ts';
import { purchaseTable } from '../../shared/table/purchases.ts';
import { transact, type Writes } from '../../shared/table/transaction.ts';
import { transferWrites } from '../../shared/table/transfers.ts';
import { givenOrder } from '../support/given-orders.ts';
import { openWave } from '../support/joiners.ts';
import { checkedLedger } from '../support/ledger.ts';
import { announcedWave, givenRecipients, type GivenRecipient } from '../support/recipients.ts';
import { localTable, type LocalTable } from '../support/table.ts';

const { waveId } = announcedWave;
const day = '2023-02-24';
const at = '2023-02-24T05:00:00.000Z';
const amount = 600_000;
const envelopeId = EnvelopeId.parse('ee'.repeat(12));
const platformId = PlatformId.parse('pasar-ilmu');

let engine: LocalTable;
let local: LocalTable;
let person: GivenRecipient;

beforeAll(async () => {
  engine = await localTable();
});
afterAll(() => engine.stop());

beforeEach(async () => {
  local = await localTable();
  await openWave(local.table, announcedWave);
  const [first] = await givenRecipients(local.table, [1]);
  if (first === undefined) throw new Error('There is nobody.');
  person = first;
  return () => local.stop();
});

const write = async (...writes: readonly ((name: string) => Writes)[]): Promise<void> => {
  const outcome = await transact(local.table, (name) => writes.flatMap((one) => one(name)));
  expect(outcome).toEqual({ written: true });
};

const put =
  (key: { pk: string; sk: string }, item: object) =>
  (TableName: string): Writes => [{ Put: { TableName, Item: { ...key, ...item } } }];

const entered = (transfer: Transfer) => transferWrites(transfer);

const differences = async () => (await checkedLedger(local.table, day))?.findings.differences ?? [];

/** An incentive that was approved, whose payout waits. */
const approved = async (): Promise<Payout> => {
  const { applicantId, regency } = person.award;
  const of = { applicantId, waveId, kind: 'post-training', part: '1' } as const;
  const incentive: Incentive = {
    ...of,
    incentiveId: incentiveIdOf(of),
    regency,
    amount,
    ruleVersion: 'normal-2023.1',
    outcome: 'approved',
    decidedAt: at,
    reasons: [],
    listVersions: {},
    attempt: 1,
    revision: 1,
  };
  const { incentiveId } = incentive;
  const payout: Payout = {
    payoutId: payoutIdOf(incentiveId, 1),
    incentiveId,
    attempt: 1,
    kind: 'incentive',
    applicantId,
    waveId,
    regency,
    amount,
    channel: 'BNI',
    accountVersion: 1,
    readyAt: at,
    status: 'ready',
    revision: 1,
    envelopeId,
  };
  await write(
    put(moneyKeys.incentive(applicantId, waveId, incentiveId), incentive),
    readyWrites(payout),
    entered(incentiveTransfer(incentive, at)),
  );
  return payout;
};

const withStatus = (payout: Payout, status: Payout['status']) =>
  put(moneyKeys.payout(payout.payoutId), { ...payout, status });

describe('an incentive on its way', () => {
  test('agrees at every step: approved, blocked, paid', async () => {
    const payout = await approved();
    expect(await differences()).toEqual([]);

    await write(withStatus(payout, 'blocked'), entered(blockTransfer(payout, at)));
    expect(await differences()).toEqual([]);

    await write(withStatus(payout, 'paid'), entered(paymentTransfer(payout, at)));
    const report = await checkedLedger(local.table, day);

    expect(report?.findings.differences).toEqual([]);
    expect(report?.standing).toMatchObject({ paid: amount, blocked: 0, incentive: 0 });
  });

  test.each([
    ['said to be blocked, and nothing was', (payout: Payout) => [withStatus(payout, 'blocked')], -amount, 0],
    [
      'blocked, and its payout knows nothing of it',
      (payout: Payout) => [entered(blockTransfer(payout, at))],
      0,
      -amount,
    ],
    [
      'said to be paid, and nothing left',
      (payout: Payout) => [withStatus(payout, 'paid'), entered(blockTransfer(payout, at))],
      amount,
      0,
    ],
  ] as const)('is found when it is %s', async (_, writes, expected, found) => {
    const payout = await approved();

    await write(...writes(payout));

    expect(await differences()).toContainEqual({ comparison: 'payouts', of: payout.payoutId, expected, found });
  });

  test('is found when the bank was given money for a payout that is not paid, or that does not exist', async () => {
    const payout = await approved();
    await write(withStatus(payout, 'blocked'), entered(blockTransfer(payout, at)));
    const other = { ...payout, payoutId: payoutIdOf(payout.incentiveId, 9) };

    await write(entered(paymentTransfer(payout, at)));
    await write(entered(paymentTransfer(other, at)));

    const found = await differences();
    expect(found).toContainEqual({ comparison: 'payouts', of: payout.payoutId, expected: 0, found: amount });
    expect(found).toContainEqual(
      expect.objectContaining({ comparison: 'payouts', of: `payout-payment-${other.payoutId}` }),
    );
    expect(found).toContainEqual(expect.objectContaining({ comparison: 'below-zero', of: `blocked#${envelopeId}` }));
  });
});

describe('what a platform was paid', () => {
  const settlementId = SettlementId.parse('5e'.repeat(12));

  test('agrees with the line of its settlement, and is found where there is none or it says otherwise', async () => {
    const order = await givenOrder(local.table, person, { price: amount });
    const line: SettlementLine = {
      settlementId,
      platformId,
      orderId: order.orderId,
      waveId,
      dueAt: at,
      amount,
      isCleared: false,
      verdict: 'pay',
      reasons: [],
      status: 'entered',
    };
    const key = moneyKeys.settlementLine(settlementId, at, order.orderId);
    const transfer = settlementTransfer(line, at);
    await write(put(key, line), entered(transfer));
    expect(await differences()).toEqual([]);

    await local.client.send(
      new UpdateCommand({
        TableName: local.table.name,
        Key: key,
        UpdateExpression: 'SET amount = :more',
        ExpressionAttributeValues: { ':more': amount + 1 },
      }),
    );
    const { transferId: of } = transfer;
    expect(await differences()).toEqual([{ comparison: 'settlements', of, expected: amount + 1, found: amount }]);

    await local.client.send(new PutCommand({ TableName: local.table.name, Item: { ...key, ...line, status: 'open' } }));
    expect(await differences()).toEqual([{ comparison: 'settlements', of, expected: 0, found: amount }]);
  });

  test('is found when a purchase is said to be settled, or held back, and nothing moved for it', async () => {
    const order = await givenOrder(local.table, person, { price: amount });
    const { orderId } = order;
    const hold: Hold = {
      orderId,
      platformId,
      waveId,
      amount,
      reasons: ['audit'],
      heldBy: 'olga',
      heldAt: at,
      revision: 1,
      status: 'open',
    };

    await write(put(moneyKeys.hold(orderId), hold));
    expect(await differences()).toEqual([
      { comparison: 'settlements', of: `withheld ${orderId}`, expected: amount, found: 0 },
    ]);

    await write(entered(holdTransfer(hold, at)));
    expect(await differences()).toEqual([]);

    const settled = { ...order, redeemedAt: at, settlement: { state: 'settled', at, settlementId } };
    await write(put(keys.order(orderId), settled));
    expect(await differences()).toEqual([
      { comparison: 'settlements', of: `settled ${orderId}`, expected: amount, found: 0 },
    ]);
  });
});

test('money that moves while it is proved is no difference', async () => {
  const people = await givenRecipients(local.table, [11, 12, 13, 14, 15, 16, 17, 18]);
  const purchases = purchaseTable(local.table);
  const traffic = { isMoving: true };
  const move = async (recipient: GivenRecipient): Promise<void> => {
    for (let round = 0; round < 6; round += 1) {
      const reference = `R-${recipient.award.rank}-${round}`;
      const order = await givenOrder(local.table, recipient, { reference, mode: 'self-paced', price: 100_000 });
      const card = await awardTable(local.table).get(recipient.award.applicantId, waveId);
      if (card === undefined) throw new Error('There is a card.');
      if (round % 2 === 0) await purchases.giveBack(cancelledOrder(order, card, new Date(at)), card);
    }
  };
  const moving = Promise.all(people.map(move)).finally(() => (traffic.isMoving = false));

  let checks = 0;
  for (; traffic.isMoving; checks += 1) expect(await differences()).toEqual([]);
  await moving;

  expect(checks).toBeGreaterThan(0);
  expect(await checkedLedger(local.table, day)).toMatchObject({
    transfers: 1 + 9 + 8 * 9,
    findings: { differences: [] },
  });
});
