import { regencies } from '../../shared/domain/regions.ts';
import { chanceOf } from './chance.ts';

// Roughly how crowded a province is against the mean; Java holds more than half of the people in 119 of 514 regencies.
const crowding: Readonly<Record<string, number>> = {
  '11': 0.5,
  '12': 1,
  '18': 1.3,
  '31': 4,
  '32': 4,
  '33': 2.4,
  '34': 1.6,
  '35': 2.4,
  '36': 3.5,
  '51': 1,
  '73': 0.9,
};
const crowdingElsewhere = 0.5;

// The same for every seed: how many people live where is not a matter of chance from run to run.
const variety = chanceOf(0x1d_0514);

const weights = regencies.map(
  ({ code }, index) => (crowding[code.slice(0, 2)] ?? crowdingElsewhere) * (0.4 + 1.2 * variety(index)),
);
const total = weights.reduce((sum, weight) => sum + weight, 0);

/** For each regency, the share of the people who live in it or in one before it, ending at 1. */
const cumulative = weights.map(
  (
    (sum) => (weight: number) =>
      (sum += weight / total)
  )(0),
);

/** The regency at a place from 0 to 1 along a line on which each regency is as long as its share of the people. */
export const regencyAt = (place: number): string => {
  let low = 0;
  let high = regencies.length - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((cumulative[middle] ?? 1) > place) high = middle;
    else low = middle + 1;
  }
  const regency = regencies[low];
  if (regency === undefined) throw new Error('There are no regencies.');
  return regency.code;
};
