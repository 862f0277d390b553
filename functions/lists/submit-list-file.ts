import * as z from 'zod';
import { ListFileId } from '../../events/list-file-submitted.ts';
import { listFilePath, listPieceBytes, longestListBytes } from '../../shared/domain/list-file.ts';
import { Refusal } from '../../shared/errors.ts';
import { endpoint } from '../../shared/http/endpoint.ts';
import { recorded } from '../../shared/http/recorded.ts';
import { fileOf } from '../../shared/lists/showing.ts';
import { environment } from '../../shared/platform/environment.ts';
import { tableNamed } from '../../shared/table/client.ts';
import { listFileTable, type ListFiles } from '../../shared/table/list-files.ts';
import { uploadStore, type Uploads } from '../../shared/uploads/store.ts';

interface SubmitListFile {
  readonly files: Pick<ListFiles, 'get' | 'submit'>;
  readonly uploads: Pick<Uploads, 'look'>;
  /** As usual, unless a test has short files. */
  readonly pieceBytes?: number;
}

/**
 * POST /v1/lists/{source}/files/{fileId}/submission: an operator hands a file in that was put. It is read as it is now:
 * what is put to the address later is not. Again, it is answered as the file stands.
 */
export const submitListFile = ({ files, uploads, pieceBytes = listPieceBytes }: SubmitListFile) =>
  endpoint(
    {
      route: 'POST /v1/lists/{source}/files/{fileId}/submission',
      path: z.object({ source: z.string(), fileId: ListFileId }),
    },
    async ({ path, at }) => {
      const opened = await fileOf(files, path);
      if (opened.status === 'open') {
        const found = await uploads.look(listFilePath(opened));
        if (found === undefined) throw new Refusal('upload-missing');
        if (found.bytes > longestListBytes)
          throw new Refusal('upload-too-large', { values: { maximumBytes: longestListBytes } });
        await files.submit(path.fileId, { ...found, pieceBytes, submittedAt: at.toISOString() });
      }
      const { fileId, status, submittedAt } = await fileOf(files, path);
      return { status: 202, body: { fileId, status, submittedAt } };
    },
  );

const { TABLE_NAME, UPLOADS_BUCKET } = environment({ TABLE_NAME: z.string(), UPLOADS_BUCKET: z.string() });
const table = tableNamed(TABLE_NAME);
export const handler = recorded(
  table,
  submitListFile({
    files: listFileTable(table),
    uploads: uploadStore(UPLOADS_BUCKET),
  }),
);
