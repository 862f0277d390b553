import { educations, employments } from '../../shared/domain/registration.ts';
import { parseNik } from '../../shared/domain/nik.ts';
import { regencies } from '../../shared/domain/regions.ts';
import { chanceOf, pick } from './chance.ts';
import { familyNames, femaleNames, maleNames } from './names.ts';
import {
  kinds,
  sourceOfKind,
  type Application,
  type Kind,
  type Person,
  type RegisteredPerson,
  type Trouble,
} from './people.ts';
import { regencyAt } from './regional-weights.ts';

/**
 * An invented country of more than ten million people, none of whom is kept: whatever is asked of a person is computed
 * from the seed and the person's number, and the number can be read back from the NIK.
 *
 * People come in generations of 288,000, one for each pair of a district (32) and a serial number (9,000), which the NIK
 * carries. The generation is in the birth date: its day number modulo 64. Forty generations are ordinary people; each
 * trouble has a generation of its own after them.
 */

const serials = 9_000;
const districts = 32;
const generationSize = serials * districts;
const generations = 64;
const ordinaryGenerations = 40;

/** How many ordinary people there are, and how many of each trouble. */
export const ordinaryPeople = ordinaryGenerations * generationSize;
export const peopleOfTrouble = generationSize;

// Households by their sizes; each row shares out twelve neighbours by number.
const householdBlock = 12;
const partitions = [
  [4, 3, 2, 2, 1],
  [2, 2, 3, 1, 4],
  [1, 2, 4, 2, 3],
  [3, 1, 2, 5, 1],
];
const householdsPerBlock = 5;
const partitionOfThirds = [3, 3, 3, 3];

// A fixed day, so that a seed gives the same people on any day; the ages leave years of room on either side.
const referenceDay = Math.floor(Date.parse('2026-11-01') / 86_400_000);
const daysPerYear = 365.2425;
const ages = { ordinary: [21, 58], underage: [12, 15], over64: [68, 80] } as const;

/** What each draw of chance is for: two uses of one name would be linked. */
const uses = {
  partition: 1,
  place: 2,
  birth: 3,
  sex: 4,
  names: 5,
  education: 6,
  employment: 7,
  occupation: 8,
  phone: 9,
  emigration: 10,
  shift: 11,
};

const twoDigits = (number: number): string => String(number).padStart(2, '0');
const dateOfDay = (day: number): string => new Date(day * 86_400_000).toISOString().slice(0, 10);
const dayOfDate = (date: string): number => Math.floor(Date.parse(date) / 86_400_000);
const asDayMonthYear = (date: string, dayOffset = 0): string =>
  twoDigits(Number(date.slice(8, 10)) + dayOffset) + date.slice(5, 7) + date.slice(2, 4);

/** Keeps to what people write of themselves about work and priority groups, by their kind. */
const claims: Partial<Record<Kind, Partial<Pick<Application, 'occupation' | 'employment' | 'priorityGroups'>>>> = {
  student: { occupation: 'none', employment: 'job-seeker' },
  laidOff: { employment: 'laid-off', priorityGroups: ['laid-off'] },
  migrantWorker: { priorityGroups: ['migrant-workers'] },
  disabled: { priorityGroups: ['disability'] },
};
const targetGroup = employments.filter((employment) => employment !== 'not-seeking-work');
const ordinaryOccupations = [
  'none',
  'private-employee',
  'self-employed',
  'farmer-fisher',
  'household',
  'informal-worker',
] as const;

export interface Population {
  /** Ordinary person `index`, from 0 to ordinaryPeople - 1. Neighbours by index share a family card, one to five of them. */
  person(index: number): Person;
  /**
   * Person `index` of a trouble, from 0. Those of `thirdOfHousehold` share a family card three by three: 0, 1 and 2 are
   * one household.
   */
  troubled(trouble: Trouble, index: number): Person;
  /** All (adult) members of the family card to which ordinary person `index` belongs. */
  household(index: number): readonly Person[];
  /** The registered person of this NIK, or undefined where it was never issued. */
  findByNik(nik: string): RegisteredPerson | undefined;
  /** The NIK (and KK) of the first `count` people whom a list names. */
  listed(kind: Kind, count: number): readonly { readonly nik: string; readonly kk: string }[];
}

/** The population of one seed (an integer). @throws RangeError on a number beyond its people. */
export const population = ({ seed }: { readonly seed: number }): Population => {
  const chance = chanceOf(seed);

  const kindOf = (number: number): Kind => {
    const generation = Math.floor(number / generationSize);
    return kinds[Math.max(0, generation - ordinaryGenerations + 1)] ?? 'ordinary';
  };

  /** Where the household of a person begins, how many it has, and its own number. */
  const householdOf = (number: number) => {
    const block = Math.floor(number / householdBlock);
    const sizes =
      kindOf(number) === 'thirdOfHousehold' ? partitionOfThirds : pick(partitions, chance(uses.partition, block));
    let first = block * householdBlock;
    for (const [at, size] of sizes.entries()) {
      if (number < first + size) return { number: block * householdsPerBlock + at, first, size };
      first += size;
    }
    throw new Error('A block of households does not hold its twelve people.');
  };

  /**
   * The first 514 households live in one regency each, so that two thousand people reach the whole country; all others
   * where people live. Multiples of the golden ratio fill the line evenly.
   */
  const regencyOf = (household: number): string =>
    household < regencies.length
      ? pick(regencies, (((household * 211) % regencies.length) + 0.5) / regencies.length).code
      : regencyAt((chance(uses.place) + household * 0.6180339887498949) % 1);

  /** Differs by district and serial, so that the birthdays of one generation are not all on the same few days. */
  const shiftOf = (number: number): number => Math.floor(chance(uses.shift, number % generationSize) * generations);

  const birthDateOf = (number: number, kind: Kind): string => {
    const [youngest, oldest] = kind === 'underage' || kind === 'over64' ? ages[kind] : ages.ordinary;
    const earliest = referenceDay - oldest * daysPerYear;
    const span = (oldest - youngest) * daysPerYear;
    const generation = Math.floor(number / generationSize);
    const residue = (generation + shiftOf(number)) % generations;
    const day = Math.floor(earliest + chance(uses.birth, number) * span);
    return dateOfDay(day - (day % generations) + residue);
  };

  const nameOf = (number: number, sex: Person['sex'], household: number): string => {
    const given = sex === 'female' ? femaleNames : maleNames;
    const first = pick(given, chance(uses.names, number, 1));
    const shape = chance(uses.names, number, 2);
    // Many people in Indonesia have one name only.
    if (shape < 0.1) return first;
    const last = shape < 0.7 ? chance(uses.names, household, 3) : chance(uses.names, number, 4);
    const middle = shape > 0.85 ? `${pick(given, chance(uses.names, number, 5))} ` : '';
    return `${first} ${middle}${pick(familyNames, last)}`;
  };

  const kkOf = (household: number, regency: string): string => {
    const region = regency.replace('.', '') + twoDigits(1 + (household % districts));
    const issued = dateOfDay(dayOfDate('2010-01-04') + Math.floor(household / serials));
    return region + asDayMonthYear(issued) + String(1 + (household % serials)).padStart(4, '0');
  };

  const nikOf = (number: number, person: { regency: string; birthDate: string; sex: Person['sex'] }): string => {
    const within = number % generationSize;
    const district = twoDigits(1 + Math.floor(within / serials));
    const born = asDayMonthYear(person.birthDate, person.sex === 'female' ? 40 : 0);
    return person.regency.replace('.', '') + district + born + String(1 + (within % serials)).padStart(4, '0');
  };

  const phoneOf = (number: number): string =>
    pick(['0812', '0813', '0821', '0852', '0857', '0878', '0895'], chance(uses.phone, number)) +
    String(number).padStart(8, '0');

  const registeredOf = (number: number): Pick<Person, 'registered' | 'sex'> => {
    const kind = kindOf(number);
    const household = householdOf(number).number;
    const sex = chance(uses.sex, number) < 0.5 ? 'female' : 'male';
    const regency = regencyOf(household);
    // One in eight was first registered elsewhere: the NIK keeps that region for life.
    const movedFrom = chance(uses.emigration, number);
    const regencyOfIssue = movedFrom < 0.125 ? regencyAt(movedFrom * 8) : regency;
    const birthDate = birthDateOf(number, kind);
    const registered = {
      nik: nikOf(number, { regency: regencyOfIssue, birthDate, sex }),
      kk: kkOf(household, regency),
      name: nameOf(number, sex, household),
      // A clerk's slip: the register has the day after the one that the NIK carries.
      birthDate: kind === 'birthDateMismatch' ? dateOfDay(dayOfDate(birthDate) + 1) : birthDate,
      regency,
      alive: kind !== 'dead',
    };
    return { registered, sex };
  };

  const applicationOf = (number: number, person: RegisteredPerson): Application => {
    const kind = kindOf(number);
    const written: Application = {
      nik: person.nik,
      kk: person.kk,
      name: person.name,
      birthDate: person.birthDate,
      phone: phoneOf(number),
      email: `${person.name.toLowerCase().replace(/[^a-z]+/g, '.')}.${number}@warga.example`,
      education: pick(educations, chance(uses.education, number)),
      occupation: pick(ordinaryOccupations, chance(uses.occupation, number)),
      // Most who apply belong to the target group; one in fifty does not look for work at all.
      employment:
        chance(uses.employment, number, 1) < 0.02
          ? 'not-seeking-work'
          : pick(targetGroup, chance(uses.employment, number)),
      priorityGroups: [],
      ...claims[kind],
    };
    switch (kind) {
      case 'mistypedNik':
        // Serial numbers above 9000 were never issued here, so that the slip names nobody else.
        return { ...written, nik: `${person.nik.slice(0, 12)}9${person.nik.slice(13)}`.replace(/9000$/, '9001') };
      case 'nameMismatch':
        return { ...written, name: `${person.name} Palsu` };
      case 'kkMismatch':
        return { ...written, kk: `${person.kk.slice(0, 12)}9999` };
      case 'birthDateMismatch':
        return { ...written, birthDate: dateOfDay(dayOfDate(person.birthDate) - 1) };
      default:
        return written;
    }
  };

  const personOf = (number: number): Person => {
    const { registered, sex } = registeredOf(number);
    return { number, kind: kindOf(number), sex, registered, application: applicationOf(number, registered) };
  };

  const within = (index: number, bound: number): number => {
    if (Number.isInteger(index) && index >= 0 && index < bound) return index;
    throw new RangeError(`There is no person ${index}; people count from 0 to ${bound - 1}.`);
  };

  const numberOf = (kind: Kind, index: number): number =>
    kind === 'ordinary'
      ? within(index, ordinaryPeople)
      : (ordinaryGenerations + kinds.indexOf(kind) - 1) * generationSize + within(index, peopleOfTrouble);

  const numberOfNik = (nik: string): readonly number[] => {
    const parsed = parseNik(nik);
    if (parsed === undefined) return [];
    const place = (Number(nik.slice(4, 6)) - 1) * serials + Number(parsed.serial) - 1;
    if (Number(parsed.serial) > serials || place >= generationSize) return [];
    const { day, month, yearOfCentury } = parsed.born;
    return [1900, 2000].map((century) => {
      const born = dayOfDate(`${century + yearOfCentury}-${twoDigits(month)}-${twoDigits(day)}`);
      const generation = (((born - shiftOf(place)) % generations) + generations) % generations;
      return generation * generationSize + place;
    });
  };

  const issued = (ordinaryGenerations + kinds.length - 1) * generationSize;

  return {
    person: (index) => personOf(numberOf('ordinary', index)),
    troubled: (trouble, index) => personOf(numberOf(trouble, index)),
    household(index) {
      const { first, size } = householdOf(numberOf('ordinary', index));
      return Array.from({ length: size }, (_, at) => personOf(first + at));
    },
    findByNik(nik) {
      const found = numberOfNik(nik)
        .filter((number) => number < issued)
        .map(registeredOf)
        .find(({ registered }) => registered.nik === nik);
      return found?.registered;
    },
    listed: (kind, count) =>
      sourceOfKind[kind] === undefined
        ? []
        : Array.from({ length: count }, (_, index) => {
            const { nik, kk } = registeredOf(numberOf(kind, index)).registered;
            return { nik, kk };
          }),
  };
};
