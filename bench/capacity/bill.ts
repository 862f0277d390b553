import { prices, type PriceName } from './prices.ts';

/** So many of what has a price. */
export type Usage = Partial<Record<PriceName, number>>;

/** One line of a bill. */
interface Line {
  readonly of: string;
  readonly quantity: number;
  readonly dollars: number;
}

export interface Bill {
  readonly lines: readonly Line[];
  readonly dollars: number;
}

const isPriced = (name: string): name is PriceName => Object.hasOwn(prices, name);

/** What things come to, the dearest first. @throws Error for a quantity that is none. */
export const billOf = (...usages: readonly Usage[]): Bill => {
  const quantities = new Map<PriceName, number>();
  for (const usage of usages) {
    for (const [name, quantity] of Object.entries(usage)) {
      if (!isPriced(name)) throw new Error(`${name} has no price.`);
      if (!Number.isFinite(quantity) || quantity < 0) throw new Error(`There are no ${quantity} of ${name}.`);
      quantities.set(name, (quantities.get(name) ?? 0) + quantity);
    }
  }
  const lines = [...quantities]
    .map(([name, quantity]) => ({ of: prices[name].of, quantity, dollars: quantity * prices[name].dollars }))
    .sort((one, other) => other.dollars - one.dollars);
  return { lines, dollars: lines.reduce((sum, { dollars }) => sum + dollars, 0) };
};

/** A usage so many times over. */
export const times = (count: number, usage: Usage): Usage =>
  Object.fromEntries(Object.entries(usage).map(([name, quantity]) => [name, quantity * count]));
