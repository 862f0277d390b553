import { visitCodeNotice, visitOpenedNotice } from '../domain/help-desk/visit-notice-texts.ts';
import { visitCodeOf, wasOpened } from '../domain/help-desk/visit.ts';
import type { Notice } from '../domain/notice.ts';
import type { KeyStore } from '../keys/ring.ts';
import type { Visits } from '../table/visits.ts';
import type { NoticeContent } from './money-contents.ts';

/** Where what a notice about a visit to a help desk tells is looked up. */
export interface VisitNoticeSources {
  readonly visits: Pick<Visits, 'get'>;
  readonly keys: Pick<KeyStore, 'ring'>;
}

type VisitNotice = Extract<Notice, { about: 'visit-code' | 'visit-opened' }>;

/** What a notice about a visit tells as things stand now. */
export const visitNoticeContents =
  ({ visits, keys }: VisitNoticeSources) =>
  async ({ about, visitId }: VisitNotice): Promise<NoticeContent> => {
    const visit = await visits.get(visitId);
    if (visit === undefined) return { dropped: 'Notice dropped: the visit is long over.' };
    if (about === 'visit-opened') {
      if (!wasOpened(visit)) throw new Error('A notice is about a visit that nobody opened.');
      return { text: visitOpenedNotice(visit) };
    }
    if (wasOpened(visit)) return { dropped: 'Code dropped: it was used.' };
    const [current] = (await keys.ring()).hashKeys;
    if (current === undefined) throw new Error('There is no hash key.');
    const minutes = Math.round((Date.parse(visit.codeValidUntil) - Date.parse(visit.requestedAt)) / 60_000);
    return { text: visitCodeNotice(visitCodeOf(current.key, visit), visit, minutes) };
  };
