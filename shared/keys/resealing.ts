import { open, seal } from './fields.ts';
import type { KeyRing } from './ring.ts';

/** A version, a dot, and in base64url a nonce, a tag and whatever stands between them. */
const form = /^(\d+)\.[A-Za-z0-9_-]{38,}$/;

/** The version of the field key under which a text is sealed; undefined for any other text. */
export const sealedUnder = (text: string): number | undefined => {
  const version = form.exec(text)?.[1];
  return version === undefined ? undefined : Number(version);
};

/** Whether a text is sealed under another key than the current one. */
export const isStale = ({ fieldKeys: [current] }: KeyRing, text: string): boolean => {
  const version = sealedUnder(text);
  return version !== undefined && version !== current?.version;
};

/** A sealed text under the current key, and as it was where it is already. */
export const resealed = (ring: KeyRing, owner: string, field: string, sealed: string): string =>
  isStale(ring, sealed) ? seal(ring, owner, field, open(ring, owner, field, sealed)) : sealed;
