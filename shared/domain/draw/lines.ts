import { DrawFault } from './fault.ts';
import { orderByKey } from './radix.ts';
import { compareTickets, isHex, rowText, rowsOf, rowsOfFile, ticketLength, ticketPattern, type Rows } from './rows.ts';

/** The lines of the draw's files, each in the exact form that enters a Merkle tree. */

/** Someone who takes part. */
export interface ApplicantLine {
  /** 32 lower-case hex characters, one a person and wave. */
  readonly ticket: string;
  /** The keyed hash of the family-card number: 32 lower-case hex characters, the same for the whole family. */
  readonly household: string;
  /** How many more recipients the household may have. */
  readonly slots: 1 | 2;
  /** 1 for a person of a reserved group. */
  readonly priority: 0 | 1;
}

/** Someone who holds a ticket and does not take part, with the reason. A struck ticket has the same form. */
export interface ExcludedLine {
  readonly ticket: string;
  /** A stable code of `[a-z0-9.-]`. */
  readonly reason: string;
  /** The version of the list that decided, empty where no list did. */
  readonly listVersion: string;
}

const applicantHeader = 'ticket,household,slots,priority';
const excludedHeader = 'ticket,reason,listVersion';
export const winnerHeader = 'ticket,rank,score';

/** A field of a line: what it may hold, so that commas and line feeds can never be smuggled in. */
export const fieldPattern = /^[a-z0-9.-]*$/;

// ticket (32) , household (32) , slots (1) , priority (1) LF: every applicant row has the same length.
const householdStart = ticketLength + 1;
const slotsStart = householdStart + 32 + 1;
const priorityStart = slotsStart + 2;
const applicantRowLength = priorityStart + 2;

const bytesOf = { comma: 0x2c, zero: 0x30, one: 0x31, two: 0x32 };

/**
 * The line of an applicant, without a line feed.
 * @throws DrawFault for a value outside its range.
 */
export function formatApplicant({ ticket, household, slots, priority }: ApplicantLine): string {
  const line = `${ticket},${household},${slots},${priority}`;
  if (!/^[0-9a-f]{32},[0-9a-f]{32},[12],[01]$/.test(line)) throw new DrawFault('An applicant line is not well formed.');
  return line;
}

/**
 * The line of an excluded or struck ticket, without a line feed.
 * @throws DrawFault for a field that holds anything but `[a-z0-9.-]`, or an empty reason.
 */
export function formatExcluded({ ticket, reason, listVersion }: ExcludedLine): string {
  const wellFormed = ticketPattern.test(ticket) && reason !== '' && fieldPattern.test(reason);
  if (!wellFormed || !fieldPattern.test(listVersion)) throw new DrawFault('An excluded line is not well formed.');
  return `${ticket},${reason},${listVersion}`;
}

/** Reads back a line written by formatExcluded. */
export function parseExcludedLine(line: string): ExcludedLine {
  const [ticket = '', reason = '', listVersion = '', ...more] = line.split(',');
  if (more.length > 0) throw new DrawFault('An excluded line is not well formed.');
  const parsed = { ticket, reason, listVersion };
  if (formatExcluded(parsed) !== line) throw new DrawFault('An excluded line is not well formed.');
  return parsed;
}

/** How many lines of excluded tickets there are for each reason, by its code in the order of the alphabet. */
export function excludedByReason(rows: Rows): Record<string, number> {
  const counts = new Map<string, number>();
  for (let row = 0; row < rows.count; row += 1) {
    const { reason } = parseExcludedLine(rowText(rows, row));
    counts.set(reason, (counts.get(reason) ?? 0) + 1);
  }
  return Object.fromEntries([...counts].sort(([one], [other]) => (one < other ? -1 : 1)));
}

/** The applicant in a row. */
export function applicantAt(rows: Rows, row: number): ApplicantLine {
  const [ticket = '', household = ''] = rowText(rows, row).split(',');
  return { ticket, household, slots: slotsAt(rows, row), priority: hasPriority(rows, row) ? 1 : 0 };
}

/** How many recipients the household of an applicant's row may still have. */
export function slotsAt({ bytes }: Rows, row: number): 1 | 2 {
  return bytes[row * applicantRowLength + slotsStart] === bytesOf.one ? 1 : 2;
}

/** Whether an applicant's row belongs to a reserved group. */
export function hasPriority({ bytes }: Rows, row: number): boolean {
  return bytes[row * applicantRowLength + priorityStart] === bytesOf.one;
}

/** The household tag of an applicant's row. */
export function householdAt({ bytes }: Rows, row: number): string {
  const start = householdOffset(row);
  return bytes.toString('latin1', start, start + 32);
}

/** Where the household tag of an applicant's row starts; it is 32 bytes long. */
export function householdOffset(row: number): number {
  return row * applicantRowLength + householdStart;
}

/** Gathers lines in any order and gives them back as sorted rows. It holds about 70 bytes an applicant. */
class RowCollector {
  #bytes = Buffer.alloc(64 * 1024);
  #length = 0;
  #starts: number[] = [];

  protected append(line: string): void {
    const end = this.#length + line.length + 1;
    if (end > this.#bytes.length) {
      const longer = Buffer.alloc(Math.max(2 * this.#bytes.length, end));
      this.#bytes.copy(longer, 0, 0, this.#length);
      this.#bytes = longer;
    }
    this.#starts.push(this.#length);
    this.#bytes.write(line, this.#length, 'latin1');
    this.#bytes[end - 1] = 0x0a;
    this.#length = end;
  }

  /**
   * All lines added so far, sorted by ticket.
   * @throws DrawFault where a ticket was added twice.
   */
  rows(): Rows {
    const bytes = this.#bytes;
    const starts = Uint32Array.from(this.#starts);
    const keys = starts.map((start) => Number.parseInt(bytes.toString('latin1', start, start + 8), 16));
    const order = orderByKey(keys, (row, other) => compareTickets(bytes, starts[row] ?? 0, starts[other] ?? 0));
    const sorted = Buffer.alloc(this.#length);
    let length = 0;
    for (const row of order) {
      length += bytes.copy(sorted, length, starts[row], starts[row + 1] ?? this.#length);
    }
    return rowsOf(sorted);
  }
}

/** Gathers applicants in any order. */
class ApplicantCollector extends RowCollector {
  add(line: ApplicantLine): void {
    this.append(formatApplicant(line));
  }
}

/** Gathers excluded tickets in any order. */
class ExcludedCollector extends RowCollector {
  add(line: ExcludedLine): void {
    this.append(formatExcluded(line));
  }
}

/**
 * The sorted rows of applicants given in any order.
 * @throws DrawFault for a line that is not well formed, or a ticket that stands twice.
 */
export function applicantRows(lines: Iterable<ApplicantLine>): Rows {
  const collector = new ApplicantCollector();
  for (const line of lines) collector.add(line);
  return collector.rows();
}

/** The sorted rows of excluded tickets given in any order; the same faults as applicantRows. */
export function excludedRows(lines: Iterable<ExcludedLine>): Rows {
  const collector = new ExcludedCollector();
  for (const line of lines) collector.add(line);
  return collector.rows();
}

/** The published file of applicants: header and rows. */
export function applicantFile(rows: Rows): Buffer {
  return Buffer.concat([Buffer.from(`${applicantHeader}\n`), rows.bytes]);
}

/** The published file of excluded tickets: header and rows. */
export function excludedFile(rows: Rows): Buffer {
  return Buffer.concat([Buffer.from(`${excludedHeader}\n`), rows.bytes]);
}

/**
 * The rows of a published file of applicants, read in place.
 * @throws DrawFault that names the line: header, form, order, repeated ticket.
 */
export function parseApplicants(file: Uint8Array): Rows {
  const rows = rowsOfFile(file, applicantHeader);
  for (let row = 0; row < rows.count; row += 1) {
    if (!isApplicantRow(rows, row)) throw new DrawFault(`line ${row + 2} is not "ticket,household,slots,priority"`);
  }
  return rows;
}

function isApplicantRow({ bytes, starts }: Rows, row: number): boolean {
  // Checked from the first row on, so every row before this one has the same length too.
  const start = row * applicantRowLength;
  if (starts[row + 1] !== start + applicantRowLength) return false;
  const slots = bytes[start + slotsStart];
  const priority = bytes[start + priorityStart];
  return (
    bytes[start + ticketLength] === bytesOf.comma &&
    isHex(bytes, start + householdStart, start + householdStart + 32) &&
    bytes[start + slotsStart - 1] === bytesOf.comma &&
    (slots === bytesOf.one || slots === bytesOf.two) &&
    bytes[start + priorityStart - 1] === bytesOf.comma &&
    (priority === bytesOf.zero || priority === bytesOf.one)
  );
}

/** The rows of a published file of excluded tickets, read in place; the same faults as parseApplicants. */
export function parseExcluded(file: Uint8Array): Rows {
  const rows = rowsOfFile(file, excludedHeader);
  for (let row = 0; row < rows.count; row += 1) {
    const text = rowText(rows, row).slice(ticketLength);
    if (!/^,[a-z0-9.-]+,[a-z0-9.-]*$/.test(text)) {
      throw new DrawFault(`line ${row + 2} is not "ticket,reason,listVersion"`);
    }
  }
  return rows;
}
