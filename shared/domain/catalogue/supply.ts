import type { Course } from './course.ts';

/** Whether a course is held, or proposed to be held, in one of some regencies. */
export const isSupplyOf = ({ newest, published }: Course, regencies: readonly string[]): boolean =>
  [...newest.regencies, ...(published?.regencies ?? [])].some((regency) => regencies.includes(regency));
