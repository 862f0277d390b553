import { PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { ListFileId } from '../../events/list-file-submitted.ts';
import { brokenLineCodes, type BrokenLineCode } from '../domain/list-file-lines.ts';
import { ListFile, ListPiece, ListUnit } from '../domain/list-file.ts';
import type { Table } from './client.ts';
import { putAll } from './batch-write.ts';
import { listKeys } from './list-keys.ts';
import { getItem, queryAll, queryFrom } from './read.ts';
import { unlessRefused, transact, type Writes } from './transaction.ts';

/** Of a broken line: four bytes for its place in its piece, and one for the reason. */
const brokenBytes = 5;
/** How many broken lines an item holds: 20 kB. */
const brokenAnItem = 4_000;

const BrokenPart = z.object({
  piece: z.int().nonnegative(),
  part: z.int().nonnegative(),
  packed: z.instanceof(Uint8Array),
});

/** Broken lines of one piece, by their place among its lines, from 0. */
export interface BrokenPart {
  readonly piece: number;
  readonly part: number;
  readonly lines: readonly { readonly place: number; readonly code: BrokenLineCode }[];
}

const packed = (lines: BrokenPart['lines']): Uint8Array => {
  const bytes = Buffer.alloc(lines.length * brokenBytes);
  for (const [number, { place, code }] of lines.entries()) {
    bytes.writeUInt32BE(place, number * brokenBytes);
    bytes.writeUInt8(brokenLineCodes.indexOf(code), number * brokenBytes + 4);
  }
  return bytes;
};

const unpacked = (item: unknown): BrokenPart => {
  const { piece, part, ...found } = BrokenPart.parse(item);
  const bytes = Buffer.from(found.packed);
  const lines = Array.from({ length: bytes.length / brokenBytes }, (_, number) => ({
    place: bytes.readUInt32BE(number * brokenBytes),
    code: brokenLineCodes[bytes.readUInt8(number * brokenBytes + 4)] ?? 'list-line-malformed',
  }));
  return { piece, part, lines };
};

export const listFileTable = (table: Table) => {
  const { client, name: TableName } = table;

  return {
    async get(fileId: ListFileId): Promise<ListFile | undefined> {
      const item = await getItem(table, listKeys.file(fileId));
      return item === undefined ? undefined : ListFile.parse(item);
    },

    /** Puts a new file on record. Its number is by chance: what stands there is this file, taken and answered with a fault. */
    async open(file: ListFile): Promise<void> {
      const Item = { ...listKeys.file(file.fileId), ...file };
      await unlessRefused(
        client.send(new PutCommand({ TableName, Item, ConditionExpression: 'attribute_not_exists(pk)' })),
      );
    },

    /** Notes that a file was handed in, as it was then, with the event that has it read. The first time stands. */
    async submit(
      fileId: ListFileId,
      found: {
        readonly bytes: number;
        readonly etag: string;
        readonly pieceBytes: number;
        readonly submittedAt: string;
      },
    ): Promise<void> {
      await transact(table, (name) => [
        {
          Update: {
            TableName: name,
            Key: listKeys.file(fileId),
            UpdateExpression:
              'SET #status = :reading, #bytes = :bytes, etag = :etag, pieceBytes = :piece, submittedAt = :at',
            ConditionExpression: '#status = :open',
            ExpressionAttributeNames: { '#status': 'status', '#bytes': 'bytes' },
            ExpressionAttributeValues: {
              ':reading': 'reading',
              ':open': 'open',
              ':bytes': found.bytes,
              ':etag': found.etag,
              ':piece': found.pieceBytes,
              ':at': found.submittedAt,
            },
          },
        },
        {
          Put: {
            TableName: name,
            Item: {
              ...listKeys.fileSubmitted(fileId),
              event: 'list-file.submitted.v1',
              occurredAt: found.submittedAt,
              data: { fileId },
            },
            ConditionExpression: 'attribute_not_exists(pk)',
          },
        },
      ]);
    },

    /** Settles under which versions of the key a file is staged. The first time stands. @returns what stands. */
    async settleVersions(fileId: ListFileId, versions: readonly number[]): Promise<number[]> {
      const { Attributes } = await client.send(
        new UpdateCommand({
          TableName,
          Key: listKeys.file(fileId),
          UpdateExpression: 'SET hashVersions = if_not_exists(hashVersions, :versions)',
          ExpressionAttributeValues: { ':versions': versions },
          ReturnValues: 'ALL_NEW',
        }),
      );
      return ListFile.parse(Attributes).hashVersions ?? [];
    },

    /** That a file which was read to the end is a version of the list, in the transaction that puts that on record. */
    receivedWrite:
      (fileId: ListFileId, read: { readonly receivedAt: string; readonly sha256: string; readonly lines: number }) =>
      (name: string): Writes => [
        {
          Update: {
            TableName: name,
            Key: listKeys.file(fileId),
            UpdateExpression: 'SET #status = :applying, receivedAt = :at, readSha256 = :sha256, readLines = :lines',
            ConditionExpression: '#status = :reading',
            ExpressionAttributeNames: { '#status': 'status' },
            ExpressionAttributeValues: {
              ':applying': 'applying',
              ':reading': 'reading',
              ':at': read.receivedAt,
              ':sha256': read.sha256,
              ':lines': read.lines,
            },
          },
        },
      ],

    /** Ends a file that is being read. @returns whether it was being read. */
    end: (
      fileId: ListFileId,
      status: 'changed' | 'differs' | 'superseded',
      read: { readonly sha256?: string; readonly lines?: number } = {},
    ): Promise<boolean> =>
      unlessRefused(
        client.send(
          new UpdateCommand({
            TableName,
            Key: listKeys.file(fileId),
            UpdateExpression: `SET #status = :status${read.sha256 === undefined ? '' : ', readSha256 = :sha256'}${read.lines === undefined ? '' : ', readLines = :lines'}`,
            ConditionExpression: '#status = :reading',
            ExpressionAttributeNames: { '#status': 'status' },
            ExpressionAttributeValues: {
              ':status': status,
              ':reading': 'reading',
              ...(read.sha256 === undefined ? {} : { ':sha256': read.sha256 }),
              ...(read.lines === undefined ? {} : { ':lines': read.lines }),
            },
          }),
        ),
      ),

    /** Notes that all differences of a file are applied. The first time stands. */
    applied: (fileId: ListFileId, at: string): Promise<boolean> =>
      unlessRefused(
        client.send(
          new UpdateCommand({
            TableName,
            Key: listKeys.file(fileId),
            UpdateExpression: 'SET #status = :applied, appliedAt = :at',
            ConditionExpression: '#status = :applying',
            ExpressionAttributeNames: { '#status': 'status' },
            ExpressionAttributeValues: { ':applied': 'applied', ':applying': 'applying', ':at': at },
          }),
        ),
      ),

    /** Notes that a piece was read, and which of its lines are broken. Read again, it says the same. */
    async keepPiece(fileId: ListFileId, piece: ListPiece, broken: BrokenPart['lines']): Promise<void> {
      const parts = Array.from({ length: Math.ceil(broken.length / brokenAnItem) }, (_, part) => ({
        ...listKeys.broken(fileId, piece.piece, part),
        piece: piece.piece,
        part,
        packed: packed(broken.slice(part * brokenAnItem, (part + 1) * brokenAnItem)),
      }));
      await putAll(table, parts);
      await client.send(new PutCommand({ TableName, Item: { ...listKeys.piece(fileId, piece.piece), ...piece } }));
    },

    async piece(fileId: ListFileId, piece: number): Promise<ListPiece | undefined> {
      const item = await getItem(table, listKeys.piece(fileId, piece));
      return item === undefined ? undefined : ListPiece.parse(item);
    },

    /** The pieces of a file that were read, in their order. */
    pieces: async (fileId: ListFileId): Promise<ListPiece[]> =>
      (await queryAll(table, listKeys.pieces(fileId))).map((item) => ListPiece.parse(item)),

    /** Broken lines, in the order of the file, from an item on. */
    async broken(
      fileId: ListFileId,
      { piece, part }: { readonly piece: number; readonly part: number },
      limit: number,
    ): Promise<BrokenPart[]> {
      const from = listKeys.broken(fileId, piece, part);
      const [first, following] = await Promise.all([
        getItem(table, from),
        queryFrom(table, listKeys.brokenOf(fileId), { after: from.sk, limit }),
      ]);
      return [...(first === undefined ? [] : [first]), ...following.items].map(unpacked);
    },

    /** The parts of a file's list whose application was begun, in their order. */
    units: async (fileId: ListFileId): Promise<ListUnit[]> =>
      (await queryAll(table, listKeys.units(fileId))).map((item) => ListUnit.parse(item)),

    async unit(fileId: ListFileId, unit: number): Promise<ListUnit | undefined> {
      const item = await getItem(table, listKeys.unit(fileId, unit));
      return item === undefined ? undefined : ListUnit.parse(item);
    },

    /** Notes how far a part is applied. What comes late, or twice, takes nothing back. */
    async keepUnit(fileId: ListFileId, unit: ListUnit): Promise<void> {
      await unlessRefused(
        client.send(
          new PutCommand({
            TableName,
            Item: { ...listKeys.unit(fileId, unit.unit), ...unit },
            ConditionExpression: 'attribute_not_exists(pk) OR (attribute_not_exists(doneAt) AND #share <= :share)',
            ExpressionAttributeNames: { '#share': 'share' },
            ExpressionAttributeValues: { ':share': unit.share },
          }),
        ),
      );
    },
  };
};
export type ListFiles = ReturnType<typeof listFileTable>;
