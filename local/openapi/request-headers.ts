import type { RouteKey } from '../../shared/domain/access/index.ts';
import type { Parameter } from './requests.ts';

const header = (name: string, description: string, { required = false, pattern = '' } = {}): Parameter => ({
  name,
  in: 'header',
  required,
  description,
  schema: { type: 'string', ...(pattern !== '' && { pattern }) },
});

const device = header('prakerja-device', 'A number that the app made for its device: the same device is known by it.');
const proof = header(
  'prakerja-proof',
  'Where a challenge is on: its solution, or the place whose turn has come (GET /v1/registrations/challenge).',
);
const idempotencyKey = header(
  'idempotency-key',
  'A repeated call with the same key is answered as the first was, and changes nothing.',
  { pattern: '^[\\x21-\\x7e]{1,128}$' },
);

/** Headers that some routes read, beside those that all do. */
const ofRoute: Readonly<Partial<Record<RouteKey, readonly Parameter[]>>> = {
  'POST /v1/registrations': [proof, device],
  'PUT /v1/registrations/me': [device],
  'POST /v1/training-completions': [idempotencyKey],
  'POST /v1/payout-callbacks': [
    header('x-bank-timestamp', 'When the bank signed: ISO 8601, UTC.', { required: true }),
    header('x-bank-nonce', 'Another for each call.', { required: true }),
    header('x-bank-signature', 'HMAC-SHA256 over timestamp, nonce and body, in hexadecimal.', { required: true }),
  ],
};

/** How institutions sign their calls (docs/partner-api.md). */
const signed: readonly Parameter[] = [
  header('client_code', 'The code under which the institution is registered.', { required: true }),
  header('timestamp', 'Seconds since 1970.', { required: true }),
  header('signature', 'HMAC-SHA1 in hexadecimal; `signature-256` with HMAC-SHA256 in its place.'),
];

const known = header('if-none-match', 'The `etag` of what the caller has: 304 is answered while it is so.');

/** Headers that a route reads: those of its own, of its API, and what answers with an entity tag allows. */
export const requestHeaders = (key: RouteKey, answerHeaders: readonly string[]): readonly Parameter[] => [
  ...(ofRoute[key] ?? []),
  ...(key.startsWith('POST /api/v1/integration/') ? signed : []),
  ...(answerHeaders.includes('etag') ? [known] : []),
];
