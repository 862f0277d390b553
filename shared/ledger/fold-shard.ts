import type { ApplicantId } from '../../events/event.ts';
import { nothingFound, together, type Findings } from '../domain/ledger/difference.ts';
import { noSums, type Sums } from '../domain/ledger/folding.ts';
import type { Ledger } from '../table/ledger.ts';
import { foldPage, type Checking } from './check-page.ts';

/** How many transfers are read at once. */
const pageSize = 500;

interface Folding extends Omit<Checking, 'person'> {
  readonly ledger: Pick<Ledger, 'page'>;
}

/** All transfers of one shard of a day, page by page: what they come to, what is wrong with them, whom they concern. */
export const foldedShard = async (
  { ledger, ...checking }: Folding,
  day: string,
  shard: number,
): Promise<{ readonly sums: Sums; readonly findings: Findings; readonly people: ReadonlySet<ApplicantId> }> => {
  let sums = noSums;
  let findings = nothingFound;
  const people = new Set<ApplicantId>();
  let after: string | undefined;
  do {
    const { items, next } = await ledger.page(day, shard, { after, limit: pageSize });
    const folded = await foldPage(items, { before: sums, ...checking });
    sums = folded.sums;
    findings = together(findings, folded.findings);
    for (const applicantId of folded.people) people.add(applicantId);
    after = next;
  } while (after !== undefined);
  return { sums, findings, people };
};

/** What one shard of a day comes to. */
export const foldShard = async (folding: Folding, day: string, shard: number): Promise<Sums> =>
  (await foldedShard(folding, day, shard)).sums;
