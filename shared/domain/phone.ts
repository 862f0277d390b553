import * as z from 'zod';

// People write numbers with blanks, dots and hyphens, and the country code with or without its sign.
const separators = /[\s.-]/g;
// A mobile subscriber number is 8 and a second digit of the operator, nine to twelve digits in all.
const mobile = /^(?:\+?62|0)(8[1-9]\d{7,10})$/;

/** An Indonesian mobile number in the form of E.164 (`+628…`), or undefined where the text is none. */
export const parsePhone = (text: string): string | undefined => {
  const subscriber = mobile.exec(text.replace(separators, ''))?.[1];
  return subscriber === undefined ? undefined : `+62${subscriber}`;
};

/** A mobile number as a request carries it; parsed to the form of E.164. */
export const PhoneText = z
  .string()
  .max(25, 'phone-malformed')
  .refine((text) => parsePhone(text) !== undefined, 'phone-malformed')
  .transform((text) => parsePhone(text) ?? text);
