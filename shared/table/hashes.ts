import type { KeyedHash } from './keys.ts';

/** Whether two sets of hashes are of the same value: they share a hash under some version of the key. */
export const isSame = (ones: readonly KeyedHash[], others: readonly KeyedHash[]): boolean =>
  ones.some((one) => others.some(({ version, hash }) => version === one.version && hash === one.hash));

/** The hashes of two sets, each once, those of the first set first. */
export const union = (ones: readonly KeyedHash[], others: readonly KeyedHash[]): KeyedHash[] => [
  ...ones,
  ...others.filter((other) => !isSame([other], ones)),
];
