import { createHash } from 'node:crypto';
import { canonical } from './canonical.ts';
import { chained, chainStart, type ChainFile, type LaneResult } from './day.ts';
import type { TrailRecord } from './record.ts';

/** A piece of a chain is closed before it is longer than so many bytes, so that whoever reads it needs no more memory. */
const fileBytes = 8 * 1024 * 1024;

/** A piece of a chain with its bytes. */
export interface WrittenFile extends ChainFile {
  readonly body: Buffer;
}

/**
 * Chains the records of a lane, given in their order, piece by piece: a line is a link's hash, a space, and the record's
 * canonical text. Every piece is handed out when it is full, the lane's result at the end.
 */
export function* chainOf(
  records: Iterable<TrailRecord>,
  { previous, day, lane }: { readonly previous: string; readonly day: string; readonly lane: string },
): Generator<WrittenFile, LaneResult> {
  const files: ChainFile[] = [];
  let head = chainStart(previous, day, lane);
  let lines: string[] = [];
  let bytes = 0;
  let events = 0;
  let late = 0;

  const piece = (): WrittenFile => {
    const body = Buffer.from(lines.join(''));
    const file: ChainFile = {
      bytes: body.length,
      events: lines.length,
      name: `${lane}/${String(files.length).padStart(5, '0')}.ndjson`,
      sha256: createHash('sha256').update(body).digest('hex'),
    };
    files.push(file);
    lines = [];
    bytes = 0;
    return { ...file, body };
  };

  for (const record of records) {
    const text = canonical(record);
    head = chained(head, text);
    const line = `${head} ${text}\n`;
    const length = Buffer.byteLength(line);
    if (lines.length > 0 && bytes + length > fileBytes) yield piece();
    lines.push(line);
    bytes += length;
    events += 1;
    if (record.late) late += 1;
  }
  if (lines.length > 0) yield piece();
  return { events, files, head, lane, late };
}
