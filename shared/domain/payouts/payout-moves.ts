import type { Payout, PayoutStatus } from './payout.ts';

/** What happens to a payout. */
export type PayoutMove =
  /** It is put into an envelope, or taken out of one that was rejected. */
  | 'envelop'
  | 'drop'
  /** Its money is blocked; or goes back before the bank was told. */
  | 'block'
  | 'withdraw'
  /** The bank is about to be told; or was not told after all, which must be certain. */
  | 'tell'
  | 'untell'
  /** It is looked what became of it, in vain. */
  | 'look'
  /** The bank has it, has paid it, or has given it back. */
  | 'take'
  | 'pay'
  | 'bounce';

/**
 * The whole life of a payout. A move that is not listed is refused. Nothing leads from where the bank may have been told
 * to `withdrawn`: what it has may be paid at any time.
 */
export const payoutMoves: Readonly<Record<PayoutStatus, Partial<Record<PayoutMove, PayoutStatus>>>> = {
  ready: { envelop: 'enveloped', withdraw: 'withdrawn' },
  enveloped: { drop: 'ready', block: 'blocked' },
  blocked: { tell: 'unknown', withdraw: 'withdrawn' },
  unknown: { tell: 'unknown', untell: 'blocked', look: 'unknown', take: 'sent', pay: 'paid', bounce: 'bounced' },
  sent: { look: 'sent', pay: 'paid', bounce: 'bounced' },
  paid: {},
  bounced: {},
  withdrawn: {},
};

type Changed = Partial<
  Pick<
    Payout,
    'envelopeId' | 'blockedAt' | 'toldAt' | 'sentAt' | 'lookAt' | 'looks' | 'bankReference' | 'settledAt' | 'because'
  >
>;

/**
 * The payout after a move, with what that changes beside the status.
 * @throws Error for a move that its status does not allow: whoever asks has to have looked.
 */
export const movedPayout = (payout: Payout, move: PayoutMove, changed: Changed = {}): Payout => {
  const status = payoutMoves[payout.status][move];
  if (status === undefined) throw new Error(`A payout that is ${payout.status} cannot ${move}.`);
  const moved: Payout = { ...payout, ...changed, status, revision: payout.revision + 1 };
  if (move === 'drop') delete moved.envelopeId;
  // Nobody looks after what is over, or was not begun.
  if (Object.keys(payoutMoves[status]).length === 0 || move === 'drop') delete moved.lookAt;
  return moved;
};

const minute = 60_000;

/** A call is over within seconds, whatever became of it; a message may come back for minutes. In milliseconds. */
const firstLook = minute;
const blockedLook = 30 * minute;
const longestPause = 6 * 60 * minute;

const later = (at: Date, milliseconds: number): string => new Date(at.getTime() + milliseconds).toISOString();

/** When a payout whose money is blocked is looked after, should its message be lost. */
export const lookAfterBlocked = (at: Date): string => later(at, blockedLook);

/** When it is looked what became of a payout: a minute after the bank was told, and then ever less often. */
export const nextLook = (at: Date, looks: number): string =>
  later(at, Math.min(longestPause, firstLook * 2 ** Math.min(looks, 12)));
