import { DrawFault } from './fault.ts';
import { applicantAt, householdOffset, slotsAt } from './lines.ts';
import type { Rows } from './rows.ts';

/** The households of one regency's applicants, numbered in the order in which they first appear. */
export interface Households {
  readonly count: number;
  /** By row: the number of its household. */
  readonly ofRow: Uint32Array;
  /** By household: how many applicants it has. */
  readonly applicants: Uint32Array;
  /** By household: how many more recipients it may have, 1 or 2. */
  readonly slots: Uint8Array;
}

const tagWords = 8;

/**
 * Finds who belongs together. A hash table over the bytes of the file itself: no string a household.
 * @throws DrawFault where two applicants of a household state different slots.
 */
export function groupHouseholds(rows: Rows): Households {
  const view = new DataView(rows.bytes.buffer, rows.bytes.byteOffset, rows.bytes.byteLength);
  let capacity = 16;
  while (capacity < 2 * rows.count) capacity *= 2;
  // One above the household's number, so that 0 says empty.
  const table = new Uint32Array(capacity);
  const firstRow = new Uint32Array(rows.count);
  const ofRow = new Uint32Array(rows.count);
  const applicants = new Uint32Array(rows.count);
  const slots = new Uint8Array(rows.count);
  let count = 0;
  for (let row = 0; row < rows.count; row += 1) {
    let place = tagHash(view, row) & (capacity - 1);
    for (;;) {
      const entry = table[place] ?? 0;
      if (entry === 0 || sameTag(view, firstRow[entry - 1] ?? 0, row)) break;
      place = (place + 1) & (capacity - 1);
    }
    const known = table[place] ?? 0;
    const household = known === 0 ? count : known - 1;
    if (known === 0) {
      count += 1;
      table[place] = count;
      firstRow[household] = row;
      slots[household] = slotsAt(rows, row);
    } else if (slots[household] !== slotsAt(rows, row)) {
      throw new DrawFault(`Applicants of the household ${applicantAt(rows, row).household} state different slots.`);
    }
    ofRow[row] = household;
    applicants[household] = (applicants[household] ?? 0) + 1;
  }
  return { count, ofRow, applicants: applicants.subarray(0, count), slots: slots.subarray(0, count) };
}

function tagHash(view: DataView, row: number): number {
  const start = householdOffset(row);
  let mixed = 0;
  for (let word = 0; word < tagWords; word += 1) {
    mixed = Math.imul(mixed ^ view.getUint32(start + 4 * word), 0x9e3779b1);
    mixed ^= mixed >>> 15;
  }
  return mixed >>> 0;
}

function sameTag(view: DataView, row: number, other: number): boolean {
  const start = householdOffset(row);
  const otherStart = householdOffset(other);
  for (let word = 0; word < tagWords; word += 1) {
    if (view.getUint32(start + 4 * word) !== view.getUint32(otherStart + 4 * word)) return false;
  }
  return true;
}

/** The demand of a regency: the sum, over its households, of the smaller of slots and applicants. */
export function demandOf({ count, applicants, slots }: Households): number {
  let demand = 0;
  for (let household = 0; household < count; household += 1) {
    demand += Math.min(applicants[household] ?? 0, slots[household] ?? 0);
  }
  return demand;
}
