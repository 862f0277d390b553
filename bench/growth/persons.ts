import { plainApplicant, type Applicant } from '../../local/demo/people.ts';
import { population } from '../../local/sandboxes/population.ts';
import { largestRegency } from '../wave/population.ts';

/** Kab. Bandung: nobody is loaded there, so that as many of the measured win there, whatever the number of people. */
export const regencyOfWinners = '32.04';

/** The seed of the invented country: the one that the stack of a benchmark is started with. */
const seed = 1;

/** Who goes on journeys: people of the population registry, by whether they live among the loaded or by themselves. */
export interface Persons {
  /** People of the largest regency, where half of all that are loaded live. None wins. */
  readonly crowd: readonly Applicant[];
  /** People of a regency of their own, where there is a place for most: so many more than places that each place is taken. */
  readonly hopeful: readonly Applicant[];
}

/** So many join for each place: a place that nobody takes goes to another regency. */
const hopefulAPlace = 1.4;

/** Gives the next so many of the crowd, and who hopes for as many places; never anybody twice. */
export const personsOf = (): ((count: number) => Persons) => {
  const people = population({ seed });
  const families = new Set<string>();
  let index = 0;
  const next = (regency: string, count: number): Applicant[] => {
    const found: Applicant[] = [];
    for (; found.length < count; index += 1) {
      const person = people.person(index);
      const { employment, kk } = person.application;
      const { regency: home } = person.registered;
      // Of a family card two win at most: one of each leaves no place untaken.
      if (home !== regency || employment === 'not-seeking-work' || families.has(kk)) continue;
      families.add(kk);
      found.push(plainApplicant(seed, person));
    }
    return found;
  };
  return (count) => ({
    crowd: next(largestRegency, count),
    hopeful: next(regencyOfWinners, Math.ceil(hopefulAPlace * count) + 2),
  });
};
