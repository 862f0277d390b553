import { createHash } from 'node:crypto';
import * as z from 'zod';
import { PlatformId } from '../../../events/catalogue.ts';
import { Instant, WaveId } from '../../../events/event.ts';
import { SettlementId } from '../../../events/money.ts';
import { OrderId } from '../../../events/training.ts';
import { Refusal } from '../../errors.ts';
import { Approval, Declaration, isApproved, withApproval, type Verdict } from '../approval.ts';
import { endOfDayInWib } from '../wave.ts';

/**
 * Where a settlement is. `assembling`: what is due is looked through. `proposed`: it waits for its approvers. `approved`:
 * it is being entered. `rejected`: its lines are being put back; `withdrawn`: all of them are due again.
 */
export const SettlementStatus = z.enum(['assembling', 'proposed', 'approved', 'paid', 'rejected', 'withdrawn']);
export type SettlementStatus = z.infer<typeof SettlementStatus>;

/** Why a course is not paid for yet. */
export const HoldReason = z.enum(['certificate-revoked', 'attendance-missing', 'audit']);
export type HoldReason = z.infer<typeof HoldReason>;

/** What a settlement, or a part of it, comes to: courses and whole rupiah. */
export const SettlementSums = z.object({
  /** To be paid for, less what is set off. */
  pay: Declaration,
  /** Held back until somebody has looked into it. */
  held: Declaration,
  /** Paid for before, and given back to the participant since: set off against this settlement. */
  setOff: Declaration,
  /** Not paid for: given back before it was settled. */
  leftOut: Declaration,
});
export type SettlementSums = z.infer<typeof SettlementSums>;

const nothing = { count: 0, sum: 0 };
const noSums: SettlementSums = { pay: nothing, held: nothing, setOff: nothing, leftOut: nothing };

/** What one platform is paid for the courses whose codes were committed up to a day. */
export const Settlement = z.object({
  settlementId: SettlementId,
  platformId: PlatformId,
  /** The last day (WIB), and its last instant. */
  day: z.iso.date(),
  until: Instant,
  status: SettlementStatus,
  /** One that was withdrawn may be proposed again: how often it was. */
  round: z.int().positive(),
  proposedBy: z.string(),
  proposedAt: Instant,
  /** Once everything due was looked through. */
  sums: SettlementSums.optional(),
  approvals: z.array(Approval).readonly(),
  rejectedBy: z.string().optional(),
  rejectedAt: Instant.optional(),
  /** Why somebody rejected it. */
  remark: z.string().optional(),
  paidAt: Instant.optional(),
});
export type Settlement = z.infer<typeof Settlement>;

/** One course in a settlement. What is set off has an amount below zero. */
export const SettlementLine = z.object({
  settlementId: SettlementId,
  platformId: PlatformId,
  orderId: OrderId,
  waveId: WaveId,
  /** Since when it was due; a course that is due anew has a line of its own. */
  dueAt: Instant,
  /** Somebody had looked into what held it back, so that it was not held for that again. */
  isCleared: z.boolean(),
  /** Whole rupiah. */
  amount: z.int(),
  verdict: z.enum(['pay', 'held', 'set-off', 'left-out']),
  reasons: z.array(HoldReason),
  /** `open` until the settlement is entered. One that was given back meanwhile, or whose settlement was rejected, is `dropped`. */
  status: z.enum(['open', 'entered', 'dropped']),
});
export type SettlementLine = z.infer<typeof SettlementLine>;

/** A new settlement. Its number follows from platform and day, so that the same one, asked for again, is the same. */
export const openedSettlement = (
  { platformId, day, proposedBy, round }: Pick<Settlement, 'platformId' | 'day' | 'proposedBy' | 'round'>,
  at: Date,
): Settlement => {
  const until = endOfDayInWib(new Date(`${day}T12:00:00.000+07:00`), 0);
  if (until >= at) throw new Refusal('settlement-day-not-over', { field: 'day' });
  const name = createHash('sha256').update(`settlement\0${platformId}\0${day}`).digest('hex').slice(0, 24);
  return {
    settlementId: SettlementId.parse(name),
    platformId,
    day,
    until: until.toISOString(),
    status: 'assembling',
    round,
    proposedBy,
    proposedAt: at.toISOString(),
    approvals: [],
  };
};

/** What lines come to. Lines that were dropped count no more. */
export const sumsOf = (lines: readonly Pick<SettlementLine, 'amount' | 'verdict' | 'status'>[]): SettlementSums =>
  addedSums(
    lines.flatMap(({ amount, verdict, status }) => {
      if (status === 'dropped') return [];
      const one = { count: 1, sum: amount };
      if (verdict === 'pay') return [{ ...noSums, pay: one }];
      if (verdict === 'held') return [{ ...noSums, held: one }];
      return [verdict === 'set-off' ? { ...noSums, setOff: one } : { ...noSums, leftOut: one }];
    }),
  );

/** The sums of several parts together. */
export const addedSums = (parts: readonly SettlementSums[]): SettlementSums => {
  const added = (key: keyof SettlementSums): Declaration => ({
    count: parts.reduce((count, part) => count + part[key].count, 0),
    sum: parts.reduce((sum, part) => sum + part[key].sum, 0),
  });
  return { pay: added('pay'), held: added('held'), setOff: added('setOff'), leftOut: added('leftOut') };
};

/** What approvers name: the lines that money moves for, and what the platform gets, in whole rupiah. */
export const declaredOf = ({ pay, setOff }: SettlementSums): Declaration => ({
  count: pay.count + setOff.count,
  sum: pay.sum + setOff.sum,
});

const proposedSums = ({ status, sums }: Settlement): SettlementSums => {
  if (status === 'assembling' || sums === undefined) throw new Refusal('settlement-not-proposed');
  if (status !== 'proposed') throw new Refusal('settlement-closed');
  return sums;
};

/**
 * A settlement with one more approval; with the second it is approved.
 * @throws Refusal settlement-not-proposed, settlement-closed, settlement-below-zero, approval-own, declaration-differs.
 */
export const approvedSettlement = (settlement: Settlement, verdict: Verdict): Settlement => {
  const declared = declaredOf(proposedSums(settlement));
  // What a platform owes waits until it has sold more.
  if (declared.sum < 0) throw new Refusal('settlement-below-zero');
  const approvals = withApproval({ ...settlement, declared }, verdict);
  return { ...settlement, approvals, status: isApproved(approvals) ? 'approved' : 'proposed' };
};

/**
 * A settlement that one approver rejects: its lines are due again.
 * @throws Refusal settlement-not-proposed, settlement-closed, approval-own.
 */
export const rejectedSettlement = (
  settlement: Settlement,
  { by, remark, at }: { readonly by: string; readonly remark: string; readonly at: string },
): Settlement => {
  proposedSums(settlement);
  if (by === settlement.proposedBy) throw new Refusal('approval-own');
  return { ...settlement, status: 'rejected', rejectedBy: by, rejectedAt: at, remark };
};
