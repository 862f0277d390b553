import type { ListFileId } from '../../events/list-file-submitted.ts';
import { brokenLineCodes, longestListLineBytes, type BrokenLineCode } from '../domain/list-file-lines.ts';
import { differencesOf, progressOf, type ListFile } from '../domain/list-file.ts';
import { Refusal } from '../errors.ts';
import { sentenceOf, type Language } from '../http/problem.ts';
import { cursorOf, positionOf } from '../table/cursor.ts';
import type { ListFiles } from '../table/list-files.ts';

/** How many broken lines a page has at most, and how many items are read for one. */
const pageSize = 100;
const itemsAPage = 25;

const cursorForm = /^after:(\d{1,6}):(\d{1,4}):(\d{1,4})$/;

/** A file of a source. @throws Refusal list-file-not-found, for a file of another source too. */
export const fileOf = async (
  files: Pick<ListFiles, 'get'>,
  { source, fileId }: { readonly source: string; readonly fileId: ListFileId },
): Promise<ListFile> => {
  const file = await files.get(fileId);
  if (file?.source !== source) throw new Refusal('list-file-not-found');
  return file;
};

interface BrokenLine {
  /** Counted from 1, as an editor counts them. */
  readonly line: number;
  readonly code: BrokenLineCode;
}

/**
 * A page of a file's broken lines, in their order. A line's number is known once every piece before its own was read: so
 * while the file is being read the page may end early, and is asked for again later.
 * @throws Refusal cursor-invalid.
 */
const brokenPage = async (
  files: Pick<ListFiles, 'broken'>,
  fileId: ListFileId,
  firstLines: ReadonlyMap<number, number>,
  cursor: string | undefined,
): Promise<{ readonly brokenLines: readonly BrokenLine[]; readonly next: string | undefined }> => {
  const [piece = 0, part = 0, skipped = 0] =
    cursor === undefined ? [] : positionOf(cursor, cursorForm).slice(1).map(Number);
  const parts = await files.broken(fileId, { piece, part }, itemsAPage);
  const found: BrokenLine[] = [];
  for (const item of parts) {
    const firstLine = firstLines.get(item.piece);
    if (firstLine === undefined) return { brokenLines: found, next: undefined };
    const from = item.piece === piece && item.part === part ? skipped : 0;
    for (const [number, { place, code }] of item.lines.entries()) {
      if (number < from) continue;
      if (found.length === pageSize)
        return { brokenLines: found, next: cursorOf(`after:${item.piece}:${item.part}:${number}`) };
      found.push({ line: firstLine + place + 1, code });
    }
  }
  const last = parts.at(-1);
  const mayGoOn = last !== undefined && parts.length > itemsAPage;
  return {
    brokenLines: found,
    next: mayGoOn ? cursorOf(`after:${last.piece}:${last.part}:${last.lines.length}`) : undefined,
  };
};

/** What staff are told of a file: how far it is, and a page of its broken lines. @throws Refusal cursor-invalid. */
export const fileView = async (
  files: Pick<ListFiles, 'pieces' | 'units' | 'broken'>,
  file: ListFile,
  { at, cursor, language }: { readonly at: Date; readonly cursor: string | undefined; readonly language: Language },
) => {
  const [pieces, units] = await Promise.all([files.pieces(file.fileId), files.units(file.fileId)]);
  const firstLines = new Map<number, number>();
  let lines = 0;
  for (const [number, piece] of pieces.entries()) {
    if (piece.piece !== number) break;
    firstLines.set(number, lines);
    lines += piece.lines;
  }
  const progress = progressOf(file, { pieces, units, at });
  const { brokenLines, next } = await brokenPage(files, file.fileId, firstLines, cursor);
  const { fileId, source, number, version, status, openedAt, publishedAt, submittedAt, receivedAt, appliedAt } = file;
  return {
    ...{ fileId, source, number, version, status, openedAt, publishedAt, submittedAt, receivedAt, appliedAt },
    bytes: file.bytes,
    ...progress,
    sha256: file.readSha256,
    announced: { sha256: file.sha256, lines: file.lines },
    ...(file.status === 'differs' && file.readSha256 !== undefined
      ? { differs: differencesOf(file, { ...progress, sha256: file.readSha256 }) }
      : {}),
    brokenLines: brokenLines.map(({ line, code }) => ({
      line,
      code,
      detail: sentenceOf(
        code,
        language,
        code === brokenLineCodes[0] ? { maximumBytes: longestListLineBytes } : undefined,
      ),
    })),
    next,
  };
};
