import * as z from 'zod';

/**
 * Counts of people that are told without telling of single ones. A count is told where it is none or not small; otherwise
 * it is withheld. A total is made of what is told and of nothing else, so that no total, of whatever page, says anything
 * that its parts do not: whoever subtracts what is told from what is told gets nothing.
 */

/** A count that is told, or that it is withheld. */
export type Told = { readonly count: number } | { readonly withheld: true };

/** What several counts come to: all of them, or at least so many, where so many of them are withheld. */
export const Total = z.union([
  z.object({ count: z.int() }).readonly(),
  z.object({ atLeast: z.int(), withheldCounts: z.int() }).readonly(),
]);
export type Total = z.infer<typeof Total>;

/** Whether a count is told. `smallest` is the rule's ({@link regionRules}). */
const isTold = (count: number, smallest: number): boolean => count === 0 || count >= smallest;

/** A count as it is told, if at all. */
export const told = (count: number, smallest: number): Told =>
  isTold(count, smallest) ? { count } : { withheld: true };

/**
 * A count of some of the people whom another count is of. Where both would be told, and so few are left that their number
 * is not told, this one is withheld: who has not bought is as few as who has.
 */
export const toldOf = (whole: readonly Told[], count: number, smallest: number): Told => {
  const one = told(count, smallest);
  const wholes = whole.map((part) => ('count' in part ? part.count : undefined));
  if ('withheld' in one || wholes.includes(undefined)) return one;
  const rest = wholes.reduce<number>((sum, part) => sum + (part ?? 0), 0) - count;
  return rest < 0 || isTold(rest, smallest) ? one : { withheld: true };
};

/** What counts and totals come to together, as far as they are told. */
export const totalOf = (parts: readonly (Told | Total)[]): Total => {
  let sum = 0;
  let withheldCounts = 0;
  for (const part of parts) {
    if ('count' in part) sum += part.count;
    else if ('atLeast' in part) {
      sum += part.atLeast;
      withheldCounts += part.withheldCounts;
    } else withheldCounts += 1;
  }
  return withheldCounts === 0 ? { count: sum } : { atLeast: sum, withheldCounts };
};
