import { regencies } from '../../shared/domain/regions.ts';

/** A wave of any size, the same at every run: uneven regencies, families, reserved groups. */

export interface BenchRegency {
  readonly code: string;
  readonly applicants: number;
  readonly places: number;
}

export const reservePercent = 20;
/** The seed of the draw, 32 bytes. */
export const seed = Buffer.alloc(32, 0x5e);

/** The largest regency has so many times the applicants of the smallest. */
const spread = 200;
/** Applicants for each place: between an ordinary wave (10) and the hardest one (58). */
const applicantsPerPlace = 20;

/** The 514 regencies with about so many applicants in all, sizes in equal ratios from the smallest to the largest. */
export function benchRegencies(total: number): BenchRegency[] {
  const weights = regencies.map((_, place) => spread ** (place / (regencies.length - 1)));
  const sum = weights.reduce((all, weight) => all + weight, 0);
  return regencies.map(({ code }, place) => {
    const applicants = Math.max(1, Math.round((total * (weights[place] ?? 0)) / sum));
    return { code, applicants, places: Math.ceil(applicants / applicantsPerPlace) };
  });
}

/** Numbers of 32 bits that look random and are the same at every run (splitmix32). */
function numbersFrom(start: number): () => number {
  let state = start;
  return () => {
    state = (state + 0x9e3779b9) | 0;
    return mixed(state);
  };
}

function mixed(number: number): number {
  const once = Math.imul(number ^ (number >>> 16), 0x21f0aaad);
  const twice = Math.imul(once ^ (once >>> 15), 0x735a2d97);
  return (twice ^ (twice >>> 15)) >>> 0;
}

/** Ticket (32), household (32), slots, priority, three commas and the line feed. */
const rowLength = 70;
const hexDigits = Buffer.from('0123456789abcdef');

/**
 * The rows of a regency as they are published, without the header: `ticket,household,slots,priority`, sorted by
 * ticket. Families have 1.7 members who apply, scattered among the rows; a quarter of them have one slot left, the
 * rest two; one applicant in ten is of a reserved group.
 */
export function regencyRows({ code, applicants }: BenchRegency): Buffer {
  const next = numbersFrom(Number(code.replace('.', '')));
  const rows = Buffer.alloc(applicants * rowLength);
  let length = 0;
  const hex = (number: number): void => {
    for (let shift = 28; shift >= 0; shift -= 4) rows[length++] = hexDigits[(number >>> shift) & 15] ?? 0;
  };
  const character = (text: string): void => {
    rows[length++] = text.charCodeAt(0);
  };
  const families = Math.ceil(applicants * 0.6);
  const step = 2 ** 32 / applicants;
  for (let row = 0; row < applicants; row += 1) {
    // The beginnings of the tickets ascend by about one step, so that the rows are sorted as they are made.
    hex(Math.floor((row + next() / 2 ** 33) * step));
    for (let word = 1; word < 4; word += 1) hex(next());
    character(',');
    const family = next() % families;
    for (let word = 0; word < 4; word += 1) hex(mixed(4 * family + word));
    character(',');
    character(family % 4 === 0 ? '1' : '2');
    character(',');
    character(next() % 10 === 0 ? '1' : '0');
    character('\n');
  }
  return rows;
}
