import * as z from 'zod';
import { ListFileId } from '../../events/list-file-submitted.ts';
import { listUnits } from '../domain/list-file.ts';
import { Source } from '../domain/rule-set.ts';

const Unit = z
  .int()
  .nonnegative()
  .max(listUnits - 1);

/** A version of a list is to be applied. */
export const VersionMessage = z.object({
  source: Source,
  number: z.int().positive(),
  /** Where the lines that are not applied yet begin; absent for the first. */
  cursor: z.string().optional(),
});
export type VersionMessage = z.infer<typeof VersionMessage>;

const absent = z.never().optional();

/** A file was handed in: it is to be read. What names a part of a file is another message, and never this one. */
const SubmittedMessage = z
  .object({ fileId: ListFileId, piece: absent, unit: absent, clear: absent })
  .transform(({ fileId }) => ({ fileId }));

/** A piece of a file is to be read. */
export const PieceMessage = z.object({ fileId: ListFileId, piece: z.int().nonnegative() });
export type PieceMessage = z.infer<typeof PieceMessage>;

/** What differs in a part of a file's list is to be applied. */
export const UnitMessage = z.object({
  fileId: ListFileId,
  unit: Unit,
  /** The hash of the last person who is done with; absent at the beginning. */
  after: z.string().optional(),
  /** How many people were added and removed before. */
  added: z.int().nonnegative(),
  removed: z.int().nonnegative(),
});
export type UnitMessage = z.infer<typeof UnitMessage>;

/** The staged lines of a part of a file are to be removed, when nothing needs them any more. */
export const ClearMessage = z.object({ fileId: ListFileId, clear: Unit });
export type ClearMessage = z.infer<typeof ClearMessage>;

/** What waits in the queue Lists. */
export const ListMessage = z.union([VersionMessage, SubmittedMessage, PieceMessage, UnitMessage, ClearMessage]);
export type ListMessage = z.infer<typeof ListMessage>;
