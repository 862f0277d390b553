import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PayoutChannel } from '../../../events/money.ts';
import {
  debtChangedNotice,
  incentiveDecidedNotice,
  payoutAccountLinkedNotice,
  payoutSettledNotice,
} from '../../../shared/domain/money-notice-texts.ts';
import { AccountFault } from '../../../shared/domain/payouts/account.ts';
import { channels } from '../../../shared/domain/notice.ts';

const account = fc.record({
  channel: fc.constantFrom(...PayoutChannel.options),
  maskedNumber: fc.constantFrom('******7890', '*********7890'),
});
const day = fc
  .integer({ min: Date.parse('2023-02-17'), max: Date.parse('2030-01-01') })
  .map((milliseconds) => new Date(milliseconds).toISOString());
const amount = fc.constantFrom(50_000, 600_000, 4_200_000);
const channel = fc.constantFrom(...channels);

/** One SMS takes 160 characters of its own alphabet. */
const fitsAnSms = /^[ -~]{1,160}$/;

/** Any notice about money with the channel that it is for. */
const notices = fc.oneof(
  fc.tuple(account, day, fc.boolean(), channel).map(([linked, linkedAt, isChange, over]) => ({
    over,
    notice: payoutAccountLinkedNotice(
      { ...linked, linkedAt, usableFrom: isChange ? '2031-09-30T17:00:00.000Z' : linkedAt },
      over,
    ),
  })),
  fc.tuple(amount, fc.constantFrom('approved' as const, 'refused' as const), channel).map(([sum, outcome, over]) => ({
    over,
    notice: incentiveDecidedNotice({ amount: sum, outcome, workingDays: { from: 3, to: 5 } }, over),
  })),
  fc
    .tuple(amount, account, fc.option(fc.constantFrom(...AccountFault.options, 'limit-exceeded', 'other')), channel)
    .map(([sum, paidTo, because, over]) => ({
      over,
      notice: payoutSettledNotice(
        { amount: sum, account: paidTo, because: because ?? undefined, outcome: because === null ? 'paid' : 'bounced' },
        over,
      ),
    })),
  fc
    .tuple(
      fc.constantFrom(
        'recorded' as const,
        'grown' as const,
        'lowered' as const,
        'plan-agreed' as const,
        'repaid-in-full' as const,
        'cancelled' as const,
      ),
      amount,
      fc.option(day),
      channel,
    )
    .map(([change, outstanding, dueAt, over]) => ({
      over,
      notice: debtChangedNotice({ change, outstanding, dueAt: dueAt ?? undefined }, over),
    })),
);

describe('what people are told of money', () => {
  test('fits one SMS, has a subject as a mail, and promises that nobody asks for a code', () => {
    fc.assert(
      fc.property(notices, ({ over, notice: { subject, text } }) => {
        if (over === 'sms') {
          expect(text).toMatch(fitsAnSms);
          expect(subject).toBeUndefined();
        } else {
          expect(subject).toMatch(/\S/);
          expect(text).toContain('tidak pernah meminta');
        }
      }),
    );
  });

  test('says of every fault what is to be done', () => {
    const texts = [...AccountFault.options, 'limit-exceeded'].map(
      (because) =>
        payoutSettledNotice(
          { amount: 600_000, account: { channel: 'DANA', maskedNumber: '********1234' }, because, outcome: 'bounced' },
          'sms',
        ).text,
    );

    expect(new Set(texts).size).toBe(texts.length);
    for (const text of texts) expect(text).toMatch(/autkan/);
  });

  test('tells the day by which money is to be paid back, and how to object', () => {
    const { text } = debtChangedNotice(
      { change: 'recorded', outstanding: 1_850_000, dueAt: '2023-05-31T16:59:59.999Z' },
      'email',
    );

    expect(text).toContain('Rp1.850.000');
    expect(text).toContain('31 Mei 2023');
    expect(text).toContain('keberatan');
  });
});
