import { firstRun, type Run } from '../domain/run.ts';
import { evidencePaths, History, jsonFile } from '../domain/evidence/layout.ts';
import type { SelectionDependencies } from './dependencies.ts';
import type { PublishedFile } from './facts.ts';
import { publishFile } from './freeze.ts';
import { contentTypes, publicPath } from './paths.ts';

/**
 * Publishes, in the evidence of a run that draws anew, why it was begun and what every run before it had committed to:
 * copies of those commitments, so that whoever has the evidence of this run sees that there were others. The first run
 * has nothing to tell.
 */
export const publishHistory = async (
  { runs, store }: Pick<SelectionDependencies, 'runs' | 'store'>,
  run: Run,
): Promise<PublishedFile[]> => {
  if (run.run === 1) return [];
  const { waveId } = run;
  const later = (await runs.all(waveId)).filter((record) => record.run <= run.run);
  const files: PublishedFile[] = [];
  for (const earlier of [firstRun(waveId), ...later.filter((record) => record.run < run.run)]) {
    for (const [path, type] of [
      [evidencePaths.commitment, contentTypes.json],
      [evidencePaths.commitmentSignature, contentTypes.jws],
      [evidencePaths.commitmentTimeStamp, contentTypes.timeStamp],
    ] as const) {
      const bytes = await store.read(publicPath(earlier, path));
      // A call commits to nothing, and a run may have been stopped before it did.
      if (bytes === undefined) continue;
      files.push(await publishFile(store, run, { path: evidencePaths.superseded(earlier.run, path), bytes, type }));
    }
  }
  const history = History.parse({
    waveId,
    run: run.run,
    runs: later.map(({ run: number, kind, basis, at, reason, proposedBy, approvedBy }) => ({
      ...{ run: number, kind, basis, at, reason },
      ...(proposedBy === undefined ? {} : { proposedBy }),
      ...(approvedBy === undefined ? {} : { approvedBy }),
    })),
    commitments: files
      .filter(({ path }) => path.endsWith(evidencePaths.commitment))
      .map(({ path, sha256 }) => ({ path, sha256 })),
  });
  const bytes = jsonFile(history);
  files.push(await publishFile(store, run, { path: evidencePaths.history, bytes, type: contentTypes.json }));
  return files;
};

/** Whether a path is one of those. */
export const isHistory = (path: string): boolean =>
  path === evidencePaths.history || /^superseded\/[1-9]\d{0,3}\/commitment\.(json|jws|tsr)$/.test(path);
