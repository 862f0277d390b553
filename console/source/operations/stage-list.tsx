import { durationText } from '../common/duration.ts';
import { numberText } from '../common/format.ts';
import { useWords, type Language } from '../common/language.ts';
import type { StageProgress } from './answer-types.ts';
import { selectionWords } from './selection-words.ts';
import type { StageSeen } from './stage-line.tsx';
import { operationsWords } from './words.ts';

/** Stages whose units are regencies; of others they are parts of another kind. */
const byRegency: ReadonlySet<string> = new Set<StageProgress['stage']>(['freeze', 'draw', 'call']);

const rateText = (language: Language, rate: number): string => numberText(language, Number(rate.toPrecision(2)));

const elapsedSeconds = ({ startedAt, endedAt = startedAt }: StageProgress): number =>
  (Date.parse(endedAt) - Date.parse(startedAt)) / 1_000;

interface StageItemProps extends StageSeen {
  /** Units that were given up. */
  readonly failed: number;
}

const StageItem = ({ stage, state, progress, failed }: StageItemProps) => {
  const { words, language } = useWords(selectionWords);
  const names = useWords(operationsWords).words;
  const number = (value: number) => numberText(language, value);
  const name = names.stages[stage];
  const facts: string[] = [];
  if (progress !== undefined) {
    const { total, done, remaining, rate, estimateSeconds } = progress;
    const told = byRegency.has(stage) ? words.units.regencies : words.units.parts;
    if (total === undefined && state === 'running') facts.push(words.noTotal);
    if (total !== undefined && (total > 1 || byRegency.has(stage))) facts.push(told(number(done), number(total)));
    if (state !== 'done' && remaining > 0 && (total ?? 0) > 1) facts.push(words.left(number(remaining)));
    if (state === 'running' && done > 0) facts.push(words.rate(rateText(language, rate)));
    if (state === 'running' && estimateSeconds !== undefined && remaining > 0)
      facts.push(words.estimate(durationText(language, estimateSeconds)));
    if (state === 'done' && progress.endedAt !== undefined)
      facts.push(words.took(durationText(language, elapsedSeconds(progress))));
  }
  const waits = words.waits[stage in words.waits ? (stage as keyof typeof words.waits) : 'other'];
  return (
    <li class={`stage ${state}`} {...(state === 'running' || state === 'waiting' ? { 'aria-current': 'step' } : {})}>
      <p class="stage-name">
        <strong>{name}</strong>
        <span class="quiet">
          {facts.join(' · ')}
          {failed > 0 ? <strong class="wrong"> · {words.failed(number(failed))}</strong> : null}
        </span>
        <span class={`badge ${state}`}>{names.stageStates[state]}</span>
      </p>
      {progress?.total === undefined || state === 'waiting' || state === 'done' ? null : (
        <progress max={Math.max(1, progress.total)} value={progress.done} aria-label={name} />
      )}
      {state !== 'waiting' ? null : (
        <p>
          {waits} {progress?.waitingFor === undefined ? null : <span class="quiet">({progress.waitingFor})</span>}
        </p>
      )}
    </li>
  );
};

interface StageListProps {
  readonly stages: readonly StageSeen[];
  /** By stage: how many units were given up. */
  readonly failed: ReadonlyMap<string, number>;
}

/** The stages of a run, one below the other, as far as each has come. */
export const StageList = ({ stages, failed }: StageListProps) => (
  <ol class="stages">
    {stages.map((seen) => (
      <StageItem key={seen.stage} {...seen} failed={failed.get(seen.stage) ?? 0} />
    ))}
  </ol>
);
