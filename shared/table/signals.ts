import type { ApplicantId } from '../../events/event.ts';
import { Member, PersonSignals, type Membership, type Signal } from '../domain/risks/signals.ts';
import type { Table } from './client.ts';
import { getItem, getItems, queryAll } from './read.ts';
import { queryFrom } from './read.ts';
import { riskKeys } from './risk-keys.ts';
import { transact, type Writes } from './transaction.ts';

/** What somebody joins, and what they leave. */
export interface SignalChanges {
  readonly join: readonly Membership[];
  readonly leave: readonly Membership[];
}

/** Who shares a phone, an e-mail address or a device: an item for each person, and none that all of them write. */
export const signalTable = (table: Table) => {
  const joinWrite = (applicantId: ApplicantId, { until, since, ...signal }: Membership): Writes[number] => ({
    Update: {
      TableName: table.name,
      Key: riskKeys.signalMember(signal, applicantId),
      UpdateExpression: `SET applicantId = :id, #at = :at${until === undefined ? ' REMOVE' : ','} #until${until === undefined ? '' : ' = :until'}`,
      ExpressionAttributeNames: { '#at': 'at', '#until': 'until' },
      ExpressionAttributeValues: {
        ':id': applicantId,
        ':at': since,
        ...(until === undefined ? {} : { ':until': until }),
      },
    },
  });

  return {
    /** What a person shares, or might; read consistently. */
    async ofPerson(applicantId: ApplicantId): Promise<PersonSignals> {
      const item = await getItem(table, riskKeys.personSignals(applicantId));
      return item === undefined ? { applicantId, revision: 0, joined: [] } : PersonSignals.parse(item);
    },

    /** The same of some people, at most a hundred; of whom nothing is known is left out. */
    async ofPeople(applicantIds: readonly ApplicantId[]): Promise<PersonSignals[]> {
      const items = await getItems(table, applicantIds.map(riskKeys.personSignals));
      return items.map((item) => PersonSignals.parse(item));
    },

    /**
     * Takes a person into what they share and out of what they do not, all or nothing.
     * @returns false when others changed it meanwhile.
     */
    async change(
      { applicantId, revision }: PersonSignals,
      { joined, join, leave }: SignalChanges & { readonly joined: readonly Membership[] },
    ): Promise<boolean> {
      const { written } = await transact(table, (TableName) => [
        {
          Put: {
            TableName,
            Item: {
              ...riskKeys.personSignals(applicantId),
              ...({ applicantId, revision: revision + 1, joined: [...joined] } satisfies PersonSignals),
            },
            ...(revision === 0
              ? { ConditionExpression: 'attribute_not_exists(pk)' }
              : { ConditionExpression: 'revision = :seen', ExpressionAttributeValues: { ':seen': revision } }),
          },
        },
        ...join.map((membership) => joinWrite(applicantId, membership)),
        ...leave.map((signal) => ({ Delete: { TableName, Key: riskKeys.signalMember(signal, applicantId) } })),
      ]);
      return written;
    },

    /** Those who share a thing, at most so many; read consistently. */
    async members(signal: Signal, most: number): Promise<Member[]> {
      const items = await queryAll(table, riskKeys.signalMembers(signal), { limit: most });
      return items.map((item) => Member.parse(item));
    },

    /** A page of those who share a thing, after a member, in the order of their numbers. */
    async memberPage(
      signal: Signal,
      { after, limit }: { readonly after: ApplicantId | undefined; readonly limit: number },
    ): Promise<{ readonly members: Member[]; readonly hasMore: boolean }> {
      const { items, last } = await queryFrom(table, riskKeys.signalMembers(signal), {
        after: after === undefined ? undefined : riskKeys.signalMember(signal, after).sk,
        limit,
        eventually: true,
      });
      return { members: items.map((item) => Member.parse(item)), hasMore: last !== undefined };
    },
  };
};
export type Signals = ReturnType<typeof signalTable>;
