import { contactCodeOf } from '../domain/contacts/changing.ts';
import { changeOf, contactsInForce } from '../domain/contacts/contacts.ts';
import { maskedContact } from '../domain/contacts/masks.ts';
import { contactChangedNotice, contactCodeNotice, contactUndoneNotice } from '../domain/contacts/notice-texts.ts';
import type { Notice } from '../domain/notice.ts';
import { open } from '../keys/fields.ts';
import type { KeyStore } from '../keys/ring.ts';
import type { ContactTable } from '../table/contacts.ts';
import type { Registrations } from '../table/registrations.ts';
import type { NoticeContent } from './money-contents.ts';

/** Where what a notice about a change of phone or e-mail tells is looked up. */
export interface ContactNoticeSources {
  readonly contacts: Pick<ContactTable, 'get'>;
  readonly registrations: Pick<Registrations, 'get'>;
  readonly keys: Pick<KeyStore, 'ring'>;
}

export type ContactNotice = Extract<Notice, { about: 'contact-code' | 'contact-changed' | 'contact-undone' }>;

type About<Subject extends ContactNotice['about']> = Extract<ContactNotice, { about: Subject }>;

/** What a notice about phone or e-mail tells as things stand now. What is not so any more is not told. */
export const contactNoticeContents = ({ contacts, registrations, keys }: ContactNoticeSources) => {
  const ofCode = async ({ applicantId, field, nonce, channel }: About<'contact-code'>): Promise<NoticeContent> => {
    const asked = (await contacts.get(applicantId))?.asked;
    const wanted = asked?.[field];
    if (asked === undefined || wanted?.nonce !== nonce)
      return { dropped: 'Code dropped: it was used, or there is a later one.' };
    const [current] = (await keys.ring()).hashKeys;
    if (current === undefined) throw new Error('There is no hash key.');
    const minutes = Math.round((Date.parse(asked.validUntil) - Date.parse(asked.askedAt)) / 60_000);
    const code = contactCodeOf(current.key, { applicantId }, { field, nonce });
    // It proves that the new phone, or address, is its owner's: it goes there and nowhere else.
    return { text: contactCodeNotice(code, { field, minutes }, channel), to: wanted.sealed };
  };

  const ofChange = async ({ applicantId, version, channel }: About<'contact-changed'>): Promise<NoticeContent> => {
    const [standing, registration] = await Promise.all([contacts.get(applicantId), registrations.get(applicantId)]);
    const change = changeOf(standing, version);
    if (change === undefined || registration === undefined)
      return { dropped: 'Notice dropped: the change was objected to, or another one took its place.' };
    const { field, sealed, confirmedAt, effectiveFrom } = change;
    const to = maskedContact(field, open(await keys.ring(), applicantId, field, sealed));
    // However late it is sent, it goes to what was in force when the change was confirmed.
    const old = contactsInForce(registration, standing, confirmedAt);
    return {
      text: contactChangedNotice({ field, to, effectiveFrom }, channel),
      to: channel === 'sms' ? old.phone : old.email,
    };
  };

  return (notice: ContactNotice): Promise<NoticeContent> => {
    switch (notice.about) {
      case 'contact-code':
        return ofCode(notice);
      case 'contact-changed':
        return ofChange(notice);
      case 'contact-undone':
        return Promise.resolve({ text: contactUndoneNotice(notice.field, notice.channel) });
    }
  };
};
