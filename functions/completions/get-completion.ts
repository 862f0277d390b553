import * as z from 'zod';
import { outcomeView } from '../../shared/completions/batches.ts';
import type { CompletionBatch } from '../../shared/domain/training/completion-batch.ts';
import { NoticeId, noticeIdOf } from '../../shared/domain/training/completion.ts';
import { Refusal } from '../../shared/errors.ts';
import { endpoint } from '../../shared/http/endpoint.ts';
import { teachingInstitution } from '../../shared/http/partner.ts';
import { environment } from '../../shared/platform/environment.ts';
import { tableNamed } from '../../shared/table/client.ts';
import { completionTable, type Completions } from '../../shared/table/completions.ts';
import { partnerTable, type Partners } from '../../shared/table/partners.ts';

interface GetCompletion {
  readonly partners: Pick<Partners, 'get'>;
  readonly completions: Pick<Completions, 'batch' | 'outcome'>;
}

/** Of a notice that is in the queue. */
const waitingView = (noticeId: z.infer<typeof NoticeId>, { receivedAt, submittedAt }: CompletionBatch) => ({
  id: noticeIdOf(noticeId),
  position: noticeId.position,
  status: 'pending' as const,
  receivedAt: submittedAt ?? receivedAt,
});

/** GET /v1/training-completions/{noticeId}: what became of one notice of the institution's own, or that it waits. */
export const getCompletion = ({ partners, completions }: GetCompletion) =>
  endpoint(
    { route: 'GET /v1/training-completions/{noticeId}', path: z.object({ noticeId: NoticeId }) },
    async ({ path: { noticeId }, caller, language }) => {
      const { batchId, position } = noticeId;
      const institutionId = await teachingInstitution(partners, caller);
      const [batch, outcome] = await Promise.all([completions.batch(batchId), completions.outcome(batchId, position)]);
      if (batch?.institutionId !== institutionId) throw new Refusal('completion-not-found');
      // What a call was refused at once has no number, and a file tells of lines once they were read.
      if (outcome === undefined && (position >= batch.lines || batch.brokenPositions?.includes(position)))
        throw new Refusal('completion-not-found');
      return {
        status: 200,
        body: outcome === undefined ? waitingView(noticeId, batch) : outcomeView(outcome, language),
      };
    },
  );

const { TABLE_NAME } = environment({ TABLE_NAME: z.string() });
const table = tableNamed(TABLE_NAME);
export const handler = getCompletion({ partners: partnerTable(table), completions: completionTable(table) });
