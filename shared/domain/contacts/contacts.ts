import * as z from 'zod';
import { ApplicantId, Instant } from '../../../events/event.ts';
import { ContactField } from '../../../events/contact-changed.ts';
import { CodeRequests } from '../one-time-code.ts';
import type { SealedIdentity } from '../registration.ts';

export const contactFields = ContactField.options;

/** What somebody wants to be reached at, and the nonce from which the code follows that was sent there. */
const AskedContact = z.object({ sealed: z.string(), nonce: z.string() });

/** A change that has not been confirmed yet: of the phone, the e-mail address, or both, each with a code of its own. */
const Asked = z.object({
  askedAt: Instant,
  validUntil: Instant,
  /** Of all codes together. */
  triesLeft: z.int().nonnegative(),
  phone: AskedContact.optional(),
  email: AskedContact.optional(),
});

/** A change that its code confirmed. It is in force from an instant on; until then its owner can object. */
const Change = z.object({
  version: z.int().positive(),
  sealed: z.string(),
  nonce: z.string(),
  confirmedAt: Instant,
  effectiveFrom: Instant,
});

/** One of the two contacts, once it was changed. */
const Line = z.object({
  /** What was in force when the newest change was confirmed. */
  before: z.string(),
  /** Since when that is in force, where it was itself a change. */
  beforeSince: Instant.optional(),
  /** Gone when its owner objected. */
  change: Change.optional(),
  /** The change that was objected to last, and when. */
  undone: z.object({ version: z.int().positive(), at: Instant }).optional(),
});
type Line = z.infer<typeof Line>;

/**
 * Where a person is reached, beyond what the registration says. Each phone and address is encrypted under the person, as
 * the registration's own fields are.
 */
export const Contacts = z.object({
  applicantId: ApplicantId,
  /** Counts every write, so that two who change it at once do not both. */
  revision: z.int().nonnegative(),
  /** The number of the newest change that was confirmed; 0 where there was none. */
  newest: z.int().nonnegative(),
  requests: CodeRequests.optional(),
  asked: Asked.optional(),
  phone: Line.optional(),
  email: Line.optional(),
});
export type Contacts = z.infer<typeof Contacts>;

/** The contacts of somebody who never changed them. */
export const unchangedContacts = (applicantId: ApplicantId): Contacts => ({ applicantId, revision: 0, newest: 0 });

/** A change that can still be objected to, and until when. */
export type CoolingChange = z.infer<typeof Change> & { readonly field: ContactField };

const isInForce = ({ change }: Line, at: string): boolean => change !== undefined && change.effectiveFrom <= at;

const inForce = (line: Line | undefined, registered: string, at: string): string => {
  if (line === undefined) return registered;
  return line.change !== undefined && line.change.effectiveFrom <= at ? line.change.sealed : line.before;
};

/** Phone and e-mail address, encrypted, that are in force at an instant: only from these is anybody written to. */
export type ContactsInForce = Pick<SealedIdentity, ContactField> & { readonly contacts: 'in-force' };

/**
 * The phone and the e-mail address in force at an instant (ISO 8601): those of the registration, until a change of one
 * has cooled off. No work is needed for it to take effect.
 */
export const contactsInForce = (
  { identity }: { readonly identity: Pick<SealedIdentity, ContactField> },
  contacts: Contacts | undefined,
  at: string,
): ContactsInForce => ({
  contacts: 'in-force',
  phone: inForce(contacts?.phone, identity.phone, at),
  email: inForce(contacts?.email, identity.email, at),
});

/** Since when (ISO 8601) a contact is in force; undefined where it is that of the registration. */
export const inForceSince = (line: Line | undefined, at: string): string | undefined =>
  line !== undefined && isInForce(line, at) ? line.change?.effectiveFrom : line?.beforeSince;

/** The changes that can still be objected to at an instant (ISO 8601). */
export const coolingChanges = (contacts: Contacts | undefined, at: string): CoolingChange[] =>
  contactFields.flatMap((field) => {
    const change = contacts?.[field]?.change;
    return change === undefined || change.effectiveFrom <= at ? [] : [{ ...change, field }];
  });

/** A change that was confirmed and not objected to, by its number. */
export const changeOf = (contacts: Contacts | undefined, version: number): CoolingChange | undefined =>
  contactFields
    .flatMap((field) => {
      const change = contacts?.[field]?.change;
      return change === undefined ? [] : [{ ...change, field }];
    })
    .find((change) => change.version === version);
