import type { ApplicantId } from '../../events/event.ts';
import { PayoutId } from '../../events/money.ts';
import { isOwn } from '../domain/ledger/account.ts';
import { findingsOf, together, nothingFound, type Compared, type Findings } from '../domain/ledger/difference.ts';
import { folding, readTransfer, type Sums } from '../domain/ledger/folding.ts';
import type { TransferForm } from '../domain/ledger/transfer.ts';
import { forEachAtOnce } from '../selection/stage.ts';
import type { Payouts } from '../table/payouts.ts';
import type { PersonCheck } from './person-books.ts';
import type { SettlementCheck } from './settled.ts';

/** How many people are looked at at once. */
const peopleAtOnce = 10;

/** What is needed to look at those whom a transfer concerns. */
export interface Checking {
  readonly person: PersonCheck;
  readonly payouts: Pick<Payouts, 'get'>;
  readonly settlements: SettlementCheck;
}

/** A page of a day's transfers, folded. */
interface FoldedPage {
  readonly sums: Sums;
  readonly findings: Findings;
  /** Whom they concern, each once. */
  readonly people: ReadonlySet<ApplicantId>;
}

/**
 * Folds a page of transfers into what came before. Nobody's records are looked at yet, but for the payout of a payment,
 * which says whose it is, and the settlements of platforms.
 */
export const foldPage = async (
  items: readonly unknown[],
  { before, payouts, settlements }: { readonly before: Sums } & Omit<Checking, 'person'>,
): Promise<FoldedPage> => {
  const fold = folding(before);
  const people = new Set<ApplicantId>();
  const compared: Compared[] = [];
  const transfers: TransferForm[] = [];

  const payee = async ({ transferId, cause }: TransferForm): Promise<void> => {
    const payoutId = PayoutId.safeParse(cause.of.slice(0, 24));
    const payout = payoutId.success ? await payouts.get(payoutId.data) : undefined;
    if (payout === undefined) compared.push({ comparison: 'payouts', of: transferId, expected: 1, found: 0 });
    else people.add(payout.applicantId);
  };

  for (const item of items) {
    const read = readTransfer(item);
    compared.push(...read.compared);
    if (read.transfer === undefined) continue;
    fold.add(read.transfer);
    transfers.push(read.transfer);
    for (const { account } of read.transfer.entries) if (isOwn(account)) people.add(account.applicantId);
    if (read.transfer.cause.kind === 'payout-payment') await payee(read.transfer);
  }
  const settled = await settlements(transfers);
  compared.push(...settled.compared);
  for (const applicantId of settled.people) people.add(applicantId);
  return { sums: fold.sums(), findings: findingsOf(compared), people };
};

/** Looks at people, several at once, and says what is found of all of them. */
export const checkPeople = async (
  people: ReadonlySet<ApplicantId>,
  { person }: Pick<Checking, 'person'>,
): Promise<Findings> => {
  let findings = nothingFound;
  await forEachAtOnce([...people], peopleAtOnce, async (applicantId) => {
    const found = await person(applicantId);
    findings = together(findings, found);
  });
  return findings;
};
