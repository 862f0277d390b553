import { told } from '../../shared/api-client/client.ts';
import { rupiahText } from '../../shared/domain/text-forms.ts';
import { dateInWib } from '../../shared/domain/wave.ts';
import { checkLedger } from '../../shared/ledger/check.ts';
import { ledgerLines } from '../ledger-report.ts';
import { apiOf } from '../api.ts';
import { sandboxAdmin } from '../sandboxes/admin.ts';
import { tableOf } from '../stack/table-client.ts';
import { pause, untilEmpty, type Cast } from './acts.ts';
import { citizenOf } from './citizen.ts';
import type { Applicant } from './people.ts';
import { progressOf } from './progress.ts';

/** Somebody who has completed a course. */
export interface Finisher {
  readonly applicant: Applicant;
  readonly orderId: string;
}

/** What the act of the money comes to. */
export interface MoneySummary {
  readonly funnel: readonly (readonly [string, number])[];
  readonly lines: readonly string[];
  readonly isWell: boolean;
}

/** What does not come within a minute does not come. */
const patienceMilliseconds = 60_000;

const eventually = async <Value>(what: string, look: () => Promise<Value | undefined>): Promise<Value> => {
  for (const until = Date.now() + patienceMilliseconds; Date.now() < until;) {
    const found = await look();
    if (found !== undefined) return found;
    await pause(150);
  }
  throw new Error(`It did not come to pass that ${what}.`);
};

/** Incentives that this person has come to: decided ones first. */
const incentivesOf = (cast: Cast, { applicant }: Finisher) => citizenOf(cast.stack, applicant).incentives();
type Incentive = Awaited<ReturnType<typeof incentivesOf>>[number];

const decided = (incentives: readonly Incentive[]) => incentives.find(({ decision }) => decision !== undefined);

const staffOf = (cast: Cast) => {
  const apiAs = (sub: string, group: string) =>
    apiOf(cast.stack, () => cast.stack.tokenFor({ pool: 'staff', sub, groups: [group] }));
  const operator = apiAs('operator-demo', 'operator');
  const look = (envelopeId: string) =>
    told(operator.GET('/v1/payout-envelopes/{envelopeId}', { params: { path: { envelopeId } } }));

  return {
    /** Puts what is ready into an envelope; two people approve what it declares. Gives what it declared. */
    async payOut(): Promise<{ readonly count: number; readonly sum: number }> {
      const until = new Date().toISOString();
      const { envelopeId } = await told(operator.POST('/v1/payout-envelopes', { body: { until } }));
      const proposed = await eventually('an envelope was put together', async () => {
        const envelope = await look(envelopeId);
        return envelope.status === 'proposed' ? envelope : undefined;
      });
      const { count, sum } = proposed.declared ?? { count: 0, sum: 0 };
      const params = { path: { envelopeId } };
      const body = { verdict: 'approve', count, sum } as const;
      for (const sub of ['approver-one', 'approver-two'])
        await told(apiAs(sub, 'approver').POST('/v1/payout-envelopes/{envelopeId}/verdict', { params, body }));
      return { count, sum };
    },
  };
};

/** The number of the account that a finisher links, by their place among the finishers. */
export const accountNumber = (number: number): string => String(4_100_000_001 + number * 37);

const link = (
  cast: Cast,
  { applicant }: Finisher,
  account: { readonly channel: 'BNI' | 'GOPAY'; readonly number: string },
): Promise<number> => citizenOf(cast.stack, applicant).linkAccount(account);

const rating = { rating: 5, text: 'Materinya jelas dan langsung dapat dipakai.' };

/**
 * The act of the money: those who have completed a course link an account, rate and review, and are paid. One is named by
 * a ministry's list before that, is refused, and owes what the course cost; one's bank gives the money back, and it is
 * paid again once the account is mended. At the end the ledger is proven.
 */
export const payFinishers = async (cast: Cast, finishers: readonly Finisher[]): Promise<MoneySummary> => {
  const { stack, operator } = cast;
  const bankUrl = stack.sandboxes?.bank.url;
  if (bankUrl === undefined) throw new Error('The demo needs the sandboxes of the outside world.');
  const bank = sandboxAdmin(bankUrl);
  const staff = staffOf(cast);
  const [listed, mending, ...others] = finishers;
  const paid = [...(mending === undefined ? [] : [mending]), ...others];

  const linking = progressOf('accounts linked, checked by their banks', finishers.length);
  const phone = finishers[0]?.applicant.person.application.phone ?? '';
  let strangersWallets = 0;
  for (const [number, finisher] of finishers.entries()) {
    const account = { channel: 'BNI', number: accountNumber(number) } as const;
    // Somebody tries the wallet of another first, and is told what to do.
    if (number === 2 && (await link(cast, finisher, { channel: 'GOPAY', number: phone })) === 422)
      strangersWallets += 1;
    const status = await link(cast, finisher, account);
    if (status >= 300) throw new Error(`An account was not linked: ${status}.`);
    linking.advance();
  }
  linking.finish();

  let debt = 0;
  if (listed !== undefined) {
    await operator.reportOfPolice([listed.applicant.person.registered.nik]);
    debt = await eventually('the card of somebody on a list was stopped', async () => {
      const [owed] = await citizenOf(stack, listed.applicant).debts();
      return owed?.outstanding;
    });
  }
  if (mending !== undefined) await bank.tellAccounts([{ channel: 'BNI', number: accountNumber(1), fault: 'inactive' }]);

  let reviewed = 0;
  for (const { applicant, orderId } of finishers)
    if (await citizenOf(stack, applicant).review(orderId, rating)) reviewed += 1;
  const deciding = progressOf('incentives decided on the lists of this moment', paid.length);
  for (const finisher of paid) {
    await eventually('an incentive was decided', async () => decided(await incentivesOf(cast, finisher)));
    deciding.advance();
  }
  deciding.finish();
  await untilEmpty(stack, 'Incentives');
  const refused = listed === undefined ? undefined : (await incentivesOf(cast, listed))[0];

  const first = await staff.payOut();
  const settled = (finisher: Finisher) =>
    eventually('a payout came to its end', async () => {
      const payout = decided(await incentivesOf(cast, finisher))?.payout;
      return payout?.status === 'paid' || payout?.status === 'bounced' ? payout : undefined;
    });
  const paying = progressOf('payouts that came to their end', paid.length);
  const outcomes: string[] = [];
  for (const finisher of paid) {
    outcomes.push((await settled(finisher)).status);
    paying.advance();
  }
  paying.finish();
  const bounced = outcomes.filter((status) => status === 'bounced').length;

  if (mending !== undefined) {
    await bank.tellAccounts([{ channel: 'BNI', number: accountNumber(1), fault: null }]);
    await link(cast, mending, { channel: 'BNI', number: accountNumber(1) });
    await eventually('a payout was tried again', async () => {
      const payout = decided(await incentivesOf(cast, mending))?.payout;
      return payout?.status === 'under-way' ? payout : undefined;
    });
    await staff.payOut();
    await eventually('it was paid after all', async () =>
      decided(await incentivesOf(cast, mending))?.payout?.status === 'paid' ? true : undefined,
    );
  }

  const books = await bank.books();
  const table = tableOf(stack);
  const report = await checkLedger(table, { day: dateInWib(new Date()), pause });
  table.client.destroy();
  const ours = report?.standing['paid'] ?? 0;
  const isBalanced = report?.findings.differences.length === 0 && ours === books.sum;
  return {
    funnel: [
      ['completed a course', finishers.length],
      ['rated and reviewed', reviewed],
      ['incentive approved', first.count],
      ['incentive paid', books.count],
    ],
    lines: [
      `Refused, named by a list that came later: ${refused === undefined ? 0 : 1}; owes ${rupiahText(debt)} for the course. What they read: “${refused?.headline ?? ''}”`,
      `Came back from the bank (account not active), mended, and paid again: ${bounced}. Wallet with another’s number refused when linked: ${strangersWallets}.`,
      `The bank’s own books: ${books.count} payments, ${rupiahText(books.sum)}; ours: ${rupiahText(ours)}.`,
      '',
      'The ledger of today, proven against cards, purchases, incentives and payouts:',
      ...(report === undefined ? ['nothing moved'] : ledgerLines(report)),
    ],
    isWell:
      reviewed === finishers.length &&
      books.count === paid.length &&
      (mending === undefined || bounced === 1) &&
      (listed === undefined || debt > 0) &&
      isBalanced,
  };
};
