import { population } from '../sandboxes/population.ts';
import type { Person, Trouble } from '../sandboxes/people.ts';

/** One applicant of the demo: a person of the invented country and the account they sign in with. */
export interface Applicant {
  readonly subject: string;
  readonly person: Person;
  /** Joins at once, while the registry is dead, instead of waiting for the verification. */
  readonly early: boolean;
  /** Changes their mind after joining. */
  readonly leaves: boolean;
  /** Registers a second time from another account. */
  readonly duplicates: boolean;
}

/** Somebody of a seed's country to whom nothing happens but what happens to all. */
export const plainApplicant = (seed: number, person: Person): Applicant => ({
  subject: `citizen-${seed}-${person.number}`,
  person,
  early: false,
  leaves: false,
  duplicates: false,
});

/** How often each trouble comes, of a thousand applicants. */
const troubles: readonly (readonly [Trouble, number])[] = [
  ['underage', 12],
  ['over64', 10],
  ['student', 15],
  ['police', 6],
  ['official', 8],
  ['soldier', 4],
  ['villageOfficial', 5],
  ['boardMember', 2],
  ['earlierRecipient', 10],
  ['thirdOfHousehold', 15],
  ['mistypedNik', 12],
  ['dead', 3],
  ['nameMismatch', 8],
  ['kkMismatch', 8],
  ['birthDateMismatch', 4],
  ['socialAid', 20],
  ['laidOff', 30],
  ['migrantWorker', 15],
  ['disabled', 15],
];

/** The applicants of a seed, `count` of them, shuffled by a fixed rule, so that troubles are spread over the whole run. */
export const applicantsOf = (seed: number, count: number): Applicant[] => {
  const people = population({ seed });
  const troubled = troubles.flatMap(([trouble, perThousand]) =>
    Array.from({ length: Math.ceil((count * perThousand) / 1_000) }, (_, index) => people.troubled(trouble, index)),
  );
  const ordinary = Array.from({ length: Math.max(0, count - troubled.length) }, (_, index) => people.person(index));
  const all = [...troubled.slice(0, count), ...ordinary];
  // A stride that shares no factor with the length visits everybody once.
  const stride = [7919, 7907, 7901].find((prime) => all.length % prime !== 0) ?? 1;
  return all.map((_, position) => {
    const person = all[(position * stride) % all.length];
    if (person === undefined) throw new Error('A permutation left its range.');
    return {
      ...plainApplicant(seed, person),
      early: position % 3 === 0,
      leaves: position % 50 === 7,
      duplicates: position % 100 === 13,
    };
  });
};
