/** What a request does to one partition key of the table, or of its index: so many read or write units. */
export interface Touch {
  readonly key: string;
  readonly unit: 'read' | 'write';
  readonly units: number;
  /** Whether it is a key of the index, which has a throughput of its own. */
  readonly isIndex?: boolean;
}

/**
 * What one partition takes in a second. Source: Amazon DynamoDB Developer Guide, "Best practices for designing and using
 * partition keys effectively".
 */
export const limits = { read: 3_000, write: 1_000 } as const;

const units = ['write', 'read'] as const;

/** The units that one key was touched with in one second. */
interface Heat {
  readonly key: string;
  /** From the beginning of the load. */
  readonly second: number;
  readonly units: number;
}

export interface Hottest {
  readonly write: Heat;
  readonly read: Heat;
  /** The most that the whole table, and its index, had in one second. */
  readonly most: { readonly write: number; readonly read: number; readonly indexWrite: number };
}

const none: Heat = { key: '', second: 0, units: 0 };

/**
 * The partitions of DynamoDB, at their worst: each partition key is in one partition, however hot it is, since what lies
 * under it is mostly in the order of time, of which a split helps nobody; and what else lies in that partition is moved
 * away, as adaptive capacity does. So a key is above the limit when it is by itself.
 */
export const partitions = () => {
  let hottest: Hottest = { write: none, read: none, most: { write: 0, read: 0, indexWrite: 0 } };
  return {
    /** Everything that is asked of the table in one second. */
    second(second: number, touches: Iterable<Touch>): void {
      const sums = { read: new Map<string, number>(), write: new Map<string, number>() };
      const totals = { read: 0, write: 0, indexWrite: 0 };
      for (const { key, unit, units: more, isIndex = false } of touches) {
        sums[unit].set(key, (sums[unit].get(key) ?? 0) + more);
        totals[isIndex ? 'indexWrite' : unit] += more;
      }
      for (const unit of units) {
        for (const [key, sum] of sums[unit])
          if (sum > hottest[unit].units) hottest = { ...hottest, [unit]: { key, second, units: sum } };
      }
      const { write, read, indexWrite } = hottest.most;
      const most = {
        write: Math.max(write, totals.write),
        read: Math.max(read, totals.read),
        indexWrite: Math.max(indexWrite, totals.indexWrite),
      };
      hottest = { ...hottest, most };
    },

    hottest: (): Hottest => hottest,
  };
};

/** Which of the limits of a partition a load goes beyond. */
export const aboveLimits = (hottest: Hottest): readonly ('read' | 'write')[] =>
  units.filter((unit) => hottest[unit].units > limits[unit]);
