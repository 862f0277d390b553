import { randomBytes } from 'node:crypto';
import * as z from 'zod';
import { Instant } from '../../events/event.ts';
import { ListFileId } from '../../events/list-file-submitted.ts';
import { listFilePath, ListVersionName } from '../../shared/domain/list-file.ts';
import { Source } from '../../shared/domain/rule-set.ts';
import { Refusal } from '../../shared/errors.ts';
import { endpoint } from '../../shared/http/endpoint.ts';
import { recorded } from '../../shared/http/recorded.ts';
import { environment } from '../../shared/platform/environment.ts';
import { tableNamed } from '../../shared/table/client.ts';
import { listFileTable, type ListFiles } from '../../shared/table/list-files.ts';
import { listTable, type Lists } from '../../shared/table/lists.ts';
import { uploadStore, type Uploads } from '../../shared/uploads/store.ts';

/** How long the address takes the file, in seconds: an hour. */
const addressSeconds = 3_600;

const Body = z.strictObject({
  version: ListVersionName,
  number: z.int().positive().max(99_999_999),
  /** Over the SHA-256 of each piece of 4 MiB. */
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional(),
  lines: z.int().nonnegative().optional(),
  publishedAt: Instant.optional(),
  /** Whoever the file does not name is on the list no more: that it is the whole list has to be said. */
  complete: z.literal(true),
});

interface OpenListFile {
  readonly files: Pick<ListFiles, 'open'>;
  readonly lists: Pick<Lists, 'newest'>;
  readonly uploads: Pick<Uploads, 'address'>;
}

/**
 * POST /v1/lists/{source}/files: an operator asks where to put a ministry's whole list (CSV: `nik` or `nik,kk` a line),
 * which is done with HTTP PUT, and handed in afterwards.
 */
export const openListFile = ({ files, lists, uploads }: OpenListFile) =>
  endpoint(
    { route: 'POST /v1/lists/{source}/files', path: z.object({ source: z.string() }), body: Body },
    async ({ path, body: { version, number, sha256, lines, publishedAt }, caller, at }) => {
      const source = Source.safeParse(path.source);
      if (!source.success) throw new Refusal('list-unknown');
      const newest = await lists.newest(source.data);
      if (newest !== undefined && newest.number >= number)
        throw new Refusal('list-version-known', { field: 'number', values: { newest: newest.number } });
      const file = {
        fileId: ListFileId.parse(randomBytes(12).toString('hex')),
        source: source.data,
        number,
        version,
        sha256,
        lines,
        publishedAt,
        status: 'open',
        openedAt: at.toISOString(),
        openedBy: caller.staffId ?? '',
      } as const;
      await files.open(file);
      const url = await uploads.address(listFilePath(file), addressSeconds);
      const expiresAt = new Date(at.getTime() + addressSeconds * 1_000).toISOString();
      return { status: 201, body: { fileId: file.fileId, url, expiresAt } };
    },
  );

const { TABLE_NAME, UPLOADS_BUCKET } = environment({ TABLE_NAME: z.string(), UPLOADS_BUCKET: z.string() });
const table = tableNamed(TABLE_NAME);
export const handler = recorded(
  table,
  openListFile({
    files: listFileTable(table),
    lists: listTable(table),
    uploads: uploadStore(UPLOADS_BUCKET),
  }),
);
