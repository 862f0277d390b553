import * as z from 'zod';
import { ownCaseView } from '../../shared/domain/privacy/case-view.ts';
import { signedIn } from '../../shared/http/caller.ts';
import { endpoint } from '../../shared/http/endpoint.ts';
import { open } from '../../shared/keys/fields.ts';
import { keyStore, type KeyStore } from '../../shared/keys/ring.ts';
import { environment } from '../../shared/platform/environment.ts';
import { tableNamed } from '../../shared/table/client.ts';
import { ownCaseTable, type OwnCases } from '../../shared/table/own-cases.ts';

/**
 * GET /v1/me/cases: what a person objected to, by when a person of the programme rules on it (3×24 hours), and the ruling
 * with its reason (UU 27/2022, articles 10 and 30).
 */
export const listOwnCases = ({ cases, keys }: { cases: OwnCases; keys: Pick<KeyStore, 'ring'> }) =>
  endpoint({ route: 'GET /v1/me/cases' }, async ({ caller, at }) => {
    const found = await cases.ofPerson(signedIn(caller));
    const views = found.map(async (one) => {
      const ring = await keys.ring();
      const clear = (field: string, sealed: string) => open(ring, one.applicantId, field, sealed);
      const reason = one.ruling && clear('ruling', one.ruling.reason);
      return ownCaseView(one, { statement: clear('statement', one.statement), reason }, at);
    });
    return { status: 200, body: { cases: await Promise.all(views) } };
  });

const { TABLE_NAME, DATA_KEY_ARN } = environment({ TABLE_NAME: z.string(), DATA_KEY_ARN: z.string() });
const table = tableNamed(TABLE_NAME);
export const handler = listOwnCases({ cases: ownCaseTable(table), keys: keyStore(table, DATA_KEY_ARN) });
