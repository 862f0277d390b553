import * as z from 'zod';
import type { RegisteredPerson } from './people.ts';
import type { Population } from './population.ts';
import { malformed, type Answer, type Call, type Service } from './server.ts';

const Verification = z.strictObject({
  nik: z.string().regex(/^\d{16}$/),
  kk: z.string().regex(/^\d{16}$/),
  name: z.string().min(1).max(200),
  birthDate: z.iso.date(),
});

const AddedPeople = z.strictObject({
  people: z
    .array(
      z.strictObject({
        nik: z.string(),
        kk: z.string(),
        name: z.string(),
        birthDate: z.iso.date(),
        regency: z.string(),
        alive: z.boolean().default(true),
      }),
    )
    .max(10_000),
});

/** Names agree when their letters and digits do: registers differ in case, blanks and apostrophes. */
const comparable = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N} ]/gu, '')
    .replace(/ +/g, ' ')
    .trim()
    .toUpperCase();

const verificationPath = '/v1/verifications';

/**
 * The population registry (Dukcapil). It says whether the four facts agree with the register and where the family card
 * lives, and gives out nothing else of a person.
 */
export const registryService = (population: Population): Service => {
  const added = new Map<string, RegisteredPerson>();

  const verification = (body: unknown, twist: (person: RegisteredPerson) => RegisteredPerson): Answer => {
    const asked = Verification.safeParse(body);
    // The issues could quote what was sent, so they are not given back.
    if (!asked.success) return { status: 400, body: { message: 'The verification is malformed.' } };
    const { nik, kk, name, birthDate } = asked.data;
    const registered = added.get(nik) ?? population.findByNik(nik);
    if (registered === undefined) return { status: 200, body: { found: false } };
    const person = twist(registered);
    return {
      status: 200,
      body: {
        found: true,
        alive: person.alive,
        matches: {
          kk: person.kk === kk,
          name: comparable(person.name) === comparable(name),
          birthDate: person.birthDate === birthDate,
        },
        domicile: { regency: person.regency },
      },
    };
  };

  const isVerification = ({ method, path }: Call) => method === 'POST' && path === verificationPath;

  return {
    name: 'registry',
    keyNeeded: true,
    answer: (call) => (isVerification(call) ? verification(call.body, (person) => person) : undefined),
    untrue: (call) =>
      isVerification(call)
        ? verification(call.body, (person) => ({ ...person, alive: !person.alive, name: `${person.name} X` }))
        : undefined,
    admin({ method, path, body }) {
      if (method !== 'POST' || path !== 'people') return undefined;
      const wanted = AddedPeople.safeParse(body);
      if (!wanted.success) return malformed(wanted.error);
      for (const person of wanted.data.people) added.set(person.nik, person);
      return { status: 200, body: { added: wanted.data.people.length } };
    },
    statistics: () => ({ peopleAdded: added.size }),
  };
};
