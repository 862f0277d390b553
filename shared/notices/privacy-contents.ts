import type { ApplicantId } from '../../events/event.ts';
import type { Notice } from '../domain/notice.ts';
import { breachNotice } from '../domain/privacy/breach.ts';
import { erasureAskedNotice, erasureDelayedNotice } from '../domain/privacy/notice-texts.ts';
import type { PurposeName } from '../domain/privacy/purposes.ts';
import type { Breaches } from '../table/breaches.ts';
import type { Erasures } from '../table/erasures.ts';
import type { NoticeContent } from './money-contents.ts';

/** Where what a notice about somebody's data tells is looked up, and whether somebody wants reminders. */
export interface PrivacyNoticeSources {
  readonly erasures: Pick<Erasures, 'get'>;
  readonly breaches: Pick<Breaches, 'get'>;
  readonly consents: { isGiven(applicantId: ApplicantId, purpose: PurposeName): Promise<boolean> };
}

type PrivacyNotice = Extract<Notice, { about: 'erasure' | 'breach' }>;

/** What a notice about somebody's data tells as things stand now. */
export const privacyNoticeContents =
  ({ erasures, breaches }: PrivacyNoticeSources) =>
  async (notice: PrivacyNotice): Promise<NoticeContent> => {
    const { applicantId, channel } = notice;
    if (notice.about === 'breach') return { text: breachNotice(await breaches.get(notice.breachId), channel) };
    const erasure = await erasures.get(applicantId);
    if (erasure?.status !== 'asked') return { dropped: 'Notice dropped: the wish for erasure was taken back.' };
    return { text: notice.what === 'asked' ? erasureAskedNotice(erasure, channel) : erasureDelayedNotice(channel) };
  };

/** What reminds or brings news, and is not sent to who does not want that; all else is told in any case. */
const reminders: ReadonlySet<Notice['about']> = new Set<Notice['about']>(['purchase-due', 'training-completed']);

/** Whether a notice is not sent because its person does not want reminders and news. */
export const isUnwanted = async (
  { consents }: PrivacyNoticeSources,
  { about, applicantId }: Notice,
): Promise<boolean> => reminders.has(about) && !(await consents.isGiven(applicantId, 'reminders'));
