import * as z from 'zod';
import type { ApplicantId } from '../../events/event.ts';
import { VisitId } from '../../events/visit-changed.ts';
import type { RouteKey } from '../domain/access/index.ts';
import { mustBeOpen, visitOf } from '../domain/help-desk/visit.ts';
import { staffMember } from '../http/caller.ts';
import { personAccess, type Opening } from '../http/person-opened.ts';
import type { PersonAccesses } from '../table/person-accesses.ts';
import type { Visits } from '../table/visits.ts';

export interface Visiting {
  readonly visits: Pick<Visits, 'get'>;
  readonly accesses: Pick<PersonAccesses, 'add'>;
}

/** The parameters of a route within a visit. */
export const VisitPath = z.object({ visitId: VisitId });

/**
 * For whom a member of staff may act in a visit of theirs that is open. That they do it is put on record with the person
 * before it is done: what cannot be put on record is not done.
 * @throws Refusal visit-not-found, visit-not-open, visit-over
 */
export const visiting =
  ({ visits, accesses }: Visiting, route: RouteKey) =>
  async (visitId: VisitId, asked: Opening): Promise<ApplicantId> => {
    const visit = visitOf(staffMember(asked.caller), await visits.get(visitId));
    const { applicantId, purpose } = mustBeOpen(visit, asked.at);
    await accesses.add(personAccess(route, asked, applicantId, { visitId, purpose }));
    return applicantId;
  };
