/** How many places each regency gets, from its quota and its demand. Integers only. */

export interface RegencyDemand {
  readonly code: string;
  readonly quota: number;
  readonly demand: number;
}

interface Need {
  readonly code: string;
  readonly unmet: number;
}

const provinceOf = (code: string) => code.slice(0, 2);
const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);

/**
 * The places of every regency, by code. Each gets the smaller of quota and demand; what a regency leaves goes to the
 * unmet demand of its province, what a province leaves to the unmet demand of the country, and what nobody needs
 * stays unfilled.
 */
export function allocatePlaces(regencies: readonly RegencyDemand[]): Map<string, number> {
  const places = new Map(regencies.map(({ code, quota, demand }) => [code, Math.min(quota, demand)]));
  const give = (among: readonly RegencyDemand[], pool: number): number => {
    const needs = among.map(({ code, demand }) => ({ code, unmet: demand - (places.get(code) ?? 0) }));
    const shares = sharePool(pool, needs);
    for (const [code, share] of shares) places.set(code, (places.get(code) ?? 0) + share);
    return pool - sum([...shares.values()]);
  };
  const provinces = Map.groupBy(regencies, ({ code }) => provinceOf(code));
  const left = [...provinces.values()].map((province) =>
    give(province, sum(province.map(({ quota, demand }) => Math.max(0, quota - demand)))),
  );
  give(regencies, sum(left));
  return places;
}

/**
 * Shares a pool of places over unmet demands. A pool that covers the total gives each all of its unmet demand;
 * otherwise each gets `floor(pool x unmet / total)`, and what remains goes one by one by largest remainder of that
 * division, ties by lower code.
 */
export function sharePool(pool: number, needs: readonly Need[]): Map<string, number> {
  const total = sum(needs.map(({ unmet }) => unmet));
  if (pool >= total) return new Map(needs.map(({ code, unmet }) => [code, unmet]));
  const parts = needs.map(({ code, unmet }) => {
    // The product of a national pool and a large demand can pass 2^53.
    const product = BigInt(pool) * BigInt(unmet);
    return { code, share: Number(product / BigInt(total)), remainder: Number(product % BigInt(total)) };
  });
  const left = pool - sum(parts.map(({ share }) => share));
  const order = parts.toSorted((one, other) => other.remainder - one.remainder || (one.code < other.code ? -1 : 1));
  return new Map(order.map(({ code, share }, place) => [code, place < left ? share + 1 : share]));
}
