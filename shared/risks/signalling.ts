import { contactFields, contactsInForce, coolingChanges, type Contacts } from '../domain/contacts/contacts.ts';
import type { Registration } from '../domain/registration.ts';
import { changesOf, signalName, sinceThen, type Held, type Membership } from '../domain/risks/signals.ts';
import { keyedHashes, open, openContact } from '../keys/fields.ts';
import type { KeyRing } from '../keys/ring.ts';
import type { KeyedHash } from '../table/keys.ts';
import type { ContactTable } from '../table/contacts.ts';
import type { Signals } from '../table/signals.ts';

export interface Signalling {
  readonly contacts: Pick<ContactTable, 'get'>;
  readonly signals: Pick<Signals, 'ofPerson' | 'change'>;
}

const attempts = 6;

/** One value of a kind under every live key, so that who knows only the old one and who knows both meet. */
const memberships = (
  hashes: readonly KeyedHash[],
  { kind, value, since, until }: Pick<Held, 'kind' | 'value' | 'since' | 'until'>,
): Held[] =>
  hashes.map(({ version, hash }) => ({
    kind,
    version,
    hash,
    value,
    since,
    ...(until === undefined ? {} : { until }),
  }));

/**
 * All that a person shares, or might, at an instant (ISO 8601): phone and address in force, those that are about to be,
 * and the device that the registration came from. What is about to be replaced counts until then.
 */
const signalsOf = (
  ring: KeyRing,
  { registration, contacts }: { readonly registration: Registration; readonly contacts: Contacts | undefined },
  at: string,
): Held[] => {
  const { applicantId, deviceHashes = [] } = registration;
  const inForce = contactsInForce(registration, contacts, at);
  const cooling = coolingChanges(contacts, at);
  const ofContacts = contactFields.flatMap((field) => {
    const change = cooling.find((candidate) => candidate.field === field);
    const now = keyedHashes(ring, field, openContact(ring, applicantId, inForce, field));
    const next = change && keyedHashes(ring, field, open(ring, applicantId, field, change.sealed));
    return [
      ...memberships(now, { kind: field, value: `${field}-now`, since: at, until: change?.effectiveFrom }),
      ...memberships(next ?? [], { kind: field, value: `${field}-next`, since: at }),
    ];
  });
  // Its number is not kept, so that it cannot be hashed anew: what is older than a retired key is forgotten.
  const live = deviceHashes.filter(({ version }) => ring.hashKeys.some((key) => key.version === version));
  const all = [...ofContacts, ...memberships(live, { kind: 'device', value: 'device', since: at })];
  return [...new Map(all.map((held) => [signalName(held), held])).values()];
};

const stored = ({ kind, version, hash, since, until }: Held): Membership => ({
  kind,
  version,
  hash,
  since,
  ...(until === undefined ? {} : { until }),
});

/**
 * Brings up to date what a person shares: taken into the sets of what they have, out of those of what they have no more.
 * Each set is touched at the person's own item only.
 */
export const signalling =
  ({ contacts, signals }: Signalling) =>
  async (ring: KeyRing, registration: Registration, at: Date): Promise<readonly Held[]> => {
    const { applicantId } = registration;
    const instant = at.toISOString();
    for (let attempt = 1; attempt <= attempts; attempt += 1) {
      const seen = await signals.ofPerson(applicantId);
      const found = signalsOf(ring, { registration, contacts: await contacts.get(applicantId) }, instant);
      const held = sinceThen(seen.joined, found);
      const joined = held.map(stored);
      const { join, leave } = changesOf(seen.joined, joined);
      if (join.length === 0 && leave.length === 0) return held;
      if (await signals.change(seen, { joined, join, leave })) return held;
    }
    throw new Error('What a person shares kept changing.');
  };
