import * as z from 'zod';
import { Instant } from '../../events/event.ts';
import { ListFileId } from '../../events/list-file-submitted.ts';
import { Source } from './rule-set.ts';

/** What a file's ministry calls its version; it enters the public record of a draw, so it keeps to its letters. */
export const ListVersionName = z.string().regex(/^[a-z0-9.-]{1,64}$/);

/**
 * A file is `open` until it is handed in. Then its pieces are read, in any order (`reading`); when all are there it is a
 * version of the list, dated that instant, and what differs from the version before it is applied (`applying`). It is
 * `applied` when that is done.
 *
 * It ends without being a version where it was no longer the file that was handed in (`changed`), where it is not what
 * was announced of it (`differs`), or where a later version of the list was received before it (`superseded`).
 */
const ListFileStatus = z.enum(['open', 'reading', 'applying', 'applied', 'changed', 'differs', 'superseded']);

/** A ministry's whole list that is handed in as a file. */
export const ListFile = z.object({
  fileId: ListFileId,
  source: Source,
  /** The ministry's own numbering, the same as that of the versions which are fetched from it. */
  number: z.int().positive(),
  version: ListVersionName,
  status: ListFileStatus,
  openedAt: Instant,
  openedBy: z.string(),
  publishedAt: Instant.optional(),
  /** What was announced of the file: its digest (see {@link pieceBytes}), and its lines, without a heading and blank lines. */
  sha256: z.string().optional(),
  lines: z.int().nonnegative().optional(),
  /** Of a file that was handed in: when, how long it is, which bytes it has, and how long its pieces are. */
  submittedAt: Instant.optional(),
  bytes: z.int().nonnegative().optional(),
  etag: z.string().optional(),
  pieceBytes: z.int().positive().optional(),
  /** The versions of the hash key under which its lines are staged: all that were live when it was begun. */
  hashVersions: z.array(z.int().positive()).min(1).optional(),
  /** The instant from which it counts as a version, and that at which its differences were all applied. */
  receivedAt: Instant.optional(),
  appliedAt: Instant.optional(),
  /** The digest and the lines that it turned out to have. */
  readSha256: z.string().optional(),
  readLines: z.int().nonnegative().optional(),
});
export type ListFile = z.infer<typeof ListFile>;

/** A file that was handed in. */
export type SubmittedListFile = ListFile & {
  readonly submittedAt: string;
  readonly bytes: number;
  readonly etag: string;
  readonly pieceBytes: number;
};

/** @returns undefined for a file that was not handed in. */
export const asSubmitted = (file: ListFile): SubmittedListFile | undefined => {
  const { submittedAt, bytes, etag, pieceBytes } = file;
  return submittedAt === undefined || bytes === undefined || etag === undefined || pieceBytes === undefined
    ? undefined
    : { ...file, submittedAt, bytes, etag, pieceBytes };
};

/**
 * How long a piece is, in bytes: what one message reads, hashes and stages within seconds, some 240,000 lines. It is also
 * part of the definition of a file's digest: SHA-256 over the SHA-256 of each piece, in their order, so that the pieces
 * can be read in any order.
 */
export const listPieceBytes = 4 * 1_024 * 1_024;

/** What S3 takes in one PUT: 5 GB, some 300 million lines. */
export const longestListBytes = 5_368_709_120;

/** The name of a list's file among the uploads. */
export const listFilePath = ({ source, fileId }: Pick<ListFile, 'source' | 'fileId'>): string =>
  `lists/${source}/${fileId}.csv`;

/** How many pieces a file has: an empty one has one. */
export const piecesOf = ({ bytes, pieceBytes }: Pick<SubmittedListFile, 'bytes' | 'pieceBytes'>): number =>
  Math.max(1, Math.ceil(bytes / pieceBytes));

/** How many parts of a list are compared with the version before, each by itself. */
export const listUnits = 64;

/** What a piece of a file held. */
export const ListPiece = z.object({
  piece: z.int().nonnegative(),
  /** Lines that begin in it, blank ones and a heading included. */
  lines: z.int().nonnegative(),
  /** Those of them that name a person, and those that are broken. */
  listed: z.int().nonnegative(),
  broken: z.int().nonnegative(),
  sha256: z.string(),
  at: Instant,
});
export type ListPiece = z.infer<typeof ListPiece>;

/** How far a part of a list is applied. */
export const ListUnit = z.object({
  unit: z.int().nonnegative(),
  added: z.int().nonnegative(),
  removed: z.int().nonnegative(),
  /** The share of the part that is done with, from 0 to 1. */
  share: z.number(),
  doneAt: Instant.optional(),
});
export type ListUnit = z.infer<typeof ListUnit>;

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

/** Counts over the pieces of a file that have been read. */
export const countsOf = (pieces: readonly ListPiece[]) => ({
  lines: sum(pieces.map(({ lines }) => lines)),
  listed: sum(pieces.map(({ listed }) => listed)),
  broken: sum(pieces.map(({ broken }) => broken)),
});

/** In what a file that has been read is not what was announced of it. */
export const differencesOf = (
  file: Pick<ListFile, 'sha256' | 'lines'>,
  read: { readonly sha256: string; readonly listed: number; readonly broken: number },
): ('sha256' | 'lines')[] => [
  ...(file.sha256 !== undefined && file.sha256 !== read.sha256 ? (['sha256'] as const) : []),
  // A file that names nobody takes everybody off the list: that has to be announced.
  ...((file.lines ?? (read.listed === 0 ? undefined : read.listed + read.broken)) !== read.listed + read.broken
    ? (['lines'] as const)
    : []),
];

export interface ListFileProgress {
  readonly pieces: { readonly total: number; readonly read: number };
  /** Lines read so far. */
  readonly lines: number;
  readonly listed: number;
  readonly broken: number;
  /** People whom the version before did not name, and people whom only it named. */
  readonly added: number;
  readonly removed: number;
  /** The share of the present phase that is done, from 0 to 1. */
  readonly share: number;
  /** While lines are read: how many a second since the file was handed in. */
  readonly linesPerSecond?: number;
  /** When the present phase will be over if it goes on at its pace. */
  readonly estimatedAt?: string;
}

/** How far a file is, at an instant. The pace of a phase is taken over the whole of it, so that it jumps little. */
export const progressOf = (
  file: ListFile,
  {
    pieces,
    units,
    at,
  }: { readonly pieces: readonly ListPiece[]; readonly units: readonly ListUnit[]; readonly at: Date },
): ListFileProgress => {
  const submitted = asSubmitted(file);
  const total = submitted === undefined ? 0 : piecesOf(submitted);
  const counts = countsOf(pieces);
  const begun = file.status === 'reading' ? file.submittedAt : file.status === 'applying' ? file.receivedAt : undefined;
  const share =
    file.status === 'applying'
      ? sum(units.map((unit) => unit.share)) / listUnits
      : file.status === 'reading'
        ? pieces.length / total
        : file.status === 'applied'
          ? 1
          : 0;
  const seconds = begun === undefined ? 0 : (at.getTime() - Date.parse(begun)) / 1_000;
  const isMoving = seconds > 0 && share > 0;
  return {
    pieces: { total, read: pieces.length },
    ...counts,
    added: sum(units.map(({ added }) => added)),
    removed: sum(units.map(({ removed }) => removed)),
    share,
    ...(isMoving && file.status === 'reading' ? { linesPerSecond: Math.round(counts.lines / seconds) } : {}),
    ...(isMoving
      ? { estimatedAt: new Date(at.getTime() + Math.round((seconds * (1 - share) * 1_000) / share)).toISOString() }
      : {}),
  };
};
