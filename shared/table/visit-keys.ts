import type { ApplicantId } from '../../events/event.ts';
import type { VisitId } from '../../events/visit-changed.ts';
import { padded, type KeyedHash } from './keys.ts';

/** Every key of the help desks in the table, as `keys.ts` has those of the rest. */
export const visitKeys = {
  visit: (visitId: VisitId) => ({ pk: `VISIT#${visitId}`, sk: 'VISIT' }),
  visitEvent: (visitId: VisitId, type: string) => ({ pk: `VISIT#${visitId}`, sk: `EVENT#${type}` }),
  /** What would stand with a person, if the NIK of the visit were anybody’s: it is written so that nobody tells by the time. */
  nobodysAccess: (visitId: VisitId, at: string, requestId: string) => ({
    pk: `VISIT#${visitId}`,
    sk: `NOBODY#${at}#${requestId}`,
  }),
  /** How many people one member of staff asked for on a day (WIB). */
  lookUps: (staffId: string, day: string) => ({ pk: `VISITS#STAFF#${staffId}`, sk: `DAY#${day}` }),
  /** How often a NIK was asked for, whether anybody has registered with it or not. */
  nikRequests: ({ version, hash }: KeyedHash) => ({ pk: `VISITS#NIK#${padded(version, 4)}#${hash}`, sk: 'REQUESTS' }),
  /** That a person objected to an opening of their data: with them, so that they find the case again. */
  accessObjection: (id: ApplicantId, caseId: string) => ({ pk: `APPLICANT#${id}`, sk: `ACCESS-OBJECTION#${caseId}` }),
  accessObjectionDecided: (id: ApplicantId, caseId: string) => ({
    pk: `APPLICANT#${id}`,
    sk: `ACCESS-OBJECTION#${caseId}#DECIDED`,
  }),
};
