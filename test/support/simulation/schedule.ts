import fc from 'fast-check';

/** Something that goes wrong at one place of a run: places are counted from 0, and what and which are small numbers. */
export interface Disturbance {
  readonly at: number;
  readonly act: number;
  readonly pick: number;
}

/**
 * All that differs between one run and another, as lists of small numbers; with all of them empty nothing is disturbed.
 * Past their end all goes well, so that whatever is to come to its end in spite of them can.
 */
export interface Schedule {
  /** At calls of the workers to table, queues, store and outside, in the order in which they are made. */
  readonly calls: readonly Disturbance[];
  /** At deliveries: of messages, of the stream, and of people's requests. */
  readonly deliveries: readonly Disturbance[];
  /** How each call to somebody outside is answered, in their order; 0 is well. */
  readonly outside: readonly number[];
}

export const undisturbed: Schedule = { calls: [], deliveries: [], outside: [] };

/** How many places a run has in which it can be disturbed. */
export interface Places {
  readonly calls: number;
  readonly deliveries: number;
  readonly outside: number;
}

const disturbancesAt = (places: number, maxLength: number) =>
  fc.array(
    fc.record({ at: fc.nat(Math.max(0, places - 1)), act: fc.nat(11), pick: fc.nat(3) }),
    // Few of them, as in life: most faults of a design need two or three.
    { maxLength, size: 'max' },
  );

/** Schedules for a run of so many places. Simpler ones have fewer and earlier disturbances, of kinds that come first. */
export const schedulesOf = ({ calls, deliveries, outside }: Places): fc.Arbitrary<Schedule> =>
  // All places alike: without it most would be the first and the last ones.
  fc.noBias(
    fc.record({
      calls: disturbancesAt(calls, 5),
      deliveries: disturbancesAt(deliveries, 6),
      outside: fc.array(fc.nat(7), { maxLength: Math.min(12, outside), size: 'max' }),
    }),
  );
