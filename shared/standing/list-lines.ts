import type { Source } from '../domain/rule-set.ts';
import { keyedHashes } from '../keys/fields.ts';
import type { KeyRing } from '../keys/ring.ts';
import type { ListChange } from '../outside/lists.ts';
import type { Claims } from '../table/claims.ts';
import type { Table } from '../table/client.ts';
import type { Households } from '../table/households.ts';
import type { KeyedHash } from '../table/keys.ts';
import type { Lists, ListVersion } from '../table/lists.ts';
import type { StagedLineTable } from '../table/staged-lines.ts';
import { transact } from '../table/transaction.ts';
import { raiseWorkOrder } from '../table/work-orders.ts';

export interface ApplyingLines {
  readonly table: Table;
  readonly lists: Pick<Lists, 'listingWrites'>;
  readonly claims: Pick<Claims, 'get' | 'unchangedChecks'>;
  readonly households: Pick<Households, 'members' | 'recipientWrites' | 'forgetListed'>;
  /** Where what a ministry tells of single lines is kept, for the next whole list to be compared with. */
  readonly stagedLines: Pick<StagedLineTable, 'tell'>;
}

/** How often a line is tried whose person is just now registering. */
const attempts = 5;

/** Lines that are written at once; each is a transaction of its own. */
const concurrentLines = 8;

const householdSource: Source = 'earlier-recipients';

/** Whether the lines of a list bear on the family card too. */
export const bearsOnCards = (source: Source): boolean => source === householdSource;

/** What a version changes for one person, by hashes alone. */
export interface HashedChange {
  readonly nikHashes: readonly KeyedHash[];
  /** `kept` where only the family cards are others. */
  readonly change: 'added' | 'removed' | 'kept';
  /** Family cards that the list tells of, and those that it tells of no more, each by its hashes. */
  readonly cards: readonly (readonly KeyedHash[])[];
  readonly formerCards: readonly (readonly KeyedHash[])[];
}

/**
 * One line of a list: who it names is listed from the instant at which the version was received, or is no more, and is
 * looked at anew if registered. Nobody else is touched, but for the members of the family card of an earlier recipient.
 * Applied again it changes nothing.
 */
const applyHashedLine = async (
  { table, lists, claims, households }: ApplyingLines,
  { source, version: listVersion, receivedAt }: ListVersion,
  { nikHashes, change, cards, formerCards }: HashedChange,
): Promise<void> => {
  for (const kkHashes of formerCards) await households.forgetListed({ kkHashes, nikHashes });
  const listing =
    change === 'kept' ? [] : lists.listingWrites({ nikHashes, source, listVersion, since: receivedAt, change });
  const recipients = cards.flatMap((kkHashes) =>
    households.recipientWrites({ kkHashes, nikHashes, at: receivedAt, listVersion }),
  );
  const touchedCards = [...cards, ...formerCards];
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    const [claim, ...members] = await Promise.all([
      claims.get(nikHashes),
      ...touchedCards.map((kkHashes) => households.members(kkHashes)),
    ]);
    const touched = new Set([...(claim === undefined ? [] : [claim.applicantId]), ...members.flat()]);
    const outcome = await transact(table, (tableName) => [
      ...listing,
      ...recipients,
      // Who registers in this very moment would otherwise not be looked at anew.
      ...claims.unchangedChecks(nikHashes, claim),
      ...[...touched].map((applicantId) => raiseWorkOrder(applicantId, receivedAt)(tableName)),
    ]);
    if (outcome.written) return;
  }
  throw new Error('A line of a list could not be applied: its person kept changing.');
};

const applyLine = async (
  applying: ApplyingLines,
  ring: KeyRing,
  version: ListVersion,
  { nik, kk, change }: ListChange,
): Promise<void> => {
  const { source, number } = version;
  const nikHashes = keyedHashes(ring, 'nik', nik);
  const kkHashes = bearsOnCards(source) && kk !== undefined ? keyedHashes(ring, 'kk', kk) : [];
  await applying.stagedLines.tell(source, { number, change, nikHashes, kkHashes });
  const cards = kkHashes.length === 0 ? [] : [kkHashes];
  const told = change === 'added' ? { cards, formerCards: [] } : { cards: [], formerCards: cards };
  await applyHashedLine(applying, version, { nikHashes, change, ...told });
};

/** Does something with each of some lines, so many at once. */
const forEachLine = async <Line>(
  lines: readonly Line[],
  atOnce: number,
  apply: (line: Line) => Promise<void>,
): Promise<void> => {
  const left = lines.values();
  const applier = async (): Promise<void> => {
    for (const line of left) await apply(line);
  };
  await Promise.all(Array.from({ length: atOnce }, applier));
};

/** How many lines are looked up together: as many as the engine looks up in one call. */
const linesTogether = 100;
/** How many such bundles are under way at once. */
const bundlesAtOnce = 4;

/** A change of one line that bears on no family card. */
interface PlainChange extends HashedChange {
  readonly change: 'added' | 'removed';
}

const isPlain = (line: HashedChange): line is PlainChange =>
  line.change !== 'kept' && line.cards.length === 0 && line.formerCards.length === 0;

/**
 * Applies lines of a whole list, of different people, most of whom are not registered: for them a line is a single write.
 * Their NIKs are looked up after it, so that whoever claims one later finds what was written; who holds one is looked at
 * anew in a transaction with the line, as ever. Applied again it changes nothing.
 */
export const applyWholeList = async (
  applying: ApplyingLines & { readonly claims: Pick<Claims, 'areClaimed'> },
  version: ListVersion,
  lines: readonly HashedChange[],
): Promise<void> => {
  const { table, lists, claims } = applying;
  const { source, version: listVersion, receivedAt: since } = version;
  const unclaimed = async <Line extends HashedChange>(some: readonly Line[]): Promise<Line[]> => {
    const areClaimed = await claims.areClaimed(some.map(({ nikHashes }) => nikHashes));
    return some.filter((_, place) => areClaimed[place] === false);
  };
  const bundles = Array.from({ length: Math.ceil(lines.length / linesTogether) }, (_, bundle) =>
    lines.slice(bundle * linesTogether, (bundle + 1) * linesTogether),
  );
  await forEachLine(bundles, bundlesAtOnce, async (bundle) => {
    const written = await unclaimed(bundle.filter(isPlain));
    await forEachLine(written, concurrentLines, async ({ nikHashes, change }) => {
      await transact(table, () => lists.listingWrites({ nikHashes, source, listVersion, since, change }));
    });
    const done = new Set<HashedChange>(await unclaimed(written));
    const others = bundle.filter((line) => !done.has(line));
    await forEachLine(others, concurrentLines, (line) => applyHashedLine(applying, version, line));
  });
};

/** Applies lines of one version, in any order. Applying them again changes nothing. */
export const applyLines = (
  applying: ApplyingLines,
  ring: KeyRing,
  version: ListVersion,
  changes: readonly ListChange[],
): Promise<void> => forEachLine(changes, concurrentLines, (change) => applyLine(applying, ring, version, change));
