import * as z from 'zod';

/** SMTP carries no longer address (RFC 5321, section 4.5.3.1.3: 256 octets of path, with its two brackets). */
const longest = 254;

/**
 * An e-mail address as a request carries it: parsed to its domain in lower case, the local part as written, since only
 * the domain is the same in every case (RFC 5321, section 2.4).
 */
export const EmailText = z
  .string()
  .max(longest, 'email-malformed')
  .pipe(z.email('email-malformed'))
  .transform((text) => {
    const at = text.lastIndexOf('@');
    return text.slice(0, at) + text.slice(at).toLowerCase();
  });
