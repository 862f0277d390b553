import type { CompletionOutcome, NoticeMessage } from '../domain/training/completion.ts';
import { batchFile, type FileMessage } from '../domain/training/completion-batch.ts';
import type { Outgoing } from '../queue/send.ts';
import type { Completions } from '../table/completions.ts';
import { sortedNotice, type BrokenNotice } from './accepting.ts';
import { linesOf } from '../uploads/lines.ts';
import type { Uploads } from '../uploads/store.ts';

/** How much of a file one message reads, in bytes: some 2,500 notices, which are sent on within seconds. */
const pieceBytes = 512 * 1_024;

/** A notice is some 200 bytes. */
const longestLineBytes = 16_384;

export interface ReadingParts {
  readonly uploads: Pick<Uploads, 'read'>;
  readonly completions: Pick<Completions, 'enter' | 'advance'>;
  /** Puts messages on the queue that this one came from: all of them, or a fault. */
  readonly send: (messages: readonly Outgoing[]) => Promise<void>;
  /** As the constant, unless a test has short files. */
  readonly piece?: number;
}

const parsedLine = (line: string): unknown => {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
};

const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null && !Array.isArray(value);

/** What a line is: a message, or its faults. */
const sortedLine = (step: FileMessage, position: number, line: string | undefined): NoticeMessage | BrokenNotice => {
  if (line === undefined) return { position, faults: [{ field: '', code: 'completion-line-too-long' }] };
  const input = parsedLine(line);
  if (!isObject(input)) return { position, faults: [{ field: '', code: 'completion-line-malformed' }] };
  const { batchId, institutionId, receivedAt } = step;
  return sortedNotice({ batchId, institutionId, receivedAt }, position, input);
};

/** A line that cannot be a notice is refused, whenever it is read. */
const outcomeOf = (
  { batchId, institutionId, receivedAt }: FileMessage,
  { position, faults }: BrokenNotice,
): CompletionOutcome => ({
  batchId,
  position,
  institutionId,
  receivedAt,
  at: receivedAt,
  status: 'refused',
  reasons: faults.map(({ field, code }) => ({
    code,
    ...(field === '' ? {} : { field }),
    ...(code === 'completion-line-too-long' ? { values: { maximumBytes: longestLineBytes } } : {}),
  })),
});

/**
 * Reads a file of notices piece by piece, each by a message that sends the next one: the notices of a piece go onto the
 * queue, a line that cannot be one is recorded as refused and stops nothing. A piece that is read twice sends the same
 * notices again, and they are the same.
 */
export const fileReading =
  ({ uploads, completions, send, piece = pieceBytes }: ReadingParts) =>
  async (step: FileMessage): Promise<void> => {
    const { batchId, bytes, offset, isInLongLine } = step;
    const length = Math.min(piece, bytes - offset);
    const content =
      length === 0 ? Buffer.alloc(0) : await uploads.read(batchFile(step), { etag: step.etag, offset, length });
    if (content === undefined) {
      await completions.advance(batchId, { status: 'changed', lines: step.lines, broken: step.broken });
      return;
    }
    const isLast = offset + length === bytes;
    const found = linesOf(content, { isFirst: offset === 0, isLast, isInLongLine, longestBytes: longestLineBytes });
    const sorted = found.lines.map((line, place) => sortedLine(step, step.lines + place, line));
    const broken = sorted.filter((line) => 'faults' in line);
    await completions.enter(broken.map((line) => outcomeOf(step, line)));
    await send(sorted.flatMap((body) => ('faults' in body ? [] : [{ body }])));

    const read = { lines: step.lines + sorted.length, broken: step.broken + broken.length };
    const next: FileMessage = { ...step, ...read, offset: offset + found.used, isInLongLine: found.isInLongLine };
    if (!isLast) await send([{ body: next }]);
    await completions.advance(batchId, { status: isLast ? 'read' : 'reading', ...read });
  };
