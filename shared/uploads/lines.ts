const newline = 0x0a;
const byteOrderMark = /^\uFEFF/;

/** A line of a file; undefined for one that is longer than lines may be. */
type Line = string | undefined;

/** What a piece of a file holds. */
export interface Piece {
  readonly lines: readonly Line[];
  /** How many bytes of the piece are done with: the next piece begins after them. */
  readonly used: number;
  /** Whether the piece ends within a line that is too long, whose rest is to be passed over. */
  readonly isInLongLine: boolean;
}

/**
 * The lines of a piece of a file (NDJSON: UTF-8, each line ended by a line feed, the last one perhaps not). A line that
 * the piece cuts off is left to the next piece; one that is too long counts as a line, and its rest is passed over. A
 * piece that is not the last has to be longer than a line may be.
 */
export const linesOf = (
  bytes: Buffer,
  {
    isFirst,
    isLast,
    isInLongLine,
    longestBytes,
  }: {
    readonly isFirst: boolean;
    readonly isLast: boolean;
    readonly isInLongLine: boolean;
    readonly longestBytes: number;
  },
): Piece => {
  let at = 0;
  if (isInLongLine) {
    const end = bytes.indexOf(newline);
    if (end === -1) return { lines: [], used: bytes.length, isInLongLine: !isLast };
    at = end + 1;
  }
  const lines: Line[] = [];
  const take = (from: number, to: number): void => {
    const text = to - from > longestBytes ? undefined : bytes.toString('utf8', from, to).replace(/\r$/, '');
    lines.push(isFirst && lines.length === 0 ? text?.replace(byteOrderMark, '') : text);
  };
  for (let end = bytes.indexOf(newline, at); end !== -1; end = bytes.indexOf(newline, at)) {
    take(at, end);
    at = end + 1;
  }
  if (at === bytes.length) return { lines, used: at, isInLongLine: false };
  const isTooLong = bytes.length - at > longestBytes;
  if (!isLast && !isTooLong) return { lines, used: at, isInLongLine: false };
  take(at, bytes.length);
  return { lines, used: bytes.length, isInLongLine: isTooLong && !isLast };
};
