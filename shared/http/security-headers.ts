/**
 * What every answer tells a browser: to come over TLS only, for two years (RFC 6797); to take nothing for another type than
 * it says; and to tell nobody where a reader came from. What a page may load and run is its own policy (`page.ts`).
 */
export const securityHeaders = {
  'strict-transport-security': 'max-age=63072000; includeSubDomains',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
} as const;
