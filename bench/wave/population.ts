import { hash } from 'node:crypto';
import { WaveId } from '../../events/event.ts';
import { regencies } from '../../shared/domain/regions.ts';
import { firstRun } from '../../shared/domain/run.ts';

/** Who joins the wave of the benchmark: the same people at every run, made one by one from their numbers. */

export const waveId = WaveId.parse('2023-48');
export const waveRun = firstRun(waveId);

/** Kab. Bogor, the regency with the most inhabitants: half of all applicants are its own. */
export const largestRegency = '32.01';

/** Among the others the largest has so many times the applicants of the smallest. */
const spread = 200;

/** One in so many people who join takes no part: excluded, not verified in time, or left again. */
const takingPartForEachOther = 10;

/** The families of the applicants, by the number of members who apply, over and over: 1.7 in the mean. */
const familySizes = [1, 2, 1, 3, 1, 2, 2, 1, 1, 3];
const familyOfMember = familySizes.flatMap((members, family) => Array.from({ length: members }, () => family));

/** So many people are made and loaded together; it holds whole families. */
const peopleAChunk = 170 * familyOfMember.length;

/** People of one regency with consecutive numbers. */
export interface Chunk {
  readonly regency: string;
  readonly first: number;
  readonly count: number;
  readonly takesPart: boolean;
}

export interface Person {
  readonly applicantId: string;
  readonly regency: string;
  /** 16 digits. */
  readonly nik: string;
  readonly kk: string;
  /** In one family in four one member had a card before. */
  readonly slots: 1 | 2;
  readonly priority: 0 | 1;
  /** Sex and band of age. */
  readonly stratum: string;
  /** ISO 8601. */
  readonly joinedAt: string;
  readonly part: 'eligible' | 'excluded' | 'pending' | 'left';
}

/** Applicants by regency: the largest has half, the sizes of the others grow in equal ratios. They add up to the total. */
export const applicantsByRegency = (total: number): Map<string, number> => {
  const others = regencies.map(({ code }) => code).filter((code) => code !== largestRegency);
  const weights = others.map((_, place) => spread ** (place / (others.length - 1)));
  const sum = weights.reduce((all, weight) => all + weight, 0);
  const half = Math.floor(total / 2);
  let before = 0;
  let weightBefore = 0;
  const counts = others.map((code, place): [string, number] => {
    weightBefore += weights[place] ?? 0;
    // Rounded as a running total, so that nothing is left over at the end.
    const until = Math.round(((total - half) * weightBefore) / sum);
    const count = until - before;
    before = until;
    return [code, count];
  });
  return new Map([[largestRegency, half], ...counts]);
};

/** All who join a wave of so many applicants, in chunks: those who take part, and one more for every ten of them. */
export const chunksOf = (applicants: number): Chunk[] => {
  const chunks: Chunk[] = [];
  let next = 0;
  const add = (regency: string, total: number, takesPart: boolean) => {
    for (let done = 0; done < total; done += peopleAChunk) {
      const count = Math.min(peopleAChunk, total - done);
      chunks.push({ regency, first: next, count, takesPart });
      // Numbers are left out rather than families shared between chunks.
      next += Math.ceil(count / familyOfMember.length) * familyOfMember.length;
    }
  };
  for (const [regency, count] of applicantsByRegency(applicants)) {
    add(regency, count, true);
    add(regency, Math.floor(count / takingPartForEachOther), false);
  }
  return chunks;
};

const digits = (number: number, length: number): string => String(number).padStart(length, '0');

/** A person by number. */
const personOf = (number: number, { regency, takesPart }: Chunk): Person => {
  const round = Math.floor(number / familyOfMember.length);
  const family = round * familySizes.length + (familyOfMember[number % familyOfMember.length] ?? 0);
  const district = regency.replace('.', '');
  const part = takesPart ? 'eligible' : number % 4 === 0 ? 'pending' : number % 4 === 1 ? 'left' : 'excluded';
  return {
    applicantId: applicantIdOf(number),
    regency,
    nik: `${district}${digits(number, 12)}`,
    kk: `${district}${digits(family, 12)}`,
    slots: family % 4 === 0 ? 1 : 2,
    priority: number % 10 === 0 ? 1 : 0,
    stratum: `${number % 2 === 0 ? 'f' : 'm'}${number % 5}`,
    joinedAt: `2023-02-${18 + (number % 3)}T0${number % 10}:00:00.${digits(number % 1_000, 3)}Z`,
    part,
  };
};

/** The people of a chunk. */
export const peopleOf = (chunk: Chunk): Person[] =>
  Array.from({ length: chunk.count }, (_, place) => personOf(chunk.first + place, chunk));

/** Spread evenly by its beginning; its end is the person's number. */
const applicantIdOf = (number: number): string =>
  hash('sha256', `applicant ${number}`).slice(0, 20) + number.toString(16).padStart(12, '0');

/** The number of a person. */
export const numberOf = (applicantId: string): number => Number.parseInt(applicantId.slice(20), 16);

/** The people of a chunk who are of the same families as any of these numbers. */
export const familiesOf = (chunk: Chunk, numbers: Iterable<number>): Person[] => {
  const families = new Set([...numbers].map((number) => personOf(number, chunk).kk));
  return peopleOf(chunk).filter(({ kk }) => families.has(kk));
};
