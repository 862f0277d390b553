import { randomBytes } from 'node:crypto';
import type { ClientCode } from '../../events/training.ts';
import type { Partner } from '../domain/training/partner.ts';
import { open, seal } from './fields.ts';
import type { KeyRing, KeyStore } from './ring.ts';

const signKeyBytes = 32;

const ownerOf = (clientCode: ClientCode): string => `partner:${clientCode}`;

/**
 * A new key with which a partner signs: 32 random bytes as 64 hexadecimal digits, which is what a partner is given and
 * signs with as it stands.
 */
export const newSignKey = (): string => randomBytes(signKeyBytes).toString('hex');

/** A partner's key, encrypted and bound to the partner. */
export const sealSignKey = (ring: KeyRing, clientCode: ClientCode, signKey: string): string =>
  seal(ring, ownerOf(clientCode), 'signKey', signKey);

/**
 * The live keys of a partner in clear, the newest first. A partner without a key needs no ring, which may not have been
 * made yet, and which not everybody may make.
 */
export const liveSignKeys = async (
  keys: Pick<KeyStore, 'ring'>,
  { clientCode, signKeys }: Pick<Partner, 'clientCode' | 'signKeys'>,
): Promise<{ readonly version: number; readonly signKey: string }[]> => {
  if (signKeys.length === 0) return [];
  const ring = await keys.ring();
  return signKeys.map(({ version, sealed }) => ({
    version,
    signKey: open(ring, ownerOf(clientCode), 'signKey', sealed),
  }));
};
