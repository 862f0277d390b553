import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PayoutChannel } from '../../../../events/money.ts';
import {
  addedEnvelopeSums,
  approvedEnvelope,
  envelopeSumsOf,
  openedEnvelope,
  proposedEnvelope,
  rejectedEnvelope,
} from '../../../../shared/domain/payouts/envelope.ts';

const at = new Date('2023-03-10T04:00:00.000Z');
const until = '2023-03-10T03:00:00.000Z';
const payouts = fc.array(
  fc.record({ channel: fc.constantFrom(...PayoutChannel.options), amount: fc.integer({ min: 1, max: 3_000_000 }) }),
);

test('what an envelope declares is the same however its payouts are spread over parts', () => {
  fc.assert(
    fc.property(payouts, fc.integer({ min: 1, max: 16 }), (all, parts) => {
      const spread = Array.from({ length: parts }, (_, part) => all.filter((__, place) => place % parts === part));
      expect(addedEnvelopeSums(spread.map(envelopeSumsOf))).toEqual(envelopeSumsOf(all));
    }),
  );
});

test('the channels of an envelope come to the whole of it', () => {
  fc.assert(
    fc.property(payouts, (all) => {
      const { count, sum, channels } = envelopeSumsOf(all);
      const each = Object.values(channels);
      expect(each.reduce((total, one) => total + one.count, 0)).toBe(count);
      expect(each.reduce((total, one) => total + one.sum, 0)).toBe(sum);
    }),
  );
});

const opened = openedEnvelope({ until, proposedBy: 'operator-1' }, at);
const declared = { count: 2, sum: 650_000 };
const proposed = proposedEnvelope(opened, { ...declared, channels: { BNI: declared } });
const approval = (by: string, seen = declared) => ({ by, at: at.toISOString(), declared: seen });

test('two different people approve an envelope, neither of whom proposed it', () => {
  const once = approvedEnvelope(proposed, approval('approver-1'));

  expect(once.status).toBe('proposed');
  expect(approvedEnvelope(once, approval('approver-1')).status).toBe('proposed');
  expect(approvedEnvelope(once, approval('approver-2')).status).toBe('approved');
  expect(() => approvedEnvelope(proposed, approval('operator-1'))).toThrow(
    expect.objectContaining({ code: 'approval-own' }),
  );
  expect(() => approvedEnvelope(proposed, approval('approver-1', { count: 2, sum: 1 }))).toThrow(
    expect.objectContaining({ code: 'declaration-differs' }),
  );
});

test('what is not proposed is decided by nobody', () => {
  const remark = 'Jumlahnya belum diperiksa.';
  const rejected = rejectedEnvelope(proposed, { by: 'approver-1', at: at.toISOString(), remark });

  expect(rejected).toMatchObject({ status: 'rejected', remark });
  expect(() => approvedEnvelope(opened, approval('approver-1'))).toThrow(
    expect.objectContaining({ code: 'envelope-not-proposed' }),
  );
  expect(() => approvedEnvelope(rejected, approval('approver-2'))).toThrow(
    expect.objectContaining({ code: 'envelope-closed' }),
  );
  expect(() => rejectedEnvelope(proposed, { by: 'operator-1', at: at.toISOString(), remark })).toThrow(
    expect.objectContaining({ code: 'approval-own' }),
  );
});

test('an envelope in which nothing is waits for nobody', () => {
  expect(proposedEnvelope(opened, { count: 0, sum: 0, channels: {} }).status).toBe('empty');
});
