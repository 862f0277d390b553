import type { ContactField } from '../../../events/contact-changed.ts';
import { Refusal } from '../../errors.ts';
import { codeOf, codeValidUntil, isCodeOf, oneMoreRequest, secondsUntilCode } from '../one-time-code.ts';
import type { Registration } from '../registration.ts';
import { contactFields, coolingChanges, inForceSince, type Contacts, type ContactsInForce } from './contacts.ts';
import type { ContactRules } from './rules.ts';

const hourMilliseconds = 3_600_000;

/** What is decided on: the rules of the day, and the instant. */
interface Moment {
  readonly rules: ContactRules;
  readonly at: Date;
}

/**
 * Whether phone and e-mail are changed here only: the registry has once said that this is the person. Before that they
 * are corrected with the rest of the registration, since there is nothing yet that anybody could take over.
 */
export const areContactsBound = ({ verification }: Pick<Registration, 'verification'>): boolean =>
  verification.some(({ outcome }) => outcome === 'matched');

/**
 * Refuses a correction that names another phone or e-mail address than those in force, once they are changed elsewhere.
 * @throws Refusal contact-changed-elsewhere.
 */
export const mustKeepContacts = (
  inForce: Readonly<Record<ContactField, string>>,
  corrected: Readonly<Record<ContactField, string>>,
): void => {
  const [field] = contactFields.filter((candidate) => inForce[candidate] !== corrected[candidate]);
  if (field !== undefined) throw new Refusal('contact-changed-elsewhere', { field });
};

/** What the code to a new contact follows from, beside the key. */
const textOf = ({ applicantId }: Pick<Contacts, 'applicantId'>, field: ContactField, nonce: string): string =>
  `contact-code\0${applicantId}\0${field}\0${nonce}`;

/** The six digits that are sent to a new phone or e-mail address. */
export const contactCodeOf = (
  key: Buffer,
  contacts: Pick<Contacts, 'applicantId'>,
  { field, nonce }: { readonly field: ContactField; readonly nonce: string },
): string => codeOf(key, textOf(contacts, field, nonce));

/**
 * The contacts with a change that is asked for, in the place of any that was not confirmed.
 * @throws Refusal contact-codes-too-many, with the seconds to wait.
 */
export const askedChange = (
  contacts: Contacts,
  wanted: Pick<NonNullable<Contacts['asked']>, ContactField>,
  { rules, at }: Moment,
): Contacts => {
  const { value: limits } = rules.code;
  const seconds = secondsUntilCode(contacts.requests, limits, at);
  if (seconds > 0) throw new Refusal('contact-codes-too-many', { values: { seconds }, retryAfterSeconds: seconds });
  return {
    ...contacts,
    requests: oneMoreRequest(contacts.requests, limits, at),
    asked: {
      askedAt: at.toISOString(),
      validUntil: codeValidUntil(limits, at),
      triesLeft: limits.tries,
      ...wanted,
    },
  };
};

/**
 * The contacts with one try less of the codes that were sent, taken before a code is looked at.
 * @throws Refusal contact-code-missing when none was sent, or it is too late; contact-code-tries-used-up.
 */
export const triedCode = (contacts: Contacts, at: Date): Contacts => {
  const { asked } = contacts;
  if (asked === undefined || asked.validUntil <= at.toISOString()) throw new Refusal('contact-code-missing');
  if (asked.triesLeft === 0) throw new Refusal('contact-code-tries-used-up');
  return { ...contacts, asked: { ...asked, triesLeft: asked.triesLeft - 1 } };
};

/** Which of the contacts that are asked for a code was sent to. */
export const fieldOfCode = (keys: readonly Buffer[], contacts: Contacts, code: string): ContactField | undefined =>
  contactFields.find((field) => {
    const nonce = contacts.asked?.[field]?.nonce;
    return nonce !== undefined && isCodeOf(keys, textOf(contacts, field, nonce), code);
  });

/** Whether a code has confirmed a change that is still cooling off: whoever sends it again is answered as before. */
export const hasConfirmed = (keys: readonly Buffer[], contacts: Contacts, code: string, at: Date): boolean =>
  coolingChanges(contacts, at.toISOString()).some(({ field, nonce }) =>
    isCodeOf(keys, textOf(contacts, field, nonce), code),
  );

const isNew = (contacts: Contacts, field: ContactField, { rules, at }: Moment): boolean => {
  const line = contacts[field];
  if (coolingChanges(contacts, at.toISOString()).some((change) => change.field === field)) return true;
  const since = inForceSince(line, at.toISOString());
  const days = rules.cooling.value.newForDays;
  return since !== undefined && Date.parse(since) > at.getTime() - days * 24 * hourMilliseconds;
};

/** How many hours a change cools off: longer where the other contact is new as well, and could vouch for nobody. */
const coolingHours = (contacts: Contacts, field: ContactField, moment: Moment): number => {
  const { hours, hoursWhenOtherIsNew } = moment.rules.cooling.value;
  return isNew(contacts, field === 'phone' ? 'email' : 'phone', moment) ? hoursWhenOtherIsNew : hours;
};

/**
 * The contacts with a change whose code came back. It takes the place of any that is still cooling off, so that whoever
 * changes it twice in a row makes no way round; what is in force stays so until the change has cooled off.
 */
export const confirmedChange = (
  contacts: Contacts,
  field: ContactField,
  { standing, ...moment }: Moment & { readonly standing: ContactsInForce },
): Contacts => {
  const { asked, newest } = contacts;
  const wanted = asked?.[field];
  if (asked === undefined || wanted === undefined) throw new Error('A change was confirmed that nobody asked for.');
  const at = moment.at.toISOString();
  const hours = coolingHours(contacts, field, moment);
  const beforeSince = inForceSince(contacts[field], at);
  const undone = contacts[field]?.undone;
  const next: Contacts = {
    ...contacts,
    newest: newest + 1,
    [field]: {
      before: standing[field],
      ...(beforeSince === undefined ? {} : { beforeSince }),
      ...(undone === undefined ? {} : { undone }),
      change: {
        version: newest + 1,
        sealed: wanted.sealed,
        nonce: wanted.nonce,
        confirmedAt: at,
        effectiveFrom: new Date(moment.at.getTime() + hours * hourMilliseconds).toISOString(),
      },
    },
  };
  // What else was asked for still waits for its own code.
  const other = field === 'phone' ? 'email' : 'phone';
  const waiting = asked[other];
  if (waiting === undefined) delete next.asked;
  else
    next.asked = {
      askedAt: asked.askedAt,
      validUntil: asked.validUntil,
      triesLeft: asked.triesLeft,
      [other]: waiting,
    };
  return next;
};

/** The contacts as an objection left them, and the contact that stays; undefined where it changes nothing any more. */
export interface Undone {
  readonly contacts: Contacts;
  readonly field: ContactField;
}

/**
 * The contacts without a change that its owner objects to.
 * @returns undefined when it was objected to before.
 * @throws Refusal contact-change-missing, contact-objection-late.
 */
export const undoneChange = (contacts: Contacts, version: number, at: Date): Undone | undefined => {
  const instant = at.toISOString();
  for (const field of contactFields) {
    const line = contacts[field];
    if (line?.undone?.version === version) return undefined;
    if (line?.change?.version !== version) continue;
    if (line.change.effectiveFrom <= instant) throw new Refusal('contact-objection-late');
    const kept = { ...line };
    delete kept.change;
    const next: Contacts = { ...contacts, [field]: { ...kept, undone: { version, at: instant } } };
    // Whoever asked for the change may have asked for more.
    delete next.asked;
    return { contacts: next, field };
  }
  throw new Refusal('contact-change-missing', { field: 'version' });
};
