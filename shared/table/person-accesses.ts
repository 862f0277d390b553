import { PutCommand } from '@aws-sdk/lib-dynamodb';
import type { ApplicantId } from '../../events/event.ts';
import { PersonAccessed } from '../../events/person-accessed.ts';
import type { Table } from './client.ts';
import { index, keys } from './keys.ts';
import { getItem, indexPages, queryFrom, queryPages } from './read.ts';

/**
 * Who opened whose data. Lines are added and never changed, in partitions of their own, so that who adds one can touch
 * nothing else of the person. A line costs one write, and one more in the index, where those of one member of staff stand
 * together.
 */
export const personAccessTable = (table: Table) => ({
  /** Puts on record that a person's data is opened; called before it is answered with. The same again changes nothing. */
  async add(access: PersonAccessed): Promise<void> {
    const { applicantId, requestId, staffId } = access.data;
    await table.client.send(
      new PutCommand({
        TableName: table.name,
        Item: {
          ...keys.personAccess(applicantId, access.occurredAt, requestId),
          ...index.openedBy(staffId, access.occurredAt, requestId, applicantId),
          ...access,
        },
      }),
    );
  },

  /** One line of a person, by when it was and by which request. */
  async get(applicantId: ApplicantId, at: string, requestId: string): Promise<PersonAccessed | undefined> {
    const item = await getItem(table, keys.personAccess(applicantId, at, requestId));
    return item === undefined ? undefined : PersonAccessed.parse(item);
  },

  /** Who opened one person's data, the newest first, page by page. */
  async *ofPerson(applicantId: ApplicantId): AsyncGenerator<PersonAccessed[]> {
    for await (const page of queryPages(table, keys.personAccesses(applicantId), { backwards: true })) {
      yield page.map((item) => PersonAccessed.parse(item));
    }
  },

  /**
   * A page of who opened one person's data, the newest first, from before a place on; `last` is the place of its last
   * line, where there may be more.
   */
  async page(
    applicantId: ApplicantId,
    { before, limit }: { readonly before: string | undefined; readonly limit: number },
  ): Promise<{ readonly accesses: PersonAccessed[]; readonly last: string | undefined }> {
    const { items, last } = await queryFrom(table, keys.personAccesses(applicantId), {
      after: before,
      limit,
      backwards: true,
    });
    return { accesses: items.map((item) => PersonAccessed.parse(item)), last };
  },

  /** Whose data one member of staff opened between two instants (both included), in the order of time, page by page. */
  async *byStaff(staffId: string, from: string, to: string): AsyncGenerator<PersonAccessed[]> {
    for await (const page of indexPages(table, { ...index.openings(staffId), from, to }))
      yield page.map((item) => PersonAccessed.parse(item));
  },
});
export type PersonAccesses = ReturnType<typeof personAccessTable>;
