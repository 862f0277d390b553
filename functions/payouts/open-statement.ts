import { randomBytes } from 'node:crypto';
import * as z from 'zod';
import { StatementId } from '../../events/money.ts';
import { statementFile, StatementFormat } from '../../shared/domain/payouts/statement.ts';
import { staffMember } from '../../shared/http/caller.ts';
import { endpoint } from '../../shared/http/endpoint.ts';
import { recorded } from '../../shared/http/recorded.ts';
import { environment } from '../../shared/platform/environment.ts';
import { tableNamed } from '../../shared/table/client.ts';
import { statementTable, type Statements } from '../../shared/table/statements.ts';
import { uploadStore, type Uploads } from '../../shared/uploads/store.ts';

/** How long the address takes the file, in seconds: an hour. */
const addressSeconds = 3_600;

interface OpenStatement {
  readonly statements: Pick<Statements, 'save'>;
  readonly uploads: Pick<Uploads, 'address'>;
}

/** POST /v1/bank-statements: an operator asks where to put a bank's statement (HTTP PUT), and hands it in afterwards. */
export const openStatement = ({ statements, uploads }: OpenStatement) =>
  endpoint(
    { route: 'POST /v1/bank-statements', body: z.strictObject({ format: StatementFormat }) },
    async (request) => {
      const { body, caller, at } = request;
      const statementId = StatementId.parse(randomBytes(12).toString('hex'));
      const url = await uploads.address(statementFile({ statementId }), addressSeconds);
      await statements.save(
        {
          statementId,
          status: 'open',
          format: body.format,
          openedBy: staffMember(caller),
          openedAt: at.toISOString(),
          done: 0,
          matched: 0,
          unmatched: 0,
          broken: 0,
        },
        undefined,
      );
      const expiresAt = new Date(at.getTime() + addressSeconds * 1_000).toISOString();
      return { status: 201, body: { statementId, url, expiresAt } };
    },
  );

const { TABLE_NAME, UPLOADS_BUCKET } = environment({ TABLE_NAME: z.string(), UPLOADS_BUCKET: z.string() });
const table = tableNamed(TABLE_NAME);
export const handler = recorded(
  table,
  openStatement({
    statements: statementTable(table),
    uploads: uploadStore(UPLOADS_BUCKET),
  }),
);
