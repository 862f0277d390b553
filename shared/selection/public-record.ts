import type { WaveId } from '../../events/event.ts';
import { evidencePaths } from '../evidence/layout.ts';
import type { SelectionTable } from '../table/selections.ts';
import { DrawSummary, factNames, FreezeSummary, PublishedCommitmentFact, StrikesFact } from './facts.ts';

/** Which files of a wave's evidence are on the public record at an instant. */
export const publicRecord = ({ selections }: { readonly selections: SelectionTable }) => {
  const commitmentOf = (waveId: WaveId) => selections.fact(waveId, factNames.commitment, PublishedCommitmentFact);
  const isPublished = (waveId: WaveId) => selections.isDone(waveId, 'publish', '0');

  const isFileOf = async (waveId: WaveId, stage: 'freeze' | 'draw', { path, code }: { path: string; code: string }) => {
    const schema = stage === 'freeze' ? FreezeSummary : DrawSummary;
    const summary = await selections.unit(waveId, stage, code, schema);
    return summary?.files.some((file) => file.path === path) === true;
  };

  return {
    /**
     * Whether anybody may read the file: the commitment once it is made, the strikes once they are sealed, applicants
     * and excluded tickets from the time of the round on, whatever holds the awards back, and all else once published.
     */
    async has(waveId: WaveId, path: string, at: Date): Promise<boolean> {
      const [, folder = '', code = ''] =
        /^(applicants|excluded|winners|index\/applicants|index\/excluded)\/(\d\d\.\d\d)\.(?:csv|json|blocks)$/.exec(
          path,
        ) ?? [];
      if (code !== '') {
        const isInput = folder === 'applicants' || folder === 'excluded';
        const stage = isInput || folder === 'index/excluded' ? 'freeze' : 'draw';
        if (!(await isFileOf(waveId, stage, { path, code }))) return false;
        if (!isInput) return isPublished(waveId);
        const commitment = await commitmentOf(waveId);
        return commitment !== undefined && commitment.roundAt <= at.toISOString();
      }
      switch (path) {
        case evidencePaths.commitment:
        case evidencePaths.commitmentSignature:
          return (await commitmentOf(waveId)) !== undefined;
        case evidencePaths.strikes:
          return (await selections.fact(waveId, factNames.strikes, StrikesFact))?.isPublished === true;
        case evidencePaths.result:
        case evidencePaths.manifest:
        case evidencePaths.manifestSignature:
          return isPublished(waveId);
        default:
          return false;
      }
    },
  };
};
