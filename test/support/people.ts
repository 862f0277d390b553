import type { ReasonCode } from '../../shared/domain/reasons.ts';
import type { Kind, Person, Trouble } from '../../local/sandboxes/people.ts';
import { population } from '../../local/sandboxes/population.ts';
import { seedOfTests } from './population.ts';

/** Someone who takes part in a journey, and the account they use. */
export interface Participant {
  readonly subject: string;
  readonly person: Person;
}

const country = population({ seed: seedOfTests });

/** So many people of each kind stand on the ministries' lists of a stack that is started with this many listed people. */
export const listedOfEach = 120;

/** Crowded regencies of six provinces. */
export const crowdedRegencies = [
  '31.01',
  '31.73',
  '31.74',
  '32.04',
  '32.05',
  '32.12',
  '32.78',
  '33.20',
  '33.27',
  '35.76',
  '35.78',
  '36.74',
] as const;

const participant = (person: Person): Participant => ({ subject: `citizen-${person.number}`, person });

const livesIn = (regencies: readonly string[]) => (person: Person) => regencies.includes(person.registered.regency);

// The households before this one are spread over all regencies, one each.
const firstSettled = 1_400;

/** Ordinary people of these regencies, whole families at a time. */
export const ordinaryPeople = (regencies: readonly string[], count: number): Participant[] => {
  const found: Participant[] = [];
  for (let number = firstSettled; found.length < count; number += 1) {
    const person = country.person(number);
    if (livesIn(regencies)(person)) found.push(participant(person));
  }
  return found;
};

/** At most so many people with a trouble who live in these regencies, from among those whom the lists name. */
export const troubledPeople = (trouble: Trouble, regencies: readonly string[], count: number): Participant[] =>
  Array.from({ length: listedOfEach }, (_, number) => country.troubled(trouble, number))
    .filter(livesIn(regencies))
    .slice(0, count)
    .map(participant);

/** Families of three, all of whom may take part, of regencies that differ. */
export const familiesOfThree = (regencies: readonly string[]): (readonly [Participant, Participant, Participant])[] => {
  const found = new Map<string, readonly [Participant, Participant, Participant]>();
  for (let first = 0; first < 3 * listedOfEach; first += 3) {
    const [one, two, three] = [0, 1, 2].map((member) =>
      participant(country.troubled('thirdOfHousehold', first + member)),
    );
    if (one === undefined || two === undefined || three === undefined) continue;
    const { regency } = one.person.registered;
    const isWhole = [one, two, three].every(({ person }) => person.application.employment !== 'not-seeking-work');
    if (isWhole && regencies.includes(regency) && !found.has(regency)) found.set(regency, [one, two, three]);
  }
  return [...found.values()];
};

/** What the decision finds against the people of each kind under the normal scheme; nothing against the others. */
export const findingAgainst: Partial<Record<Kind, ReasonCode>> = {
  underage: 'age-under-minimum',
  over64: 'age-over-maximum',
  student: 'student',
  police: 'police',
  official: 'official',
  soldier: 'soldier',
  villageOfficial: 'village-official',
  boardMember: 'state-company-board',
  earlierRecipient: 'earlier-recipient',
  mistypedNik: 'nik-not-found',
  dead: 'nik-deceased',
  nameMismatch: 'name-mismatch',
  kkMismatch: 'kk-mismatch',
  birthDateMismatch: 'birth-date-mismatch',
};
