import type { ListFileId } from '../../events/list-file-submitted.ts';
import { listUnits, type ListFile } from '../domain/list-file.ts';
import type { Outgoing } from '../queue/send.ts';
import type { ListFiles } from '../table/list-files.ts';
import type { Lists } from '../table/lists.ts';
import type { StagedLineTable } from '../table/staged-lines.ts';
import type { ClearMessage } from './messages.ts';

/** How long staged lines stay that nobody needs, in seconds: longer than a worker may live that has begun to read them. */
const clearingDelaySeconds = 900;

/** The messages that have the staged lines of a file removed, part by part. */
export const clearMessages = (fileId: ListFileId): Outgoing[] =>
  Array.from({ length: listUnits }, (_, clear) => ({
    body: { fileId, clear } satisfies ClearMessage,
    delaySeconds: clearingDelaySeconds,
  }));

export interface ClearingLists {
  readonly files: Pick<ListFiles, 'get'>;
  readonly lists: Pick<Lists, 'newestFile' | 'isApplied'>;
  readonly stagedLines: Pick<StagedLineTable, 'clear'>;
  readonly send: (messages: readonly Outgoing[]) => Promise<void>;
}

/** Whether nobody will read a file's staged lines any more: it never was a version, or a later whole list is applied. */
const isUnneeded = async (lists: ClearingLists['lists'], file: ListFile): Promise<boolean> => {
  if (file.status !== 'applied') return ['changed', 'differs', 'superseded'].includes(file.status);
  const newest = await lists.newestFile(file.source);
  return newest !== undefined && newest.number > file.number && (await lists.isApplied(file.source, newest.number));
};

/** Removes staged lines of a part of a file; looks again later while they may be needed. */
export const clearStaged = async (
  { files, lists, stagedLines, send }: ClearingLists,
  { fileId, clear }: ClearMessage,
): Promise<void> => {
  const file = await files.get(fileId);
  if (file === undefined) throw new Error('A file of a list is not on record.');
  const message = { body: { fileId, clear } satisfies ClearMessage };
  if (!(await isUnneeded(lists, file))) await send([{ ...message, delaySeconds: clearingDelaySeconds }]);
  else if (!(await stagedLines.clear(fileId, clear))) await send([message]);
};
