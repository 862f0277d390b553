import * as z from 'zod';
import { PayoutId, type EnvelopeId } from '../../events/money.ts';
import type { Award } from '../domain/award.ts';
import type { PayoutAccount } from '../domain/payouts/account.ts';
import { lookAfterBlocked, movedPayout, nextLook } from '../domain/payouts/payout-moves.ts';
import type { PayoutNews } from '../domain/payouts/payout-news.ts';
import { blockTransfer, withdrawalTransfer } from '../domain/payouts/payout-transfers.ts';
import type { Payout } from '../domain/payouts/payout.ts';
import type { Registration } from '../domain/registration.ts';
import { dateInWib } from '../domain/wave.ts';
import { open, openIdentity } from '../keys/fields.ts';
import type { Bank, PaymentState } from '../outside/bank.ts';
import { OutsideUnavailable, type UnavailableReason } from '../outside/unavailable.ts';
import { log } from '../platform/log.ts';
import { count } from '../platform/metrics.ts';
import { laterBy } from '../queue/later.ts';
import type { Outgoing } from '../queue/send.ts';
import type { Envelopes } from '../table/envelopes.ts';
import { incentiveDueWrite, withdrawnWrites, type Incentives } from '../table/incentives.ts';
import type { PayoutAccounts } from '../table/payout-accounts.ts';
import type { Payouts } from '../table/payouts.ts';
import { transferWrites } from '../table/transfers.ts';
import { lookBeforePaying, type BeforePaying, type LookingBeforePaying } from './objections.ts';
import type { NewsTaking } from './settling.ts';

/** A payout of an approved envelope is to be shipped; or it is to be looked what became of one. */
export const ShipStep = z.object({
  kind: z.literal('ship'),
  payoutId: PayoutId,
  /** How often its channel could not be reached. */
  attempt: z.int().nonnegative().default(0),
});
export const AskStep = z.object({ kind: z.literal('ask'), payoutId: PayoutId });
export type ShipStep = z.infer<typeof ShipStep>;
export type AskStep = z.infer<typeof AskStep>;

export interface ShippingParts extends LookingBeforePaying {
  readonly payouts: Pick<Payouts, 'get' | 'move' | 'tell' | 'withdraw'>;
  readonly envelopes: Pick<Envelopes, 'get'>;
  readonly incentives: Pick<Incentives, 'get'>;
  readonly accounts: LookingBeforePaying['accounts'] & Pick<PayoutAccounts, 'version'>;
  /** Must try each call once only: what it says of a call is then true of the only one there was. */
  readonly bank: Pick<Bank, 'pay' | 'stateOf'>;
  readonly news: NewsTaking;
  /** Puts messages on the queue Payouts. */
  readonly steps: (messages: readonly Outgoing[]) => Promise<void>;
  readonly now: () => Date;
}

/** For these reasons a call has certainly not reached the channel. After any other the payment may be made all the same. */
const neverReached: ReadonlySet<UnavailableReason> = new Set<UnavailableReason>([
  'paced',
  'limited',
  'key-refused',
  'circuit-open',
]);

/** How often a payout is looked at that others are changing. */
const attempts = 8;

const dayMilliseconds = 86_400_000;

/** What telling the bank takes beside the payout itself. */
interface Payee {
  readonly account: PayoutAccount;
  readonly registration: Registration;
}

const newsOf = (answer: PaymentState): PayoutNews => ({ source: 'answer', ...answer });

/** The bank's answer; undefined and why, where there is none. */
const answerOf = async <Answer>(
  asking: Promise<Answer>,
): Promise<{ readonly answer: Answer } | { readonly silence: OutsideUnavailable }> => {
  try {
    return { answer: await asking };
  } catch (error) {
    if (error instanceof OutsideUnavailable) return { silence: error };
    throw error;
  }
};

/**
 * Ships payouts, each by itself. That the bank is told is written down before it is told: whoever dies between, or hears
 * no answer, leaves a payout of which nobody knows what became. That one is asked about, and only a bank that never got it
 * is told again, with the same number, by which it is the same payment.
 */
export const shipping = (parts: ShippingParts) => {
  const { payouts, envelopes, incentives, accounts, bank, keys, registrations, news, steps, now } = parts;
  const look = lookBeforePaying(parts);
  const approved = new Set<EnvelopeId>();

  /** What was approved once stays so. */
  const isApproved = async (envelopeId: EnvelopeId | undefined): Promise<boolean> => {
    if (envelopeId === undefined) return false;
    if (approved.has(envelopeId)) return true;
    const status = (await envelopes.get(envelopeId))?.status;
    if (status !== 'approved' && status !== 'shipped') return false;
    approved.add(envelopeId);
    return true;
  };

  /** @returns undefined where it was changed meanwhile. */
  const block = async (payout: Payout): Promise<Payout | undefined> => {
    const at = now();
    const blockedAt = at.toISOString();
    const blocked = movedPayout(payout, 'block', { blockedAt, lookAt: lookAfterBlocked(at) });
    return (await payouts.move(blocked, payout, blockTransfer(blocked, blockedAt))) ? blocked : undefined;
  };

  const withdraw = async (payout: Payout, before: Exclude<BeforePaying, { verdict: 'pay' }>): Promise<boolean> => {
    const moment = now();
    const at = moment.toISOString();
    const { applicantId, waveId, incentiveId } = payout;
    const transfer = withdrawalTransfer(payout, at);
    if (before.verdict === 'return') {
      const withdrawn = movedPayout(payout, 'withdraw', { settledAt: at, because: before.because });
      const tomorrow = dateInWib(new Date(moment.getTime() + dayMilliseconds));
      return payouts.withdraw(withdrawn, payout, (TableName) => [
        ...transferWrites(transfer)(TableName),
        incentiveDueWrite(applicantId, tomorrow)(TableName),
      ]);
    }
    const incentive = await incentives.get(applicantId, waveId, incentiveId);
    if (incentive === undefined) throw new Error('A payout is of no incentive.');
    const { reasons, listVersions } = before;
    const because = reasons[0]?.code ?? 'refused';
    const withdrawn = movedPayout(payout, 'withdraw', { settledAt: at, because });
    const beside = [transfer];
    return payouts.withdraw(withdrawn, payout, withdrawnWrites(incentive, { reasons, listVersions, at, beside }));
  };

  /** Writes down that the bank is told. @returns undefined where something was changed meanwhile. */
  const told = async (payout: Payout, award?: Award): Promise<Payout | undefined> => {
    const at = now();
    const looks = (payout.looks ?? -1) + 1;
    const next = movedPayout(payout, 'tell', { toldAt: at.toISOString(), looks, lookAt: nextLook(at, looks) });
    return (await payouts.tell(next, payout, award)) ? next : undefined;
  };

  const instruct = async (payout: Payout, { account, registration }: Payee) => {
    const { payoutId, envelopeId, channel, amount, applicantId } = payout;
    if (envelopeId === undefined) throw new Error('A payout is told that is in no envelope.');
    const ring = await keys.ring();
    const { name } = openIdentity(ring, applicantId, registration.identity, 'name');
    const number = open(ring, applicantId, 'payoutAccount', account.sealedNumber);
    return answerOf(bank.pay({ payoutId, envelopeId, channel, number, name, amount }));
  };

  const postponed = ({ payoutId, channel }: Payout, { reason }: OutsideUnavailable): void => {
    log.warn('A channel cannot pay now; a payout is postponed.', { payoutId, channel, reason });
    count('PayoutsPostponed');
  };

  /** Tells the bank to pay what was blocked. @returns false where something was changed meanwhile. */
  const send = async (payout: Payout, attempt: number): Promise<boolean> => {
    const before = await look(payout, now());
    if (before.verdict !== 'pay') {
      const isWithdrawn = await withdraw(payout, before);
      if (isWithdrawn) count('PayoutsWithdrawn');
      return isWithdrawn;
    }
    const sent = await told(payout, before.award);
    if (sent === undefined) return false;
    const outcome = await instruct(sent, before);
    if ('answer' in outcome) {
      await news.take(newsOf(outcome.answer), sent);
      return true;
    }
    const { silence } = outcome;
    postponed(sent, silence);
    if (!neverReached.has(silence.reason)) return true;
    // It was told by nobody before, and by nobody since: else it would have another revision.
    const untold = movedPayout(sent, 'untell', { lookAt: lookAfterBlocked(now()) });
    if (!(await payouts.move(untold, sent))) return true;
    const delaySeconds = laterBy(attempt, silence.retryAfterSeconds);
    const { payoutId } = payout;
    await steps([{ body: { kind: 'ship', payoutId, attempt: attempt + 1 } satisfies ShipStep, delaySeconds }]);
    return true;
  };

  /** @returns false where something was changed meanwhile. */
  const shipOnce = async ({ payoutId, attempt }: Omit<ShipStep, 'kind'>): Promise<boolean> => {
    const payout = await payouts.get(payoutId);
    if (payout?.status === 'blocked') return send(payout, attempt);
    if (payout?.status !== 'enveloped' || !(await isApproved(payout.envelopeId))) return true;
    const blocked = await block(payout);
    return blocked !== undefined && send(blocked, attempt);
  };

  const repeated = async (once: () => Promise<boolean>): Promise<void> => {
    for (let tries = 1; tries <= attempts; tries += 1) if (await once()) return;
    throw new Error('A payout kept changing while it was being shipped.');
  };

  /** Somebody looked, and it is not over. @returns false where it was changed meanwhile, which is as well. */
  const lookLater = (payout: Payout): Promise<boolean> => {
    const at = now();
    const looks = (payout.looks ?? 0) + 1;
    return payouts.move(movedPayout(payout, 'look', { looks, lookAt: nextLook(at, looks) }), payout);
  };

  /** The bank never got it: it is told again, and it is the same payment. */
  const tellAgain = async (payout: Payout): Promise<void> => {
    const { applicantId, accountVersion } = payout;
    const [account, registration] = await Promise.all([
      accounts.version(applicantId, accountVersion),
      registrations.get(applicantId),
    ]);
    if (account === undefined || registration === undefined) throw new Error('A payout is to no account.');
    const sent = await told(payout);
    if (sent === undefined) return;
    const outcome = await instruct(sent, { account, registration });
    if ('answer' in outcome) await news.take(newsOf(outcome.answer), sent);
    else postponed(sent, outcome.silence);
  };

  const askAbout = async (payout: Payout): Promise<void> => {
    const { payoutId, channel, amount, bankReference = '', sentAt = '' } = payout;
    const outcome = await answerOf(bank.stateOf(channel, payoutId));
    if ('silence' in outcome) {
      postponed(payout, outcome.silence);
      await lookLater(payout);
      return;
    }
    const { answer } = outcome;
    if (answer !== undefined) {
      await news.take(newsOf(answer), payout);
      if (answer.status === 'pending' && payout.status === 'sent') await lookLater(payout);
      return;
    }
    if (payout.status === 'unknown') {
      await tellAgain(payout);
      return;
    }
    // It had the payment, and says now that it has not: told again, it might pay twice.
    const lost = {
      source: 'answer',
      payoutId,
      status: 'pending',
      reference: bankReference,
      amount,
      at: sentAt,
    } as const;
    await news.intoBucket(lost, 'forgotten-by-bank');
    await lookLater(payout);
  };

  return {
    /** Ships a payout of an approved envelope; one that is past that stays as it is. */
    ship: ({ payoutId, attempt }: Omit<ShipStep, 'kind'>): Promise<void> =>
      repeated(() => shipOnce({ payoutId, attempt })),

    /** Looks what became of a payout, if it is time to. */
    async ask({ payoutId }: Omit<AskStep, 'kind'>): Promise<void> {
      const payout = await payouts.get(payoutId);
      if (payout?.lookAt === undefined || payout.lookAt > now().toISOString()) return;
      if (payout.status === 'blocked') await repeated(() => shipOnce({ payoutId, attempt: 0 }));
      else await askAbout(payout);
    },
  };
};
export type Shipping = ReturnType<typeof shipping>;
