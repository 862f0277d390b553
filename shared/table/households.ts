import * as z from 'zod';
import { ApplicantId, Instant } from '../../events/event.ts';
import type { Table } from './client.ts';
import { isSame } from './hashes.ts';
import { keys, type KeyedHash } from './keys.ts';
import { queryAll } from './read.ts';
import { transact, type Writes } from './transaction.ts';

const Recipient = z.object({
  at: Instant,
  nikHashes: z.array(z.object({ version: z.int(), hash: z.string() })).min(1),
  /** The wave that awarded the card, or else the version of the list that tells of an earlier award. */
  waveId: z.string().optional(),
  listVersion: z.string().optional(),
});
/** A member of a family card who is a recipient. */
export type Recipient = z.infer<typeof Recipient>;

export interface NewRecipient {
  readonly kkHashes: readonly KeyedHash[];
  readonly nikHashes: readonly KeyedHash[];
  /** The instant from which the award counts toward the limit of the family card. */
  readonly at: string;
  readonly waveId?: string;
  readonly listVersion?: string;
}

/** Each family hash with the person's hash under the same version of the key. */
const paired = (kkHashes: readonly KeyedHash[], nikHashes: readonly KeyedHash[]) =>
  kkHashes.flatMap((kk) => nikHashes.filter(({ version }) => version === kk.version).map((nik) => ({ kk, nik })));

type Item = Readonly<Record<string, unknown>>;

const membersIn = (items: readonly Item[]): ApplicantId[] =>
  [...new Set(items.map(({ applicantId }) => ApplicantId.parse(applicantId)))].sort();

/** Of a recipient who is there under several versions of the key, the item of the earliest award. */
const recipientsIn = (items: readonly Item[]): Recipient[] =>
  items
    .map((item) => Recipient.parse(item))
    .reduce<Recipient[]>((known, candidate) => {
      const position = known.findIndex(({ nikHashes }) => isSame(nikHashes, candidate.nikHashes));
      if (position === -1) return [...known, candidate];
      return known.map((recipient, index) =>
        index === position && candidate.at < recipient.at ? candidate : recipient,
      );
    }, []);

export const householdTable = (table: Table) => ({
  /** The registered members of a family card. */
  async members(kkHashes: readonly KeyedHash[]): Promise<ApplicantId[]> {
    return membersIn((await Promise.all(kkHashes.map((hash) => queryAll(table, keys.householdMembers(hash))))).flat());
  },

  /** The recipients of a family card, each once, however many versions of the key they were written under. */
  async recipients(kkHashes: readonly KeyedHash[]): Promise<Recipient[]> {
    const items = await Promise.all(kkHashes.map((hash) => queryAll(table, keys.householdRecipients(hash))));
    return recipientsIn(items.flat());
  },

  /** The registered members of a family card and its recipients, in one read. */
  async card(kkHashes: readonly KeyedHash[]): Promise<{ members: ApplicantId[]; recipients: Recipient[] }> {
    const items = (
      await Promise.all(kkHashes.map((hash) => queryAll(table, { pk: keys.householdMembers(hash).pk })))
    ).flat();
    const under = (prefix: string) => items.filter(({ sk }) => String(sk).startsWith(prefix));
    return { members: membersIn(under('MEMBER#')), recipients: recipientsIn(under('RECIPIENT#')) };
  },

  /** Membership of a family card, under every live hash. */
  memberWrites(kkHashes: readonly KeyedHash[], applicantId: ApplicantId): Writes {
    return kkHashes.map((hash) => ({
      Put: { TableName: table.name, Item: { ...keys.householdMember(hash, applicantId), applicantId } },
    }));
  },

  /** The end of a membership, when the family card was corrected. */
  memberRemovals(kkHashes: readonly KeyedHash[], applicantId: ApplicantId): Writes {
    return kkHashes.map((hash) => ({
      Delete: { TableName: table.name, Key: keys.householdMember(hash, applicantId) },
    }));
  },

  /** A recipient in the household, under every live hash. The first award that is written stays. */
  recipientWrites({ kkHashes, nikHashes, at, waveId, listVersion }: NewRecipient): Writes {
    return paired(kkHashes, nikHashes).map(({ kk, nik }) => ({
      Update: {
        TableName: table.name,
        Key: keys.householdRecipient(kk, nik),
        UpdateExpression:
          'SET #at = if_not_exists(#at, :at), nikHashes = :nikHashes' +
          (waveId === undefined ? '' : ', waveId = if_not_exists(waveId, :waveId)') +
          (listVersion === undefined ? '' : ', listVersion = if_not_exists(listVersion, :listVersion)'),
        ExpressionAttributeNames: { '#at': 'at' },
        ExpressionAttributeValues: {
          ':at': at,
          ':nikHashes': nikHashes.map(({ version, hash }) => ({ version, hash })),
          ...(waveId === undefined ? {} : { ':waveId': waveId }),
          ...(listVersion === undefined ? {} : { ':listVersion': listVersion }),
        },
      },
    }));
  },

  /** Takes a wave's recipient out of a family card again, unless a list tells of them too. */
  recipientRemovals({ kkHashes, nikHashes }: Pick<NewRecipient, 'kkHashes' | 'nikHashes'>, waveId: string): Writes {
    return paired(kkHashes, nikHashes).map(({ kk, nik }) => ({
      Delete: {
        TableName: table.name,
        Key: keys.householdRecipient(kk, nik),
        ConditionExpression: 'attribute_not_exists(pk) OR (waveId = :waveId AND attribute_not_exists(listVersion))',
        ExpressionAttributeValues: { ':waveId': waveId },
      },
    }));
  },

  /** Takes back what only a list told of an earlier award. What a wave awarded stays. */
  async forgetListed({ kkHashes, nikHashes }: Pick<NewRecipient, 'kkHashes' | 'nikHashes'>): Promise<void> {
    for (const { kk, nik } of paired(kkHashes, nikHashes)) {
      await transact(table, (TableName) => [
        {
          Delete: {
            TableName,
            Key: keys.householdRecipient(kk, nik),
            ConditionExpression: 'attribute_not_exists(waveId)',
          },
        },
      ]);
    }
  },
});
export type Households = ReturnType<typeof householdTable>;
