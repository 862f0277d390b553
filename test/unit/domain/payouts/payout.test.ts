import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ApplicantId, WaveId } from '../../../../events/event.ts';
import { EnvelopeId, IncentiveId, PayoutChannel } from '../../../../events/money.ts';
import { judgedNews, unmatchedOf } from '../../../../shared/domain/payouts/payout-news.ts';
import { movedPayout, nextLook, payoutMoves, type PayoutMove } from '../../../../shared/domain/payouts/payout-moves.ts';
import {
  bounceTransfer,
  blockTransfer,
  paymentTransfer,
  withdrawalTransfer,
} from '../../../../shared/domain/payouts/payout-transfers.ts';
import { payoutIdOf, PayoutStatus, type Payout } from '../../../../shared/domain/payouts/payout.ts';
import { accountName } from '../../../../shared/domain/ledger/account.ts';

const at = '2023-03-10T03:00:00.000Z';
const incentiveId = IncentiveId.parse('a'.repeat(24));
const payout = (status: PayoutStatus = 'ready', more: Partial<Payout> = {}): Payout => ({
  payoutId: payoutIdOf(incentiveId, 1),
  incentiveId,
  attempt: 1,
  kind: 'incentive',
  applicantId: ApplicantId.parse('1'.repeat(32)),
  waveId: WaveId.parse('2023-48'),
  regency: '32.01',
  amount: 600_000,
  channel: 'OVO',
  accountVersion: 1,
  readyAt: at,
  status,
  revision: 3,
  envelopeId: EnvelopeId.parse('e'.repeat(24)),
  lookAt: at,
  ...more,
});

const moves = [...new Set(Object.values(payoutMoves).flatMap((of) => Object.keys(of)))] as PayoutMove[];
const over: readonly PayoutStatus[] = ['paid', 'bounced', 'withdrawn'];

describe.each(PayoutStatus.options)('a payout that is %s', (status) => {
  test.each(moves)('moves by %s as the table says, or is refused', (move) => {
    const next = payoutMoves[status][move];

    if (next === undefined) expect(() => movedPayout(payout(status), move)).toThrow();
    else expect(movedPayout(payout(status), move)).toMatchObject({ status: next, revision: 4 });
  });
});

test('what may be with the bank is never withdrawn, and what is over stays', () => {
  const reachable = (from: PayoutStatus): Set<PayoutStatus> => {
    const seen = new Set<PayoutStatus>();
    const open = [from];
    for (let status = open.pop(); status !== undefined; status = open.pop()) {
      if (seen.has(status)) continue;
      seen.add(status);
      // What was certainly not told is as if it never had been.
      open.push(...Object.entries(payoutMoves[status]).flatMap(([move, to]) => (move === 'untell' ? [] : [to])));
    }
    return seen;
  };

  expect(reachable('unknown').has('withdrawn')).toBe(false);
  expect(reachable('sent').has('withdrawn')).toBe(false);
  for (const status of over) expect([...reachable(status)]).toEqual([status]);
});

test('nobody looks after what is over', () => {
  expect(movedPayout(payout('sent'), 'pay').lookAt).toBeUndefined();
  expect(movedPayout(payout('blocked'), 'withdraw').lookAt).toBeUndefined();
  expect(movedPayout(payout('enveloped'), 'drop').envelopeId).toBeUndefined();
});

test('news moves no money against an end, for another amount, or for what nobody told', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...PayoutStatus.options),
      fc.constantFrom('pending' as const, 'paid' as const, 'rejected' as const),
      fc.constantFrom(600_000, 600_001, 599_999, 600_000.5, -1),
      (status, said, amount) => {
        const { verdict } = judgedNews(payout(status), { status: said, amount });
        const isMoving = verdict === 'pay' || verdict === 'bounce' || verdict === 'take';
        const mayMove = (status === 'sent' || status === 'unknown') && amount === 600_000;
        return !isMoving || mayMove;
      },
    ),
  );
});

test('news that was taken is known when it comes again', () => {
  const said = { status: 'paid', amount: 600_000 } as const;

  expect(judgedNews(payout('sent'), said)).toEqual({ verdict: 'pay' });
  expect(judgedNews(movedPayout(payout('sent'), 'pay'), said)).toEqual({ verdict: 'known' });
  expect(judgedNews(undefined, said)).toEqual({ verdict: 'disagree', because: 'payout-unknown' });
});

test('the same news is the same entry of the error bucket, wherever it was said', () => {
  const news = { source: 'callback', payoutId: 'x', status: 'paid', reference: 'R', amount: 1, at } as const;
  const one = unmatchedOf(news, 'payout-unknown', at);

  expect(unmatchedOf({ ...news, source: 'statement', entry: 4 }, 'payout-unknown', at).entryId).toBe(one.entryId);
  expect(unmatchedOf({ ...news, amount: 2 }, 'payout-unknown', at).entryId).not.toBe(one.entryId);
});

test('every way through a payout leaves nothing blocked', () => {
  const ends = [paymentTransfer, bounceTransfer, withdrawalTransfer];

  for (const end of ends) {
    const entries = [blockTransfer(payout(), at), end(payout(), at)].flatMap((transfer) => transfer.entries);
    const blocked = entries.filter(({ account }) => accountName(account).startsWith('blocked#'));
    expect(blocked.reduce((sum, { amount }) => sum + amount, 0)).toBe(0);
  }
  expect(() => blockTransfer(payout('ready', { envelopeId: undefined }), at)).toThrow();
});

test('what became of a payout is asked ever less often, and at least every six hours', () => {
  const moment = new Date(at);
  const minutes = [0, 1, 2, 20, 1_000].map(
    (looks) => (Date.parse(nextLook(moment, looks)) - moment.getTime()) / 60_000,
  );

  expect(minutes).toEqual([1, 2, 4, 360, 360]);
});

test('every channel has a name in the ledger', () => {
  for (const channel of PayoutChannel.options)
    expect(paymentTransfer(payout('sent', { channel }), at).entries[1]?.account).toEqual({ kind: 'paid', channel });
});
