/** Sorting by radix: the time grows with the number of rows, not with its logarithm. */

const digitBits = 11;
const digits = 1 << digitBits;

/**
 * The row numbers in ascending order of their unsigned 32-bit keys; rows with the same key are put in order by
 * `compareTied`, and rows that it finds equal keep their order.
 */
export function orderByKey(keys: Uint32Array, compareTied: (row: number, other: number) => number): Uint32Array {
  let order = Uint32Array.from(keys.keys());
  let next = new Uint32Array(keys.length);
  for (let shift = 0; shift < 32; shift += digitBits) {
    const starts = new Uint32Array(digits + 1);
    for (const key of keys) {
      const above = ((key >>> shift) & (digits - 1)) + 1;
      starts[above] = (starts[above] ?? 0) + 1;
    }
    for (let digit = 1; digit <= digits; digit += 1) starts[digit] = (starts[digit] ?? 0) + (starts[digit - 1] ?? 0);
    for (const row of order) {
      const digit = ((keys[row] ?? 0) >>> shift) & (digits - 1);
      const place = starts[digit] ?? 0;
      next[place] = row;
      starts[digit] = place + 1;
    }
    [order, next] = [next, order];
  }
  orderTies(keys, order, compareTied);
  return order;
}

function orderTies(keys: Uint32Array, order: Uint32Array, compareTied: (row: number, other: number) => number): void {
  const keyAt = (place: number) => keys[order[place] ?? 0];
  for (let from = 0; from + 1 < order.length;) {
    let to = from + 1;
    while (to < order.length && keyAt(to) === keyAt(from)) to += 1;
    if (to - from > 1) order.subarray(from, to).sort(compareTied);
    from = to;
  }
}
