import { createHash } from 'node:crypto';
import type { ListFileId } from '../../events/list-file-submitted.ts';
import { bytesSeen, linesBeginningIn, type ListedPerson } from '../domain/list-file-lines.ts';
import {
  asSubmitted,
  countsOf,
  differencesOf,
  listFilePath,
  piecesOf,
  type ListPiece,
  type SubmittedListFile,
} from '../domain/list-file.ts';
import { keyedHashes } from '../keys/fields.ts';
import type { KeyRing, KeyStore } from '../keys/ring.ts';
import type { Outgoing } from '../queue/send.ts';
import { bearsOnCards } from '../standing/list-lines.ts';
import type { KeyedHash } from '../table/keys.ts';
import type { ListFiles } from '../table/list-files.ts';
import { linePrefix } from '../table/list-keys.ts';
import type { Lists } from '../table/lists.ts';
import type { StagedLineTable } from '../table/staged-lines.ts';
import type { Uploads } from '../uploads/store.ts';
import { clearMessages } from './clearing.ts';
import type { PieceMessage } from './messages.ts';
import { packedLine, packedLines, type LineForm } from './staged-lines.ts';

export interface ReadingLists {
  readonly files: ListFiles;
  readonly lists: Pick<Lists, 'newest' | 'received' | 'receive'>;
  readonly stagedLines: Pick<StagedLineTable, 'stage'>;
  readonly uploads: Pick<Uploads, 'read'>;
  readonly keys: Pick<KeyStore, 'ring'>;
  /** Puts messages on the queue that this one came from: all of them, or a fault. */
  readonly send: (messages: readonly Outgoing[]) => Promise<void>;
  readonly now: () => Date;
}

const submitted = async (files: ListFiles, fileId: ListFileId): Promise<SubmittedListFile> => {
  const file = await files.get(fileId);
  const found = file === undefined ? undefined : asSubmitted(file);
  if (found === undefined) throw new Error('A file of a list is not on record, or was not handed in.');
  return found;
};

/** A file was handed in: every piece of it becomes a message. They may be read in any order, and at once. */
export const beginReading = async (reading: ReadingLists, fileId: ListFileId): Promise<void> => {
  const { files, keys, send } = reading;
  const file = await submitted(files, fileId);
  if (file.status !== 'reading') return;
  const { hashKeys } = await keys.ring();
  await files.settleVersions(
    fileId,
    hashKeys.map(({ version }) => version),
  );
  await send(
    Array.from({ length: piecesOf(file) }, (_, piece) => ({ body: { fileId, piece } satisfies PieceMessage })),
  );
};

/** The part of the ring that a file is staged under. @throws Error when one of its keys is not live here (yet). */
const ringOf = (ring: KeyRing, versions: readonly number[]): KeyRing => {
  const hashKeys = ring.hashKeys.filter(({ version }) => versions.includes(version));
  if (versions.length === 0 || hashKeys.length !== versions.length)
    throw new Error('A file of a list is staged under a key that is not live.');
  return { ...ring, hashKeys };
};

interface Group {
  readonly first: KeyedHash;
  readonly lines: string[];
}

/** The lines of a piece by what their hashes begin with, once for every version of the key. */
const groupsOf = (people: readonly ListedPerson[], ring: KeyRing, form: LineForm) => {
  const groups = new Map<string, Group>();
  for (const { nik, kk } of people) {
    const nikHashes = keyedHashes(ring, 'nik', nik);
    const kkHashes = form.withCards && kk !== undefined ? keyedHashes(ring, 'kk', kk) : [];
    const line = packedLine(form, { nikHashes, kkHashes });
    for (const first of nikHashes) {
      const name = `${first.version}#${linePrefix(first.hash)}`;
      const group = groups.get(name);
      if (group === undefined) groups.set(name, { first, lines: [line] });
      else group.lines.push(line);
    }
  }
  return [...groups.values()].map(({ first, lines }) => ({ ...form, first, packed: packedLines(lines) }));
};

/** Over the digests of the pieces, in their order. */
const digestOf = (pieces: readonly ListPiece[]): string => {
  const hash = createHash('sha256');
  for (const { sha256 } of pieces) hash.update(Buffer.from(sha256, 'hex'));
  return hash.digest('hex');
};

/**
 * Once every piece has been read, the file is a version of the list, dated now. Whoever reads the last piece comes here,
 * perhaps several at once, and perhaps again.
 */
const finishReading = async (reading: ReadingLists, file: SubmittedListFile): Promise<void> => {
  const { files, lists, send, now } = reading;
  const { fileId, source, number, version } = file;
  const pieces = await files.pieces(fileId);
  if (pieces.length < piecesOf(file)) return;
  const counts = countsOf(pieces);
  const read = { sha256: digestOf(pieces), lines: counts.listed };
  const end = async (status: 'differs' | 'superseded'): Promise<void> => {
    await send(clearMessages(fileId));
    await files.end(fileId, status, read);
  };
  if (differencesOf(file, { ...counts, sha256: read.sha256 }).length > 0) {
    await end('differs');
    return;
  }
  for (;;) {
    if ((await files.get(fileId))?.status !== 'reading') return;
    // Counted before the newest is read, so that nothing slips in between.
    const received = await lists.received(source);
    const newest = await lists.newest(source);
    if (newest !== undefined && newest.number >= number) {
      await end('superseded');
      return;
    }
    // Later than the version before, whatever the clocks of two environments say: changes are ordered by their instants.
    const after = newest === undefined ? 0 : Date.parse(newest.receivedAt) + 1;
    const receivedAt = new Date(Math.max(now().getTime(), after)).toISOString();
    const isReceived = await lists.receive(
      { source, number, version, ...read, receivedAt, fileId },
      { received, others: files.receivedWrite(fileId, { ...read, receivedAt }) },
    );
    if (isReceived) return;
  }
};

/** Reads, hashes and stages one piece of a file. Read again it comes to the same items. */
export const readPiece = async (reading: ReadingLists, { fileId, piece }: PieceMessage): Promise<void> => {
  const { files, stagedLines, uploads, keys, send, now } = reading;
  const file = await submitted(files, fileId);
  if (file.status !== 'reading') return;
  if ((await files.piece(fileId, piece)) === undefined) {
    const ring = ringOf(await keys.ring(), file.hashVersions ?? []);
    const { from, to } = bytesSeen(piece, file);
    const seen =
      to === from
        ? Buffer.alloc(0)
        : await uploads.read(listFilePath(file), { etag: file.etag, offset: from, length: to - from });
    if (seen === undefined) {
      await send(clearMessages(fileId));
      await files.end(fileId, 'changed');
      return;
    }
    const found = linesBeginningIn(piece, seen, file);
    const form = { versions: ring.hashKeys.map(({ version }) => version), withCards: bearsOnCards(file.source) };
    await stagedLines.stage(fileId, piece, groupsOf(found.people, ring, form));
    const own = seen.subarray(
      piece * file.pieceBytes - from,
      Math.min(file.bytes, (piece + 1) * file.pieceBytes) - from,
    );
    await files.keepPiece(
      fileId,
      {
        piece,
        lines: found.lines,
        listed: found.people.length,
        broken: found.broken.length,
        sha256: createHash('sha256').update(own).digest('hex'),
        at: now().toISOString(),
      },
      found.broken,
    );
  }
  await finishReading(reading, file);
};
