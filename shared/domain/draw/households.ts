import { DrawFault } from './fault.ts';
import { applicantAt, householdOffset, slotsAt } from './lines.ts';
import type { Rows } from './rows.ts';

const tagWords = 8;

/**
 * The demand of a regency: the sum, over its households, of the smaller of slots and applicants. It finds who belongs
 * together by a hash table over the bytes of the file itself: no string a household.
 * @throws DrawFault where two applicants of a household state different slots.
 */
export function demandOf(rows: Rows): number {
  const view = new DataView(rows.bytes.buffer, rows.bytes.byteOffset, rows.bytes.byteLength);
  let capacity = 16;
  while (capacity < 2 * rows.count) capacity *= 2;
  // One above the household's number, so that 0 says empty.
  const table = new Uint32Array(capacity);
  const firstRow = new Uint32Array(rows.count);
  // By household: its applicants, as far as its slots go.
  const counted = new Uint8Array(rows.count);
  let households = 0;
  let demand = 0;
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
    const slots = slotsAt(rows, row);
    if (slotsAt(rows, firstRow[household] ?? 0) !== slots) {
      throw new DrawFault(`Applicants of the household ${applicantAt(rows, row).household} state different slots.`);
    }
    const before = counted[household] ?? 0;
    if (before < slots) {
      counted[household] = before + 1;
      demand += 1;
    }
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
