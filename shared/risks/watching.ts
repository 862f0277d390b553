import type { Registration } from '../domain/registration.ts';
import type { KeyStore } from '../keys/ring.ts';
import { assessing, type Assessing } from './assessing.ts';
import { signalling, type Signalling } from './signalling.ts';

export interface Watching extends Signalling, Assessing {
  readonly signals: Signalling['signals'] & Assessing['signals'];
  readonly keys: Pick<KeyStore, 'ring'>;
}

/**
 * Brings up to date what a person shares with others, and opens or joins a case where too many do. Done again it changes
 * nothing, so that whoever is cut off does it again.
 */
export const watching = (parts: Watching) => {
  const signal = signalling(parts);
  const assess = assessing(parts);
  return async (registration: Registration, at: Date): Promise<void> => {
    await assess(await signal(await parts.keys.ring(), registration, at), at);
  };
};
