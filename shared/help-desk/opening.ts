import { ApplicantId } from '../../events/event.ts';
import type { VisitId } from '../../events/visit-changed.ts';
import { helpDeskRulesOn } from '../domain/help-desk/rules.ts';
import {
  isVisitCode,
  mustBeOpen,
  mustTakeCode,
  openedVisit,
  visitOf,
  wasOpened,
  type OpenedVisit,
  type Visit,
} from '../domain/help-desk/visit.ts';
import { dateInWib } from '../domain/wave.ts';
import { Refusal } from '../errors.ts';
import { staffMember } from '../http/caller.ts';
import { personAccess, type Opening } from '../http/person-opened.ts';
import type { KeyStore } from '../keys/ring.ts';
import { count } from '../platform/metrics.ts';
import type { PersonAccesses } from '../table/person-accesses.ts';
import type { Visits } from '../table/visits.ts';

export interface OpeningParts {
  readonly visits: Pick<Visits, 'get' | 'take' | 'open' | 'nobodyAccessed'>;
  readonly accesses: Pick<PersonAccesses, 'add'>;
  readonly keys: Pick<KeyStore, 'ring'>;
}

/**
 * Opens a visit with the code that the person read out. Every try goes on record with them first, and takes one of the
 * tries before anything is told of the code: whoever sends many guesses at once has no more of them. The right code again
 * is answered as the visit stands.
 * @throws Refusal visit-not-found, visit-code-expired, visit-code-used-up, visit-code-wrong, visit-over
 */
export const opening = ({ visits, accesses, keys }: OpeningParts) => {
  const record = async (asked: Opening, { visitId, applicantId, purpose }: Visit, isRight: boolean): Promise<void> => {
    const line = personAccess(
      'POST /v1/help-desk/visits/{visitId}/code',
      asked,
      applicantId ?? ApplicantId.parse(visitId),
      { visitId, purpose, ...(isRight ? {} : { refusal: 'visit-code-wrong' }) },
    );
    await (applicantId === undefined ? visits.nobodyAccessed(visitId, line) : accesses.add(line));
  };

  const wrong = (): Refusal => new Refusal('visit-code-wrong', { field: 'code' });

  /** The visit as others left it who sent a code at the same time. */
  const asItStands = async (staffId: string, visitId: VisitId, isRight: boolean, at: Date): Promise<OpenedVisit> => {
    const visit = visitOf(staffId, await visits.get(visitId));
    if (!wasOpened(visit)) mustTakeCode(visit, at);
    if (!isRight) throw wrong();
    return mustBeOpen(visit, at);
  };

  return async (visitId: VisitId, code: string, asked: Opening): Promise<OpenedVisit> => {
    const { at } = asked;
    const staffId = staffMember(asked.caller);
    const visit = visitOf(staffId, await visits.get(visitId));
    const { hashKeys } = await keys.ring();
    const isRight = isVisitCode(
      hashKeys.map(({ key }) => key),
      visit,
      code,
    );
    if (wasOpened(visit)) return asItStands(staffId, visitId, isRight, at);
    mustTakeCode(visit, at);
    await record(asked, visit, isRight);
    const { applicantId } = visit;
    if (!isRight || applicantId === undefined) {
      count('VisitCodesWrong');
      if (!(await visits.take(visit))) return asItStands(staffId, visitId, isRight, at);
      throw wrong();
    }
    const opened = openedVisit({ ...visit, applicantId }, { rules: helpDeskRulesOn(dateInWib(at)), at });
    if (await visits.open(opened.visit, opened.event)) {
      count('VisitsOpened');
      return opened.visit;
    }
    return asItStands(staffId, visitId, isRight, at);
  };
};
