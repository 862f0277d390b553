import { createHash, timingSafeEqual } from 'node:crypto';
import * as z from 'zod';
import { Refusal } from '../errors.ts';
import { environment } from '../platform/environment.ts';
import { count } from '../platform/metrics.ts';

/**
 * The header with which the edge (CloudFront) proves itself to the API. What a viewer sends under this name the edge
 * replaces by its own.
 */
export const edgeProofHeader = 'prakerja-edge-proof';

const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest();

type Headers = Readonly<Record<string, string | undefined>>;

/**
 * Tells what came through the edge: a request whose header holds a secret with one of these SHA-256 hashes (in
 * hexadecimal). Every hash is compared, each in constant time. Without hashes there is no edge, and everything came so.
 */
export const edgeCheck = (hashes: readonly string[]) => {
  const known = hashes.map((hash) => Buffer.from(hash, 'hex'));
  return (headers: Headers): boolean => {
    const presented = sha256(headers[edgeProofHeader] ?? '');
    const equal = known.filter((hash) => timingSafeEqual(hash, presented));
    return known.length === 0 || equal.length > 0;
  };
};

/** Hashes with commas between them: two are live while the secret is exchanged. */
const Hashes = z.string().regex(/^[0-9a-f]{64}(,[0-9a-f]{64})*$/);

const { EDGE_PROOF_HASHES } = environment({ EDGE_PROOF_HASHES: Hashes.optional() });

/** {@link edgeCheck} with the hashes of this function's environment. */
export const cameThroughEdge = edgeCheck(EDGE_PROOF_HASHES?.split(',') ?? []);

/** Refuses, and counts, what did not come through the edge. @throws Refusal not-through-edge */
export const mustComeThroughEdge = (headers: Headers): void => {
  if (cameThroughEdge(headers)) return;
  count('RequestsPastEdge');
  throw new Refusal('not-through-edge');
};
