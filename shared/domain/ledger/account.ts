import * as z from 'zod';
import { PlatformId } from '../../../events/catalogue.ts';
import { ApplicantId, WaveId } from '../../../events/event.ts';
import { EnvelopeId, PayoutChannel } from '../../../events/money.ts';

const holder = { applicantId: ApplicantId, waveId: WaveId };

/**
 * The accounts (rekening) of the programme's money. A participant's own have a balance that is never below zero, held on
 * an item of theirs: the training balance on the award, the others on an item each. All others are entries only: their
 * balances are folded from these, so that no item is written by everybody.
 */
export const Account = z.discriminatedUnion('kind', [
  /** A participant's training balance. */
  z.object({ kind: z.literal('training'), ...holder }),
  /** What a participant is to be paid after the training, or for surveys, and was not yet sent. */
  z.object({ kind: z.literal('incentive'), ...holder }),
  z.object({ kind: z.literal('survey-incentive'), ...holder }),
  /** What somebody who was not entitled has still to pay back. */
  z.object({ kind: z.literal('debt'), ...holder }),

  /** The state's fund, from which all money comes: what it has given out stands there below zero. */
  z.object({ kind: z.literal('fund') }),
  /** What was set aside beforehand for the recipients of a regency in a wave. */
  z.object({ kind: z.literal('allotment'), waveId: WaveId, regency: z.string() }),
  /** What a platform has sold and was not paid for yet; and what of it is held back until a question is settled. */
  z.object({ kind: z.literal('payable'), platformId: PlatformId }),
  z.object({ kind: z.literal('withheld'), platformId: PlatformId }),
  /** What is blocked for the payouts of an envelope. */
  z.object({ kind: z.literal('blocked'), envelopeId: EnvelopeId }),
  /** What left the programme: to participants over a channel, to a platform. */
  z.object({ kind: z.literal('paid'), channel: PayoutChannel }),
  z.object({ kind: z.literal('settled'), platformId: PlatformId }),
  /** What went back to the treasury (RKUN). */
  z.object({ kind: z.literal('returned'), waveId: WaveId }),
  /** The counterpart of debts, below zero; and money that came from outside to pay them, below zero. */
  z.object({ kind: z.literal('claimed'), waveId: WaveId }),
  z.object({ kind: z.literal('repaid') }),
]);
export type Account = z.infer<typeof Account>;

/** An account of one participant. */
export type OwnAccount = Extract<Account, { applicantId: ApplicantId }>;
/** Those of them that have an item of their own. */
export type BalanceKind = Exclude<OwnAccount['kind'], 'training'>;

export const isOwn = (account: Account): account is OwnAccount => 'applicantId' in account;

/** The account's name: the same account, the same name. */
export const accountName = (account: Account): string => {
  switch (account.kind) {
    case 'training':
    case 'incentive':
    case 'survey-incentive':
    case 'debt':
      return `${account.kind}#${account.applicantId}#${account.waveId}`;
    case 'allotment':
      return `allotment#${account.waveId}#${account.regency}`;
    case 'payable':
    case 'withheld':
    case 'settled':
      return `${account.kind}#${account.platformId}`;
    case 'blocked':
      return `blocked#${account.envelopeId}`;
    case 'paid':
      return `paid#${account.channel}`;
    case 'returned':
    case 'claimed':
      return `${account.kind}#${account.waveId}`;
    case 'fund':
    case 'repaid':
      return account.kind;
  }
};
