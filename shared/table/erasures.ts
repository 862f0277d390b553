import type { ApplicantId } from '../../events/event.ts';
import type { ErasureEvent } from '../../events/privacy.ts';
import { Erasure, type ErasureChange } from '../domain/privacy/erasure.ts';
import { daysOf } from '../domain/privacy/retention.ts';
import { departureMoves } from '../domain/regions/move.ts';
import type { Registration } from '../domain/registration.ts';
import { claimTable, type Claim } from './claims.ts';
import type { Table } from './client.ts';
import { householdTable } from './households.ts';
import { index, keys } from './keys.ts';
import type { StoredItem } from './person-items.ts';
import { privacyKeys } from './privacy-keys.ts';
import { getItem, queryFrom } from './read.ts';
import { moveWrites } from './region-moves.ts';
import { transact, type Writes } from './transaction.ts';

/** Somebody at whose erasure is to be looked, and since when. */
export interface WaitingErasure {
  readonly applicantId: ApplicantId;
  readonly lookAt: string;
}

const expiryAfter = (instant: string): number =>
  Math.ceil(Date.parse(instant) / 1_000) + (daysOf('erasure-record') ?? 0) * 86_400;

/** Wishes for erasure, and their work. A person's stand under the person, those that wait also by when they are looked at. */
export const erasureTable = (table: Table) => {
  const { name: TableName } = table;
  const claims = claimTable(table);
  const households = householdTable(table);

  /** The erasure itself comes first: position 0 of a refused transaction says that it was changed by others. */
  const erasureWrites = (erasure: Erasure, seen: Erasure | undefined, event: ErasureEvent | undefined): Writes => {
    const { applicantId, lookAt, revision, doneAt } = erasure;
    return [
      {
        Put: {
          TableName,
          Item: {
            ...privacyKeys.erasure(applicantId),
            ...erasure,
            ...(doneAt === undefined ? {} : { expiresAt: expiryAfter(doneAt) }),
          },
          ...(seen === undefined
            ? { ConditionExpression: 'attribute_not_exists(pk)' }
            : { ConditionExpression: 'revision = :seen', ExpressionAttributeValues: { ':seen': seen.revision } }),
        },
      },
      ...(seen?.lookAt === undefined || seen.lookAt === lookAt
        ? []
        : [{ Delete: { TableName, Key: privacyKeys.waitingErasure(seen.lookAt, applicantId) } }]),
      ...(lookAt === undefined || lookAt === seen?.lookAt
        ? []
        : [{ Put: { TableName, Item: { ...privacyKeys.waitingErasure(lookAt, applicantId), applicantId, lookAt } } }]),
      ...(event === undefined
        ? []
        : [
            {
              Put: {
                TableName,
                Item: {
                  ...privacyKeys.erasureEvent(applicantId, revision, event.event),
                  ...index.eventsOf(event.occurredAt, applicantId),
                  ...event,
                },
              },
            },
          ]),
    ];
  };

  /** Marks the registration as it was read, or takes the mark off it: whoever changes it sees the other version. */
  const markWrite = ({ applicantId, version }: Registration, askedAt: string | undefined): Writes[number] => ({
    Update: {
      TableName,
      Key: keys.registration(applicantId),
      UpdateExpression:
        askedAt === undefined
          ? 'SET #version = :next REMOVE erasureAskedAt'
          : 'SET #version = :next, erasureAskedAt = :at',
      ConditionExpression: '#version = :read AND attribute_exists(#identity)',
      ExpressionAttributeNames: { '#version': 'version', '#identity': 'identity' },
      ExpressionAttributeValues: {
        ':read': version,
        ':next': version + 1,
        ...(askedAt === undefined ? {} : { ':at': askedAt }),
      },
    },
  });

  const written = async (writes: Writes): Promise<boolean> => (await transact(table, () => writes)).written;

  return {
    async get(applicantId: ApplicantId): Promise<Erasure | undefined> {
      const item = await getItem(table, privacyKeys.erasure(applicantId));
      return item === undefined ? undefined : Erasure.parse(item);
    },

    /** Enters a wish for erasure, and marks the registration. @returns false when either was changed meanwhile. */
    ask: ({ erasure, event }: ErasureChange, seen: Erasure | undefined, registration: Registration): Promise<boolean> =>
      written([...erasureWrites(erasure, seen, event), markWrite(registration, erasure.askedAt)]),

    /** Takes the wish back. @returns false when the erasure or the registration was changed meanwhile. */
    withdraw: ({ erasure, event }: ErasureChange, seen: Erasure, registration: Registration): Promise<boolean> =>
      written([...erasureWrites(erasure, seen, event), markWrite(registration, undefined)]),

    /** Saves an erasure that was put off, or looked at. @returns false when it was changed meanwhile. */
    save: (erasure: Erasure, seen: Erasure, event?: ErasureEvent): Promise<boolean> =>
      written(erasureWrites(erasure, seen, event)),

    /**
     * The identity goes: what stands in its place says nothing of anybody, the NIK is free for its owner, the family card
     * has a member less. All or nothing. @returns false when any of it was changed meanwhile.
     */
    begin(
      { erasure, event }: ErasureChange,
      seen: Erasure,
      {
        registration,
        claim,
        at,
        isBarred,
      }: {
        registration: Registration;
        claim: Claim | undefined;
        at: string;
        /** Whether the person received a card: then they do not get another one. */
        isBarred: boolean;
      },
    ): Promise<boolean> {
      const { applicantId, version, identity, nikHashes, kkHashes } = registration;
      const kept = isBarred ? { kept: { nik: identity.nik, kk: identity.kk, nikHashes, kkHashes } } : {};
      return written([
        ...erasureWrites(erasure, seen, event),
        {
          Put: {
            TableName,
            Item: { ...keys.registration(applicantId), applicantId, version: version + 1, erasedAt: at, ...kept },
            ConditionExpression: '#version = :read AND erasureAskedAt = :asked',
            ExpressionAttributeNames: { '#version': 'version' },
            ExpressionAttributeValues: { ':read': version, ':asked': seen.askedAt },
          },
        },
        ...(claim?.applicantId === applicantId ? claims.releaseWrites(claim) : []),
        ...households.memberRemovals(kkHashes, applicantId),
        ...moveWrites(departureMoves(registration))(TableName),
      ]);
    },

    /** Removes an item. One that is gone stays gone. */
    async remove({ pk, sk }: StoredItem): Promise<void> {
      await transact(table, () => [{ Delete: { TableName, Key: { pk, sk } } }]);
    },

    /**
     * Puts other texts in the place of what was encrypted in an item, where those are still the ones that were read.
     * @returns false when one of them was changed meanwhile.
     */
    empty(
      { pk, sk }: StoredItem,
      texts: readonly {
        readonly path: readonly (string | number)[];
        readonly sealed: string;
        readonly instead: string;
      }[],
      at: string,
    ): Promise<boolean> {
      const names = new Map<string, string>();
      const named = (name: string): string => {
        const known = [...names].find(([, value]) => value === name)?.[0];
        if (known !== undefined) return known;
        const placeholder = `#n${names.size}`;
        names.set(placeholder, name);
        return placeholder;
      };
      const paths = texts.map(({ path }) =>
        path
          .map((part) => (typeof part === 'number' ? `[${part}]` : `.${named(part)}`))
          .join('')
          .slice(1),
      );
      return written([
        {
          Update: {
            TableName,
            Key: { pk, sk },
            UpdateExpression: `SET ${[...paths.map((path, place) => `${path} = :i${place}`), 'erasedAt = :at'].join(', ')}`,
            ConditionExpression: paths.map((path, place) => `${path} = :s${place}`).join(' AND '),
            ExpressionAttributeNames: Object.fromEntries(names),
            ExpressionAttributeValues: {
              ':at': at,
              ...Object.fromEntries(texts.map(({ instead }, place) => [`:i${place}`, instead])),
              ...Object.fromEntries(texts.map(({ sealed }, place) => [`:s${place}`, sealed])),
            },
          },
        },
      ]);
    },

    /** The end: from here on the person may register again. @returns false when the erasure was changed meanwhile. */
    finish({ erasure, event }: ErasureChange, seen: Erasure): Promise<boolean> {
      const { applicantId, doneAt = '', extent } = erasure;
      // Of who took part what bars them stays as long as the rule does.
      const isForgotten = extent === 'all';
      return written([
        ...erasureWrites(erasure, seen, event),
        {
          Update: {
            TableName,
            Key: keys.registration(applicantId),
            UpdateExpression: isForgotten ? 'SET doneAt = :at, expiresAt = :expires' : 'SET doneAt = :at',
            ConditionExpression: 'attribute_exists(erasedAt)',
            ExpressionAttributeValues: { ':at': doneAt, ...(isForgotten ? { ':expires': expiryAfter(doneAt) } : {}) },
          },
        },
      ]);
    },

    /** Some of those of one shard at whose erasure is to be looked by an instant, the longest wait first. */
    async due(shardNumber: number, by: string, limit: number): Promise<WaitingErasure[]> {
      const { items } = await queryFrom(table, privacyKeys.waitingErasures(shardNumber), { after: undefined, limit });
      return items
        .map((item) => ({ applicantId: item['applicantId'] as ApplicantId, lookAt: String(item['lookAt']) }))
        .filter(({ lookAt }) => lookAt <= by);
    },
  };
};
export type Erasures = ReturnType<typeof erasureTable>;
