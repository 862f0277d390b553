import type { Kind, Person } from '../../local/sandboxes/people.ts';
import { population } from '../../local/sandboxes/population.ts';

/** The seed of the people whom tests invite; start the sandboxes with it, and their registry knows them. */
export const seedOfTests = 20_230_217;

const country = population({ seed: seedOfTests });

/** Person `index` of a kind; ordinary unless told. */
export const somebody = (index = 0, kind: Kind = 'ordinary'): Person =>
  kind === 'ordinary' ? country.person(index) : country.troubled(kind, index);
