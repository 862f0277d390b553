import { createHash } from 'node:crypto';
import type { PayoutChannel } from '../../events/money.ts';
import type { AccountFault } from '../../shared/domain/payouts/account.ts';

/** What a channel is told to pay, as it keeps it. */
export interface Instruction {
  readonly payoutId: string;
  readonly envelopeId: string;
  readonly channel: PayoutChannel;
  readonly number: string;
  readonly name: string;
  /** Whole rupiah. */
  readonly amount: number;
}

type Reason = AccountFault | 'limit-exceeded' | 'other';

/** What became of a payment, as the channel tells it. */
export interface Payment {
  readonly payoutId: string;
  readonly channel: PayoutChannel;
  readonly amount: number;
  readonly reference: string;
  readonly status: 'pending' | 'paid' | 'rejected';
  readonly reason?: Reason;
  readonly at: string;
}

/** What is told of a payment to whoever knows its channel. */
export const stateView = ({ payoutId, reference, amount, status, reason, at }: Payment) => ({
  payoutId,
  reference,
  amount,
  status,
  ...(reason === undefined ? {} : { reason }),
  at,
});

/** One line of a channel's account of ours: what left it, or came back to it. In the order in which it was booked. */
export interface Booking {
  readonly payoutId: string;
  readonly reference: string;
  readonly amount: number;
  readonly direction: 'debit' | 'credit';
  /** Of what came back. */
  readonly reason?: Reason;
  readonly at: string;
}

interface Total {
  readonly count: number;
  readonly sum: number;
}

const totalOf = (payments: readonly Payment[]): Total => ({
  count: payments.length,
  sum: payments.reduce((sum, { amount }) => sum + amount, 0),
});

/** The channel's own number of a payment: the same one on every start. */
const referenceOf = ({ channel, payoutId }: Instruction): string =>
  `${channel}${createHash('sha256').update(`${channel} ${payoutId}`).digest('hex').slice(0, 14).toUpperCase()}`;

const isSame = (one: Instruction, other: Instruction): boolean =>
  one.amount === other.amount && one.number === other.number && one.name === other.name;

const nameOf = (channel: PayoutChannel, payoutId: string): string => `${channel} ${payoutId}`;

/**
 * What the banks and e-wallets hold of the payments that they were told to make. A payment is known by channel and our
 * number for it: told twice, it is one.
 */
export const bankBooks = ({
  faultOf,
  now,
}: {
  /** Why an account cannot be paid to at this moment. */
  readonly faultOf: (channel: PayoutChannel, number: string) => AccountFault | undefined;
  readonly now: () => Date;
}) => {
  const payments = new Map<string, { readonly instruction: Instruction; payment: Payment }>();
  const bookings = new Map<PayoutChannel, Booking[]>();
  let repeated = 0;
  let conflicts = 0;

  const book = (channel: PayoutChannel, booking: Booking): void => {
    const booked = bookings.get(channel) ?? [];
    booked.push(booking);
    bookings.set(channel, booked);
  };

  const settled = (pending: Payment, number: string): Payment => {
    const at = now().toISOString();
    const fault = faultOf(pending.channel, number);
    if (fault !== undefined) return { ...pending, status: 'rejected', reason: fault, at };
    const { channel, payoutId, reference, amount } = pending;
    book(channel, { payoutId, reference, amount, direction: 'debit', at });
    return { ...pending, status: 'paid', at };
  };

  const all = (): Payment[] => [...payments.values()].map(({ payment }) => payment);

  return {
    /** A payment, new or known; undefined where the same number was given to another one before. */
    pay(instruction: Instruction, isAtOnce: boolean): Payment | undefined {
      const { channel, payoutId, amount, number } = instruction;
      const known = payments.get(nameOf(channel, payoutId));
      if (known !== undefined) {
        const isKnown = isSame(known.instruction, instruction);
        if (isKnown) repeated += 1;
        else conflicts += 1;
        return isKnown ? known.payment : undefined;
      }
      const taken: Payment = {
        payoutId,
        channel,
        amount,
        reference: referenceOf(instruction),
        status: 'pending',
        at: now().toISOString(),
      };
      // Where nobody could be paid it is said at once; all else may take its time.
      const isOver = isAtOnce || faultOf(channel, number) !== undefined;
      const payment = isOver ? settled(taken, number) : taken;
      payments.set(nameOf(channel, payoutId), { instruction, payment });
      return payment;
    },

    stateOf: (channel: PayoutChannel, payoutId: string): Payment | undefined =>
      payments.get(nameOf(channel, payoutId))?.payment,

    /** Settles what is pending: it is paid, or rejected where its account is faulty by now. @returns what it came to. */
    settle(): Payment[] {
      const changed: Payment[] = [];
      for (const entry of payments.values()) {
        if (entry.payment.status !== 'pending') continue;
        entry.payment = settled(entry.payment, entry.instruction.number);
        changed.push(entry.payment);
      }
      return changed;
    },

    /** Money that was paid comes back. @returns undefined where none of that number was paid. */
    giveBack(payoutId: string, reason: Reason): Payment | undefined {
      for (const entry of payments.values()) {
        const { payment } = entry;
        if (payment.payoutId !== payoutId || payment.status !== 'paid') continue;
        const at = now().toISOString();
        const { channel, amount, reference } = payment;
        book(channel, { payoutId, reference, amount, direction: 'credit', reason, at });
        entry.payment = { ...payment, status: 'rejected', reason, at };
        return entry.payment;
      }
      return undefined;
    },

    payments: all,
    bookings: (channel: PayoutChannel): readonly Booking[] => bookings.get(channel) ?? [],

    /** What stands as paid, together and by channel; what was rejected; how often a payment was told again. */
    totals() {
      const paid = all().filter(({ status }) => status === 'paid');
      const byChannel = Object.fromEntries(
        [...new Set(paid.map(({ channel }) => channel))]
          .toSorted()
          .map((name) => [name, totalOf(paid.filter(({ channel }) => channel === name))]),
      );
      const rejected = totalOf(all().filter(({ status }) => status === 'rejected'));
      const pending = totalOf(all().filter(({ status }) => status === 'pending'));
      return { ...totalOf(paid), byChannel, pending, rejected, repeated, conflicts };
    },
  };
};
export type BankBooks = ReturnType<typeof bankBooks>;
