import { DrawFault } from './fault.ts';

/**
 * The rows of one of a regency's files, kept as the bytes that are published: a draw of 500,000 applicants reads
 * them in place and makes no object an applicant. Row `i` is `bytes[starts[i]]` up to, not including, the line feed
 * at `starts[i + 1] - 1`. Every row begins with its ticket, and the rows are sorted by it, each ticket once.
 */
export interface Rows {
  readonly bytes: Buffer;
  /** One more than there are rows: the last is the length of the bytes. */
  readonly starts: Uint32Array;
  readonly count: number;
}

/** A ticket: 32 lower-case hex characters. */
export const ticketPattern = /^[0-9a-f]{32}$/;
export const ticketLength = 32;

/** The text of a row, without its line feed. */
export function rowText({ bytes, starts }: Rows, row: number): string {
  return bytes.toString('latin1', starts[row], (starts[row + 1] ?? 0) - 1);
}

/** The ticket of a row. */
export function ticketAt({ bytes, starts }: Rows, row: number): string {
  const start = starts[row] ?? 0;
  return bytes.toString('latin1', start, start + ticketLength);
}

/** The number of the row with this ticket, or undefined where there is none. */
export function findTicket(rows: Rows, ticket: string): number | undefined {
  let low = 0;
  let high = rows.count - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const found = ticketAt(rows, middle);
    if (found === ticket) return middle;
    if (found < ticket) low = middle + 1;
    else high = middle - 1;
  }
  return undefined;
}

/**
 * Orders two rows of the same bytes by their tickets: negative, zero or positive, as Buffer.compare, which a browser's
 * Buffer makes a copy of all bytes for.
 */
export function compareTickets(bytes: Buffer, start: number, otherStart: number): number {
  for (let at = 0; at < ticketLength; at += 1) {
    const difference = (bytes[start + at] ?? 0) - (bytes[otherStart + at] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/**
 * The rows of a CSV file: its header must be the given one, every line must end in LF, and tickets must ascend.
 * What a row holds besides its ticket is for the caller to check.
 * @throws DrawFault that names the line (the header is line 1).
 */
export function rowsOfFile(file: Uint8Array, header: string): Rows {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  const body = header.length + 1;
  if (bytes.toString('latin1', 0, body) !== `${header}\n`) throw new DrawFault(`line 1 is not the header "${header}"`);
  if (bytes.at(-1) !== 0x0a) throw new DrawFault('the last line does not end in a line feed');
  return rowsOf(bytes.subarray(body), 2);
}

/**
 * The rows that lie in bytes without a header, each ending in LF.
 * @throws DrawFault where a row begins with no ticket, or tickets do not ascend.
 */
export function rowsOf(bytes: Buffer, firstLine = 1): Rows {
  let starts = new Uint32Array(1024);
  let count = 0;
  for (let start = 0; start < bytes.length; count += 1) {
    if (count + 1 === starts.length) {
      const longer = new Uint32Array(2 * starts.length);
      longer.set(starts);
      starts = longer;
    }
    if (!isHex(bytes, start, start + ticketLength)) {
      throw new DrawFault(`line ${firstLine + count} does not begin with a ticket of 32 lower-case hex characters`);
    }
    if (count > 0) {
      const order = compareTickets(bytes, starts[count - 1] ?? 0, start);
      if (order > 0) throw new DrawFault(`line ${firstLine + count} is not in the order of the tickets`);
      if (order === 0) throw new DrawFault(`line ${firstLine + count} repeats the ticket before it`);
    }
    const end = bytes.indexOf(0x0a, start + ticketLength);
    if (end < 0) throw new DrawFault('the last line does not end in a line feed');
    start = end + 1;
    starts[count + 1] = start;
  }
  return { bytes, starts: starts.slice(0, count + 1), count };
}

/** Whether all bytes from start to end are lower-case hex digits (a place beyond the bytes is none). */
export function isHex(bytes: Buffer, start: number, end: number): boolean {
  for (let at = start; at < end; at += 1) {
    const byte = bytes[at] ?? 0;
    if (!((byte >= 0x30 && byte <= 0x39) || (byte >= 0x61 && byte <= 0x66))) return false;
  }
  return true;
}
