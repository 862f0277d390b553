import type { Language } from './languages.ts';

/** How numbers, instants and sizes are written for people. */

const locales = { id: 'id-ID', en: 'en-GB' } as const;

export const numberText = (language: Language, value: number): string =>
  new Intl.NumberFormat(locales[language]).format(value);

/** Whole rupiah: `Rp600.000`, and `−Rp600.000` of what is taken off. */
export const rupiahText = (language: Language, amount: number): string =>
  `${amount < 0 ? '−' : ''}Rp${numberText(language, Math.abs(amount))}`;

/** An instant in western Indonesian time, to the minute: `23 Agustus 2023 pukul 23.00 WIB`. */
export const instantText = (language: Language, instant: string): string =>
  `${new Intl.DateTimeFormat(locales[language], { dateStyle: 'long', timeStyle: 'short', timeZone: 'Asia/Jakarta' }).format(new Date(instant))} WIB`;

/** The time of day of an instant, in western Indonesian time: `16.00`. */
export const timeText = (language: Language, instant: string): string =>
  new Intl.DateTimeFormat(locales[language], { timeStyle: 'short', timeZone: 'Asia/Jakarta' }).format(
    new Date(instant),
  );

/** The name of a language by its code of ISO 639; the code where it has none here. */
export const languageText = (language: Language, code: string): string =>
  new Intl.DisplayNames(locales[language], { type: 'language' }).of(code) ?? code;

export const dayText = (language: Language, instant: string): string =>
  new Intl.DateTimeFormat(locales[language], { dateStyle: 'long', timeZone: 'Asia/Jakarta' }).format(new Date(instant));

/** A size in bytes, to one digit after the point. */
export const sizeText = (language: Language, bytes: number): string => {
  const [value, unit] = bytes < 1_000_000 ? [bytes / 1_000, 'kB'] : [bytes / 1_000_000, 'MB'];
  return `${new Intl.NumberFormat(locales[language], { maximumFractionDigits: 1 }).format(value)} ${unit}`;
};

/** A hash in short: enough to compare by eye. */
export const shortHash = (hex: string): string => `${hex.slice(0, 8)} … ${hex.slice(-8)}`;
