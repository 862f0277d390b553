import { problems } from '../problems/index.ts';
import { AccountFault, isCooling, payableAccount, type PayoutAccount } from './account.ts';

type Language = 'id' | 'en';

/** The problem that says what is to be done about a fault, which is what linking the account would be refused with too. */
export const problemOfFault = (fault: AccountFault) => `payout-account-${fault}` as const;

/** What came back for a reason that is no fault of the account's identity. */
const otherFaults = {
  'limit-exceeded': {
    id: 'Saldo akun ini melampaui batas. Kosongkan atau tingkatkan akun, lalu tautkan lagi.',
    en: 'The balance of this account is over its limit. Empty or upgrade it, then link it again.',
  },
  other: {
    id: 'Pembayaran ke rekening ini ditolak. Tanyakan kepada banknya, lalu tautkan lagi, atau tautkan rekening lain.',
    en: 'A payment to this account was rejected. Ask its bank, then link it again, or link another one.',
  },
} as const;

const isOther = (because: string | undefined): because is keyof typeof otherFaults =>
  because !== undefined && Object.hasOwn(otherFaults, because);

/** Why money came back from an account, as a stable code, and what its owner can do. */
const faultOf = ({ faultyAt, faultyBecause }: PayoutAccount, language: Language) => {
  if (faultyAt === undefined) return undefined;
  const known = AccountFault.safeParse(faultyBecause);
  if (known.success) return { at: faultyAt, code: known.data, detail: problems[problemOfFault(known.data)][language] };
  const code = isOther(faultyBecause) ? faultyBecause : 'other';
  return { at: faultyAt, code, detail: otherFaults[code][language] };
};

const named = ({ version, channel, maskedNumber }: PayoutAccount) => ({ version, channel, number: maskedNumber });

const nexts = {
  usable: {
    id: 'Insentif dibayar ke rekening ini.',
    en: 'Incentives are paid to this account.',
  },
  cooling: {
    id: 'Rekening ini menerima insentif setelah masa tunggunya berakhir. Bukan Anda yang menggantinya? Ajukan keberatan sebelum itu, dan rekening yang lama berlaku lagi.',
    en: 'This account receives incentives once its waiting time is over. It was not you who changed it? Object before then, and the earlier account stands again.',
  },
} as const;

/** An account that can be paid to, one whose change cools off, and one from which a payout came back. */
type AccountStatus = 'usable' | 'cooling' | 'faulty';

/** The account of a participant as they see it: whether it can be paid to, what is to be done, and every change of it, the newest first. */
export const accountView = (
  standing: PayoutAccount,
  versions: readonly PayoutAccount[],
  { at, language }: { readonly at: Date; readonly language: Language },
) => {
  const now = at.toISOString();
  const cooling = isCooling(standing, now);
  const fault = faultOf(standing, language);
  const payable = payableAccount(standing, versions, now);
  const { linkedAt, usableFrom } = standing;
  const status: AccountStatus = fault === undefined ? (cooling ? 'cooling' : 'usable') : 'faulty';
  return {
    ...named(standing),
    status,
    linkedAt,
    usableFrom,
    ...(payable === undefined ? {} : { paidTo: named(payable) }),
    ...(cooling ? { objectionUntil: usableFrom } : {}),
    ...(fault === undefined ? {} : { fault }),
    next: fault?.detail ?? nexts[cooling ? 'cooling' : 'usable'][language],
    history: versions
      .toSorted((one, other) => other.version - one.version)
      .map((version) => {
        const came = faultOf(version, language);
        return {
          ...named(version),
          linkedAt: version.linkedAt,
          usableFrom: version.usableFrom,
          ...(version.undoneAt === undefined ? {} : { undoneAt: version.undoneAt }),
          ...(came === undefined ? {} : { fault: came }),
        };
      }),
  };
};
