import type { PayoutChannel } from '../../../events/money.ts';
import { parsePhone } from '../phone.ts';

/** What numbers of a channel are: of accounts at a bank, or the mobile number of an e-wallet. */
const forms = {
  BNI: { digits: 10 },
  BCA: { digits: 10 },
  OVO: 'phone',
  GOPAY: 'phone',
  LINKAJA: 'phone',
  DANA: 'phone',
} as const satisfies Record<PayoutChannel, { readonly digits: number } | 'phone'>;

// People write numbers as they are printed, with blanks, dots and hyphens.
const separators = /[\s.-]/g;
const onlyDigits = /^\d+$/;

/** Whether the channel is an e-wallet, whose number is its holder's mobile number. */
export const isWallet = (channel: PayoutChannel): boolean => forms[channel] === 'phone';

/**
 * The number of an account in the one form in which it is kept and compared: digits, or a mobile number as E.164.
 * Undefined where the text is no number of the channel.
 */
export const parseAccountNumber = (channel: PayoutChannel, text: string): string | undefined => {
  const form = forms[channel];
  if (form === 'phone') return parsePhone(text);
  const number = text.replace(separators, '');
  return onlyDigits.test(number) && number.length === form.digits ? number : undefined;
};

/** How many of the digits are shown. */
const shownDigits = 4;

/** A number as it is shown: `******7890`. */
export const masked = (number: string): string =>
  '*'.repeat(Math.max(0, number.length - shownDigits)) + number.slice(-shownDigits);
