import type { KeyRing, KeyStore } from '../../shared/keys/ring.ts';
import type { WaveKeys } from '../../shared/domain/ticket.ts';

const fixed = (fill: number): Buffer => Buffer.alloc(32, fill);

/** The keys before an exchange: one live version of each. */
export const testRing: KeyRing = {
  hashKeys: [{ version: 1, key: fixed(1) }],
  fieldKeys: [{ version: 1, key: fixed(11) }],
};

/** The keys after an exchange: the first version is gone. */
export const exchangedRing: KeyRing = {
  hashKeys: [{ version: 2, key: fixed(2) }],
  fieldKeys: [{ version: 2, key: fixed(12) }],
};

/** The keys during an exchange: a second version is live beside the first, and is the current one. */
export const rotatingRing: KeyRing = {
  hashKeys: [...exchangedRing.hashKeys, ...testRing.hashKeys],
  fieldKeys: [...exchangedRing.fieldKeys, ...testRing.fieldKeys],
};

/** The two keys that every wave has in tests. */
export const testWaveKeys: WaveKeys = { ticketKey: fixed(21), householdKey: fixed(22) };

/** A key store without KMS: fixed keys of 32 bytes. */
export const testKeys = (ring: KeyRing = testRing): KeyStore => ({
  ring: () => Promise.resolve(ring),
  waveKeys: () => Promise.resolve(testWaveKeys),
  newWaveKeys: () => Promise.resolve({ wrappedTicketKey: 'ticket', wrappedHouseholdKey: 'household' }),
});
