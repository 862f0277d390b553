import * as z from 'zod';
import { EnvelopeId, PayoutChannel, PayoutId } from '../../events/money.ts';
import { AccountFault } from '../../shared/domain/payouts/account.ts';
import { stateView, type BankBooks, type Payment } from './bank-books.ts';
import { CallbackSettings, type bankCallbacks } from './bank-callbacks.ts';
import { camtOf, csvOf } from './bank-statements.ts';
import { malformed, type Answer, type Call } from './server.ts';

const Told = z.strictObject({
  payoutId: PayoutId,
  envelopeId: EnvelopeId,
  number: z.string().regex(/^\+?\d{8,16}$/),
  name: z.string().min(1).max(200),
  amount: z.int().positive(),
});

const Mode = z.strictObject({ mode: z.enum(['at-once', 'later']) });
const Return = z.strictObject({
  payoutId: z.string(),
  reason: z.union([AccountFault, z.enum(['limit-exceeded', 'other'])]),
});
const Wanted = z.object({
  channel: PayoutChannel,
  format: z.enum(['camt', 'csv']),
  /** From 1. */
  first: z.coerce.number().int().positive().default(1),
  count: z.coerce.number().int().positive().default(1_000_000),
});

const paymentPath = /^\/v1\/channels\/(\w+)\/payments$/;
const statePath = /^\/v1\/channels\/(\w+)\/payments\/(\w+)$/;

/** The part of the sandbox bank that pays: the calls of its channels, and what the admin surface has it do. */
export const bankPayments = (books: BankBooks, callbacks: ReturnType<typeof bankCallbacks>) => {
  let isAtOnce = true;

  const answered = (payment: Payment): Answer => ({ status: 200, body: stateView(payment) });

  const pay = (channel: PayoutChannel, { headers, body }: Call): Answer => {
    const told = Told.safeParse(body);
    // The issues could quote what was sent, so they are not given back.
    if (!told.success || headers['idempotency-key'] !== told.data.payoutId)
      return { status: 400, body: { message: 'The instruction is malformed.' } };
    const payment = books.pay({ ...told.data, channel }, isAtOnce);
    return payment === undefined
      ? { status: 409, body: { message: 'The number stands for another payment.' } }
      : answered(payment);
  };

  const answer = (call: Call): Answer | undefined => {
    const { method, path } = call;
    const told = paymentPath.exec(path);
    const asked = statePath.exec(path);
    const channel = PayoutChannel.safeParse(told?.[1] ?? asked?.[1]);
    if (!channel.success) return undefined;
    if (told !== null) return method === 'POST' ? pay(channel.data, call) : undefined;
    const payment = method === 'GET' ? books.stateOf(channel.data, asked?.[2] ?? '') : undefined;
    return payment === undefined ? undefined : answered(payment);
  };

  /** A lie: the payment is of another amount. */
  const untrue = (call: Call): Answer | undefined => {
    const answerOfTruth = answer(call);
    const body = z.looseObject({ amount: z.int() }).safeParse(answerOfTruth?.body);
    return body.success ? { status: 200, body: { ...body.data, amount: body.data.amount + 1 } } : answerOfTruth;
  };

  const statement = ({ query }: Call): Answer => {
    const wanted = Wanted.safeParse(Object.fromEntries(query));
    if (!wanted.success) return malformed(wanted.error);
    const { channel, format, first, count } = wanted.data;
    const bookings = books.bookings(channel).slice(first - 1, first - 1 + count);
    const stretch = { channel, first, bookings, createdAt: new Date().toISOString() };
    return format === 'csv'
      ? { status: 200, body: Buffer.from(csvOf(stretch)), headers: { 'content-type': 'text/csv' } }
      : { status: 200, body: Buffer.from(camtOf(stretch)), headers: { 'content-type': 'application/xml' } };
  };

  const told = async (payments: readonly Payment[]): Promise<Answer> => ({
    status: 200,
    body: { callbacksSent: await callbacks.tell(payments) },
  });

  const admin = (call: Call): Answer | undefined | Promise<Answer | undefined> => {
    const { method, path, body } = call;
    switch (`${method} ${path}`) {
      case 'GET books':
        return { status: 200, body: books.totals() };
      case 'GET payments':
        return { status: 200, body: { payments: books.payments() } };
      case 'PUT payments': {
        const wanted = Mode.safeParse(body);
        if (!wanted.success) return malformed(wanted.error);
        isAtOnce = wanted.data.mode === 'at-once';
        return { status: 204 };
      }
      case 'PUT callbacks': {
        const wanted = CallbackSettings.safeParse(body);
        if (!wanted.success) return malformed(wanted.error);
        callbacks.set(wanted.data);
        return { status: 204 };
      }
      case 'POST callbacks':
        return callbacks.release().then((callbacksSent) => ({ status: 200, body: { callbacksSent } }));
      case 'POST settlement':
        return told(books.settle());
      case 'POST return': {
        const wanted = Return.safeParse(body);
        if (!wanted.success) return malformed(wanted.error);
        const payment = books.giveBack(wanted.data.payoutId, wanted.data.reason);
        return payment === undefined ? undefined : told([payment]);
      }
      case 'GET statement':
        return statement(call);
      default:
        return undefined;
    }
  };

  const statistics = (): Readonly<Record<string, number>> => {
    const { count, repeated, conflicts } = books.totals();
    return { paymentsPaid: count, paymentsRepeated: repeated, paymentConflicts: conflicts, ...callbacks.statistics() };
  };

  return { answer, untrue, admin, statistics };
};
