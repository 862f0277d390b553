/** A total as it is told: all of it, or at least so much, with so many counts withheld in it. */
export type Total = { readonly count: number } | { readonly atLeast: number; readonly withheldCounts: number };

/** The part of a total that is told. */
export const toldPart = (total: Total): number => ('count' in total ? total.count : total.atLeast);

/** Whether the total has parts that are told, or is told to be none. */
export const isTold = (total: Total): boolean => 'count' in total || total.atLeast > 0;
