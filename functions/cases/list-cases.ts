import * as z from 'zod';
import { caseKinds, caseStatuses, personOf, type Case } from '../../shared/domain/case.ts';
import { endpoint } from '../../shared/http/endpoint.ts';
import { personsOpened } from '../../shared/http/person-opened.ts';
import { recorded } from '../../shared/http/recorded.ts';
import { open } from '../../shared/keys/fields.ts';
import { keyStore, type KeyRing, type KeyStore } from '../../shared/keys/ring.ts';
import { environment } from '../../shared/platform/environment.ts';
import { caseTable, type Cases } from '../../shared/table/cases.ts';
import { tableNamed } from '../../shared/table/client.ts';
import { personAccessTable, type PersonAccesses } from '../../shared/table/person-accesses.ts';

const Query = z.strictObject({
  status: z.enum(caseStatuses).default('open'),
  kind: z.enum(caseKinds).optional(),
  cursor: z.string().max(2_000).optional(),
});

/** A case as staff see it: the free texts in clear, the parties by the numbers under which they are known here. */
const caseView = (ring: KeyRing, found: Case) => {
  const clear = (field: string, text: string) => open(ring, personOf(found), field, text);
  const ruling = found.ruling && { ...found.ruling, reason: clear('ruling', found.ruling.reason) };
  return found.kind === 'identity-dispute'
    ? { ...found, claimants: [...(found.claimants ?? [])].sort(), ruling }
    : { ...found, statement: clear('statement', found.statement), ruling };
};

const route = 'GET /v1/cases';

interface ListCases {
  readonly cases: Cases;
  readonly keys: KeyStore;
  readonly accesses: Pick<PersonAccesses, 'add'>;
}

/**
 * GET /v1/cases: what waits for a person, oldest first, or what was decided. It shows what people wrote, so that it is put
 * on record with each of them.
 */
export const listCases = ({ cases, keys, accesses }: ListCases) => {
  const opened = personsOpened(accesses, route);
  return endpoint({ route, query: Query }, async ({ query: { status, kind, cursor }, ...asked }) => {
    const page = await cases.list({ status, kind, cursor });
    await opened(asked, ...page.cases.map(personOf));
    // Where there is no case yet there may be no key either, and this function has no right to make one.
    const views = page.cases.map(async (found) => caseView(await keys.ring(), found));
    return { status: 200, body: { cases: await Promise.all(views), next: page.next } };
  });
};

const { TABLE_NAME, DATA_KEY_ARN } = environment({ TABLE_NAME: z.string(), DATA_KEY_ARN: z.string() });
const table = tableNamed(TABLE_NAME);
export const handler = recorded(
  table,
  listCases({ cases: caseTable(table), keys: keyStore(table, DATA_KEY_ARN), accesses: personAccessTable(table) }),
);
