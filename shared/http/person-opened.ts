import type { ApplicantId } from '../../events/event.ts';
import type { PersonAccessed } from '../../events/person-accessed.ts';
import { rowOf, type RouteKey } from '../domain/access/index.ts';
import type { PersonAccesses } from '../table/person-accesses.ts';
import { staffMember } from './caller.ts';
import type { Request } from './endpoint.ts';

/** What of a request says who opens somebody's data, and when. */
export type Opening = Pick<Request<undefined, undefined, undefined>, 'caller' | 'at' | 'requestId'>;

type Details = Pick<PersonAccessed['data'], 'purpose' | 'visitId' | 'refusal'>;

/** That a member of staff opens one person's data by a route. @throws Refusal role-missing for a caller who is nobody. */
export const personAccess = (
  route: RouteKey,
  { caller, at, requestId }: Opening,
  applicantId: ApplicantId,
  details: Details = {},
): PersonAccessed => ({
  event: 'person.accessed.v1',
  occurredAt: at.toISOString(),
  data: {
    applicantId,
    requestId,
    staffId: staffMember(caller),
    groups: [...caller.groups],
    action: rowOf(route).action,
    ...details,
  },
});

/** Lines that are written at once: a page of a list at most. */
const linesAtOnce = 50;

/**
 * Puts on record that a request of staff opens the data of people, a line for each of them, before it is answered with.
 * What cannot be put on record is not answered: it throws, and nothing is told. Needs dynamodb:PutItem on the partitions
 * of accesses, which the functions of all routes have that are marked `opensPerson`.
 */
export const personsOpened =
  (accesses: Pick<PersonAccesses, 'add'>, route: RouteKey) =>
  async (request: Opening, ...applicantIds: readonly ApplicantId[]): Promise<void> => {
    const people = [...new Set(applicantIds)];
    for (let from = 0; from < people.length; from += linesAtOnce) {
      const lines = people.slice(from, from + linesAtOnce).map((id) => personAccess(route, request, id));
      await Promise.all(lines.map((line) => accesses.add(line)));
    }
  };
