import type { ContactField } from '../../events/contact-changed.ts';
import type { ApplicantId } from '../../events/event.ts';
import { padded, type KeyedHash } from './keys.ts';

/** Where a person's phone and e-mail address, and the changes of them, are kept. */
export const contactKeys = {
  contacts: (id: ApplicantId) => ({ pk: `APPLICANT#${id}`, sk: 'CONTACTS' }),
  contactEvent: (id: ApplicantId, revision: number, type: string, field: ContactField) => ({
    pk: `APPLICANT#${id}`,
    sk: `CONTACT-EVENT#${padded(revision)}#${type}#${field}`,
  }),
  /** How many codes went to one phone or address, by its keyed hash, whoever asked for them. */
  codesTo: (field: ContactField, { version, hash }: KeyedHash) => ({
    pk: `SIGNAL#${field}#${String(version)}#${hash}`,
    sk: 'CODES',
  }),
};
