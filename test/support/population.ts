import type { Application, Kind, Person } from '../../local/sandboxes/people.ts';
import { population } from '../../local/sandboxes/population.ts';

/** The seed of the people whom tests invite; start the sandboxes with it, and their registry knows them. */
export const seedOfTests = 20_230_217;

const country = population({ seed: seedOfTests });

/** Person `index` of a kind; ordinary unless told. */
export const somebody = (index = 0, kind: Kind = 'ordinary'): Person =>
  kind === 'ordinary' ? country.person(index) : country.troubled(kind, index);

/** The body of a registration by a person, with consent, and with whatever a test wants to be different. */
export const registrationBodyOf = (
  { application }: Person,
  changes: Partial<Application> = {},
): Application & { readonly consent: { readonly version: string } } => ({
  ...application,
  consent: { version: '2023-02' },
  ...changes,
});
