/**
 * AWS list prices in US dollars, on demand. They are those of Singapore as published in 2025, which Jakarta's were close
 * to; nobody checked them against a bill. A price is data: change it here, with its date.
 */
export const prices = {
  asOf: '2025 (Singapore, unverified for Jakarta)',
  perMillion: {
    apiRequests: 1.25,
    invocations: 0.2,
    writeUnits: 0.71,
    readUnits: 0.1425,
    queueRequests: 0.4,
  },
  /** Of a Lambda function on arm64. */
  perGigabyteSecond: 0.0000133334,
  rupiahPerDollar: 16_500,
};

/** What was used, as counted by the local stack. */
export interface Usage {
  readonly apiRequests: number;
  readonly invocations: number;
  readonly gigabyteSeconds: number;
  readonly writeUnits: number;
  readonly readUnits: number;
  readonly queueRequests: number;
}

export interface Bill {
  readonly lines: readonly (readonly [what: string, amount: number, dollars: number])[];
  readonly dollars: number;
  readonly rupiah: number;
}

/** What the usage would have cost, without any free tier. */
export const billOf = (usage: Usage): Bill => {
  const { perMillion } = prices;
  const lines = [
    ['API requests', usage.apiRequests, (usage.apiRequests * perMillion.apiRequests) / 1e6],
    ['function invocations', usage.invocations, (usage.invocations * perMillion.invocations) / 1e6],
    ['GB-seconds of functions', usage.gigabyteSeconds, usage.gigabyteSeconds * prices.perGigabyteSecond],
    ['table write units', usage.writeUnits, (usage.writeUnits * perMillion.writeUnits) / 1e6],
    ['table read units', usage.readUnits, (usage.readUnits * perMillion.readUnits) / 1e6],
    ['queue requests', usage.queueRequests, (usage.queueRequests * perMillion.queueRequests) / 1e6],
  ] as const;
  const dollars = lines.reduce((sum, [, , price]) => sum + price, 0);
  return { lines, dollars, rupiah: Math.round(dollars * prices.rupiahPerDollar) };
};
