import * as z from 'zod';
import { ApplicantId, type WaveId } from '../../events/event.ts';
import { IncentiveDecided } from '../../events/incentive-decided.ts';
import type { IncentiveId } from '../../events/money.ts';
import type { CertificateId } from '../../events/training.ts';
import type { Award } from '../domain/award.ts';
import { withdrawnIncentive, type Payable } from '../domain/incentives/deciding.ts';
import { Incentive } from '../domain/incentives/incentive.ts';
import type { Screened } from '../domain/incentives/screening.ts';
import { incentiveTransfer, incentiveWithdrawal } from '../domain/ledger/incentive-transfers.ts';
import type { Transfer } from '../domain/ledger/transfer.ts';
import type { Registration } from '../domain/registration.ts';
import { usableCheck } from './awards.ts';
import type { Table } from './client.ts';
import { index, keys } from './keys.ts';
import { moneyKeys } from './money-keys.ts';
import { readyWrites } from './payouts.ts';
import { getItem, queryAll, queryFrom } from './read.ts';
import { transact, type Writes } from './transaction.ts';
import { transferWrites } from './transfers.ts';

const keyOf = ({ applicantId, waveId, incentiveId }: Incentive) =>
  moneyKeys.incentive(applicantId, waveId, incentiveId);

/** The incentive as it is now, in the place of the revision that was seen; 0 where there was none. */
const incentiveWrite =
  (incentive: Incentive) =>
  (TableName: string): Writes[number] => ({
    Put: {
      TableName,
      Item: { ...keyOf(incentive), ...incentive },
      ...(incentive.revision === 1
        ? { ConditionExpression: 'attribute_not_exists(pk)' }
        : {
            ConditionExpression: 'revision = :seen',
            ExpressionAttributeValues: { ':seen': incentive.revision - 1 },
          }),
    },
  });

/** A decision with all it stands on: the incentive itself, the decision kept for ever, and the event. */
const decisionWrites =
  (incentive: Incentive) =>
  (TableName: string): Writes => {
    const { applicantId, waveId, incentiveId, outcome, amount, decidedAt, revision } = incentive;
    const event: IncentiveDecided = {
      event: IncentiveDecided.shape.event.value,
      occurredAt: decidedAt,
      data: { applicantId, waveId, incentiveId, outcome, amount },
    };
    return [
      incentiveWrite(incentive)(TableName),
      {
        Put: {
          TableName,
          Item: { ...moneyKeys.incentiveDecision(applicantId, incentiveId, revision), ...incentive },
        },
      },
      {
        Put: {
          TableName,
          Item: {
            ...moneyKeys.incentiveEvent(applicantId, incentiveId, revision, event.event),
            ...index.eventsOf(decidedAt, applicantId),
            ...event,
          },
        },
      },
    ];
  };

/**
 * Takes an approved incentive back whose money has not left, in the transaction that withdraws its payout: it is refused
 * for these reasons, and its amount goes from the participant's account to the allotment. `beside` are transfers that
 * bring the money onto that account first, such as that of what was blocked: an account is written once only in a
 * transaction, so that they must be entered here. One incentive a transaction, for the same reason. Its first write, which
 * names the revision that was seen, fails when it was decided otherwise meanwhile.
 */
export const withdrawnWrites =
  (
    incentive: Incentive,
    {
      beside = [],
      ...refusal
    }: Pick<Screened, 'reasons' | 'listVersions'> & { readonly at: string; readonly beside?: readonly Transfer[] },
  ) =>
  (TableName: string): Writes => [
    ...decisionWrites(withdrawnIncentive(incentive, refusal))(TableName),
    ...transferWrites(...beside, incentiveWithdrawal(incentive, refusal.at))(TableName),
  ];

/** How long a line stays after its day, in days: nobody looks back so far. */
const keptDays = 60;

/**
 * Has a person's incentives looked at on a day (YYYY-MM-DD, WIB) from tomorrow on, in the transaction of what makes that
 * needed: the next instalment, an account that cools off, a payout that came back.
 */
export const incentiveDueWrite =
  (applicantId: ApplicantId, day: string) =>
  (TableName: string): Writes[number] => ({
    Put: {
      TableName,
      Item: {
        ...moneyKeys.incentiveDue(day, applicantId),
        applicantId,
        expiresAt: Date.parse(day) / 1_000 + keptDays * 86_400,
      },
    },
  });

/** What an approval stands on: it is not written where any of it was changed since it was read. */
export interface ApprovalBasis {
  readonly award: Pick<Award, 'applicantId' | 'waveId' | 'ticket'>;
  readonly registration: Pick<Registration, 'version'>;
  /** Of the course, where the incentive is for one. */
  readonly certificateId: CertificateId | undefined;
  /** The days (YYYY-MM-DD, WIB) from tomorrow on on which later instalments are due. */
  readonly laterDays: readonly string[];
}

const basisChecks =
  ({ award, registration, certificateId }: Omit<ApprovalBasis, 'laterDays'>) =>
  (TableName: string): Writes => [
    usableCheck(award)(TableName),
    {
      // Who the person is was screened, and compared with whose the account is.
      ConditionCheck: {
        TableName,
        Key: keys.registration(award.applicantId),
        ConditionExpression: '#version = :version',
        ExpressionAttributeNames: { '#version': 'version' },
        ExpressionAttributeValues: { ':version': registration.version },
      },
    },
    ...(certificateId === undefined
      ? []
      : [
          {
            ConditionCheck: {
              TableName,
              Key: keys.certificate(certificateId),
              ConditionExpression: '#status = :valid',
              ExpressionAttributeNames: { '#status': 'status' },
              ExpressionAttributeValues: { ':valid': 'valid' },
            },
          },
        ]),
  ];

const Due = z.object({ applicantId: ApplicantId });

export const incentiveTable = (table: Table) => ({
  async get(applicantId: ApplicantId, waveId: WaveId, incentiveId: IncentiveId): Promise<Incentive | undefined> {
    const item = await getItem(table, moneyKeys.incentive(applicantId, waveId, incentiveId));
    return item === undefined ? undefined : Incentive.parse(item);
  },

  /** What was decided of a person's incentives, as it stands. */
  async ofPerson(applicantId: ApplicantId): Promise<Incentive[]> {
    return (await queryAll(table, moneyKeys.incentives(applicantId))).map((item) => Incentive.parse(item));
  },

  /** Every decision about a person's incentives, each incentive's first first. */
  async decisions(applicantId: ApplicantId): Promise<Incentive[]> {
    return (await queryAll(table, moneyKeys.incentiveDecisions(applicantId))).map((item) => Incentive.parse(item));
  },

  /**
   * Approves an incentive: the decision and its event, its amount out of the allotment onto the participant's account,
   * and the payout that waits for an envelope, all or nothing.
   * @returns false when it was decided meanwhile, or something that the approval stands on was changed.
   */
  async approve({ incentive, payout }: Payable, basis: ApprovalBasis): Promise<boolean> {
    const { applicantId, decidedAt } = incentive;
    const { written } = await transact(table, (TableName) => [
      ...decisionWrites(incentive)(TableName),
      ...transferWrites(incentiveTransfer(incentive, decidedAt))(TableName),
      ...readyWrites(payout)(TableName),
      ...basisChecks(basis)(TableName),
      ...basis.laterDays.map((day) => incentiveDueWrite(applicantId, day)(TableName)),
    ]);
    return written;
  },

  /**
   * Makes another attempt to pay an approved incentive whose money came back: it is on the participant's account.
   * @returns false when the incentive, or what it stands on, was changed meanwhile.
   */
  async attempt({ incentive, payout }: Payable, basis: Omit<ApprovalBasis, 'laterDays'>): Promise<boolean> {
    const { written } = await transact(table, (TableName) => [
      incentiveWrite(incentive)(TableName),
      ...readyWrites(payout)(TableName),
      ...basisChecks(basis)(TableName),
    ]);
    return written;
  },

  /** Refuses an incentive, with its event. @returns false when it was decided meanwhile. */
  async refuse(incentive: Incentive): Promise<boolean> {
    return (await transact(table, decisionWrites(incentive))).written;
  },

  /** Takes back an approval whose payout came back before ({@link withdrawnWrites}). @returns false when it was changed meanwhile. */
  async withdraw(
    incentive: Incentive,
    refusal: Pick<Screened, 'reasons' | 'listVersions'> & { readonly at: string },
  ): Promise<boolean> {
    return (await transact(table, withdrawnWrites(incentive, refusal))).written;
  },

  /** Has a person's incentives looked at on a day (YYYY-MM-DD, WIB) from tomorrow on. */
  async lookAgain(applicantId: ApplicantId, day: string): Promise<void> {
    await transact(table, (TableName) => [incentiveDueWrite(applicantId, day)(TableName)]);
  },

  /** Those whose incentives are due on a day, of one shard, after a place; the place from which to go on where there are more. */
  async due(
    day: string,
    shard: number,
    { after, limit }: { readonly after: string | undefined; readonly limit: number },
  ): Promise<{ readonly due: readonly ApplicantId[]; readonly next: string | undefined }> {
    const { items, last } = await queryFrom(table, moneyKeys.incentivesDue(day, shard), { after, limit });
    return { due: items.map((item) => Due.parse(item).applicantId), next: last };
  },
});
export type Incentives = ReturnType<typeof incentiveTable>;
