/**
 * Partitions that belong to no person, and that environments read once in seconds or minutes, whoever asks. How often a
 * journey meets such a read depends on the clock and not on how many people there are: those reads are counted apart.
 */
const shared: readonly RegExp[] = [
  /^WAVES$/,
  /^WAVE#[^#]+$/,
  /^KEYS$/,
  /^SWITCHES/,
  /^SWITCH#features$/,
  /^LIST#/,
  /^PARTNER#/,
  /^(INSTITUTION|PLATFORM)S$/,
  /^COURSE#/,
  /^SELECTION#/,
];

/** Whether what lies in a partition belongs to nobody. */
export const isShared = (partition: string): boolean => shared.some((pattern) => pattern.test(partition));
