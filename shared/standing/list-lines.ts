import type { Source } from '../domain/rule-set.ts';
import { keyedHashes } from '../keys/fields.ts';
import type { KeyRing } from '../keys/ring.ts';
import type { ListChange } from '../outside/lists.ts';
import type { Claims } from '../table/claims.ts';
import type { Table } from '../table/client.ts';
import type { Households } from '../table/households.ts';
import type { Lists, ListVersion } from '../table/lists.ts';
import { transact } from '../table/transaction.ts';
import { raiseWorkOrder } from '../table/work-orders.ts';

export interface ApplyingLines {
  readonly table: Table;
  readonly lists: Pick<Lists, 'listingWrites'>;
  readonly claims: Pick<Claims, 'get' | 'unchangedChecks'>;
  readonly households: Pick<Households, 'members' | 'recipientWrites' | 'forgetListed'>;
}

/** How often a line is tried whose person is just now registering. */
const attempts = 5;

/** Lines that are written at once; each is a transaction of its own. */
const concurrentLines = 8;

const inHousehold: Source = 'earlier-recipients';

/**
 * One line of a list: who it names is listed from the instant at which the version was received, or is no more, and is
 * looked at anew if registered. Nobody else is touched, but for the members of the family card of an earlier recipient.
 */
const applyLine = async (
  { table, lists, claims, households }: ApplyingLines,
  ring: KeyRing,
  { source, version: listVersion, receivedAt }: ListVersion,
  { nik, kk, change }: ListChange,
): Promise<void> => {
  const nikHashes = keyedHashes(ring, 'nik', nik);
  const kkHashes = source === inHousehold && kk !== undefined ? keyedHashes(ring, 'kk', kk) : [];
  if (change === 'removed') await households.forgetListed({ kkHashes, nikHashes });
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    const [claim, members] = await Promise.all([claims.get(nikHashes), households.members(kkHashes)]);
    const touched = new Set([...(claim === undefined ? [] : [claim.applicantId]), ...members]);
    const outcome = await transact(table, (tableName) => [
      ...lists.listingWrites({ nikHashes, source, listVersion, since: receivedAt, change }),
      ...(change === 'added' ? households.recipientWrites({ kkHashes, nikHashes, at: receivedAt, listVersion }) : []),
      // Who registers in this very moment would otherwise not be looked at anew.
      ...claims.unchangedChecks(nikHashes, claim),
      ...[...touched].map((applicantId) => raiseWorkOrder(applicantId, receivedAt)(tableName)),
    ]);
    if (outcome.written) return;
  }
  throw new Error('A line of a list could not be applied: its person kept changing.');
};

/** Applies lines of one version, in any order. Applying them again changes nothing. */
export const applyLines = async (
  applying: ApplyingLines,
  ring: KeyRing,
  version: ListVersion,
  changes: readonly ListChange[],
): Promise<void> => {
  const left = changes.values();
  const applier = async (): Promise<void> => {
    for (const change of left) await applyLine(applying, ring, version, change);
  };
  await Promise.all(Array.from({ length: concurrentLines }, applier));
};
