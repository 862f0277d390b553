import * as z from 'zod';
import { Instant } from '../../events/event.ts';
import type { KeyDestroyed, KeyMade, KeyRetired } from '../../events/key-changed.ts';
import { keyUses, type KeyUse, type KeyVersion } from '../domain/keys/key-life.ts';
import type { Table } from './client.ts';
import { index, keys } from './keys.ts';
import { queryAll } from './read.ts';
import { rekeyingKeys } from './rekeying-keys.ts';
import { transact, type Writes } from './transaction.ts';

const Stored = z.object({
  sk: z.string(),
  createdAt: Instant,
  currentFrom: Instant.optional(),
  retiredAt: Instant.optional(),
  destroyedAt: Instant.optional(),
});

const placeOf = ({ use, version }: Pick<KeyVersion, 'use' | 'version'>) =>
  keys.key(use === 'hash' ? 'HASH' : 'FIELD', version);

const useOf = (sk: string): KeyUse => {
  const found = keyUses.find((use) => sk.startsWith(`${use.toUpperCase()}#`));
  if (found === undefined) throw new Error('A key is for nothing that is known.');
  return found;
};

/** The versions of the keys of personal data, apart from the keys themselves. */
export const keyVersionTable = (table: Table) => {
  const eventWrite = ({ event, occurredAt, data }: KeyMade | KeyRetired | KeyDestroyed): Writes[number] => ({
    Put: {
      TableName: table.name,
      Item: {
        ...rekeyingKeys.keyEvent(occurredAt, event, `${data.use}-${data.version}`),
        ...index.eventsOf(occurredAt, '0'),
        ...{ event, occurredAt, data },
      },
    },
  });

  return {
    async all(): Promise<KeyVersion[]> {
      return (await queryAll(table, keys.keys())).map((item) => {
        const { sk, ...times } = Stored.parse(item);
        return { use: useOf(sk), version: Number(sk.slice(sk.indexOf('#') + 1)), ...times };
      });
    },

    /**
     * Keeps a new version with its wrapped key and its event. Of two who make one at once the other one's stands.
     * @returns whether it was kept.
     */
    async make(version: KeyVersion, { wrapped, by }: { readonly wrapped: string; readonly by: string }) {
      const { use, version: number, createdAt, currentFrom } = version;
      const { written } = await transact(table, (TableName) => [
        {
          Put: {
            TableName,
            Item: { ...placeOf(version), wrapped, createdAt, currentFrom },
            ConditionExpression: 'attribute_not_exists(pk)',
          },
        },
        {
          // One exchange at a time: the version before must be the only one that is live, and nobody retired it meanwhile.
          ConditionCheck: {
            TableName,
            Key: placeOf({ use, version: number - 1 }),
            ConditionExpression: 'attribute_exists(pk) AND attribute_not_exists(retiredAt)',
          },
        },
        eventWrite({ event: 'key.made.v1', occurredAt: createdAt, data: { use, version: number, by } }),
      ]);
      return written;
    },

    /** The writes by which a version is retired, of which the first says whether it was live until then. */
    retireWrites(
      { use, version }: Pick<KeyVersion, 'use' | 'version'>,
      { at, by }: { readonly at: string; readonly by: string },
    ): Writes {
      return [
        {
          Update: {
            TableName: table.name,
            Key: placeOf({ use, version }),
            UpdateExpression: 'SET retiredAt = :at',
            ConditionExpression: 'attribute_exists(pk) AND attribute_not_exists(retiredAt)',
            ExpressionAttributeValues: { ':at': at },
          },
        },
        eventWrite({ event: 'key.retired.v1', occurredAt: at, data: { use, version, by } }),
      ];
    },

    /** Takes the wrapped form of a retired key out of the table. It is in the backups until those end. */
    async destroy(
      { use, version }: Pick<KeyVersion, 'use' | 'version'>,
      { at, by }: { readonly at: string; readonly by: string },
    ): Promise<boolean> {
      const { written } = await transact(table, (TableName) => [
        {
          Update: {
            TableName,
            Key: placeOf({ use, version }),
            UpdateExpression: 'SET destroyedAt = :at REMOVE #wrapped',
            ExpressionAttributeNames: { '#wrapped': 'wrapped' },
            ConditionExpression: 'attribute_exists(retiredAt) AND attribute_not_exists(destroyedAt)',
            ExpressionAttributeValues: { ':at': at },
          },
        },
        eventWrite({ event: 'key.destroyed.v1', occurredAt: at, data: { use, version, by } }),
      ]);
      return written;
    },
  };
};
