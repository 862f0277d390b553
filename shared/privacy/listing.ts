import { listedBreach, type Breach } from '../domain/privacy/breach.ts';
import { Refusal } from '../errors.ts';
import type { Breaches } from '../table/breaches.ts';
import type { Table } from '../table/client.ts';
import { breachParts } from '../table/privacy-keys.ts';
import { affectedBy } from './affected.ts';

interface Listing {
  readonly table: Table;
  readonly breaches: Pick<Breaches, 'get' | 'save' | 'enter' | 'affected'>;
  readonly now: () => Date;
}

const pageSize = 1_000;

const countAffected = async (breaches: Listing['breaches'], breachId: string): Promise<number> => {
  const ofShard = async (shard: number): Promise<number> => {
    let found = 0;
    let after: string | undefined;
    do {
      const { people, next } = await breaches.affected(breachId, shard, { after, limit: pageSize });
      found += people.length;
      after = next;
    } while (after !== undefined);
    return found;
  };
  const counts = await Promise.all(Array.from({ length: breachParts }, (_, shard) => ofShard(shard)));
  return counts.reduce((sum, count) => sum + count, 0);
};

/**
 * Enters everybody whom a breach affects, and how many they are, for its approvers. Done again, for instance after a crash,
 * it adds who is missing; an approval that was given for another number is none any more.
 * @throws Refusal breach-not-found, breach-closed, busy-try-again.
 */
export const listAffected = async ({ table, breaches, now }: Listing, breachId: string): Promise<Breach> => {
  const { scope, status } = await breaches.get(breachId);
  if (status !== 'open') throw new Refusal('breach-closed');
  for await (const page of affectedBy(table, scope)) await breaches.enter(breachId, page);
  const affected = await countAffected(breaches, breachId);
  const listed = listedBreach(await breaches.get(breachId), affected, now().toISOString());
  if (!(await breaches.save(listed))) throw new Refusal('busy-try-again');
  return listed;
};
