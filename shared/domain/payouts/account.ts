import * as z from 'zod';
import { ApplicantId, Instant } from '../../../events/event.ts';
import { PayoutChannel } from '../../../events/money.ts';

/** Why an account cannot be paid to: what a participant can act on, each a problem code as `payout-account-<reason>`. */
export const AccountFault = z.enum(['not-found', 'inactive', 'not-upgraded', 'identity-differs', 'phone-differs']);
export type AccountFault = z.infer<typeof AccountFault>;

/** The account (rekening, e-wallet) that a participant is paid to. Its number is encrypted under the person. */
export const PayoutAccount = z.object({
  applicantId: ApplicantId,
  /** Counts up with every account that the person links. */
  version: z.int().positive(),
  channel: PayoutChannel,
  /** Sealed under the person as field `payoutAccount`. */
  sealedNumber: z.string(),
  /** As it is shown: `******7890`. */
  maskedNumber: z.string(),
  /** Keyed hashes of channel and number: one account for one person. */
  accountHashes: z.array(z.object({ version: z.int(), hash: z.string() })).min(1),
  /** Keyed hashes of the NIK for which the channel confirmed the account. */
  nikHashes: z.array(z.object({ version: z.int(), hash: z.string() })).min(1),
  linkedAt: Instant,
  /** A first account can be paid to at once; one that replaces another after a while, so that its owner can object. */
  usableFrom: Instant,
  /**
   * Of an account that took another's place: the version that was paid to until then. It is paid to while this one cools
   * off, and stands again where its owner objects.
   */
  replaces: z.int().positive().optional(),
  /** Since a payout to it came back: why. Another account, or this one again, has to be linked. */
  faultyAt: Instant.optional(),
  faultyBecause: z.string().optional(),
  /** When its owner objected while it cooled off. */
  undoneAt: Instant.optional(),
});
export type PayoutAccount = z.infer<typeof PayoutAccount>;

/** Whether money can be sent to it at an instant (ISO 8601). */
export const isPayable = ({ usableFrom, faultyAt, undoneAt }: PayoutAccount, at: string): boolean =>
  faultyAt === undefined && undoneAt === undefined && usableFrom <= at;

/** Whether it took another's place so lately that its owner can still object. */
export const isCooling = ({ usableFrom }: Pick<PayoutAccount, 'usableFrom'>, at: string): boolean => usableFrom > at;

/**
 * The account that money is sent to at an instant (ISO 8601): the one that stands, or, while that cools off, the one whose
 * place it took. Undefined where there is none, or a payout to it came back.
 */
export const payableAccount = (
  standing: PayoutAccount,
  versions: readonly PayoutAccount[],
  at: string,
): PayoutAccount | undefined => {
  const account = isCooling(standing, at) ? versions.find(({ version }) => version === standing.replaces) : standing;
  return account !== undefined && isPayable(account, at) ? account : undefined;
};
