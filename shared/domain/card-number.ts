import { createHmac, hkdfSync } from 'node:crypto';
import type { Ticket, WaveId } from '../../events/event.ts';
import type { WaveKeys } from './ticket.ts';

/** A Kartu Prakerja number: 16 digits, the last of them the Luhn check digit (ISO/IEC 7812-1, annex B). */
export const cardNumberPattern = /^8\d{15}$/;

// ISO/IEC 7812 keeps the first digit 8 for health care and telecommunications: no bank's payment card begins with it.
const firstDigit = '8';
const chosenDigits = 14;

/** The check digit that makes the digits with it a multiple of ten by the rule of Luhn. */
export const luhnDigit = (digits: string): string => {
  let sum = 0;
  for (let place = 0; place < digits.length; place += 1) {
    const digit = Number(digits[digits.length - 1 - place]);
    const weighted = place % 2 === 0 ? 2 * digit : digit;
    sum += weighted > 9 ? weighted - 9 : weighted;
  }
  return String((10 - (sum % 10)) % 10);
};

export const isCardNumber = (text: string): boolean =>
  cardNumberPattern.test(text) && luhnDigit(text.slice(0, -1)) === text.slice(-1);

/**
 * The card number of a ticket, the same each time, and not to be guessed without the wave's key. Where another person
 * has it already (one pair in a hundred waves of 150,000), the next attempt, counted from 1, gives another.
 */
export const cardNumberOf = (
  { ticketKey }: WaveKeys,
  { waveId, ticket, attempt }: { readonly waveId: WaveId; readonly ticket: Ticket; readonly attempt: number },
): string => {
  const key = Buffer.from(hkdfSync('sha256', ticketKey, waveId, 'prakerja-card-v1', 32));
  const mac = createHmac('sha256', key).update(`${ticket}\0${attempt}`).digest();
  // 128 bits taken modulo 10^14: the digits are even to one part in 10^24.
  const number = BigInt(`0x${mac.toString('hex', 0, 16)}`) % 10n ** BigInt(chosenDigits);
  const digits = firstDigit + number.toString().padStart(chosenDigits, '0');
  return digits + luhnDigit(digits);
};

/** The number as it is shown: all but the last four digits hidden. */
export const maskedCardNumber = (number: string): string => `•••• •••• •••• ${number.slice(-4)}`;
