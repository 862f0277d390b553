import type { ApplicantId } from '../../events/event.ts';
import type { BreachScope } from '../domain/privacy/breach.ts';
import { Refusal } from '../errors.ts';
import { breachScopeTable } from '../table/breach-scopes.ts';
import type { Table } from '../table/client.ts';
import { partnerTable } from '../table/partners.ts';
import { personAccessTable } from '../table/person-accesses.ts';
import { staffActionTable } from '../table/staff-actions.ts';

type Pages = AsyncIterable<readonly ApplicantId[]>;

/** Lists of people that show what they wrote, without a line for each of them among those whose data was opened. */
const listActions: ReadonlySet<string> = new Set(['list-cases']);

const openedBy = async function* (
  table: Table,
  { staffId, from, to }: Extract<BreachScope, { readonly of: 'staff' }>,
): AsyncGenerator<readonly ApplicantId[]> {
  for await (const page of personAccessTable(table).byStaff(staffId, from, to))
    yield page.map(({ data }) => data.applicantId);
  let hasListed = false;
  for await (const page of staffActionTable(table).of(staffId, from, to))
    hasListed ||= page.some(({ data }) => listActions.has(data.action));
  if (hasListed) yield* breachScopeTable(table).ofCases(to);
};

const pagesOf = async (table: Table, scope: BreachScope): Promise<Pages> => {
  const people = breachScopeTable(table);
  switch (scope.of) {
    case 'staff':
      return openedBy(table, scope);
    case 'wave':
      return people.ofWave(scope.waveId);
    case 'field-key':
      return people.ofFieldKey(scope.version);
    case 'client': {
      const partner = await partnerTable(table).get(scope.clientCode);
      if (partner === undefined) throw new Refusal('partner-not-found');
      return people.ofPartner(partner.party, scope.from, scope.to);
    }
  }
};

/** Everybody whom a breach affects, each once, page by page. */
export async function* affectedBy(table: Table, scope: BreachScope): AsyncGenerator<ApplicantId[]> {
  const known = new Set<ApplicantId>();
  for await (const page of await pagesOf(table, scope)) {
    const fresh = [...new Set(page)].filter((applicantId) => !known.has(applicantId));
    for (const applicantId of fresh) known.add(applicantId);
    if (fresh.length > 0) yield fresh;
  }
}
