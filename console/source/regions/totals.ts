import type { Total } from '../../../shared/domain/regions/small-counts.ts';

export type { Total } from '../../../shared/domain/regions/small-counts.ts';

/** The part of a total that is told. */
export const toldPart = (total: Total): number => ('count' in total ? total.count : total.atLeast);

/** Whether the total has parts that are told, or is told to be none. */
export const isTold = (total: Total): boolean => 'count' in total || total.atLeast > 0;
