import { createHash } from 'node:crypto';
import { InstitutionRegistered, PlatformRegistered } from '../../events/party-registered.ts';
import type { InstitutionId, PlatformId } from '../../events/catalogue.ts';
import { Institution } from '../domain/catalogue/institution.ts';
import { registered, type Party, type PartyInput } from '../domain/catalogue/party.ts';
import { Platform } from '../domain/catalogue/platform.ts';
import { Refusal } from '../errors.ts';
import { remembered } from '../platform/remembered.ts';
import type { Table } from './client.ts';
import { index, keys, type PartyKind } from './keys.ts';
import { getItem, queryAll } from './read.ts';
import { transact } from './transaction.ts';

/** How long an environment trusts the register that it has, where a reader can bear that, in milliseconds. */
const partyLifetime = 5_000;

/** Several operators who change one entry at once take turns; the last of them is its content. */
const attempts = 8;

/** What one of the two registers is made of. */
interface Register<Id extends string> {
  readonly kind: PartyKind;
  readonly parse: (item: unknown) => Party<Id>;
  readonly event: string;
}

const registerTable = <Id extends string>(table: Table, { kind, parse, event }: Register<Id>) => {
  const get = async (id: Id): Promise<Party<Id> | undefined> => {
    const item = await getItem(table, keys.party(kind, id));
    return item === undefined ? undefined : parse(item);
  };

  const save = async (party: Party<Id>): Promise<boolean> => {
    const { id, version, registeredAt: occurredAt, registeredBy } = party;
    const shardId = createHash('sha256').update(id).digest('hex');
    const outcome = await transact(table, (TableName) => [
      {
        Put: {
          TableName,
          Item: { ...keys.party(kind, id), ...party },
          ...(version === 1
            ? { ConditionExpression: 'attribute_not_exists(pk)' }
            : {
                ConditionExpression: '#version = :seen',
                ExpressionAttributeNames: { '#version': 'version' },
                ExpressionAttributeValues: { ':seen': version - 1 },
              }),
        },
      },
      { Put: { TableName, Item: { ...keys.partyVersion(kind, id, version), ...party } } },
      {
        Put: {
          TableName,
          Item: {
            ...keys.partyEvent(kind, id, version),
            ...index.eventsOf(occurredAt, shardId),
            event,
            occurredAt,
            data: { id, version, registeredBy },
          },
        },
      },
    ]);
    return outcome.written;
  };

  return {
    get,

    /** As this environment last saw it, a few seconds ago at most. */
    cached: remembered(get, { milliseconds: partyLifetime }),

    /** Every entry of the register, by its short name. */
    async list(): Promise<Party<Id>[]> {
      return (await queryAll(table, keys.parties(kind))).map((item) => parse(item));
    },

    /**
     * Puts an entry into the register, or brings it up to date; what it said before is kept. The same again changes nothing.
     * @throws Refusal busy-try-again when others keep changing it.
     */
    async register(
      id: Id,
      input: PartyInput,
      by: { readonly by: string; readonly at: Date },
    ): Promise<{ readonly isNew: boolean; readonly party: Party<Id> }> {
      for (let attempt = 0; attempt < attempts; attempt += 1) {
        const standing = await get(id);
        const party = registered(standing, { id, input }, by);
        if (party === undefined && standing !== undefined) return { isNew: false, party: standing };
        if (party !== undefined && (await save(party))) return { isNew: party.version === 1, party };
      }
      throw new Refusal('busy-try-again');
    },
  };
};

/** The register of training institutions. */
export const institutionTable = (table: Table) =>
  registerTable<InstitutionId>(table, {
    kind: 'INSTITUTION',
    parse: (item) => Institution.parse(item),
    event: InstitutionRegistered.shape.event.value,
  });
export type Institutions = ReturnType<typeof institutionTable>;

/** The register of digital platforms. */
export const platformTable = (table: Table) =>
  registerTable<PlatformId>(table, {
    kind: 'PLATFORM',
    parse: (item) => Platform.parse(item),
    event: PlatformRegistered.shape.event.value,
  });
export type Platforms = ReturnType<typeof platformTable>;
