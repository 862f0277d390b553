import { ticketLength, type Rows } from './rows.ts';

/**
 * Finds tickets that stand twice in a wave, over the files of all regencies, in eight bytes a ticket: it keeps the
 * first 64 bits of each. Two tickets that share them are only suspects (one pair in 370,000 waves of ten million), so
 * the caller looks at their whole text.
 */
export class TicketLedger {
  readonly #files: BigUint64Array[] = [];

  /** Adds the tickets of one file. */
  add({ bytes, starts, count }: Rows): void {
    const prefixes = Buffer.alloc(8 * count);
    for (let row = 0; row < count; row += 1) {
      const start = starts[row] ?? 0;
      prefixes.write(bytes.toString('latin1', start, start + ticketLength / 2), 8 * row, 8, 'hex');
    }
    this.#files.push(new BigUint64Array(prefixes.buffer, prefixes.byteOffset, count));
  }

  /** The first 16 hex characters of the tickets that may stand twice. */
  suspects(): Set<string> {
    const all = new BigUint64Array(this.#files.reduce((length, file) => length + file.length, 0));
    let length = 0;
    for (const file of this.#files) {
      all.set(file, length);
      length += file.length;
    }
    all.sort();
    const bytes = Buffer.from(all.buffer);
    const suspects = new Set<string>();
    for (let at = 8; at < bytes.length; at += 8) {
      if (bytes.compare(bytes, at - 8, at, at, at + 8) === 0) suspects.add(bytes.toString('hex', at, at + 8));
    }
    return suspects;
  }
}
