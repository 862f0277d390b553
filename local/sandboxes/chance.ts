/**
 * Chance that can be repeated: a number from 0 (inclusive) to 1 (exclusive) that depends on nothing but the seed and
 * the numbers named, so that any part of an invented country can be computed without the rest.
 */
export type Chance = (...names: readonly number[]) => number;

// The finishing steps of MurmurHash3 (32 bits): every bit of the input changes each bit of the result half of the time.
const mixed = (value: number): number => {
  let bits = value;
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
};

/** The chance of one seed (an integer). */
export const chanceOf =
  (seed: number): Chance =>
  (...names) =>
    names.reduce((state, name) => mixed(Math.imul(state, 31) + name + 0x9e3779b9), mixed(seed)) / 2 ** 32;

/** One of the items, by a number from 0 to 1. */
export const pick = <Item>(items: readonly Item[], at: number): Item => {
  const item = items[Math.floor(at * items.length)];
  if (item === undefined) throw new Error('There is nothing to pick from, or the number is not below 1.');
  return item;
};
