import * as z from 'zod';
import { countsOf, outcomePage, outcomeView, ownBatch } from '../../shared/completions/batches.ts';
import { BatchId } from '../../shared/domain/training/completion.ts';
import { endpoint } from '../../shared/http/endpoint.ts';
import { teachingInstitution } from '../../shared/http/partner.ts';
import { environment } from '../../shared/platform/environment.ts';
import { tableNamed } from '../../shared/table/client.ts';
import { completionTable, type Completions } from '../../shared/table/completions.ts';
import { partnerTable, type Partners } from '../../shared/table/partners.ts';

interface GetUpload {
  readonly partners: Pick<Partners, 'get'>;
  readonly completions: Pick<Completions, 'batch' | 'outcomes' | 'tally'>;
}

/**
 * GET /v1/training-completions/uploads/{uploadId}: what became of a file of the institution's own, or of a call by its
 * `batchId`: how many notices stand where, and the outcomes page by page.
 */
export const getUpload = ({ partners, completions }: GetUpload) =>
  endpoint(
    {
      route: 'GET /v1/training-completions/uploads/{uploadId}',
      path: z.object({ uploadId: BatchId }),
      query: z.strictObject({
        status: z.enum(['completed', 'refused']).optional(),
        cursor: z.string().max(100).optional(),
      }),
    },
    async ({ path: { uploadId: batchId }, query: { status, cursor }, caller, language }) => {
      const institutionId = await teachingInstitution(partners, caller);
      const batch = await ownBatch(completions, { batchId, institutionId });
      const counts = await countsOf(completions, batch);
      const { outcomes, next } = await outcomePage(completions, batch, { status, cursor });
      return {
        status: 200,
        body: {
          uploadId: batchId,
          status: batch.status,
          receivedAt: batch.receivedAt,
          submittedAt: batch.submittedAt,
          ...counts,
          outcomes: outcomes.map((outcome) => ({ line: outcome.position + 1, ...outcomeView(outcome, language) })),
          next,
        },
      };
    },
  );

const { TABLE_NAME } = environment({ TABLE_NAME: z.string() });
const table = tableNamed(TABLE_NAME);
export const handler = getUpload({ partners: partnerTable(table), completions: completionTable(table) });
