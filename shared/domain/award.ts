import * as z from 'zod';
import { ApplicantId, Instant, Ticket, WaveId } from '../../events/event.ts';
import { cardNumberPattern } from './card-number.ts';
import { Scheme } from './rule-set.ts';
import type { RuleSet } from './rule-sets.ts';
import { endOfDayInWib, type Wave } from './wave.ts';

/** Why a person decides before a drawn person gets the card. */
const HoldReason = z.enum(['identity-disputed', 'household-limit-reached', 'earlier-recipient']);
type HoldReason = z.infer<typeof HoldReason>;

/** What a drawn person has: the card, its training balance and the deadline of the first purchase. */
export const Award = z.object({
  applicantId: ApplicantId,
  waveId: WaveId,
  ticket: Ticket,
  regency: z.string(),
  /** In the regency, from 1. */
  rank: z.int().positive(),
  scheme: Scheme,
  ruleVersion: z.string(),
  cardNumber: z.string().regex(cardNumberPattern),
  /** Whole rupiah, for training only. */
  balance: z.int().nonnegative(),
  /** Day 0 of the deadline. */
  announcedAt: Instant,
  firstPurchaseDeadline: Instant,
  /** A held award cannot be spent until a person has decided. */
  state: z.enum(['active', 'held']),
  heldBecause: HoldReason.optional(),
});
export type Award = z.infer<typeof Award>;

/** A drawn person, as the award needs them. */
export interface Drawn {
  readonly applicantId: ApplicantId;
  readonly ticket: Ticket;
  readonly regency: string;
  readonly rank: number;
}

/** What was found about a drawn person when the award is made, beyond the draw. */
export interface Circumstances {
  /** Another subject claims the same NIK, and nobody has decided who is who. */
  readonly isDisputed: boolean;
  /** Recipients of the family card whom another wave or a list made. */
  readonly householdRecipientsElsewhere: number;
  /** Members of the family card taken before this person in this draw: 0 or 1. */
  readonly householdWinnersBefore: number;
  /** The person has an award already, from another wave that was announced after this one's cut-off. */
  readonly isRecipientElsewhere: boolean;
}

const holdReason = (found: Circumstances, rules: RuleSet): HoldReason | undefined => {
  if (found.isDisputed) return 'identity-disputed';
  if (found.isRecipientElsewhere) return 'earlier-recipient';
  const recipients = found.householdRecipientsElsewhere + found.householdWinnersBefore;
  return recipients >= rules.maxRecipientsPerKk.value ? 'household-limit-reached' : undefined;
};

/**
 * The award of a drawn person under the wave's rules: the scheme's training budget, and the last moment (23:59 WIB) of
 * the scheme's day for the first purchase, the announcement being day 0.
 */
export const makeAward = (
  drawn: Drawn,
  award: {
    readonly wave: Wave;
    readonly rules: RuleSet;
    readonly announcedAt: string;
    readonly cardNumber: string;
    readonly found: Circumstances;
  },
): Award => {
  const { wave, rules, announcedAt, cardNumber, found } = award;
  const heldBecause = holdReason(found, rules);
  return {
    ...drawn,
    waveId: wave.waveId,
    scheme: wave.scheme,
    ruleVersion: rules.version,
    cardNumber,
    balance: rules.trainingBudget.value,
    announcedAt,
    firstPurchaseDeadline: endOfDayInWib(new Date(announcedAt), rules.firstPurchaseDays.value).toISOString(),
    ...(heldBecause === undefined ? { state: 'active' } : { state: 'held', heldBecause }),
  };
};
