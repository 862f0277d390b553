import * as z from 'zod';
import { ApplicantId } from '../../events/event.ts';
import type { Listing } from '../domain/registration.ts';
import type { Table } from './client.ts';
import { isSame, union } from './hashes.ts';
import { keys, type KeyedHash } from './keys.ts';
import { listingsIn } from './lists.ts';
import { getItem, getItems, queryAll } from './read.ts';
import type { Writes } from './transaction.ts';

const StoredClaim = z.object({
  applicantId: ApplicantId,
  disputed: z.boolean().optional(),
  claimants: z.set(ApplicantId).optional(),
  caseId: z.string().optional(),
  hashes: z.array(z.object({ version: z.int(), hash: z.string() })).min(1),
});

/** Who holds a NIK in this system. */
export interface Claim {
  /** The holder: awards of the person behind this NIK are theirs. */
  readonly applicantId: ApplicantId;
  /** While true a person has yet to decide who the holder is, and an award is held. */
  readonly disputed: boolean;
  /** The others who claim it. */
  readonly claimants: readonly ApplicantId[];
  readonly caseId: string | undefined;
  /**
   * All hashes under which the claim is on record. Each of its items names them, so that an environment which does not
   * know a newer key yet changes them all; a claim older than a key is not under that key.
   */
  readonly under: readonly KeyedHash[];
}

const key = (hash: KeyedHash) => keys.nikClaim(hash);
const claimKey = 'CLAIM';

/**
 * Holds when the claim is as it was read: same holder, same case, and under the same keys. An environment that does not
 * know a newer key would otherwise change a claim without the copy that has just been made under that key.
 */
const unchanged = ({
  applicantId,
  caseId,
  under,
}: Claim): { readonly ConditionExpression: string; readonly values: Record<string, unknown> } => ({
  ConditionExpression: `applicantId = :holder AND hashes = :under AND ${caseId === undefined ? 'attribute_not_exists(caseId)' : 'caseId = :caseId'}`,
  values: { ':holder': applicantId, ':under': under, ...(caseId === undefined ? {} : { ':caseId': caseId }) },
});

/** Holds when nobody has joined the dispute or left it either, so that a copy of the claimants is whole. */
const unchangedWithClaimants = (claim: Claim): ReturnType<typeof unchanged> => {
  const { ConditionExpression, values } = unchanged(claim);
  if (claim.claimants.length === 0) return { ConditionExpression, values };
  return {
    ConditionExpression: `${ConditionExpression} AND claimants = :claimantsRead`,
    values: { ...values, ':claimantsRead': new Set(claim.claimants) },
  };
};

/** The claim that its items under several versions of the key are of. */
const claimIn = (items: readonly Readonly<Record<string, unknown>>[]): Claim | undefined => {
  const found = items.map((item) => StoredClaim.parse(item));
  const [first] = found;
  if (first === undefined) return undefined;
  return {
    applicantId: first.applicantId,
    disputed: first.disputed ?? false,
    claimants: [...(first.claimants ?? [])].sort(),
    caseId: first.caseId,
    under: found.map(({ hashes }) => hashes).reduce(union),
  };
};

export const claimTable = (table: Table) => {
  const { name: TableName } = table;
  return {
    /** The claim to a NIK, under whichever live hash it is on record. */
    async get(nikHashes: readonly KeyedHash[]): Promise<Claim | undefined> {
      const items = await Promise.all(nikHashes.map((hash) => getItem(table, key(hash))));
      return claimIn(items.filter((item) => item !== undefined));
    },

    /** Whether each of some NIKs, all different, is claimed under any of its hashes. A hundred hashes are one call. */
    async areClaimed(niks: readonly (readonly KeyedHash[])[]): Promise<boolean[]> {
      const items = await getItems(
        table,
        niks.flatMap((hashes) => hashes.map((hash) => key(hash))),
      );
      const found = new Set(items.map(({ pk }) => pk));
      return niks.map((hashes) => hashes.some((hash) => found.has(key(hash).pk)));
    },

    /** The claim to a NIK, and what the lists say of the person whose it is, in one read. */
    async getWithListings(nikHashes: readonly KeyedHash[]): Promise<{ claim: Claim | undefined; listings: Listing[] }> {
      const items = (await Promise.all(nikHashes.map((hash) => queryAll(table, { pk: key(hash).pk })))).flat();
      const claims = items.filter(({ sk }) => sk === claimKey);
      return { claim: claimIn(claims), listings: listingsIn(items.filter(({ sk }) => sk !== claimKey)) };
    },

    /** Claims a NIK that nobody holds, under every live hash: one that is taken under any of them refuses all. */
    claimWrites(nikHashes: readonly KeyedHash[], applicantId: ApplicantId): Writes {
      return nikHashes.map((hash) => ({
        Put: {
          TableName,
          Item: { ...key(hash), applicantId, hashes: [...nikHashes] },
          ConditionExpression: 'attribute_not_exists(pk)',
        },
      }));
    },

    /** Puts an undisputed claim that is older than a key under that key too. */
    extendWrites(claim: Claim, nikHashes: readonly KeyedHash[]): Writes {
      const all = union(claim.under, nikHashes);
      if (all.length === claim.under.length) return [];
      const { ConditionExpression, values } = unchanged(claim);
      return all.map((hash) =>
        isSame([hash], claim.under)
          ? {
              Update: {
                TableName,
                Key: key(hash),
                UpdateExpression: 'SET hashes = :hashes',
                ConditionExpression,
                ExpressionAttributeValues: { ...values, ':hashes': all },
              },
            }
          : {
              Put: {
                TableName,
                Item: { ...key(hash), applicantId: claim.applicantId, hashes: all },
                ConditionExpression: 'attribute_not_exists(pk)',
              },
            },
      );
    },

    /**
     * Puts a claim, disputed or not, under just these hashes, while keys are exchanged: those of newer keys are added,
     * those of keys that nobody uses any more are taken away. Empty where it is so already.
     */
    rekeyWrites(claim: Claim, nikHashes: readonly KeyedHash[]): Writes {
      const isWhole = nikHashes.every((hash) => isSame([hash], claim.under));
      if (isWhole && nikHashes.length === claim.under.length) return [];
      const { applicantId, disputed, caseId, claimants } = claim;
      const { ConditionExpression, values } = unchangedWithClaimants(claim);
      const condition = { ConditionExpression, ExpressionAttributeValues: values };
      const dispute = disputed ? { disputed, caseId, claimants: new Set(claimants) } : {};
      const hashes = [...nikHashes];
      return union(nikHashes, claim.under).map((hash) => {
        if (!isSame([hash], nikHashes)) return { Delete: { TableName, Key: key(hash), ...condition } };
        if (isSame([hash], claim.under))
          return {
            Update: {
              TableName,
              Key: key(hash),
              UpdateExpression: 'SET hashes = :hashes',
              ConditionExpression,
              ExpressionAttributeValues: { ...values, ':hashes': hashes },
            },
          };
        return {
          Put: {
            TableName,
            Item: { ...key(hash), applicantId, hashes, ...dispute },
            ConditionExpression: 'attribute_not_exists(pk)',
          },
        };
      });
    },

    /** Gives an undisputed claim back. */
    releaseWrites(claim: Claim): Writes {
      const { ConditionExpression, values } = unchanged(claim);
      return claim.under.map((hash) => ({
        Delete: { TableName, Key: key(hash), ConditionExpression, ExpressionAttributeValues: values },
      }));
    },

    /** Adds somebody who claims a NIK that another holds. Where the claim was not yet under a newer key, it is now. */
    disputeWrites(claim: Claim, nikHashes: readonly KeyedHash[], claimant: ApplicantId, caseId: string): Writes {
      const all = union(claim.under, nikHashes);
      const isCopied = all.length > claim.under.length;
      const { ConditionExpression, values } = isCopied ? unchangedWithClaimants(claim) : unchanged(claim);
      return all.map((hash) =>
        isSame([hash], claim.under)
          ? {
              Update: {
                TableName,
                Key: key(hash),
                UpdateExpression: 'SET disputed = :true, caseId = :newCase, hashes = :hashes ADD claimants :claimants',
                ConditionExpression,
                ExpressionAttributeValues: {
                  ...values,
                  ':true': true,
                  ':newCase': caseId,
                  ':hashes': all,
                  ':claimants': new Set([claimant]),
                },
              },
            }
          : {
              Put: {
                TableName,
                Item: {
                  ...key(hash),
                  applicantId: claim.applicantId,
                  hashes: all,
                  disputed: true,
                  caseId,
                  claimants: new Set([...claim.claimants, claimant]),
                },
                ConditionExpression: 'attribute_not_exists(pk)',
              },
            },
      );
    },

    /** Takes back what one of the claimants claimed. The dispute stays with the others, or ends with the last. */
    withdrawWrites(claim: Claim, claimant: ApplicantId): Writes {
      const { ConditionExpression, values } = unchanged(claim);
      const isLast = claim.claimants.every((other) => other === claimant);
      return claim.under.map((hash) => ({
        Update: {
          TableName,
          Key: key(hash),
          UpdateExpression: isLast ? 'REMOVE claimants, disputed, caseId' : 'DELETE claimants :claimant',
          ConditionExpression: isLast ? `${ConditionExpression} AND claimants = :claimant` : ConditionExpression,
          ExpressionAttributeValues: { ...values, ':claimant': new Set([claimant]) },
        },
      }));
    },

    /** Ends a dispute: the holder that a person named. */
    settleWrites(claim: Claim, holder: ApplicantId): Writes {
      const { ConditionExpression, values } = unchanged(claim);
      return claim.under.map((hash) => ({
        Update: {
          TableName,
          Key: key(hash),
          UpdateExpression: 'SET applicantId = :newHolder REMOVE claimants, disputed, caseId',
          ConditionExpression,
          ExpressionAttributeValues: { ...values, ':newHolder': holder },
        },
      }));
    },

    /** Refuses a transaction unless the claim is held as it was read, and nobody disputes it. */
    undisputedChecks(claim: Claim): Writes {
      return claim.under.map((hash) => ({
        ConditionCheck: {
          TableName,
          Key: key(hash),
          ConditionExpression: 'applicantId = :holder AND attribute_not_exists(caseId)',
          ExpressionAttributeValues: { ':holder': claim.applicantId },
        },
      }));
    },

    /** Refuses a transaction unless the claim is as it was read: held by the same person, or by nobody. */
    unchangedChecks(nikHashes: readonly KeyedHash[], claim: Claim | undefined): Writes {
      return nikHashes.map((hash) => ({
        ConditionCheck: {
          TableName,
          Key: key(hash),
          ...(claim !== undefined && isSame([hash], claim.under)
            ? {
                ConditionExpression: 'applicantId = :holder',
                ExpressionAttributeValues: { ':holder': claim.applicantId },
              }
            : { ConditionExpression: 'attribute_not_exists(pk)' }),
        },
      }));
    },
  };
};
export type Claims = ReturnType<typeof claimTable>;
