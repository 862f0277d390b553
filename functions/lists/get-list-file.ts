import * as z from 'zod';
import { ListFileId } from '../../events/list-file-submitted.ts';
import { endpoint } from '../../shared/http/endpoint.ts';
import { recorded } from '../../shared/http/recorded.ts';
import { fileOf, fileView } from '../../shared/lists/showing.ts';
import { environment } from '../../shared/platform/environment.ts';
import { tableNamed } from '../../shared/table/client.ts';
import { listFileTable, type ListFiles } from '../../shared/table/list-files.ts';

interface GetListFile {
  readonly files: Pick<ListFiles, 'get' | 'pieces' | 'units' | 'broken'>;
}

/**
 * GET /v1/lists/{source}/files/{fileId}: how far the import of a list's file is, and its broken lines by their numbers,
 * page by page.
 */
export const getListFile = ({ files }: GetListFile) =>
  endpoint(
    {
      route: 'GET /v1/lists/{source}/files/{fileId}',
      path: z.object({ source: z.string(), fileId: ListFileId }),
      query: z.strictObject({ cursor: z.string().max(100).optional() }),
    },
    async ({ path, query: { cursor }, at, language }) => ({
      status: 200,
      body: await fileView(files, await fileOf(files, path), { at, cursor, language }),
    }),
  );

const { TABLE_NAME } = environment({ TABLE_NAME: z.string() });
const table = tableNamed(TABLE_NAME);
export const handler = recorded(table, getListFile({ files: listFileTable(table) }));
