import * as z from 'zod';
import { outcomeView } from '../../shared/completions/batches.ts';
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

/** GET /v1/training-completions/{noticeId}: what became of one notice of the institution's own, or that it waits. */
export const getCompletion = ({ partners, completions }: GetCompletion) =>
  endpoint(
    { route: 'GET /v1/training-completions/{noticeId}', path: z.object({ noticeId: NoticeId }) },
    async ({ path: { noticeId }, caller, language }) => {
      const { batchId, position } = noticeId;
      const institutionId = await teachingInstitution(partners, caller);
      const [batch, outcome] = await Promise.all([completions.batch(batchId), completions.outcome(batchId, position)]);
      if (batch?.institutionId !== institutionId) throw new Refusal('completion-not-found');
      if (outcome !== undefined) return { status: 200, body: outcomeView(outcome, language) };
      // What a call was refused at once has no number, and a file tells of lines once they were read.
      if (position >= batch.lines || batch.brokenPositions?.includes(position))
        throw new Refusal('completion-not-found');
      const { receivedAt, submittedAt } = batch;
      return {
        status: 200,
        body: { id: noticeIdOf(noticeId), position, status: 'pending', receivedAt: submittedAt ?? receivedAt },
      };
    },
  );

const { TABLE_NAME } = environment({ TABLE_NAME: z.string() });
const table = tableNamed(TABLE_NAME);
export const handler = getCompletion({ partners: partnerTable(table), completions: completionTable(table) });
