import { listUnits } from '../domain/list-file.ts';
import type { Outgoing } from '../queue/send.ts';
import { applyWholeList, type ApplyingLines } from '../standing/list-lines.ts';
import type { Claims } from '../table/claims.ts';
import type { ListFiles } from '../table/list-files.ts';
import { linePrefix } from '../table/list-keys.ts';
import type { Lists, ListVersion } from '../table/lists.ts';
import type { StagedGroup, StagedLineTable, ToldLine } from '../table/staged-lines.ts';
import { clearMessages } from './clearing.ts';
import { differencesOf, type LineDifference } from './difference.ts';
import type { UnitMessage } from './messages.ts';

export interface ApplyingFiles extends Omit<ApplyingLines, 'lists' | 'stagedLines'> {
  readonly claims: Pick<Claims, 'get' | 'areClaimed' | 'unchangedChecks'>;
  readonly files: ListFiles;
  readonly lists: Lists;
  readonly stagedLines: StagedLineTable;
  readonly send: (messages: readonly Outgoing[]) => Promise<void>;
  readonly now: () => Date;
}

/** How many differences a message applies, and how many bytes of staged lines it compares at most. */
const usualPace = { differences: 2_000, bytes: 8 * 1_048_576 };
export type ApplyingPace = typeof usualPace;

/** Has a whole list that was received, and whose turn it is, compared and applied, part by part. */
export const beginApplying = (
  { send }: Pick<ApplyingFiles, 'send'>,
  fileId: NonNullable<ListVersion['fileId']>,
): Promise<void> =>
  send(
    Array.from({ length: listUnits }, (_, unit) => ({
      body: { fileId, unit, added: 0, removed: 0 } satisfies UnitMessage,
    })),
  );

interface Groups {
  readonly former: readonly StagedGroup[];
  readonly told: readonly ToldLine[];
  readonly current: readonly StagedGroup[];
}

type Source<Value> = AsyncIterator<{ readonly prefix: string; readonly group: readonly Value[] }, void>;

const prefixAt = (head: IteratorResult<{ readonly prefix: string }, void>): string[] =>
  head.done === true ? [] : [head.value.prefix];

const groupAt = <Value>(
  head: IteratorResult<{ readonly prefix: string; readonly group: readonly Value[] }, void>,
  prefix: string,
): readonly Value[] | undefined => (head.done !== true && head.value.prefix === prefix ? head.value.group : undefined);

/** Walks three sorted sources side by side, prefix by prefix. */
async function* sideBySide(
  former: Source<StagedGroup>,
  told: Source<ToldLine>,
  current: Source<StagedGroup>,
): AsyncGenerator<Groups & { readonly prefix: string }> {
  let heads = await Promise.all([former.next(), told.next(), current.next()]);
  for (;;) {
    const [one, other, third] = heads;
    const [prefix] = [...prefixAt(one), ...prefixAt(other), ...prefixAt(third)].sort();
    if (prefix === undefined) return;
    const groups = { former: groupAt(one, prefix), told: groupAt(other, prefix), current: groupAt(third, prefix) };
    yield { prefix, former: groups.former ?? [], told: groups.told ?? [], current: groups.current ?? [] };
    heads = await Promise.all([
      groups.former === undefined ? one : former.next(),
      groups.told === undefined ? other : told.next(),
      groups.current === undefined ? third : current.next(),
    ]);
  }
}

async function* nothing(): AsyncGenerator<never> {
  // A list without a whole list before it.
}

/** What a version is compared with: the whole list before it, and what was told of single lines since. */
const standingBefore = async ({ files, lists }: ApplyingFiles, version: ListVersion, versions: readonly number[]) => {
  const before = await lists.fileBefore(version.source, version.number);
  const file = before?.fileId === undefined ? undefined : await files.get(before.fileId);
  const formerVersions = file?.hashVersions ?? [];
  const common = versions.filter((candidate) => formerVersions.includes(candidate));
  // Where no key is common the lines before are under keys that nobody asks with any more.
  const isComparable = file !== undefined && common.length > 0;
  return {
    number: before?.number ?? 0,
    fileId: isComparable ? file.fileId : undefined,
    // The oldest key: what was told of single lines is under it from the first on.
    keyVersion: Math.min(...(isComparable ? common : versions)),
    isComplete: isComparable && versions.every((candidate) => formerVersions.includes(candidate)),
  };
};

/** How much of a unit lies before a hash: units are ranges of equal width. */
const shareOf = (unit: number, after: string): number => {
  const width = 2 ** 32 / listUnits;
  return Math.min(1, Math.max(0, (Number.parseInt(after.slice(0, 8), 16) - unit * width) / width));
};

/** After every hash that begins with a prefix. */
const endOf = (prefix: string): string => prefix.padEnd(64, 'f');

/** Where the staged groups begin that may hold lines after a hash: its own, unless it is past the end of that. */
const beginningAfter = (hash: string): string => (hash === endOf(linePrefix(hash)) ? hash : linePrefix(hash));

/** Once every part is applied, the version is: it is in force from now, and counts from the instant of its receipt. */
const finishApplying = async (applying: ApplyingFiles, version: ListVersion): Promise<void> => {
  const { files, lists, send, now } = applying;
  const { fileId, source, number } = version;
  if (fileId === undefined) return;
  const units = await files.units(fileId);
  if (units.filter(({ doneAt }) => doneAt !== undefined).length < listUnits) return;
  const before = await lists.fileBefore(source, number);
  if (before?.fileId !== undefined) await send(clearMessages(before.fileId));
  const at = now().toISOString();
  await lists.markApplied(version, at);
  await files.applied(fileId, at);
};

/**
 * Compares a part of a whole list with what stood before, and applies what differs, person by person; goes on with the
 * next message where there is more than one bears. Applied again it changes nothing.
 */
export const applyUnit = async (
  applying: ApplyingFiles,
  { fileId, unit, after, ...counts }: UnitMessage,
  { differences: most, bytes: mostBytes }: ApplyingPace = usualPace,
): Promise<void> => {
  const { files, lists, stagedLines, send, now } = applying;
  const file = await files.get(fileId);
  const version = file === undefined ? undefined : await lists.version(file.source, file.number);
  if (file?.hashVersions === undefined || version?.fileId !== fileId)
    throw new Error('A file of a list is applied that is no version of it.');
  if (file.status === 'applied') return;
  if ((await files.unit(fileId, unit))?.doneAt === undefined) {
    const { hashVersions: formVersions } = file;
    const before = await standingBefore(applying, version, formVersions);
    const place = { version: before.keyVersion, from: after === undefined ? '' : beginningAfter(after) };
    const walk = sideBySide(
      before.fileId === undefined ? nothing() : stagedLines.staged(before.fileId, unit, place),
      stagedLines.told(file.source, unit, { ...place, from: after ?? '' }),
      stagedLines.staged(fileId, unit, place),
    );
    let bytes = 0;
    /** Up to where the part is compared; undefined at its end. */
    let reached: string | undefined;
    const gathered: LineDifference[] = [];
    for await (const { prefix, former, told, current } of walk) {
      const found = differencesOf({
        version: before.keyVersion,
        former,
        changed: told.filter(({ number }) => number > before.number && number < version.number),
        current,
        formVersions,
        isComplete: before.isComplete,
      }).filter(({ key }) => after === undefined || key > after);
      const some = found.slice(0, most - gathered.length);
      gathered.push(...some);
      bytes += [...former, ...current].reduce((sum, { packed }) => sum + packed.length, 0);
      if (gathered.length < most && bytes < mostBytes) continue;
      reached = some.length < found.length ? some.at(-1)?.key : endOf(prefix);
      break;
    }
    await applyWholeList(applying, version, gathered);
    const added = counts.added + gathered.filter(({ change }) => change === 'added').length;
    const removed = counts.removed + gathered.filter(({ change }) => change === 'removed').length;
    if (reached !== undefined) {
      await files.keepUnit(fileId, { unit, added, removed, share: shareOf(unit, reached) });
      await send([{ body: { fileId, unit, after: reached, added, removed } satisfies UnitMessage }]);
      return;
    }
    await files.keepUnit(fileId, { unit, added, removed, share: 1, doneAt: now().toISOString() });
  }
  await finishApplying(applying, version);
};
