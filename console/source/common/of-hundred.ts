/** How many of a hundred, rounded to the nearest, and never none or all where that is not so. */
export const ofHundred = (part: number, whole: number): number => {
  if (whole === 0 || part === 0) return 0;
  if (part >= whole) return 100;
  return Math.min(99, Math.max(1, Math.round((100 * part) / whole)));
};
