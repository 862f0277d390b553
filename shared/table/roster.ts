import { ApplicantId } from '../../events/event.ts';
import { ClientCode } from '../../events/training.ts';
import type { Table } from './client.ts';
import { queryAll, queryFrom } from './read.ts';
import { rekeyingKeys } from './rekeying-keys.ts';
import type { Writes } from './transaction.ts';

/** Enters a person into the roster, in the transaction of their first registration. */
export const rosterWrite =
  (applicantId: ApplicantId) =>
  (TableName: string): Writes[number] => ({ Put: { TableName, Item: rekeyingKeys.rosterEntry(applicantId) } });

/** Enters a partner into the register of partners, in the transaction of its first entry. */
export const partnerWrite =
  (clientCode: ClientCode) =>
  (TableName: string): Writes[number] => ({ Put: { TableName, Item: rekeyingKeys.partnerEntry(clientCode) } });

/** Everybody who ever registered, and all partners, so that they can be gone through without a scan. */
export const rosterTable = (table: Table) => ({
  /** People of one part of the roster after a place, by number; the place from which to go on where there are more. */
  async page(
    shard: number,
    { after, limit }: { readonly after: string | undefined; readonly limit: number },
  ): Promise<{ readonly people: readonly ApplicantId[]; readonly next: string | undefined }> {
    const { items, last } = await queryFrom(table, rekeyingKeys.roster(shard), { after, limit });
    return { people: items.map(({ sk }) => ApplicantId.parse(sk)), next: last };
  },

  /** All partners: some hundreds. */
  async partners(): Promise<ClientCode[]> {
    return (await queryAll(table, rekeyingKeys.partners())).map(({ sk }) => ClientCode.parse(sk));
  },
});
