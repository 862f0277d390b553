/** The natural logarithm of the gamma function at n/2, n a positive integer. */
function logGammaOfHalf(n: number): number {
  let logarithm = n % 2 === 0 ? 0 : Math.log(Math.PI) / 2;
  for (let half = n % 2 === 0 ? 1 : 0.5; half < n / 2; half += 1) logarithm += Math.log(half);
  return logarithm;
}

/** Both ways of summing end when a step changes the result by less than this share. */
const precision = 1e-15;
const mostSteps = 10_000;

/** The regularised lower incomplete gamma function by its series; it converges fast for `x` below `a + 1`. */
function lowerBySeries(a: number, x: number, scale: number): number {
  let term = 1 / a;
  let sum = term;
  for (let step = 1; step < mostSteps && term > sum * precision; step += 1) {
    term *= x / (a + step);
    sum += term;
  }
  return sum * scale;
}

/** The regularised upper incomplete gamma function by its continued fraction (Lentz), for `x` from `a + 1` on. */
function upperByFraction(a: number, x: number, scale: number): number {
  let b = x + 1 - a;
  let c = Number.MAX_VALUE;
  let d = 1 / b;
  let fraction = d;
  for (let step = 1; step < mostSteps; step += 1) {
    const numerator = -step * (step - a);
    b += 2;
    d = 1 / (numerator * d + b);
    c = b + numerator / c;
    fraction *= c * d;
    if (Math.abs(c * d - 1) < precision) break;
  }
  return fraction * scale;
}

/**
 * The probability that a chi-square variable with so many degrees of freedom (a positive integer) is at least the
 * statistic (not negative): the regularised upper incomplete gamma function Q(k/2, x/2), as in Abramowitz and Stegun,
 * 26.4.19, computed as in Numerical Recipes, 6.2.
 */
export function chiSquareUpperTail(statistic: number, degreesOfFreedom: number): number {
  const a = degreesOfFreedom / 2;
  const x = statistic / 2;
  if (x <= 0) return 1;
  const scale = Math.exp(a * Math.log(x) - x - logGammaOfHalf(degreesOfFreedom));
  const upper = x < a + 1 ? 1 - lowerBySeries(a, x, scale) : upperByFraction(a, x, scale);
  return Math.min(1, Math.max(0, upper));
}
