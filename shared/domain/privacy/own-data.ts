import { holdingOf, holdings, sections, type Holding, type Section } from './holdings.ts';
import { periodText, retentionRule } from './retention.ts';
import { trailOf, type TrailLine } from './trail.ts';

type Fields = Readonly<Record<string, unknown>>;
/** An item of a person, its encrypted fields opened. */
export interface OwnItem extends Fields {
  readonly pk: string;
  readonly sk: string;
}

/** What is of the table and not of the person, hashes that only the system can make, and what is of other people. */
const ofTheTable = new Set([
  'pk',
  'sk',
  'gsi1pk',
  'gsi1sk',
  'expiresAt',
  'event',
  'occurredAt',
  'data',
  'nikHashes',
  'kkHashes',
  'accountHashes',
  'hashes',
  'fingerprint',
  'claimants',
  'deviceHashes',
  'sealed',
]);
/** Who of the staff it was is told by role, and not by name. */
const staffNames = new Set([
  'decidedBy',
  'reviewedBy',
  'hiddenBy',
  'heldBy',
  'proposedBy',
  'by',
  'staffId',
  'createdBy',
  'enteredBy',
]);

/** What was encrypted is shown in clear, and so named. */
const clearName = (name: string): string => name.replace(/^sealed([A-Z])/, (_, first: string) => first.toLowerCase());

const shownValue = (value: unknown): unknown => {
  if (value instanceof Set) return [...(value as Set<unknown>)].map(shownValue);
  if (Array.isArray(value)) return value.map(shownValue);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, inner]) =>
      ofTheTable.has(name) && name !== 'event'
        ? []
        : [[clearName(name), staffNames.has(name) && typeof inner === 'string' ? 'on record' : shownValue(inner)]],
    ),
  );
};

/** A record as its person sees it: all of it, but what is of the table, and who of the staff it was. */
const shownRecord = (item: OwnItem): Fields => {
  const record = Object.fromEntries(Object.entries(item).filter(([name]) => !ofTheTable.has(name)));
  const shown = shownValue(record) as Fields;
  return item.sk === 'SAMPLE' ? { picture: 'kept, encrypted', keptUntil: item['keptUntil'] } : shown;
};

/** One record of the answer: in which part, and what it is. */
export interface OwnRecord {
  readonly section: Section;
  readonly record: Fields;
}

/** What is held of a person, record by record, and the trail of what was done with it. */
export interface OwnData {
  readonly records: readonly OwnRecord[];
  readonly trail: readonly TrailLine[];
  /** Items of a kind that is not listed: nobody knows what may be shown of them. */
  readonly unlisted: number;
}

const order = new Map<string, number>(sections.map((section, place) => [section, place]));

const recordOf = (item: OwnItem, holding: Holding): OwnRecord[] =>
  holding.shownAs === undefined ? [] : [{ section: holding.shownAs, record: shownRecord(item) }];

/** All of a person's items as they see them, each once: by section, and as lines of the trail. */
export const ownData = (items: readonly OwnItem[]): OwnData => {
  const records = items.flatMap((item) => {
    const holding = holdingOf(item);
    return holding === undefined ? [] : recordOf(item, holding);
  });
  return {
    records: records.toSorted((one, other) => (order.get(one.section) ?? 0) - (order.get(other.section) ?? 0)),
    trail: trailOf(items),
    unlisted: items.filter((item) => holdingOf(item) === undefined).length,
  };
};

/** What is kept of somebody after an erasure, why, and until when. */
export const keptOf = (items: readonly OwnItem[]) => {
  const kept = Map.groupBy(
    items.filter((item) => holdingOf(item) !== undefined),
    (item) => holdingOf(item)?.retention ?? 'identity',
  );
  return [...kept].map(([retention, of]) => {
    const { purpose, legalBasis } = retentionRule(retention);
    return { retention, items: of.length, purpose, legalBasis, until: periodText(retention) };
  });
};

/** What is held and not shown in clear, each with the reason. */
export const notShown = (): { readonly what: string; readonly because: string }[] =>
  holdings
    .filter(({ because }) => because !== undefined && because !== 'A line of the trail.')
    .map(({ pk, sk, because = '' }) => ({ what: `${pk}… ${sk}`, because }));

/** A part of the answer, as JSON, is no longer than this: Lambda answers 6 MB at most. */
const longestPart = 4_000_000;

interface Part {
  readonly records: OwnRecord[];
  readonly trail: TrailLine[];
}

/** The records and lines in parts that each fit an answer, in a fixed order: the first part comes first. */
export const inParts = ({ records, trail }: Pick<OwnData, 'records' | 'trail'>, longest = longestPart): Part[] => {
  const parts: Part[] = [{ records: [], trail: [] }];
  let length = 0;
  const room = (next: unknown): Part => {
    const size = Buffer.byteLength(JSON.stringify(next));
    const last = parts.at(-1);
    if (last !== undefined && (length === 0 || length + size <= longest)) {
      length += size;
      return last;
    }
    const part: Part = { records: [], trail: [] };
    parts.push(part);
    length = size;
    return part;
  };
  for (const record of records) room(record).records.push(record);
  for (const line of trail) room(line).trail.push(line);
  return parts;
};

/** The records of a part, by section. */
export const bySection = (records: readonly OwnRecord[]): Partial<Record<Section, Fields[]>> =>
  Object.fromEntries(
    [...Map.groupBy(records, ({ section }) => section)].map(([section, of]) => [
      section,
      of.map(({ record }) => record),
    ]),
  );
