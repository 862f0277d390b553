import type { Registration, Screening } from '../domain/registration.ts';
import type { Table } from './client.ts';
import { isSame, union } from './hashes.ts';
import { householdTable } from './households.ts';
import type { KeyedHash } from './keys.ts';
import { listTable } from './lists.ts';

/** How long the names of the lists' versions are kept, in milliseconds: they change hourly at most. */
const usualLifetime = 5_000;

/** What the lists and the household say of a person now, read consistently. */
export const screeningTable = (table: Table, lifetime = usualLifetime) => {
  const lists = listTable(table);
  const households = householdTable(table);
  let known: { readonly until: number; readonly versions: Promise<Record<string, string>> } | undefined;

  const listVersions = (): Promise<Record<string, string>> => {
    if (known === undefined || known.until < Date.now()) {
      const versions = lists.appliedVersions();
      known = { until: Date.now() + lifetime, versions };
      // A failed read is not kept.
      versions.catch(() => (known = undefined));
    }
    return known.versions;
  };

  return {
    /** `live` are the person's hashes under the keys of now; those stored with the registration may be of older ones. */
    async screen(
      registration: Registration,
      live: { readonly nikHashes: readonly KeyedHash[]; readonly kkHashes: readonly KeyedHash[] },
    ): Promise<Screening> {
      const nikHashes = union(live.nikHashes, registration.nikHashes);
      const [listings, versions, recipients] = await Promise.all([
        lists.listings(nikHashes),
        listVersions(),
        households.recipients(union(live.kkHashes, registration.kkHashes)),
      ]);
      return {
        listings,
        listVersions: versions,
        householdAwards: recipients
          .filter((recipient) => !isSame(recipient.nikHashes, nikHashes))
          .map(({ at }) => at)
          .sort(),
      };
    },
  };
};
export type Screenings = ReturnType<typeof screeningTable>;
