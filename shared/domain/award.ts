import * as z from 'zod';
import { ApplicantId, Instant, Ticket, WaveId } from '../../events/event.ts';
import { Refusal } from '../errors.ts';
import { cardNumberPattern } from './card-number.ts';
import type { Listing } from './registration.ts';
import { Scheme } from './rule-set.ts';
import type { RuleSet } from './rule-sets.ts';
import { dateInWib, endOfDayInWib, type Wave } from './wave.ts';

/**
 * Why a drawn person does not get the card yet. `identity-disputed` ends with the ruling in the dispute; the others are
 * final unless a person decides otherwise.
 */
const HoldReason = z.enum(['identity-disputed', 'identity-changed', 'household-limit-reached', 'earlier-recipient']);
export type HoldReason = z.infer<typeof HoldReason>;

/**
 * Why somebody has the card no more. `given-up`: by their own wish. `listed`: a ministry's list names them by now.
 * `revoked`: by the rules for recipients. `redrawn`: the wave was drawn again, and they were not drawn.
 */
export const EndReason = z.enum(['given-up', 'listed', 'revoked', 'redrawn']);
export type EndReason = z.infer<typeof EndReason>;

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
  /** Day 0 of the deadline, but for an award that was held. */
  announcedAt: Instant,
  /** When a ruling ended the holding: day 0 of the deadline of such an award. */
  releasedAt: Instant.optional(),
  firstPurchaseDeadline: Instant,
  /** When the first purchase that stands was made, and how many stand. */
  firstPurchaseAt: Instant.optional(),
  purchases: z.int().nonnegative().optional(),
  /**
   * A held award cannot be spent until a person has decided; one that has ended never again. One that was used and whose
   * holder was found not entitled is stopped: nothing more is given, and what was is owed.
   */
  state: z.enum(['active', 'held', 'ended', 'stopped']),
  heldBecause: HoldReason.optional(),
  /** Of a held award: how many members of the family card were taken before in this draw. */
  householdWinnersBefore: z.int().nonnegative().optional(),
  endedBecause: EndReason.optional(),
  endedAt: Instant.optional(),
  /** Of an award that a list ended: the code of the reason, and the version of the list. */
  endedReason: z.string().optional(),
  endedListVersion: z.string().optional(),
  /** Of an award that was stopped: since when, why, and the version of the list that says so. */
  stoppedAt: Instant.optional(),
  stoppedReason: z.string().optional(),
  stoppedListVersion: z.string().optional(),
  stoppedSource: z.string().optional(),
  /** The rule that one objects to against the stop, and since when the list's line counts. */
  stoppedRule: z.string().optional(),
  stoppedListedSince: Instant.optional(),
  /** Of an award that has ended or was stopped: what was on it, in whole rupiah. It went back to the treasury from one that was revoked or stopped. */
  returned: z.int().nonnegative().optional(),
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
  /** Another subject claims the same NIK, and it is not decided, or not carried out, who is who. */
  readonly isDisputed: boolean;
  /** The person corrected the NIK after the draw's lists were frozen: it was another NIK that was drawn. */
  readonly isIdentityChanged: boolean;
  /** Recipients of the family card whom another wave or a list made. */
  readonly householdRecipientsElsewhere: number;
  /** Members of the family card taken before this person in this draw: 0 or 1. */
  readonly householdWinnersBefore: number;
  /** The person has an award already, from another wave that was announced after this one's cut-off. */
  readonly isRecipientElsewhere: boolean;
}

const ownPrefix = 'wave-';

/** The version under which a wave's own awards stand on the list of earlier recipients. */
export const ownListVersion = (waveId: WaveId): string => `${ownPrefix}${waveId}`;

/** Whether a version of that list is a wave's own and no ministry's. */
export const isOwnListVersion = (listVersion: string): boolean => listVersion.startsWith(ownPrefix);

/**
 * Whether the list of earlier recipients has the person because of something else than this wave: a line that came
 * after the wave's cut-off, since one that came before has excluded them, and until an instant (ISO 8601).
 */
export const isRecipientElsewhere = (wave: Wave, listings: readonly Listing[], until: string): boolean =>
  listings.some(
    ({ source, since, listVersion }) =>
      source === 'earlier-recipients' &&
      since > wave.cutoffAt &&
      since <= until &&
      listVersion !== ownListVersion(wave.waveId),
  );

const holdReason = (found: Circumstances, rules: RuleSet): HoldReason | undefined => {
  if (found.isIdentityChanged) return 'identity-changed';
  if (found.isDisputed) return 'identity-disputed';
  if (found.isRecipientElsewhere) return 'earlier-recipient';
  const recipients = found.householdRecipientsElsewhere + found.householdWinnersBefore;
  return recipients >= rules.maxRecipientsPerKk.value ? 'household-limit-reached' : undefined;
};

/** The last moment (23:59 WIB) of the scheme's day for the first purchase, counted from the day of an instant. */
const deadlineFrom = (day0: string, rules: RuleSet): string =>
  endOfDayInWib(new Date(day0), rules.firstPurchaseDays.value).toISOString();

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
  const { householdWinnersBefore } = found;
  const heldBecause = holdReason(found, rules);
  return {
    ...drawn,
    waveId: wave.waveId,
    scheme: wave.scheme,
    ruleVersion: rules.version,
    cardNumber,
    balance: rules.trainingBudget.value,
    announcedAt,
    firstPurchaseDeadline: deadlineFrom(announcedAt, rules),
    ...(heldBecause === undefined ? { state: 'active' } : { state: 'held', heldBecause, householdWinnersBefore }),
  };
};

/**
 * A held award when it is ruled whose it is: it becomes the holder's, with the same card, ticket and rank, unless there
 * is another reason to hold it. Nobody could spend it before, so that the days for the first purchase count anew from
 * the day of the release, under the same rules.
 */
export const releasedAward = (
  held: Award,
  release: {
    readonly holder: ApplicantId;
    readonly rules: RuleSet;
    readonly releasedAt: string;
    readonly found: Circumstances;
  },
): Award => {
  const { holder, rules, releasedAt, found } = release;
  const heldBecause = holdReason(found, rules);
  const award = { ...held, applicantId: holder };
  if (heldBecause !== undefined) return { ...award, state: 'held', heldBecause };
  delete award.heldBecause;
  delete award.householdWinnersBefore;
  return { ...award, state: 'active', releasedAt, firstPurchaseDeadline: deadlineFrom(releasedAt, rules) };
};

/** @throws Refusal award-held, award-ended or award-stopped when the card cannot be used. */
export const mustBeActive = ({ state }: Pick<Award, 'state'>): void => {
  if (state === 'held') throw new Refusal('award-held');
  if (state === 'ended') throw new Refusal('award-ended');
  if (state === 'stopped') throw new Refusal('award-stopped');
};

/** Whether a purchase stands: then the place is taken for good. */
export const isUsed = ({ firstPurchaseAt }: Pick<Award, 'firstPurchaseAt'>): boolean => firstPurchaseAt !== undefined;

/**
 * Only a card that can be used, and has not been, can be given up, or taken, with its place.
 * @throws Refusal award-held, award-ended or award-used.
 */
export const mustBeUnused = (award: Award): void => {
  mustBeActive(award);
  if (isUsed(award)) throw new Refusal('award-used');
};

/** Whether the first purchase was due before an instant and was not made: the card is to be revoked. */
export const isOverdue = (award: Award, at: Date): boolean =>
  award.state === 'active' && !isUsed(award) && award.firstPurchaseDeadline < at.toISOString();

/** The day (YYYY-MM-DD, WIB) at whose end the first purchase is due. */
export const dueDay = ({ firstPurchaseDeadline }: Pick<Award, 'firstPurchaseDeadline'>): string =>
  dateInWib(new Date(firstPurchaseDeadline));

/** How an award ends. */
export interface AwardEnd {
  readonly because: EndReason;
  /** ISO 8601. */
  readonly at: string;
  /** The reason's code and the list's version, where a list ends it. */
  readonly listed?: { readonly reason: string; readonly listVersion: string };
}

/**
 * Whether an award can end in this way: a draw anew ends one that is held too, since another was drawn. One that has
 * been used ends in none of them, for its place is taken.
 */
export const mayEnd = (award: Award, { because }: AwardEnd): boolean =>
  !isUsed(award) && (award.state === 'active' || (award.state === 'held' && because === 'redrawn'));

/**
 * The award of somebody who has the card no more; what it was stays on it, but for the money: that of a revoked one is
 * the treasury's, that of another is there for whoever gets the place.
 * @throws Refusal award-held, award-ended or award-used.
 */
export const endedAward = (award: Award, end: AwardEnd): Award => {
  const { because, at, listed } = end;
  if (!mayEnd(award, end)) mustBeUnused(award);
  return {
    ...award,
    state: 'ended',
    balance: 0,
    returned: award.balance,
    endedBecause: because,
    endedAt: at,
    ...(listed === undefined ? {} : { endedReason: listed.reason, endedListVersion: listed.listVersion }),
  };
};

/**
 * An award that a list had ended, given back with its money because the reason does not hold any more. Nobody could spend it in
 * between, so that the days for the first purchase count anew from the day of the return.
 */
export const restoredAward = (ended: Award, rules: RuleSet, at: string): Award => {
  const award = { ...ended, balance: ended.balance + (ended.returned ?? 0) };
  delete award.returned;
  delete award.endedBecause;
  delete award.endedAt;
  delete award.endedReason;
  delete award.endedListVersion;
  return { ...award, state: 'active', releasedAt: at, firstPurchaseDeadline: deadlineFrom(at, rules) };
};
