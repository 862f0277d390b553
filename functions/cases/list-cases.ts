import * as z from 'zod';
import type { ApplicantId } from '../../events/event.ts';
import { caseKinds, caseStatuses, type Case } from '../../shared/domain/case.ts';
import { endpoint } from '../../shared/http/endpoint.ts';
import { recorded } from '../../shared/http/recorded.ts';
import { open } from '../../shared/keys/fields.ts';
import { keyStore, type KeyRing, type KeyStore } from '../../shared/keys/ring.ts';
import { environment } from '../../shared/platform/environment.ts';
import { caseTable, type Cases } from '../../shared/table/cases.ts';
import { tableNamed } from '../../shared/table/client.ts';

const Query = z.strictObject({
  status: z.enum(caseStatuses).default('open'),
  kind: z.enum(caseKinds).optional(),
  cursor: z.string().max(2_000).optional(),
});

/** The person whose key encrypts the free texts of a case. */
const ownerOf = (found: Case): ApplicantId => (found.kind === 'identity-dispute' ? found.holder : found.applicantId);

/** A case as staff see it: the free texts in clear, the parties by the numbers under which they are known here. */
const caseView = (ring: KeyRing, found: Case) => {
  const clear = (field: string, text: string) => open(ring, ownerOf(found), field, text);
  const ruling = found.ruling && { ...found.ruling, reason: clear('ruling', found.ruling.reason) };
  return found.kind === 'identity-dispute'
    ? { ...found, claimants: [...(found.claimants ?? [])].sort(), ruling }
    : { ...found, statement: clear('statement', found.statement), ruling };
};

/** GET /v1/cases: what waits for a person, oldest first, or what was decided. */
export const listCases = ({ cases, keys }: { cases: Cases; keys: KeyStore }) =>
  endpoint({ route: 'GET /v1/cases', query: Query }, async ({ query: { status, kind, cursor } }) => {
    const page = await cases.list({ status, kind, cursor });
    // Where there is no case yet there may be no key either, and this function has no right to make one.
    const views = page.cases.map(async (found) => caseView(await keys.ring(), found));
    return { status: 200, body: { cases: await Promise.all(views), next: page.next } };
  });

const { TABLE_NAME, DATA_KEY_ARN } = environment({ TABLE_NAME: z.string(), DATA_KEY_ARN: z.string() });
const table = tableNamed(TABLE_NAME);
export const handler = recorded(table, listCases({ cases: caseTable(table), keys: keyStore(table, DATA_KEY_ARN) }));
