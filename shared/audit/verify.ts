import * as z from 'zod';
import { canonical } from '../domain/audit/canonical.ts';
import { chained, chainStart, DayRoot, noRoot, rootFile, rootOver, type ChainFile } from '../domain/audit/day.ts';
import { identityOf, inOrder, lanes, TrailRecord } from '../domain/audit/record.ts';
import { DrawFault } from '../domain/draw/fault.ts';
import { sha256Hex } from '../domain/draw/hash.ts';
import { dayAfter } from '../domain/ledger/ledger-day.ts';
import { dateInWib } from '../domain/wave.ts';
import { verifyDetached, type VerificationKey } from '../domain/evidence/jws.ts';
import type { EvidenceSource } from '../domain/evidence/source.ts';

/** How a copied trail is checked. The copy holds a folder for each day, as the bucket has it under `audit/days/`. */
export interface TrailCheck {
  /** The programme's public key. Without one nobody's signature is checked. */
  readonly publicKey?: VerificationKey | undefined;
  /** The first and the last day (YYYY-MM-DD) that the copy must hold; without them those that it does hold. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** The root of the day before the first, or of the last day, as somebody noted them from elsewhere. */
  readonly previous?: string | undefined;
  readonly root?: string | undefined;
  readonly checkTimeStamp?: TimeStampCheck | undefined;
  readonly onDay?: ((root: DayRoot) => void) | undefined;
  /** Sees every record that has been followed, piece by piece. */
  readonly onRecords?: ((day: string, records: readonly TrailRecord[]) => Promise<void>) | undefined;
}

/** Looks at the time stamp of a day's document. @returns a remark, or nothing. @throws DrawFault where it does not hold. */
export type TimeStampCheck = (day: string, bytes: Buffer, reply: Buffer | undefined) => Promise<string | undefined>;

/** What the check of a copied trail came to. */
export interface TrailReport {
  readonly ok: boolean;
  /** The first difference, and where it is. */
  readonly difference?: string;
  readonly remarks: readonly string[];
  readonly days: number;
  readonly events: number;
  readonly late: number;
  /** The root of the last day: it stands for everything before it. */
  readonly root?: string;
}

const dayFolder = /^(\d{4}-\d{2}-\d{2})\//;
const Day = z.iso.date();

interface Checked {
  readonly root: DayRoot;
  readonly remarks: readonly string[];
}

const text = (bytes: Uint8Array, path: string): string => {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new DrawFault(`${path} is not text in UTF-8.`);
  }
};

const parsed = <Schema extends z.ZodType>(path: string, json: string, schema: Schema): z.infer<Schema> => {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    throw new DrawFault(`${path} is not JSON.`);
  }
  const result = schema.safeParse(value);
  if (!result.success) throw new DrawFault(`${path} does not have the specified form.`);
  return result.data;
};

const must = async (source: EvidenceSource, path: string): Promise<Buffer> => {
  const bytes = await source.read(path);
  if (bytes === undefined) throw new DrawFault(`${path} is missing.`);
  return bytes;
};

/** Checks a copied trail from its files alone, day by day; no more than one piece of a chain is in memory at a time. */
export const verifyTrail = async (source: EvidenceSource, check: TrailCheck = {}): Promise<TrailReport> => {
  const remarks: string[] = [];
  const sum = { days: 0, events: 0, late: 0 };
  let before: DayRoot | undefined;
  try {
    const paths = await source.list?.();
    const days = daysToCheck(paths, check, remarks);
    if (check.publicKey === undefined) {
      remarks.push('No public key was given: signatures are not checked, so who published this is not known.');
    }
    for (const day of days) {
      const { root, remarks: told } = await checkDay(source, { day, before, paths }, check);
      remarks.push(...told);
      sum.days += 1;
      sum.events += root.events;
      sum.late += root.late;
      before = root;
      check.onDay?.(root);
    }
    if (check.root !== undefined && before?.root !== check.root) {
      throw new DrawFault(
        `The root of ${before?.day ?? 'the last day'} is ${before?.root ?? 'none'}, not ${check.root}.`,
      );
    }
  } catch (fault) {
    if (!(fault instanceof DrawFault)) throw fault;
    return { ok: false, difference: fault.message, remarks, ...sum };
  }
  return { ok: true, remarks, ...sum, ...(before === undefined ? {} : { root: before.root }) };
};

/** The days from the first to the last without a gap: one of which there is no folder is found missing when it is read. */
const daysToCheck = (
  paths: readonly string[] | undefined,
  { from, to }: TrailCheck,
  remarks: string[],
): readonly string[] => {
  const held = [...new Set((paths ?? []).flatMap((path) => dayFolder.exec(path)?.[1] ?? []))].sort();
  for (const path of paths ?? []) {
    if (!dayFolder.test(path)) remarks.push(`${path} belongs to no day: nothing vouches for it.`);
  }
  const first = from ?? held[0];
  const last = to ?? held.at(-1);
  if (first === undefined || last === undefined) throw new DrawFault('There is no day here.');
  if (to === undefined) {
    remarks.push(`Whether there were days after ${last} is not known: say --to DAY, or --root ROOT of the last one.`);
  }
  const outside = held.find((day) => !Day.safeParse(day).success);
  if (outside !== undefined) throw new DrawFault(`${outside} is no day.`);
  const days: string[] = [];
  for (let day = first; day <= last; day = dayAfter(day)) days.push(day);
  return days;
};

interface DayToCheck {
  readonly day: string;
  readonly before: DayRoot | undefined;
  readonly paths: readonly string[] | undefined;
}

const checkDay = async (
  source: EvidenceSource,
  { day, before, paths }: DayToCheck,
  check: TrailCheck,
): Promise<Checked> => {
  const path = `${day}/root.json`;
  const bytes = await must(source, path);
  const root = parsed(path, text(bytes, path), DayRoot);
  // One text for one document: whatever else stands in the file would be outside the root.
  if (!rootFile(root).equals(bytes)) throw new DrawFault(`${path} is not written as specified.`);
  const { root: stated, ...document } = root;
  if (root.day !== day) throw new DrawFault(`${path} is of ${root.day}.`);
  if (rootOver(document) !== stated) throw new DrawFault(`${path} does not have the root that it states.`);
  if (check.publicKey !== undefined) {
    const signature = await must(source, `${day}/root.jws`);
    if (!verifyDetached(signature.toString('latin1'), bytes, check.publicKey)) {
      throw new DrawFault(`${day}/root.jws is not a signature of the given key over root.json.`);
    }
  }
  const remarks = mustFollow(root, before, check);
  const remark = await check.checkTimeStamp?.(day, bytes, await source.read(`${day}/root.tsr`));
  mustHoldNothingElse(root, paths);
  await checkLanes(source, root, check);
  return { root, remarks: remark === undefined ? remarks : [...remarks, remark] };
};

const mustFollow = (root: DayRoot, before: DayRoot | undefined, check: TrailCheck): string[] => {
  if (before === undefined) {
    if (check.previous !== undefined && root.previous !== check.previous) {
      throw new DrawFault(`${root.day} follows on ${root.previous}, not on ${check.previous}.`);
    }
    if ((root.number === 1) !== (root.previous === noRoot)) {
      throw new DrawFault(
        `${root.day} is day ${root.number} of the trail, which does not agree with what it follows on.`,
      );
    }
    if (root.number === 1 || check.previous !== undefined) return [];
    return [`The copy begins with day ${root.number} of the trail: what came before ${root.day} is not checked.`];
  }
  if (root.previous !== before.root) throw new DrawFault(`${root.day} does not follow on ${before.day}.`);
  if (root.number !== before.number + 1)
    throw new DrawFault(`${root.day} does not have the number after ${before.day}.`);
  return [];
};

const mustHoldNothingElse = (root: DayRoot, paths: readonly string[] | undefined): void => {
  const expected = new Set([
    'root.json',
    'root.jws',
    'root.tsr',
    ...root.lanes.flatMap(({ files }) => files.map(({ name }) => name)),
  ]);
  const folder = `${root.day}/`;
  for (const path of paths ?? []) {
    if (path.startsWith(folder) && !expected.has(path.slice(folder.length))) {
      throw new DrawFault(`${path} is not in the document of its day.`);
    }
  }
};

const checkLanes = async (source: EvidenceSource, root: DayRoot, check: TrailCheck): Promise<void> => {
  let [events, late] = [0, 0];
  for (const [position, result] of root.lanes.entries()) {
    const { lane } = result;
    if (lane !== lanes[position])
      throw new DrawFault(`${root.day}/root.json does not have lane ${lanes[position] ?? ''}.`);
    const found = await checkLane(source, root, result, check);
    if (found.head !== result.head)
      throw new DrawFault(`The chain of lane ${lane} of ${root.day} does not end as stated.`);
    if (found.events !== result.events || found.late !== result.late) {
      throw new DrawFault(`Lane ${lane} of ${root.day} does not hold as many events as stated.`);
    }
    events += found.events;
    late += found.late;
  }
  if (events !== root.events || late !== root.late) {
    throw new DrawFault(`${root.day} does not hold as many events as stated.`);
  }
};

/** How far the chain of a lane has been followed. */
interface Link {
  readonly head: string;
  readonly last: TrailRecord | undefined;
  readonly events: number;
  readonly late: number;
}

const checkLane = async (
  source: EvidenceSource,
  { day, previous }: DayRoot,
  { lane, files }: DayRoot['lanes'][number],
  { onRecords }: TrailCheck,
): Promise<Link> => {
  let link: Link = { head: chainStart(previous, day, lane), last: undefined, events: 0, late: 0 };
  const known = new Set<string>();
  for (const [position, file] of files.entries()) {
    const path = `${day}/${file.name}`;
    if (file.name !== `${lane}/${String(position).padStart(5, '0')}.ndjson`)
      throw new DrawFault(`${path} has no such name.`);
    const bytes = await must(source, path);
    const { records, link: next } = followFile(path, bytes, { day, file, link, known });
    link = next;
    await onRecords?.(day, records);
    if (sha256Hex(bytes) !== file.sha256 || bytes.length !== file.bytes) {
      throw new DrawFault(`${path} does not have the hash that root.json states.`);
    }
  }
  return link;
};

/** Follows the chain through a piece of it, line by line, so that what does not fit is found where it is. */
const followFile = (
  path: string,
  bytes: Buffer,
  {
    day,
    file,
    link,
    known,
  }: { readonly day: string; readonly file: ChainFile; readonly link: Link; readonly known: Set<string> },
): { readonly records: readonly TrailRecord[]; readonly link: Link } => {
  const lines = text(bytes, path).split('\n');
  if (lines.pop() !== '') throw new DrawFault(`${path} does not end with the end of a line.`);
  if (lines.length !== file.events) {
    throw new DrawFault(`${path} holds ${lines.length} events, not ${file.events} as root.json states.`);
  }
  let { head, last, events, late } = link;
  const records = lines.map((line, index) => {
    const place = `${path}, line ${index + 1}`;
    const json = line.slice(65);
    const record = parsed(place, json, TrailRecord);
    head = chained(head, json);
    if (line !== `${head} ${json}`) throw new DrawFault(`${place}: it does not follow on the event before it.`);
    if (canonical(record) !== json) throw new DrawFault(`${place}: it is not written as specified.`);
    if (last !== undefined && inOrder(last, record) >= 0) throw new DrawFault(`${place}: it is out of order.`);
    const identity = identityOf(record);
    if (known.has(identity)) throw new DrawFault(`${place}: it stands there twice.`);
    known.add(identity);
    const isOfDay = dateInWib(new Date(record.occurredAt)) === day;
    if (isOfDay === (record.late === true)) throw new DrawFault(`${place}: it is of another day than it says.`);
    last = record;
    events += 1;
    if (record.late) late += 1;
    return record;
  });
  return { records, link: { head, last, events, late } };
};
