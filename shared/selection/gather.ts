import { applicantFile, excludedFile } from '../domain/draw/lines.ts';
import { rowsOf, type Rows } from '../domain/draw/rows.ts';
import type { EvidenceStore } from '../evidence/store.ts';
import type { Collected } from './collect.ts';
import { collectedRowLength, levelSlots, partApplicants, partedInto, publishedRowLength } from './slices.ts';
import { forEachAtOnce } from './stage.ts';

/** Puts the slices of a regency together, part by part: what is held whole is what is published, and no more. */

/** How many parts are read at once. */
const readsAtOnce = 8;

export interface GatherLimits {
  /** The most bytes of one part. A regency's slices take some 130 bytes an applicant. */
  readonly partBytes: number;
  /** Of a file in which a small slice lies, so many bytes are read: those that follow are of the next regencies. */
  readonly aheadBytes: number;
}

const usualLimits: GatherLimits = { partBytes: 8_000_000, aheadBytes: 64_000 };

/** A regency as it is frozen. */
export interface Gathered {
  /** The published files; empty ones are not published. */
  readonly applicantFile: Buffer;
  readonly excludedFile: Buffer;
  /** The rows in them, in place. */
  readonly applicants: Rows;
  readonly excluded: Rows;
  readonly holders: Buffer;
}

interface Part {
  readonly file: string;
  readonly offset: number;
  readonly length: number;
  readonly kind: 'applicants' | 'excluded';
  /** Where it belongs among the bytes of its kind, from 0. */
  readonly at: number;
}

/** The parts of a regency's slices, none longer than the limit, and how many bytes they have of each kind. */
const partsOf = ({ files, regencies }: Collected, code: string, { partBytes }: GatherLimits) => {
  const parts: Part[] = [];
  const sizes = { applicants: 0, excluded: 0 };
  // Rows of applicants are not cut through.
  const most = Math.max(1, Math.floor(partBytes / collectedRowLength)) * collectedRowLength;
  for (const [file, start, applicants, excluded] of regencies[code] ?? []) {
    const kinds = [
      { kind: 'applicants', from: start, length: applicants },
      { kind: 'excluded', from: start + applicants, length: excluded },
    ] as const;
    for (const { kind, from, length } of kinds) {
      for (let done = 0; done < length; done += most) {
        const part = { file: files[file] ?? '', offset: from + done, length: Math.min(most, length - done), kind };
        parts.push({ ...part, at: sizes[kind] + done });
      }
      sizes[kind] += length;
    }
  }
  return { parts, sizes };
};

/** Where each work file of the shards ends, from where the slices in it lie. */
const lengthsOf = ({ files, regencies }: Collected): Map<string, number> => {
  const lengths = new Map<string, number>();
  for (const slices of Object.values(regencies)) {
    for (const [file, start, applicants, excluded] of slices) {
      const path = files[file] ?? '';
      lengths.set(path, Math.max(lengths.get(path) ?? 0, start + applicants + excluded));
    }
  }
  return lengths;
};

const header = { applicants: applicantFile(rowsOf(Buffer.alloc(0))), excluded: excludedFile(rowsOf(Buffer.alloc(0))) };

/** A file of this header and so many bytes, which are still to be put in. */
const fileOf = (head: Buffer, length: number): { file: Buffer; body: Buffer } => {
  const file = Buffer.alloc(head.length + length);
  head.copy(file);
  return { file, body: file.subarray(head.length) };
};

/**
 * Reads the slices of a wave's regencies. Those of small regencies lie side by side, and are read some at a time: who
 * asks for one regency is likely to ask for the next one.
 */
export const sliceGatherer = (store: Pick<EvidenceStore, 'readRange'>, collected: Collected, limits = usualLimits) => {
  const lengths = lengthsOf(collected);
  const ahead = new Map<string, { readonly offset: number; readonly bytes: Buffer }>();

  const read = async ({ file, offset, length }: Part): Promise<Buffer> => {
    if (length >= limits.aheadBytes) return store.readRange(file, offset, length);
    const known = ahead.get(file);
    if (known !== undefined && offset >= known.offset && offset + length <= known.offset + known.bytes.length) {
      return known.bytes.subarray(offset - known.offset, offset - known.offset + length);
    }
    const most = Math.max(length, Math.min(limits.aheadBytes, (lengths.get(file) ?? 0) - offset));
    const bytes = await store.readRange(file, offset, most);
    ahead.set(file, { offset, bytes });
    return bytes.subarray(0, length);
  };

  /** Puts a regency together. */
  return async (code: string): Promise<Gathered> => {
    const { parts, sizes } = partsOf(collected, code, limits);
    const publishedLength = (sizes.applicants / collectedRowLength) * publishedRowLength;
    const applicants = fileOf(header.applicants, publishedLength);
    const excluded = fileOf(header.excluded, sizes.excluded);
    const parted = partedInto(applicants.body);
    await forEachAtOnce(parts, readsAtOnce, async (part) => {
      const bytes = await read(part);
      if (part.kind === 'excluded') bytes.copy(excluded.body, part.at);
      else partApplicants(bytes, parted, part.at / collectedRowLength);
    });
    const rows = rowsOf(applicants.body);
    levelSlots(rows);
    return {
      applicantFile: applicants.file,
      excludedFile: excluded.file,
      applicants: rows,
      excluded: rowsOf(excluded.body),
      holders: parted.holders,
    };
  };
};
