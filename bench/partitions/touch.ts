import { index } from '../../shared/table/keys.ts';
import { ledgerIndex } from '../../shared/table/money-keys.ts';
import type { Touch } from './model.ts';
import * as people from './people.ts';

/** The units of DynamoDB: a write for each KB, a consistent read for each 4 KB; within a transaction twice as many. */

type Key = Readonly<Record<'pk', string>>;

/** A write of an item of so many KB by itself. */
export const write = ({ pk }: Key, kilobytes = 1): Touch => ({
  key: pk,
  unit: 'write',
  units: Math.ceil(kilobytes),
});

/** The same within a transaction; a check of a condition costs as much. */
export const transacted = (key: Key, kilobytes = 1): Touch => write(key, 2 * Math.ceil(kilobytes));

/** A consistent read of so many KB. */
export const read = ({ pk }: Key, kilobytes = 1): Touch => ({
  key: pk,
  unit: 'read',
  units: Math.ceil(kilobytes / 4),
});

/** An eventually consistent one. */
export const readEventually = (key: Key, kilobytes = 1): Touch => ({
  ...read(key, kilobytes),
  units: Math.ceil(kilobytes / 4) / 2,
});

/** An item of the table that is in the index too, where it is written once more, and not within the transaction. */
const indexed = (key: Key, gsi1pk: string): Touch[] => [
  transacted(key),
  { key: gsi1pk, unit: 'write', units: 1, isIndex: true },
];

/** Everything that a load writes in an hour goes to one hour of the index. */
const hour = '2023-03-04T16:59:00.000Z';
/** The day (WIB) on which a load is. */
export const day = '2023-03-04';

/** An event, under whom or what it is about, and in the index by hour. */
export const event = (key: Key, id: string): Touch[] => indexed(key, index.eventsOf(hour, id).gsi1pk);

/** An entry of the ledger of a participant, in the index by day. */
export const transfer = (key: Key, person: number): Touch[] => {
  const shard = ledgerIndex.shardOfPerson(people.applicant(person));
  return indexed(key, ledgerIndex.transferOf(day, shard, hour, '').gsi1pk);
};
