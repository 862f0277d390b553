import * as z from 'zod';
import { Refusal } from '../../errors.ts';

/** An address to which a participant may be sent: absolute, over TLS, without a password and without a fragment. */
export const RedirectAddress = z
  .string()
  .max(2_000)
  .refine((text) => {
    const url = URL.parse(text);
    const isWeb = url?.protocol === 'https:' || url?.protocol === 'http:';
    return isWeb && url.username === '' && url.password === '' && url.hash === '';
  }, 'redirect-uri-malformed');

const loopback: readonly string[] = ['localhost', '127.0.0.1', '[::1]'];

/**
 * Holds an address to TLS. Where this API itself is served without it, on a laptop, so may be a page on the same machine.
 * @throws Refusal redirect-uri-malformed
 */
export const mustBeSafe = (address: string, publicUrl: string): void => {
  const { protocol, hostname } = new URL(address);
  if (protocol === 'https:') return;
  const isOnLaptop = new URL(publicUrl).protocol === 'http:' && loopback.includes(hostname);
  if (!isOnLaptop) throw new Refusal('redirect-uri-malformed', { field: 'redirect_uri' });
};
