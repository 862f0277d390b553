import { DrawFault } from './fault.ts';
import { applicantAt, householdOffset, slotsAt } from './lines.ts';
import type { Rows } from './rows.ts';

const tagWords = 8;

interface Households {
  /** By row: the number of its household. Households are numbered from 0, in the order of their first rows. */
  readonly householdOf: Uint32Array;
  /** By household: its first row. */
  readonly firstRow: Uint32Array;
  /** By household: how many applicants it has. */
  readonly members: Uint32Array;
}

/**
 * Who of a regency belongs together. It finds them by a hash table over the bytes of the file itself: no string a
 * household.
 */
export function householdsOf(rows: Rows): Households {
  const view = new DataView(rows.bytes.buffer, rows.bytes.byteOffset, rows.bytes.byteLength);
  let capacity = 16;
  while (capacity < 2 * rows.count) capacity *= 2;
  // One above the household's number, so that 0 says empty.
  const table = new Uint32Array(capacity);
  const householdOf = new Uint32Array(rows.count);
  const firstRow = new Uint32Array(rows.count);
  const members = new Uint32Array(rows.count);
  let households = 0;
  for (let row = 0; row < rows.count; row += 1) {
    let place = tagHash(view, row) & (capacity - 1);
    for (;;) {
      const entry = table[place] ?? 0;
      if (entry === 0 || sameTag(view, firstRow[entry - 1] ?? 0, row)) break;
      place = (place + 1) & (capacity - 1);
    }
    if (table[place] === 0) {
      firstRow[households] = row;
      households += 1;
      table[place] = households;
    }
    const household = (table[place] ?? 0) - 1;
    householdOf[row] = household;
    members[household] = (members[household] ?? 0) + 1;
  }
  return { householdOf, firstRow: firstRow.subarray(0, households), members: members.subarray(0, households) };
}

/**
 * The demand of a regency: the sum, over its households, of the smaller of slots and applicants.
 * @throws DrawFault where two applicants of a household state different slots.
 */
export function demandOf(rows: Rows): number {
  const { householdOf, firstRow, members } = householdsOf(rows);
  for (let row = 0; row < rows.count; row += 1) {
    if (slotsAt(rows, firstRow[householdOf[row] ?? 0] ?? 0) !== slotsAt(rows, row)) {
      throw new DrawFault(`Applicants of the household ${applicantAt(rows, row).household} state different slots.`);
    }
  }
  let demand = 0;
  for (let household = 0; household < members.length; household += 1) {
    demand += Math.min(members[household] ?? 0, slotsAt(rows, firstRow[household] ?? 0));
  }
  return demand;
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
