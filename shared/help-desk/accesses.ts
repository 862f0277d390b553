import type { ApplicantId } from '../../events/event.ts';
import type { PersonAccessed } from '../../events/person-accessed.ts';
import { accessView } from '../domain/person-access-view.ts';
import { open } from '../keys/fields.ts';
import type { KeyStore } from '../keys/ring.ts';
import { cursorOf, positionOf } from '../table/cursor.ts';
import type { PersonAccesses } from '../table/person-accesses.ts';

const pageSize = 50;
/** An instant and the gateway's number of a request. */
const place = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z#.{1,200}$/;

export interface ShowingAccesses {
  readonly accesses: Pick<PersonAccesses, 'page'>;
  readonly keys: Pick<KeyStore, 'ring'>;
}

/** Shows a person who opened their data, the newest first, page by page. */
export const showingAccesses = ({ accesses, keys }: ShowingAccesses) => {
  const shown = async (access: PersonAccessed) => {
    const { applicantId, purpose } = access.data;
    // Where nobody named a purpose there may be no key either, and this function has no right to make one.
    return accessView(access, purpose && open(await keys.ring(), applicantId, 'purpose', purpose));
  };

  /** @throws Refusal cursor-invalid */
  return async (applicantId: ApplicantId, cursor: string | undefined) => {
    const before = cursor === undefined ? undefined : positionOf(cursor, place)[0];
    const page = await accesses.page(applicantId, { before, limit: pageSize });
    return {
      accesses: await Promise.all(page.accesses.map(shown)),
      ...(page.last === undefined ? {} : { nextCursor: cursorOf(page.last) }),
    };
  };
};
