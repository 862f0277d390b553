import type { ListFileId } from '../../events/list-file-submitted.ts';
import { padded, shard, type KeyedHash } from './keys.ts';

/** How many hexadecimal digits of a hash a staged group of lines has in common. */
const prefixDigits = 3;

/** The first digits of a hash: all lines that share them are compared at once. */
export const linePrefix = (hash: string): string => hash.slice(0, prefixDigits);

/** The part of a list that a hash belongs to; parts hold consecutive ranges. */
const unitOf = (hash: string): number => Number(shard(hash));

/** Every key of ministries' lists that come as files, as {@link keys} has those of the rest. */
export const listKeys = {
  /** Counts what was received of a source, so that who decides on what is newest notices whoever came between. */
  head: (source: string) => ({ pk: `LIST#${source}`, sk: 'HEAD' }),

  file: (fileId: ListFileId) => ({ pk: `LISTS#FILE#${fileId}`, sk: 'FILE' }),
  fileSubmitted: (fileId: ListFileId) => ({ pk: `LISTS#FILE#${fileId}`, sk: 'SUBMITTED' }),
  piece: (fileId: ListFileId, piece: number) => ({ pk: `LISTS#FILE#${fileId}`, sk: `PIECE#${padded(piece, 6)}` }),
  pieces: (fileId: ListFileId) => ({ pk: `LISTS#FILE#${fileId}`, prefix: 'PIECE#' }),
  unit: (fileId: ListFileId, unit: number) => ({ pk: `LISTS#FILE#${fileId}`, sk: `UNIT#${padded(unit, 2)}` }),
  units: (fileId: ListFileId) => ({ pk: `LISTS#FILE#${fileId}`, prefix: 'UNIT#' }),
  /** The broken lines of a piece, some thousands an item. */
  broken: (fileId: ListFileId, piece: number, part: number) => ({
    pk: `LISTS#BROKEN#${fileId}`,
    sk: `${padded(piece, 6)}#${padded(part, 4)}`,
  }),
  brokenOf: (fileId: ListFileId) => ({ pk: `LISTS#BROKEN#${fileId}` }),

  /** The lines of one piece of a file whose hashes, under one version of the key, begin alike. Sorted by that beginning. */
  staged: (fileId: ListFileId, hash: KeyedHash, piece: number) => ({
    pk: `LISTS#LINES#${fileId}#${padded(unitOf(hash.hash), 2)}`,
    sk: `${padded(hash.version, 4)}#${linePrefix(hash.hash)}#${padded(piece, 6)}`,
  }),
  stagedUnit: (fileId: ListFileId, unit: number) => ({ pk: `LISTS#LINES#${fileId}#${padded(unit, 2)}` }),

  /** The last change of a person's line that a ministry told of by itself, and not by a whole file. */
  changed: (source: string, hash: KeyedHash) => ({
    pk: `LISTS#CHANGED#${source}#${padded(unitOf(hash.hash), 2)}`,
    sk: `${padded(hash.version, 4)}#${hash.hash}`,
  }),
  changedUnit: (source: string, unit: number) => ({ pk: `LISTS#CHANGED#${source}#${padded(unit, 2)}` }),
  /** Where in a unit a place begins: a prefix, or a hash, under a version of the key. */
  place: (version: number, beginning: string) => `${padded(version, 4)}#${beginning}`,
};
