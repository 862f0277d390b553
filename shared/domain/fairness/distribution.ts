/** Exact probabilities of counts: how many of a category are among those that chance takes. */

/** The probabilities of consecutive counts; what lies outside is too improbable to be told. */
export interface Distribution {
  /** The count of the first probability. */
  readonly from: number;
  readonly probabilities: Float64Array;
}

/** Probabilities so small, beside the largest, are left out; they could never decide anything. */
const negligible = 1e-30;

/** No p below this is told: what was left out does not carry further. */
const smallestP = 1e-20;

/** So many are drawn from a population, of whom some are of a category. */
export interface Drawing {
  readonly population: number;
  readonly ofCategory: number;
  readonly taken: number;
}

/** The variance of the number of the category among those taken; 0 where there is nothing to chance. */
export function varianceOf({ population, ofCategory, taken }: Drawing): number {
  if (population < 2) return 0;
  const share = ofCategory / population;
  return (taken * share * (1 - share) * (population - taken)) / (population - 1);
}

/**
 * The hypergeometric distribution: drawing without putting back. Each probability is told by the one beside it,
 * outwards from the most probable count, and all are then scaled to sum to 1: no factorial, so nothing overflows.
 */
export function hypergeometric({ population, ofCategory, taken }: Drawing): Distribution {
  const least = Math.max(0, taken - (population - ofCategory));
  const most = Math.min(taken, ofCategory);
  const mode = Math.min(most, Math.max(least, Math.floor(((taken + 1) * (ofCategory + 1)) / (population + 2))));
  /** By how much the count after `count` is more probable than `count`. */
  const ratioAfter = (count: number): number =>
    ((ofCategory - count) * (taken - count)) / ((count + 1) * (population - ofCategory - taken + count + 1));
  const above: number[] = [1];
  for (let count = mode, weight = 1; count < most; count += 1) {
    weight *= ratioAfter(count);
    if (weight < negligible) break;
    above.push(weight);
  }
  const below: number[] = [];
  for (let count = mode, weight = 1; count > least; count -= 1) {
    weight /= ratioAfter(count - 1);
    if (weight < negligible) break;
    below.push(weight);
  }
  const weights = Float64Array.from([...below.reverse(), ...above]);
  return scaled({ from: mode - below.length, probabilities: weights });
}

function scaled({ from, probabilities }: Distribution): Distribution {
  const total = probabilities.reduce((sum, one) => sum + one, 0);
  return { from, probabilities: probabilities.map((one) => one / total) };
}

/** The distribution of the sum of two independent counts. */
function sumOfTwo(one: Distribution, other: Distribution): Distribution {
  const probabilities = new Float64Array(one.probabilities.length + other.probabilities.length - 1);
  for (let place = 0; place < one.probabilities.length; place += 1) {
    const probability = one.probabilities[place] ?? 0;
    for (let beside = 0; beside < other.probabilities.length; beside += 1) {
      const at = place + beside;
      probabilities[at] = (probabilities[at] ?? 0) + probability * (other.probabilities[beside] ?? 0);
    }
  }
  const bound = negligible * probabilities.reduce((most, next) => Math.max(most, next), 0);
  const first = probabilities.findIndex((next) => next >= bound);
  const last = probabilities.findLastIndex((next) => next >= bound);
  return { from: one.from + other.from + first, probabilities: probabilities.slice(first, last + 1) };
}

/** The distribution of the sum of independent counts; of none, it is 0 for certain. */
export function sumOf(counts: readonly Distribution[]): Distribution {
  const [first] = counts;
  if (first === undefined) return { from: 0, probabilities: Float64Array.of(1) };
  if (counts.length === 1) return first;
  // By halves, so that short is added to short and long to long: far fewer steps than one after another.
  const half = counts.length >>> 1;
  return sumOfTwo(sumOf(counts.slice(0, half)), sumOf(counts.slice(half)));
}

/** How probable a count at least as far out as the observed one is, on either side: twice the smaller tail. */
export function twoSidedP({ from, probabilities }: Distribution, observed: number): number {
  let [below, above] = [0, 0];
  for (let place = 0; place < probabilities.length; place += 1) {
    if (from + place <= observed) below += probabilities[place] ?? 0;
    if (from + place >= observed) above += probabilities[place] ?? 0;
  }
  return Math.min(1, Math.max(smallestP, 2 * Math.min(below, above)));
}
