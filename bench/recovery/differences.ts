import { isDeepStrictEqual } from 'node:util';

type Item = Readonly<Record<string, unknown>>;

const placeOf = ({ pk, sk }: Item): string => `${String(pk)} ${String(sk)}`;

/** Where a table is not what it was, item by item, as sentences that name the places. */
export const differencesBetween = (then: readonly Item[], now: readonly Item[]): string[] => {
  const placed = (items: readonly Item[]) => new Map(items.map((item) => [placeOf(item), item]));
  const [before, after] = [placed(then), placed(now)];
  return [
    ...[...before].flatMap(([place, item]) => {
      const found = after.get(place);
      if (found === undefined) return [`missing: ${place}`];
      return isDeepStrictEqual(found, item) ? [] : [`not as it was: ${place}`];
    }),
    ...[...after.keys()].filter((place) => !before.has(place)).map((place) => `should be gone: ${place}`),
  ];
};
