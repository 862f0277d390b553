import { bls12_381 } from '@noble/curves/bls12-381.js';
import { sha256, sha256Hex } from './hash.ts';

/** The public randomness beacon: drand's chain `quicknet`, and the local stack's own, which nobody vouches for. */

export interface Chain {
  /** Its name in the commitment: the chain hash, or `local`. */
  readonly name: string;
  /** Unix time, in seconds, of round 1. */
  readonly genesisTime: number;
  readonly periodSeconds: number;
  /** Hex, compressed, on G2. A chain without one can be checked by its hash alone. */
  readonly publicKey?: string;
}

/** drand's quicknet, scheme bls-unchained-g1-rfc9380, pinned: whoever answers for it must hold this key. */
export const quicknet: Chain = {
  name: '52db9ba70e0cc0f6eaf7803dd07447a1f5477735fd3f661792ba94600c84e971',
  genesisTime: 1_692_803_367,
  periodSeconds: 3,
  publicKey:
    '83cf0f2896adee7eb8b5f01fcad3912212c437e0073e911fb90022d3e760183c8c4b450b6a0a6c3ac6a5776a2d1064510d1fec758c921cc22b0e17e63aaf4bcb5ed66304de9cf809bd274ca73bab4af5a6e9c76a4bc09e76eae8991ef5ece45a',
};

export const localChainName = 'local';

/** The local stack's beacon, for development: it has no public key. Genesis in Unix seconds. */
export function localChain(times: { genesisTime: number; periodSeconds: number }): Chain {
  return { name: localChainName, ...times };
}

/** A round as a beacon publishes it; randomness 32 bytes and signature in hex. */
export interface BeaconRound {
  readonly round: number;
  readonly randomness: string;
  readonly signature: string;
}

/** The instant (ISO 8601, UTC) at which a round, counted from 1, exists. */
export function timeOf({ genesisTime, periodSeconds }: Chain, round: number): string {
  return new Date(1000 * (genesisTime + (round - 1) * periodSeconds)).toISOString();
}

/** The first round that does not exist before the instant. */
export function roundAt({ genesisTime, periodSeconds }: Chain, instant: string): number {
  const secondsSinceGenesis = Date.parse(instant) / 1000 - genesisTime;
  return Math.max(1, Math.ceil(secondsSinceGenesis / periodSeconds) + 1);
}

const signatureScheme = 'BLS_SIG_BLS12381G1_XMD:SHA-256_SSWU_RO_NUL_';

/**
 * What is wrong with a round, as one plain sentence, or undefined where it is the chain's own: its randomness is the
 * hash of its signature, and its signature, where the chain has a key, is that key's over this round.
 */
export function roundFault(chain: Chain, { round, randomness, signature }: BeaconRound): string | undefined {
  if (!/^([0-9a-f]{2})+$/.test(signature)) return 'The signature of the round is not lower-case hex.';
  if (sha256Hex(Buffer.from(signature, 'hex')) !== randomness) {
    return 'The randomness is not the SHA-256 of the signature of the round.';
  }
  if (chain.publicKey !== undefined && !isSigned(chain.publicKey, round, signature)) {
    return `The signature of round ${round} is not one of the chain ${chain.name}.`;
  }
  return undefined;
}

function isSigned(publicKey: string, round: number, signature: string): boolean {
  const roundBytes = Buffer.alloc(8);
  roundBytes.writeBigUInt64BE(BigInt(round));
  const { shortSignatures } = bls12_381;
  try {
    const message = shortSignatures.hash(sha256(roundBytes), signatureScheme);
    return shortSignatures.verify(Buffer.from(signature, 'hex'), message, Buffer.from(publicKey, 'hex'));
  } catch {
    // Bytes that are no point of the curve are refused by an exception.
    return false;
  }
}
