import * as z from 'zod';
import { ownBatch } from '../../shared/completions/batches.ts';
import { uploadStore, type Uploads } from '../../shared/uploads/store.ts';
import { batchFile, firstStep } from '../../shared/domain/training/completion-batch.ts';
import { BatchId } from '../../shared/domain/training/completion.ts';
import { Refusal } from '../../shared/errors.ts';
import { endpoint } from '../../shared/http/endpoint.ts';
import { teachingInstitution } from '../../shared/http/partner.ts';
import { environment } from '../../shared/platform/environment.ts';
import { send, type Outgoing } from '../../shared/queue/send.ts';
import { tableNamed } from '../../shared/table/client.ts';
import { completionTable, type Completions } from '../../shared/table/completions.ts';
import { partnerTable, type Partners } from '../../shared/table/partners.ts';

/** Some quarter of a million notices. */
const maximumBytes = 52_428_800;

interface SubmitUpload {
  readonly partners: Pick<Partners, 'get'>;
  readonly completions: Pick<Completions, 'batch' | 'submit'>;
  readonly uploads: Pick<Uploads, 'look'>;
  /** Puts a message on the queue Completions. */
  readonly queue: (message: Outgoing) => Promise<void>;
}

/**
 * POST /v1/training-completions/uploads/{uploadId}/submission: an institution hands a file in that it has put. It is read
 * as it is now: what is put to the address later is not. Again, it is answered the same.
 */
export const submitUpload = ({ partners, completions, uploads, queue }: SubmitUpload) =>
  endpoint(
    { route: 'POST /v1/training-completions/uploads/{uploadId}/submission', path: z.object({ uploadId: BatchId }) },
    async ({ path: { uploadId: batchId }, caller, at }) => {
      const institutionId = await teachingInstitution(partners, caller);
      const opened = await ownBatch(completions, { batchId, institutionId });
      if (opened.status === 'open') {
        const file = await uploads.look(batchFile({ institutionId, batchId }));
        if (file === undefined) throw new Refusal('upload-missing');
        if (file.bytes > maximumBytes) throw new Refusal('upload-too-large', { values: { maximumBytes } });
        await completions.submit(batchId, { ...file, submittedAt: at.toISOString() });
      }
      const batch = await ownBatch(completions, { batchId, institutionId });
      // Whoever handed it in may have been cut off before the first step was on the queue. A step bears coming twice.
      const step = batch.status === 'reading' && batch.lines === 0 ? firstStep(batch) : undefined;
      if (step !== undefined) await queue({ body: step });
      return { status: 202, body: { uploadId: batchId, status: batch.status, submittedAt: batch.submittedAt } };
    },
  );

const { TABLE_NAME, UPLOADS_BUCKET, COMPLETIONS_QUEUE_URL } = environment({
  TABLE_NAME: z.string(),
  UPLOADS_BUCKET: z.string(),
  COMPLETIONS_QUEUE_URL: z.url(),
});
const table = tableNamed(TABLE_NAME);
export const handler = submitUpload({
  partners: partnerTable(table),
  completions: completionTable(table),
  uploads: uploadStore(UPLOADS_BUCKET),
  queue: (message) => send(COMPLETIONS_QUEUE_URL, message),
});
