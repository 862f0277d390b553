/** Sorting by radix: the time grows with the number of rows, not with its logarithm. */

const digitBits = 11;
const digits = 1 << digitBits;
const passes = Math.ceil(32 / digitBits);
const digitOf = (key: number, pass: number): number => (key >>> (pass * digitBits)) & (digits - 1);

/**
 * The row numbers in ascending order of their unsigned 32-bit keys; rows with the same key are put in order by
 * `compareTied`, and rows that it finds equal keep their order.
 */
export function orderByKey(keys: Uint32Array, compareTied: (row: number, other: number) => number): Uint32Array {
  const count = keys.length;
  let order = new Uint32Array(count);
  let next = new Uint32Array(count);
  // By pass and digit: how many rows have it; then, where the next row that has it belongs.
  const places = new Uint32Array(passes * digits);
  // Counted loops: iterators over the rows made this several times as slow.
  for (let row = 0; row < count; row += 1) {
    order[row] = row;
    for (let pass = 0; pass < passes; pass += 1) {
      const entry = pass * digits + digitOf(keys[row] ?? 0, pass);
      places[entry] = (places[entry] ?? 0) + 1;
    }
  }
  for (let pass = 0; pass < passes; pass += 1) {
    startDigits(places.subarray(pass * digits, (pass + 1) * digits));
    for (let from = 0; from < count; from += 1) {
      const row = order[from] ?? 0;
      const entry = pass * digits + digitOf(keys[row] ?? 0, pass);
      const to = places[entry] ?? 0;
      next[to] = row;
      places[entry] = to + 1;
    }
    [order, next] = [next, order];
  }
  orderTies(keys, order, compareTied);
  return order;
}

/** Turns the number of rows of each digit into the place where its rows begin. */
function startDigits(counts: Uint32Array): void {
  let start = 0;
  for (const [digit, count] of counts.entries()) {
    counts[digit] = start;
    start += count;
  }
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
