import { isSame } from '../table/hashes.ts';
import type { KeyedHash } from '../table/keys.ts';
import { linesUnder, unpackedLine, type HashedLine, type StagedLines } from './staged-lines.ts';

/** The last change of a person's line that a ministry told of by itself, after the whole list that is compared with. */
export interface ChangedLine extends HashedLine {
  readonly change: 'added' | 'removed';
}

/** What a new version of a list changes for one person. */
export interface LineDifference {
  /** The hash of the NIK by which lines are sorted. */
  readonly key: string;
  readonly nikHashes: readonly KeyedHash[];
  /** `kept` where only the family cards are others. */
  readonly change: 'added' | 'removed' | 'kept';
  /** Family cards that the list tells of newly, and those that it tells of no more, each by its hashes. */
  readonly cards: readonly (readonly KeyedHash[])[];
  readonly formerCards: readonly (readonly KeyedHash[])[];
}

interface Known {
  readonly identity: string;
  readonly line: () => HashedLine;
}

type Lines = Map<string, Known[]>;

const enter = (lines: Lines, key: string, known: Known): void => {
  const standing = lines.get(key);
  if (standing === undefined) lines.set(key, [known]);
  else if (!standing.some(({ identity }) => identity === known.identity)) standing.push(known);
};

const linesOf = (parts: readonly StagedLines[], version: number): Lines => {
  const lines: Lines = new Map();
  for (const part of parts)
    for (const { key, identity, text } of linesUnder(part, version))
      enter(lines, key, { identity, line: () => unpackedLine(part, text) });
  return lines;
};

const hashUnder = (hashes: readonly KeyedHash[], version: number): string =>
  hashes.find((hash) => hash.version === version)?.hash ?? '';

/** Lines that tell of no card all have the same identity, whichever form they are staged in. */
const identityOf = ({ nikHashes, kkHashes }: HashedLine, version: number, withCards: boolean): string =>
  hashUnder(nikHashes, version) + (withCards ? hashUnder(kkHashes, version) || '0'.repeat(64) : '');

const cardsOf = (known: readonly Known[]): (readonly KeyedHash[])[] =>
  known.map(({ line }) => line().kkHashes).filter((hashes) => hashes.length > 0);

const hasAll = (known: readonly Known[], versions: readonly number[]): boolean =>
  known.every(({ line }) => versions.every((version) => hashUnder(line().nikHashes, version) !== ''));

/**
 * What differs between two versions of a list, of people whose hashes lie in one range: the lines of the whole list before
 * (`former`) with what was told of single lines since (`changed`), and the lines of the new one. Sorted by the hash. A
 * line that was not yet on record under every version of the key is told of again.
 */
export const differencesOf = ({
  version,
  former,
  changed,
  current,
  formVersions,
  isComplete,
}: {
  /** The version of the key under which both are compared. */
  readonly version: number;
  readonly former: readonly StagedLines[];
  readonly changed: readonly ChangedLine[];
  readonly current: readonly StagedLines[];
  /** The versions of the key of the new list. */
  readonly formVersions: readonly number[];
  /** Whether the whole list before has all of them, so that its lines need not be looked at one by one. */
  readonly isComplete: boolean;
}): LineDifference[] => {
  const before = linesOf(former, version);
  const after = linesOf(current, version);
  const withCards = [...former, ...current].some((part) => part.withCards);
  const told = new Set<string>();
  for (const line of changed) {
    const key = hashUnder(line.nikHashes, version);
    told.add(key);
    if (line.change === 'removed') before.delete(key);
    else enter(before, key, { identity: identityOf(line, version, withCards), line: () => line });
  }
  const differences: LineDifference[] = [];
  for (const [key, lines] of after) {
    const standing = before.get(key);
    const newLines = lines.filter(({ identity }) => standing?.some((known) => known.identity === identity) !== true);
    const isOnRecord = standing !== undefined && ((isComplete && !told.has(key)) || hasAll(standing, formVersions));
    const isSameNumber = standing?.length === lines.length;
    if (isOnRecord && newLines.length === 0 && isSameNumber) continue;
    const cards = cardsOf(isOnRecord ? newLines : lines);
    const formerCards = cardsOf(standing ?? []).filter((card) => !cardsOf(lines).some((one) => isSame(one, card)));
    if (isOnRecord && cards.length === 0 && formerCards.length === 0) continue;
    const [first] = lines;
    if (first === undefined) continue;
    const { nikHashes } = first.line();
    differences.push({ key, nikHashes, change: isOnRecord ? 'kept' : 'added', cards, formerCards });
  }
  for (const [key, lines] of before) {
    const [first] = lines;
    if (first === undefined || after.has(key)) continue;
    const { nikHashes } = first.line();
    differences.push({ key, nikHashes, change: 'removed', cards: [], formerCards: cardsOf(lines) });
  }
  return differences.sort((one, other) => (one.key < other.key ? -1 : 1));
};
