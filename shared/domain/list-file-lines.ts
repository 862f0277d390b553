/** Why a line of a list's file cannot be read. The number of a code is its place here: new ones go to the end. */
export const brokenLineCodes = [
  'list-line-too-long',
  'list-line-malformed',
  'list-nik-malformed',
  'list-kk-malformed',
] as const;
export type BrokenLineCode = (typeof brokenLineCodes)[number];

/** A line that names a person. */
export interface ListedPerson {
  readonly nik: string;
  /** The family card (kartu keluarga), where the list tells of it. */
  readonly kk?: string;
}

/** What the lines that begin in a piece of a file say. */
export interface PieceLines {
  /** How many there are, blank ones and a heading included. */
  readonly lines: number;
  readonly people: readonly ListedPerson[];
  /** Lines that cannot be read, by their place among the lines of the piece, from 0. */
  readonly broken: readonly { readonly place: number; readonly code: BrokenLineCode }[];
}

/** A line is 34 bytes at most; one that is longer than this, in bytes without its line feed, is broken. */
export const longestListLineBytes = 1_024;

const lineFeed = 0x0a;
const byteOrderMark = '\u00ef\u00bb\u00bf';
const heading = /^"?nik"?(?:,"?(?:kk|no_?kk)"?)?$/i;
const digits = /^\d{16}$/;

/** A field without spaces around it, and without quotation marks. */
const fieldOf = (text: string): string => text.trim().replace(/^"(.*)"$/, '$1');

type Read = ListedPerson | BrokenLineCode | undefined;

/** Undefined for a line that says nothing. */
const readLine = (line: string): Read => {
  const fields = line.split(',').map(fieldOf);
  const [nik = '', kk = ''] = fields;
  if (fields.length === 1 && nik === '') return undefined;
  if (fields.length > 2) return 'list-line-malformed';
  if (!digits.test(nik)) return 'list-nik-malformed';
  if (kk === '') return { nik };
  return digits.test(kk) ? { nik, kk } : 'list-kk-malformed';
};

/** The bytes of a file that a piece has to see: from the byte before it to the longest line that may begin in it. */
export const bytesSeen = (
  piece: number,
  { bytes, pieceBytes }: { readonly bytes: number; readonly pieceBytes: number },
) => {
  const from = Math.max(0, piece * pieceBytes - 1);
  return { from, to: Math.min(bytes, (piece + 1) * pieceBytes + longestListLineBytes + 1) };
};

/**
 * The lines that begin in a piece of a file, of the bytes that it has to see ({@link bytesSeen}). Each line begins in one
 * piece, so that pieces can be read in any order and cut anywhere. Lines are ended by LF or CRLF, the last one perhaps
 * not; a byte-order mark and a heading (`nik` or `nik,kk`) may come first.
 */
export const linesBeginningIn = (
  piece: number,
  seen: Buffer,
  { bytes, pieceBytes }: { readonly bytes: number; readonly pieceBytes: number },
): PieceLines => {
  const { from, to } = bytesSeen(piece, { bytes, pieceBytes });
  // Places within what is seen. A line that begins in the piece begins before `end`.
  const end = Math.min(bytes, (piece + 1) * pieceBytes) - from;
  const isEndOfFile = to === bytes;
  let at = piece === 0 ? 0 : seen.indexOf(lineFeed) + 1;
  // No line feed from the byte before the piece on: what is seen lies within one long line.
  if (piece > 0 && at === 0) return { lines: 0, people: [], broken: [] };
  let lines = 0;
  const people: ListedPerson[] = [];
  const broken: PieceLines['broken'][number][] = [];
  for (; at < end; lines += 1) {
    const found = seen.indexOf(lineFeed, at);
    const stop = found === -1 ? seen.length : found;
    const isTooLong = stop - at > longestListLineBytes || (found === -1 && !isEndOfFile);
    const text = isTooLong ? '' : seen.toString('latin1', at, stop);
    const line = from + at === 0 && text.startsWith(byteOrderMark) ? text.slice(byteOrderMark.length) : text;
    const isHeading = from + at === 0 && heading.test(line.trim());
    const read = isTooLong ? 'list-line-too-long' : isHeading ? undefined : readLine(line);
    if (typeof read === 'string') broken.push({ place: lines, code: read });
    else if (read !== undefined) people.push(read);
    at = stop + 1;
  }
  return { lines, people, broken };
};
