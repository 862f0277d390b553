import * as z from 'zod';
import { Instant } from '../../events/event.ts';
import type { EnvelopeId, PayoutChannel, PayoutId } from '../../events/money.ts';
import { AccountFault } from '../domain/payouts/account.ts';
import { port, type Port, type PortSettings } from './port.ts';

/** An account as a channel is asked about it. Personal data: it goes in the body only. */
export interface AccountQuestion {
  readonly channel: PayoutChannel;
  readonly number: string;
  readonly nik: string;
  readonly name: string;
  readonly phone: string;
}

const AccountAnswer = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('matched') }),
  z.object({ outcome: z.literal('fault'), fault: AccountFault }),
]);
export type AccountAnswer = z.infer<typeof AccountAnswer>;

/** One payment that a channel is told to make. */
export interface PaymentInstruction {
  /** The number of the instruction: told twice, it is one payment. */
  readonly payoutId: PayoutId;
  readonly envelopeId: EnvelopeId;
  readonly channel: PayoutChannel;
  readonly number: string;
  readonly name: string;
  /** Whole rupiah. */
  readonly amount: number;
}

/** What a channel says of a payment: `pending` is told later by a callback and the statement. */
export const PaymentState = z.object({
  payoutId: z.string(),
  /** The channel's own number for it. */
  reference: z.string().max(64),
  amount: z.int().positive(),
  status: z.enum(['pending', 'paid', 'rejected']),
  /** Of a rejected one. */
  reason: z.union([AccountFault, z.enum(['limit-exceeded', 'other'])]).optional(),
  at: Instant,
});
export type PaymentState = z.infer<typeof PaymentState>;

/** The banks and e-wallets that incentives are paid over. Each channel has a rate, and a circuit, of its own. */
export interface Bank {
  /** Whether an account is there, can be paid to, and is that of the person. @throws OutsideUnavailable, OutsideRefused */
  inquire(question: AccountQuestion): Promise<AccountAnswer>;
  /** Tells a channel to pay. @throws OutsideUnavailable (it may have been taken all the same), OutsideRefused */
  pay(instruction: PaymentInstruction): Promise<PaymentState>;
  /** What became of a payment; undefined where the channel never got it. @throws OutsideUnavailable, OutsideRefused */
  stateOf(channel: PayoutChannel, payoutId: PayoutId): Promise<PaymentState | undefined>;
}

export const bankPort = (settings: Omit<PortSettings, 'service'>): Bank => {
  const ports = new Map<PayoutChannel, Port>();
  const portOf = (channel: PayoutChannel): Port => {
    const known = ports.get(channel) ?? port({ ...settings, service: `bank-${channel.toLowerCase()}` });
    ports.set(channel, known);
    return known;
  };
  const pathOf = (channel: PayoutChannel) => `/v1/channels/${channel}`;

  return {
    async inquire({ channel, ...question }) {
      const { answer } = await portOf(channel).ask({
        method: 'POST',
        path: `${pathOf(channel)}/account-inquiries`,
        body: question,
        answer: AccountAnswer,
      });
      if (answer === undefined) throw new Error('An inquiry came without an answer.');
      return answer;
    },
    async pay({ channel, payoutId, ...instruction }) {
      const { answer } = await portOf(channel).ask({
        method: 'POST',
        path: `${pathOf(channel)}/payments`,
        headers: { 'idempotency-key': payoutId },
        body: { payoutId, ...instruction },
        answer: PaymentState.refine((state) => state.payoutId === payoutId && state.amount === instruction.amount),
      });
      if (answer === undefined) throw new Error('A payment came without an answer.');
      return answer;
    },
    async stateOf(channel, payoutId) {
      const { answer } = await portOf(channel).ask({
        method: 'GET',
        path: `${pathOf(channel)}/payments/${payoutId}`,
        answer: PaymentState.refine((state) => state.payoutId === payoutId),
        meaningful: [404],
      });
      return answer;
    },
  };
};
