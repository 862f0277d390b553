import { stagesOf, type RunKind } from '../../../shared/domain/run.ts';
import { useWords } from '../common/language.ts';
import type { Selection, StageProgress } from './answer-types.ts';
import { operationsWords } from './words.ts';

type Stage = StageProgress['stage'];

/** A stage as it stands; one that has not begun has no progress. */
export interface StageSeen {
  readonly stage: Stage;
  readonly state: StageProgress['state'] | 'ahead';
  readonly progress: StageProgress | undefined;
}

const kindOf = ({ run, laterRuns }: Selection): RunKind =>
  laterRuns.find((one) => one.run === run)?.kind ?? 'selection';

/** Every stage of a run, those ahead of it too. */
export const stagesSeen = (selection: Selection): StageSeen[] =>
  stagesOf(kindOf(selection)).map((stage) => {
    const progress = selection.stages.find((one) => one.stage === stage);
    return { stage, state: progress?.state ?? 'ahead', progress };
  });

/** Whether a run has nothing more to do. */
export const isOver = (selection: Selection): boolean => stagesSeen(selection).every(({ state }) => state === 'done');

/** The stages of a run as a line, and where it is in words. */
export const StageLine = ({ selection }: { readonly selection: Selection }) => {
  const { words } = useWords(operationsWords);
  const stages = stagesSeen(selection);
  const current = stages.find(({ state }) => state !== 'done' && state !== 'ahead') ?? stages.at(-1);
  return (
    <>
      <ol class="stage-line" aria-hidden="true">
        {stages.map(({ stage, state }) => (
          <li key={stage} class={state} title={`${words.stages[stage]}: ${words.stageStates[state]}`} />
        ))}
      </ol>
      {current === undefined ? null : (
        <p class="quiet">
          {words.stages[current.stage]}: {words.stageStates[current.state]}
        </p>
      )}
    </>
  );
};
