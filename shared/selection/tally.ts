import type { RegencyDraw } from '../domain/draw/ranking.ts';
import type { Rows } from '../domain/draw/rows.ts';
import { stratumNames } from '../domain/fairness/stratum.ts';
import { tallyRegency, type Traits } from '../domain/fairness/tally.ts';
import { dateInWib } from '../domain/wave.ts';
import { joiningAt } from './slices.ts';

const hourMilliseconds = 3_600_000;

/** Reads by which an applicant's draw is judged, from the rows that tie tickets to their holders. */
const traitsReader = (holders: Buffer): ((row: number) => Traits) => {
  // Half a million people join in a few hundred hours and are of eighteen strata: each meeting is made out once.
  const known = new Map<number, Map<string, Traits>>();
  return (row) => {
    const { joinedAt, stratum } = joiningAt(holders, row);
    const hour = Math.floor(joinedAt / hourMilliseconds);
    let ofHour = known.get(hour);
    if (ofHour === undefined) known.set(hour, (ofHour = new Map<string, Traits>()));
    let traits = ofHour.get(stratum);
    if (traits === undefined) {
      const { sex, age } = stratumNames(stratum);
      ofHour.set(stratum, (traits = { day: dateInWib(new Date(joinedAt)), sex, age }));
    }
    return traits;
  };
};

/** The work file of what a drawn regency contributes to the fairness gate; the same bytes for the same draw. */
export const tallyFile = (applicants: Rows, draw: RegencyDraw, holders: Buffer): Buffer =>
  Buffer.from(`${JSON.stringify(tallyRegency(applicants, draw, traitsReader(holders)))}\n`);
