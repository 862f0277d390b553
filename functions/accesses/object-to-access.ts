import * as z from 'zod';
import { objectingToAccess, type ObjectingToAccess } from '../../shared/help-desk/access-objections.ts';
import { signedIn } from '../../shared/http/caller.ts';
import { endpoint } from '../../shared/http/endpoint.ts';
import { keyStore } from '../../shared/keys/ring.ts';
import { environment } from '../../shared/platform/environment.ts';
import { caseTable } from '../../shared/table/cases.ts';
import { tableNamed } from '../../shared/table/client.ts';
import { personAccessTable } from '../../shared/table/person-accesses.ts';

const Path = z.object({ accessId: z.string().max(400) });
const Body = z.strictObject({ statement: z.string().trim().min(1).max(2_000) });

/**
 * POST /v1/me/accesses/{accessId}/objection: the caller did not ask for this, or thinks that it was not needed; somebody
 * else than who did it looks into it. 201 when the case was opened, 200 when it had been before, as it stands.
 */
export const objectToAccess = (parts: ObjectingToAccess) => {
  const object = objectingToAccess(parts);
  return endpoint(
    { route: 'POST /v1/me/accesses/{accessId}/objection', path: Path, body: Body },
    async ({ path: { accessId }, body: { statement }, caller, at }) => {
      const { opened, isNew } = await object(signedIn(caller), accessId, { statement, at });
      const { caseId, status, openedAt, ruling } = opened;
      const decided = ruling && { decision: ruling.decision, decidedAt: ruling.decidedAt };
      return { status: isNew ? 201 : 200, body: { caseId, accessId, status, openedAt, ...decided } };
    },
  );
};

const { TABLE_NAME, DATA_KEY_ARN } = environment({ TABLE_NAME: z.string(), DATA_KEY_ARN: z.string() });
const table = tableNamed(TABLE_NAME);
export const handler = objectToAccess({
  table,
  accesses: personAccessTable(table),
  cases: caseTable(table),
  keys: keyStore(table, DATA_KEY_ARN),
});
