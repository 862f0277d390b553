import type { ContactField } from '../../events/contact-changed.ts';
import type { ContactChanged, ContactCodeRequested, ContactUndone } from '../../events/contact-changed.ts';
import type { ApplicantId } from '../../events/event.ts';
import { Contacts } from '../domain/contacts/contacts.ts';
import { CodeRequests } from '../domain/one-time-code.ts';
import type { Table } from './client.ts';
import { contactKeys } from './contact-keys.ts';
import { index, type KeyedHash } from './keys.ts';
import { getItem } from './read.ts';
import { transact, type Writes } from './transaction.ts';

/** How long the count of codes to one phone or address stays after the last, in seconds. */
const keptSeconds = 86_400;

type ContactEvent = ContactCodeRequested | ContactChanged | ContactUndone;

/** A phone or address that codes go to, with how many there were, as read and with one more. */
export interface Destination {
  readonly field: ContactField;
  readonly hash: KeyedHash;
  readonly seen: CodeRequests | undefined;
  readonly next: CodeRequests;
}

export const contactTable = (table: Table) => {
  const destinationWrite = ({ field, hash, seen, next }: Destination): Writes[number] => ({
    Put: {
      TableName: table.name,
      Item: {
        ...contactKeys.codesTo(field, hash),
        ...next,
        expiresAt: Math.ceil(Date.parse(next.lastAt) / 1_000) + keptSeconds,
      },
      ...(seen === undefined
        ? { ConditionExpression: 'attribute_not_exists(pk)' }
        : {
            ConditionExpression: '#count = :count AND lastAt = :at',
            ExpressionAttributeNames: { '#count': 'count' },
            ExpressionAttributeValues: { ':count': seen.count, ':at': seen.lastAt },
          }),
    },
  });

  return {
    /** Somebody's changes of phone and e-mail; undefined where there never was one. Read consistently. */
    async get(applicantId: ApplicantId): Promise<Contacts | undefined> {
      const item = await getItem(table, contactKeys.contacts(applicantId));
      return item === undefined ? undefined : Contacts.parse(item);
    },

    /** How many codes went to a phone or address. */
    async codesTo(field: ContactField, hash: KeyedHash): Promise<CodeRequests | undefined> {
      const item = await getItem(table, contactKeys.codesTo(field, hash));
      return item === undefined ? undefined : CodeRequests.parse(item);
    },

    /**
     * Writes somebody's contacts as they became after those that were read, with what happened, in one transaction.
     * @returns false when they, or the count of a destination, were changed meanwhile.
     */
    async save(
      contacts: Contacts,
      { events, destinations = [] }: { events: readonly ContactEvent[]; destinations?: readonly Destination[] },
    ): Promise<boolean> {
      const { applicantId, revision: seen } = contacts;
      const revision = seen + 1;
      const { written } = await transact(table, (TableName) => [
        {
          Put: {
            TableName,
            Item: { ...contactKeys.contacts(applicantId), ...contacts, revision },
            ...(seen === 0
              ? { ConditionExpression: 'attribute_not_exists(pk)' }
              : { ConditionExpression: 'revision = :seen', ExpressionAttributeValues: { ':seen': seen } }),
          },
        },
        ...events.map((event) => ({
          Put: {
            TableName,
            Item: {
              ...contactKeys.contactEvent(applicantId, revision, event.event, event.data.field),
              ...index.eventsOf(event.occurredAt, applicantId),
              ...event,
            },
          },
        })),
        ...destinations.map(destinationWrite),
      ]);
      return written;
    },
  };
};
export type ContactTable = ReturnType<typeof contactTable>;
