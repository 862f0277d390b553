import fc from 'fast-check';
import { expect, test } from 'vitest';
import { kinds, type Trouble } from '../../../local/sandboxes/people.ts';
import { ordinaryPeople, peopleOfTrouble, population } from '../../../local/sandboxes/population.ts';
import { EmailText } from '../../../shared/domain/email.ts';
import { agreesWithBirthDate, KkText, parseNik } from '../../../shared/domain/nik.ts';
import { PhoneText } from '../../../shared/domain/phone.ts';
import { regencies } from '../../../shared/domain/regions.ts';

const country = population({ seed: 7 });
const ordinary = fc.integer({ min: 0, max: ordinaryPeople - 1 });
const troubles = kinds.filter((kind): kind is Trouble => kind !== 'ordinary');
const troubled = fc.tuple(fc.constantFrom(...troubles), fc.integer({ min: 0, max: peopleOfTrouble - 1 }));
const anybody = fc.oneof(
  ordinary.map((index) => country.person(index)),
  troubled.map(([trouble, index]) => country.troubled(trouble, index)),
);

test('the same seed gives the same person, and another seed another', () => {
  fc.assert(
    fc.property(ordinary, (index) => {
      expect(population({ seed: 7 }).person(index)).toEqual(country.person(index));
      expect(population({ seed: 8 }).person(index).registered.nik).not.toBe(country.person(index).registered.nik);
    }),
  );
});

test('everybody has a well-formed NIK, family card, phone number and address', () => {
  fc.assert(
    fc.property(anybody, ({ application, sex }) => {
      const nik = parseNik(application.nik);

      expect(nik && agreesWithBirthDate(nik, application.birthDate)).toBe(true);
      expect(nik?.sex).toBe(sex);
      expect(KkText.safeParse(application.kk).success).toBe(true);
      expect(PhoneText.safeParse(application.phone).success).toBe(true);
      expect(EmailText.safeParse(application.email).success).toBe(true);
    }),
  );
});

test('anybody is found by their NIK, without being kept', () => {
  fc.assert(
    fc.property(anybody, ({ registered }) => {
      expect(country.findByNik(registered.nik)).toEqual(registered);
    }),
    { numRuns: 2_000 },
  );
});

test('no two people share a NIK, nor two households a family card', () => {
  const people = Array.from({ length: 100_000 }, (_, at) => country.person(at * 115));
  const addresses = new Map<string, string>();

  for (const { registered } of people) {
    expect(addresses.get(registered.kk) ?? registered.regency).toBe(registered.regency);
    addresses.set(registered.kk, registered.regency);
  }
  expect(new Set(people.map(({ registered }) => registered.nik)).size).toBe(people.length);
});

test('the members of a household share its family card and regency, and nobody else does', () => {
  fc.assert(
    fc.property(ordinary, (index) => {
      const members = country.household(index);
      const cards = new Set(members.map(({ registered }) => `${registered.kk} ${registered.regency}`));
      const neighbours = Array.from({ length: 9 }, (_, at) => index - 4 + at)
        .filter((neighbour) => neighbour >= 0 && neighbour < ordinaryPeople)
        .map((neighbour) => country.person(neighbour));

      expect(members.map(({ number }) => number)).toContain(index);
      expect(cards.size).toBe(1);
      for (const neighbour of neighbours) {
        const isMember = members.some(({ number }) => number === neighbour.number);
        expect(neighbour.registered.kk === members[0]?.registered.kk).toBe(isMember);
      }
    }),
  );
});

test('an ordinary applicant is between 18 and 64 and writes what the register says', () => {
  fc.assert(
    fc.property(ordinary, (index) => {
      const { registered, application } = country.person(index);

      expect(registered.birthDate > '1967' && registered.birthDate < '2006-06').toBe(true);
      expect(application).toMatchObject({ nik: registered.nik, kk: registered.kk, name: registered.name });
      expect(application.birthDate).toBe(registered.birthDate);
      expect(registered.alive).toBe(true);
    }),
  );
});

test('each trouble is what it says', () => {
  const one = (trouble: Trouble) => country.troubled(trouble, 3);
  const thirds = [0, 1, 2].map((index) => country.troubled('thirdOfHousehold', index).registered.kk);

  expect(one('underage').registered.birthDate > '2010').toBe(true);
  expect(one('over64').registered.birthDate < '1960').toBe(true);
  expect(one('dead').registered.alive).toBe(false);
  expect(country.findByNik(one('mistypedNik').application.nik)).toBeUndefined();
  expect(one('nameMismatch').application.name).not.toBe(one('nameMismatch').registered.name);
  expect(one('kkMismatch').application.kk).not.toBe(one('kkMismatch').registered.kk);
  expect(one('birthDateMismatch').application.birthDate).not.toBe(one('birthDateMismatch').registered.birthDate);
  expect(new Set(thirds).size).toBe(1);
  expect(country.listed('student', 4).at(3)?.nik).toBe(one('student').registered.nik);
});

test('a mistyped NIK is nobody else, whoever mistypes it', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: peopleOfTrouble - 1 }), (index) => {
      const { nik } = country.troubled('mistypedNik', index).application;

      expect(parseNik(nik)).toBeDefined();
      expect(country.findByNik(nik)).toBeUndefined();
    }),
  );
});

test('the first two thousand people reach every regency', () => {
  const people = Array.from({ length: 2_000 }, (_, index) => country.person(index));

  expect(new Set(people.map(({ registered }) => registered.regency)).size).toBe(regencies.length);
});

test('people live in all 514 regencies, unevenly', () => {
  const counts = Map.groupBy(
    Array.from({ length: 40_000 }, (_, index) => country.person(index).registered.regency),
    (regency) => regency,
  );
  const sizes = [...counts.values()].map(({ length }) => length);

  expect(counts.size).toBe(regencies.length);
  expect(Math.max(...sizes) / Math.min(...sizes)).toBeGreaterThan(10);
});

test('there is nobody beyond the last person', () => {
  expect(() => country.person(ordinaryPeople)).toThrow(RangeError);
  expect(() => country.person(-1)).toThrow(RangeError);
  expect(country.findByNik('3201010101909999')).toBeUndefined();
});
