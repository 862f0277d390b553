import * as z from 'zod';
import { CaseOpened } from '../../events/case-changed.ts';
import type { ApplicantId } from '../../events/event.ts';
import { AccessObjection, Objection, PlaceObjection } from '../domain/case.ts';
import type { Table } from './client.ts';
import { keys } from './keys.ts';
import { getItems, queryAll } from './read.ts';

const OwnCase = z.discriminatedUnion('kind', [Objection, PlaceObjection, AccessObjection]);

/** The cases that a person raised. Disputes about an NIK are about another person too, and are none of them. */
export const ownCaseTable = (table: Table) => ({
  /** The newest first. */
  async ofPerson(applicantId: ApplicantId): Promise<z.infer<typeof OwnCase>[]> {
    const { pk } = keys.registration(applicantId);
    const prefixes = ['EVENT#', 'ACCESS-OBJECTION#'];
    const events = (await Promise.all(prefixes.map((prefix) => queryAll(table, { pk, prefix })))).flat();
    const caseIds = events.flatMap((item) => {
      const opened = CaseOpened.safeParse(item).data;
      return opened === undefined ? [] : [opened.data.caseId];
    });
    const items = await getItems(
      table,
      [...new Set(caseIds)].map((caseId) => keys.case(caseId)),
    );
    return items
      .map((item) => OwnCase.parse(item))
      .filter((found) => found.applicantId === applicantId)
      .toSorted((one, other) => (one.openedAt > other.openedAt ? -1 : 1));
  },
});
export type OwnCases = ReturnType<typeof ownCaseTable>;
