import type { Run } from '../domain/run.ts';
import { evidencePaths } from '../domain/evidence/layout.ts';
import type { SelectionTable } from '../table/selections.ts';
import {
  CommitSummary,
  DrawSummary,
  factNames,
  FairnessFact,
  FreezeSummary,
  GateSummary,
  PublishedCommitmentFact,
  StrikesFact,
  type PublishedFile,
} from './facts.ts';
import { isHistory } from './history.ts';

/** Which files of a wave's evidence are on the public record at an instant. */
export const publicRecord = ({ selections }: { readonly selections: SelectionTable }) => {
  const commitmentOf = (run: Run) => selections.fact(run, factNames.commitment, PublishedCommitmentFact);
  const isPublished = (run: Run) => selections.isDone(run, 'publish', '0');
  const isRecorded = (run: Run) => selections.isDone(run, 'record', '0');

  const isReported = (summary: { files: PublishedFile[] } | undefined, path: string): boolean =>
    summary?.files.some((file) => file.path === path) === true;

  const isFileOf = async (
    run: Run,
    stage: 'freeze' | 'draw' | 'call',
    { path, code }: { path: string; code: string },
  ) => {
    const schema = stage === 'freeze' ? FreezeSummary : DrawSummary;
    const summary = await selections.unit(run, stage, code, schema);
    return isReported(summary, path);
  };

  return {
    /**
     * Whether anybody may read the file: the commitment once it is made, the strikes once they are sealed, applicants
     * and excluded tickets from the time of the round on and the statistics of fairness once the draw is judged, whatever
     * holds the awards back, the reason of a release once it is given, and all else once published.
     */
    async has(run: Run, path: string, at: Date): Promise<boolean> {
      const [, folder = '', code = ''] =
        /^(applicants|excluded|winners|called|index\/applicants|index\/excluded)\/(\d\d\.\d\d)\.(?:csv|json|blocks)$/.exec(
          path,
        ) ?? [];
      if (code !== '') {
        const isInput = folder === 'applicants' || folder === 'excluded';
        const isCalled = folder === 'called';
        const stage = isCalled ? 'call' : isInput || folder === 'index/excluded' ? 'freeze' : 'draw';
        if (!(await isFileOf(run, stage, { path, code }))) return false;
        if (isCalled) return isRecorded(run);
        if (!isInput) return isPublished(run);
        const commitment = await commitmentOf(run);
        return commitment !== undefined && commitment.roundAt <= at.toISOString();
      }
      if (isHistory(path) || path === evidencePaths.commitmentTimeStamp) {
        return isReported(await selections.unit(run, 'commit', '0', CommitSummary), path);
      }
      switch (path) {
        case evidencePaths.commitment:
        case evidencePaths.commitmentSignature:
          return (await commitmentOf(run)) !== undefined;
        case evidencePaths.strikes:
          return (await selections.fact(run, factNames.strikes, StrikesFact))?.isPublished === true;
        case evidencePaths.fairness:
          return (await selections.fact(run, factNames.fairness, FairnessFact)) !== undefined;
        case evidencePaths.release:
          return isReported(await selections.unit(run, 'gate', '0', GateSummary), path);
        case evidencePaths.call:
          return isRecorded(run);
        case evidencePaths.result:
          return isPublished(run);
        case evidencePaths.manifest:
        case evidencePaths.manifestSignature:
          return (await isPublished(run)) || (await isRecorded(run));
        default:
          return false;
      }
    },
  };
};
