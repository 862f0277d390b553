import * as z from 'zod';
import { PayoutChannel } from '../../events/money.ts';
import { AccountFault } from '../../shared/domain/payouts/account.ts';
import { malformed, type Answer, type Call } from './server.ts';

/** The part of the sandbox bank that knows accounts and their holders. Undefined for a path that it does not know. */
export interface BankAccounts {
  answer(call: Call): Answer | undefined;
  /** The opposite of the truth, in the form of an answer. */
  untrue(call: Call): Answer | undefined;
  admin(call: Call): Answer | undefined;
  /** Why an account cannot be paid to at this moment; undefined where it can. */
  readonly faultOf: (channel: PayoutChannel, number: string) => AccountFault | undefined;
  statistics(): Readonly<Record<string, number>>;
}

const Inquiry = z.strictObject({
  number: z.string().regex(/^\+?\d{8,16}$/),
  nik: z.string().regex(/^\d{16}$/),
  name: z.string().min(1).max(200),
  phone: z.string().regex(/^\+62\d{9,12}$/),
});

const ToldAccount = z.strictObject({
  channel: PayoutChannel,
  number: z.string().min(1).max(20),
  /** Null for an account that is well, whatever its number ends with. */
  fault: AccountFault.nullable(),
});
export type ToldAccount = z.infer<typeof ToldAccount>;

const Told = z.array(ToldAccount).max(10_000);

/** What the last digits of a number say of its account, so that each fault can be had without telling; few numbers end so by chance. */
const faultsByEnding: Readonly<Record<string, AccountFault>> = {
  '999901': 'not-found',
  '999902': 'inactive',
  '999903': 'not-upgraded',
  '999904': 'identity-differs',
  '999905': 'phone-differs',
};

const inquiryPath = /^\/v1\/channels\/(\w+)\/account-inquiries$/;

/** Accounts at all channels: each is there and is that of whoever asks, unless its last digits or the admin surface say otherwise. */
export const bankAccounts = (): BankAccounts => {
  const told = new Map<string, AccountFault | null>();
  const counted = { inquiries: 0, accountFaults: 0 };

  const faultOf = (channel: PayoutChannel, number: string): AccountFault | undefined => {
    const fault = told.get(`${channel} ${number}`);
    return fault === undefined ? faultsByEnding[number.slice(-6)] : (fault ?? undefined);
  };

  const inquire = ({ method, path, body }: Call, isLie: boolean): Answer | undefined => {
    const name = inquiryPath.exec(path)?.[1];
    if (method !== 'POST' || name === undefined) return undefined;
    const channel = PayoutChannel.safeParse(name);
    if (!channel.success) return undefined;
    const asked = Inquiry.safeParse(body);
    // The issues could quote what was sent, so they are not given back.
    if (!asked.success) return { status: 400, body: { message: 'The inquiry is malformed.' } };
    const found = faultOf(channel.data, asked.data.number);
    const fault = isLie ? (found === undefined ? 'inactive' : undefined) : found;
    counted.inquiries += 1;
    if (fault === undefined) return { status: 200, body: { outcome: 'matched' } };
    counted.accountFaults += 1;
    return { status: 200, body: { outcome: 'fault', fault } };
  };

  return {
    faultOf,
    answer: (call) => inquire(call, false),
    untrue: (call) => inquire(call, true),
    admin({ method, path, body }) {
      if (method !== 'PUT' || path !== 'accounts') return undefined;
      const wanted = Told.safeParse(body);
      if (!wanted.success) return malformed(wanted.error);
      for (const { channel, number, fault } of wanted.data) told.set(`${channel} ${number}`, fault);
      return { status: 200, body: { accounts: wanted.data.length } };
    },
    statistics: () => ({ ...counted }),
  };
};
