import { randomBytes } from 'node:crypto';
import * as z from 'zod';
import { batchFile } from '../../shared/domain/training/completion-batch.ts';
import { uploadStore, type Uploads } from '../../shared/uploads/store.ts';
import { BatchId } from '../../shared/domain/training/completion.ts';
import { endpoint } from '../../shared/http/endpoint.ts';
import { teachingInstitution } from '../../shared/http/partner.ts';
import { environment } from '../../shared/platform/environment.ts';
import { tableNamed } from '../../shared/table/client.ts';
import { completionTable, type Completions } from '../../shared/table/completions.ts';
import { partnerTable, type Partners } from '../../shared/table/partners.ts';

/** How long the address takes the file, in seconds: an hour. */
const addressSeconds = 3_600;

interface OpenUpload {
  readonly partners: Pick<Partners, 'get'>;
  readonly completions: Pick<Completions, 'keep'>;
  readonly uploads: Pick<Uploads, 'address'>;
}

/**
 * POST /v1/training-completions/uploads: an institution asks where to put a file of notices (NDJSON: a notice a line),
 * which it does with HTTP PUT, and hands it in afterwards.
 */
export const openUpload = ({ partners, completions, uploads }: OpenUpload) =>
  endpoint({ route: 'POST /v1/training-completions/uploads' }, async ({ caller, at }) => {
    const institutionId = await teachingInstitution(partners, caller);
    const batchId = BatchId.parse(randomBytes(12).toString('hex'));
    const url = await uploads.address(batchFile({ institutionId, batchId }), addressSeconds);
    const expiresAt = new Date(at.getTime() + addressSeconds * 1_000).toISOString();
    await completions.keep({
      batchId,
      institutionId,
      kind: 'file',
      status: 'open',
      receivedAt: at.toISOString(),
      lines: 0,
      broken: 0,
    });
    return { status: 201, body: { uploadId: batchId, url, expiresAt } };
  });

const { TABLE_NAME, UPLOADS_BUCKET } = environment({ TABLE_NAME: z.string(), UPLOADS_BUCKET: z.string() });
const table = tableNamed(TABLE_NAME);
export const handler = openUpload({
  partners: partnerTable(table),
  completions: completionTable(table),
  uploads: uploadStore(UPLOADS_BUCKET),
});
