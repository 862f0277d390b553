import * as z from 'zod';
import type { ApplicantId } from '../../events/event.ts';
import { Award, dueDay } from '../domain/award.ts';
import { Notice, noticeName } from '../domain/notice.ts';
import { ruleSetOf } from '../domain/rule-sets.ts';
import type { StoredItem } from '../table/person-items.ts';

/** Who was told what is kept under the name of the notice; the names follow from what there is to tell of. */
const aboutAward = (award: Award): unknown[] => {
  const { applicantId, waveId, ticket, scheme, ruleVersion } = award;
  const of = { applicantId, waveId, ticket, channel: 'sms' };
  const days = ruleSetOf(scheme, ruleVersion).purchaseReminderDays.value;
  return [
    { about: 'award', ...of },
    { about: 'card-ended', ...of, because: 'listed' },
    ...days.map((daysBefore) => ({ about: 'purchase-due', ...of, day: dueDay(award), daysBefore })),
  ];
};

const Numbered = z.looseObject({ version: z.int() });
const Incentive = z.looseObject({ incentiveId: z.string(), waveId: z.string() });
const Debt = z.looseObject({ waveId: z.string(), revision: z.int().positive() });
const Coded = z.looseObject({ nonce: z.string() });
const Ordered = z.looseObject({ orderId: z.string() });
const Paid = z.looseObject({ payoutId: z.string() });

const count = (until: number): number[] => Array.from({ length: until }, (_, place) => place + 1);

const aboutItem = (applicantId: ApplicantId, item: StoredItem): unknown[] => {
  const of = { applicantId, channel: 'sms' };
  const [kind = ''] = item.sk.split('#');
  switch (kind) {
    case 'AWARD':
      return aboutAward(Award.parse(item));
    case 'ORDER': {
      const { orderId } = Ordered.parse(item);
      return ['order-refunded', 'training-completed'].map((about) => ({ about, ...of, orderId }));
    }
    case 'PAYOUT-ACCOUNT-VERSION':
      return [{ about: 'payout-account-linked', ...of, version: Numbered.parse(item).version }];
    case 'INCENTIVE': {
      const { incentiveId, waveId } = Incentive.parse(item);
      return ['approved', 'refused'].map((outcome) => ({
        about: 'incentive-decided',
        ...of,
        waveId,
        incentiveId,
        outcome,
      }));
    }
    case 'PAYOUT': {
      const { payoutId } = Paid.parse(item);
      return ['paid', 'bounced'].map((outcome) => ({ about: 'payout-settled', ...of, payoutId, outcome }));
    }
    case 'DEBT': {
      const { waveId, revision } = Debt.parse(item);
      return count(revision).map((one) => ({
        about: 'debt-changed',
        ...of,
        waveId,
        revision: one,
        change: 'recorded',
      }));
    }
    case 'PURCHASE-CODE':
      return [{ about: 'purchase-code', ...of, nonce: Coded.parse(item).nonce }];
    case 'ERASURE':
      return count(z.looseObject({ revision: z.int() }).parse(item).revision).flatMap((revision) =>
        ['asked', 'delayed'].map((what) => ({ about: 'erasure', ...of, revision, what })),
      );
    default:
      return [];
  }
};

/** The names under which it is kept what a person was told, by what there is of them in their own partition. */
export const noticeNamesOf = (applicantId: ApplicantId, own: readonly StoredItem[]): string[] => [
  ...new Set(
    own.flatMap((item) =>
      aboutItem(applicantId, item).flatMap((notice) => {
        const parsed = Notice.safeParse(notice);
        return parsed.success ? [noticeName(parsed.data)] : [];
      }),
    ),
  ),
];
