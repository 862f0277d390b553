import type { Award } from '../award.ts';
import type { Account } from '../ledger/account.ts';
import { between, type Transfer } from '../ledger/transfer.ts';
import type { Registration } from '../registration.ts';
import type { RuleSet } from '../rule-sets.ts';
import type { ListedByRule } from '../standing.ts';
import { endOfDayInWib } from '../wave.ts';

/**
 * The award of somebody who has used the card and whom a list names by now: nothing more is given, and what is on the card
 * is the treasury's. What was bought stands. Instant in ISO 8601.
 */
export const stoppedAward = (
  award: Award,
  {
    listed,
    registration,
    at,
  }: { readonly listed: ListedByRule; readonly registration: Registration; readonly at: string },
): Award => {
  const { reason, listVersion, source, rule } = listed;
  const line = registration.screening.listings.find(
    (listing) => listing.source === source && listing.listVersion === listVersion,
  );
  return {
    ...award,
    state: 'stopped',
    balance: 0,
    returned: (award.returned ?? 0) + award.balance,
    stoppedAt: at,
    stoppedReason: reason,
    stoppedListVersion: listVersion,
    stoppedSource: source,
    stoppedRule: rule,
    ...(line === undefined ? {} : { stoppedListedSince: line.since }),
  };
};

/**
 * A stopped award whose reason does not hold any more, with all that was on it. Where no purchase stands, the days for the
 * first one count anew, since nothing could be bought meanwhile. Instant in ISO 8601.
 */
export const resumedAward = (stopped: Award, rules: RuleSet, at: string): Award => {
  const award = { ...stopped, state: 'active' as const, balance: stopped.balance + (stopped.returned ?? 0) };
  delete award.returned;
  delete award.stoppedAt;
  delete award.stoppedReason;
  delete award.stoppedListVersion;
  delete award.stoppedSource;
  delete award.stoppedRule;
  delete award.stoppedListedSince;
  if (award.firstPurchaseAt !== undefined) return award;
  const firstPurchaseDeadline = endOfDayInWib(new Date(at), rules.firstPurchaseDays.value).toISOString();
  return { ...award, firstPurchaseDeadline };
};

const accountsOf = ({ applicantId, waveId }: Award): { readonly training: Account; readonly returned: Account } => ({
  training: { kind: 'training', applicantId, waveId },
  returned: { kind: 'returned', waveId },
});

/** What is on a stopped card (whole rupiah) goes back to the treasury; undefined where nothing is. Instant in ISO 8601. */
export const stopTransfer = (award: Award, amount: number, at: string): Transfer | undefined => {
  const { training, returned } = accountsOf(award);
  const cause = { kind: 'entitlement-stop', of: `${award.waveId}-${award.ticket}-${at}` } as const;
  return amount === 0 ? undefined : between(training, returned, { amount, at, cause });
};

/** What the treasury had (whole rupiah) of a card that was stopped is on it again; undefined where that is nothing. */
export const resumptionTransfer = (award: Award, amount: number, at: string): Transfer | undefined => {
  const { training, returned } = accountsOf(award);
  const cause = { kind: 'entitlement-resumption', of: `${award.waveId}-${award.ticket}-${at}` } as const;
  return amount === 0 ? undefined : between(returned, training, { amount, at, cause });
};
