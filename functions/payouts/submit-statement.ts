import * as z from 'zod';
import { StatementId } from '../../events/money.ts';
import { statementFile, submittedStatement } from '../../shared/domain/payouts/statement.ts';
import { Refusal } from '../../shared/errors.ts';
import { endpoint } from '../../shared/http/endpoint.ts';
import { recorded } from '../../shared/http/recorded.ts';
import type { StatementStep } from '../../shared/payouts/statements.ts';
import { environment } from '../../shared/platform/environment.ts';
import { send, type Outgoing } from '../../shared/queue/send.ts';
import { tableNamed } from '../../shared/table/client.ts';
import { statementTable, type Statements } from '../../shared/table/statements.ts';
import { uploadStore, type Uploads } from '../../shared/uploads/store.ts';

interface SubmitStatement {
  readonly statements: Pick<Statements, 'get' | 'save'>;
  readonly uploads: Pick<Uploads, 'look'>;
  /** Puts a message on the queue Payouts. */
  readonly queue: (message: Outgoing) => Promise<void>;
}

/**
 * POST /v1/bank-statements/{statementId}/submission: the file that was put is read as it is now. Again, it is answered the
 * same.
 */
export const submitStatement = ({ statements, uploads, queue }: SubmitStatement) =>
  endpoint(
    { route: 'POST /v1/bank-statements/{statementId}/submission', path: z.object({ statementId: StatementId }) },
    async ({ path: { statementId }, at }) => {
      const opened = await statements.get(statementId);
      if (opened === undefined) throw new Refusal('statement-not-found');
      if (opened.status === 'open') {
        const file = await uploads.look(statementFile(opened));
        await statements.save(submittedStatement(opened, file, at), opened);
      }
      const statement = (await statements.get(statementId)) ?? opened;
      const { status } = statement;
      // Whoever handed it in may have been cut off before the first step was on the queue. A step bears coming twice.
      if (status === 'checking' || status === 'reading')
        await queue({ body: { kind: 'statement', statementId } satisfies StatementStep });
      return { status: 202, body: { statementId, status, submittedAt: statement.submittedAt } };
    },
  );

const { TABLE_NAME, UPLOADS_BUCKET, PAYOUTS_QUEUE_URL } = environment({
  TABLE_NAME: z.string(),
  UPLOADS_BUCKET: z.string(),
  PAYOUTS_QUEUE_URL: z.url(),
});
const table = tableNamed(TABLE_NAME);
export const handler = recorded(
  table,
  submitStatement({
    statements: statementTable(table),
    uploads: uploadStore(UPLOADS_BUCKET),
    queue: (message) => send(PAYOUTS_QUEUE_URL, message),
  }),
);
