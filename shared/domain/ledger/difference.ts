import * as z from 'zod';

/** What was compared. */
export const Comparison = z.enum([
  /** A transfer keeps to its form, adds up to nothing, and is called what it was caused by. */
  'transfer',
  /** What is on record of a person can be read. */
  'readable',
  /** All accounts together come to nothing. */
  'sum',
  /** A participant's balance is the sum of its entries. */
  'balance',
  /** No account that must not is below zero. */
  'below-zero',
  /** What a record calls for is what was entered: of cards, purchases, incentives, payouts, settlements, debts. */
  'awards',
  'orders',
  'incentives',
  'payouts',
  'settlements',
  'debts',
  /** A day that was closed is as it was then. */
  'closing',
]);
export type Comparison = z.infer<typeof Comparison>;

/** Two figures that must be the same, in whole rupiah. */
export interface Compared {
  readonly comparison: Comparison;
  /** The account, or the transfer, by its name. No personal data are in it. */
  readonly of: string;
  readonly expected: number;
  readonly found: number;
}

/** Figures that are not the same: an alarm, be it for one rupiah. */
export const Difference = z.object({
  comparison: Comparison,
  of: z.string(),
  /** Whole rupiah. */
  expected: z.number(),
  found: z.number(),
});
export type Difference = z.infer<typeof Difference>;

export const isDifferent = ({ expected, found }: Compared): boolean => expected !== found;

/** How many figures were compared, and those that differ. */
export interface Findings {
  readonly compared: Partial<Record<Comparison, number>>;
  readonly differences: readonly Difference[];
}

export const nothingFound: Findings = { compared: {}, differences: [] };

/** What comparisons come to. */
export const findingsOf = (all: readonly Compared[]): Findings => {
  const compared: Partial<Record<Comparison, number>> = {};
  for (const { comparison } of all) compared[comparison] = (compared[comparison] ?? 0) + 1;
  return { compared, differences: all.filter(isDifferent) };
};

/** Each difference once: who is paid by a transfer that lies in another shard is looked at there too. */
export const eachOnce = ({ compared, differences }: Findings): Findings => ({
  compared,
  differences: [...new Map(differences.map((one) => [`${one.comparison} ${one.of}`, one])).values()],
});

/** Findings of several checks as one. */
export const together = (one: Findings, other: Findings): Findings => {
  const compared = { ...one.compared };
  for (const name of Comparison.options) {
    const more = other.compared[name];
    if (more !== undefined) compared[name] = (compared[name] ?? 0) + more;
  }
  return { compared, differences: [...one.differences, ...other.differences] };
};
