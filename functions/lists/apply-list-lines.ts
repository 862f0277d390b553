import * as z from 'zod';
import { keyStore } from '../../shared/keys/ring.ts';
import { applyUnit, type ApplyingPace } from '../../shared/lists/applying.ts';
import { clearStaged } from '../../shared/lists/clearing.ts';
import { ListMessage } from '../../shared/lists/messages.ts';
import { beginReading, readPiece, type ReadingLists } from '../../shared/lists/reading.ts';
import { applyVersion, type ApplyingVersions } from '../../shared/lists/versions.ts';
import { listsPort } from '../../shared/outside/lists.ts';
import { environment } from '../../shared/platform/environment.ts';
import { apiKeyInSecret } from '../../shared/platform/secrets.ts';
import { sendAll } from '../../shared/queue/send.ts';
import { worker } from '../../shared/queue/worker.ts';
import { claimTable } from '../../shared/table/claims.ts';
import { tableNamed } from '../../shared/table/client.ts';
import { householdTable } from '../../shared/table/households.ts';
import { listFileTable } from '../../shared/table/list-files.ts';
import { listTable, type Lists } from '../../shared/table/lists.ts';
import { stagedLineTable, type StagedLineTable } from '../../shared/table/staged-lines.ts';
import { uploadStore } from '../../shared/uploads/store.ts';

export interface ApplyingLists extends Omit<ReadingLists, 'lists' | 'stagedLines'>, Omit<ApplyingVersions, 'keys'> {
  readonly lists: Lists;
  readonly stagedLines: StagedLineTable;
  /** As usual, unless a test has short files. */
  readonly pace?: ApplyingPace;
}

/**
 * Applies versions of ministries' lists, and reads those that come as files. The queue: Lists. Of a file, pieces are read
 * and parts applied by messages of their own, at once and in any order.
 */
export const applyListLines = ({ pace, ...applying }: ApplyingLists) =>
  worker(ListMessage, (message) => {
    if ('source' in message) return applyVersion(applying, message);
    if ('piece' in message) return readPiece(applying, message);
    if ('unit' in message) return applyUnit(applying, message, pace);
    if ('clear' in message) return clearStaged(applying, message);
    return beginReading(applying, message.fileId);
  });

const settings = environment({
  TABLE_NAME: z.string(),
  DATA_KEY_ARN: z.string(),
  LISTS_URL: z.url(),
  LISTS_SECRET_ARN: z.string(),
  LISTS_QUEUE_URL: z.url(),
  UPLOADS_BUCKET: z.string(),
});
const table = tableNamed(settings.TABLE_NAME);
export const handler = applyListLines({
  table,
  lists: listTable(table),
  files: listFileTable(table),
  stagedLines: stagedLineTable(table),
  claims: claimTable(table),
  households: householdTable(table),
  uploads: uploadStore(settings.UPLOADS_BUCKET),
  ministries: listsPort({ url: settings.LISTS_URL, apiKey: apiKeyInSecret(settings.LISTS_SECRET_ARN) }),
  keys: keyStore(table, settings.DATA_KEY_ARN),
  send: (messages) => sendAll(settings.LISTS_QUEUE_URL, messages),
  now: () => new Date(),
});
