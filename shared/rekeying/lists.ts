import type { Source } from '../domain/rule-set.ts';
import { listUnits } from '../domain/list-file.ts';
import type { ListFiles } from '../table/list-files.ts';
import type { Lists } from '../table/lists.ts';
import type { StagedLineTable } from '../table/staged-lines.ts';

export interface LookingAtLists {
  readonly lists: Pick<Lists, 'newest' | 'newestFile' | 'isApplied'>;
  readonly files: Pick<ListFiles, 'get'>;
  readonly stagedLines: Pick<StagedLineTable, 'told'>;
}

/**
 * What of a ministry's list is on record under a version of the hash key alone. We do not know the NIK of who is on a
 * list and not registered, so their lines cannot be moved: the next whole list, which is read under all live keys, moves
 * them all; a line that was told of by itself has to be told of again.
 * @returns 1 where the newest whole list is not under another live version, or not applied; and one for each line since.
 */
export const listDependence = async (
  { lists, files, stagedLines }: LookingAtLists,
  source: Source,
  { version, others }: { readonly version: number; readonly others: readonly number[] },
): Promise<number> => {
  if ((await lists.newest(source)) === undefined) return 0;
  const whole = await lists.newestFile(source);
  const file = whole?.fileId === undefined ? undefined : await files.get(whole.fileId);
  const isRead = file === undefined || others.every((other) => file.hashVersions?.includes(other) === true);
  const isApplied = whole === undefined || (await lists.isApplied(source, whole.number));
  let found = isRead && isApplied ? 0 : 1;
  for (let part = 0; part < listUnits; part += 1)
    for await (const { group } of stagedLines.told(source, part, { version, from: '' }))
      found += group.filter(
        ({ number, change, nikHashes }) =>
          change === 'added' &&
          number > (whole?.number ?? 0) &&
          !others.every((other) => nikHashes.some((hash) => hash.version === other)),
      ).length;
  return found;
};
