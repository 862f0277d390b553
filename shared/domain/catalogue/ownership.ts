import * as z from 'zod';

/** A business identification number (NIB, Nomor Induk Berusaha, PP 5/2021): 13 digits that stand for a business, not for a person. */
export const BusinessNumber = z.string().regex(/^\d{13}$/);

/** A business that owns part of another. Natural persons are not listed: the business that they own it through is. */
export const Owner = z.strictObject({ nib: BusinessNumber, name: z.string().trim().min(2).max(150) });
export type Owner = z.infer<typeof Owner>;

/** What the ownership register knows of a business: its own number, and its owners up to the last. */
export interface Owned {
  readonly nib: string;
  readonly owners: readonly Owner[];
}

const ties = ({ nib, owners }: Owned): ReadonlySet<string> => new Set([nib, ...owners.map((owner) => owner.nib)]);

/**
 * What ties two businesses: the numbers that stand for both of them, sorted. They are one business, one owns the other,
 * or somebody owns both. None where nothing ties them.
 */
export const sharedOwners = (one: Owned, other: Owned): string[] => {
  const others = ties(other);
  return [...ties(one)].filter((nib) => others.has(nib)).sort();
};
