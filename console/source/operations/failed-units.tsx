import { regencyName } from '../../../shared/domain/regions.ts';
import { useWords } from '../common/language.ts';
import { useLoaded } from '../common/loaded.ts';
import type { Session } from '../common/session.ts';
import { deadLettersOf, queuesOf } from './answers.ts';
import { RunbookLink } from './runbook-link.tsx';
import { selectionWords } from './selection-words.ts';
import { operationsWords } from './words.ts';

/** A unit of a run that was given up, and why. */
export interface FailedUnit {
  readonly stage: string;
  readonly unit: string;
  readonly reason: string | undefined;
}

/** What lies of a wave's selection among the dead letters, looked for every so many seconds, or once. */
export const useFailedUnits = (own: Session, waveId: string, seconds: number | undefined): readonly FailedUnit[] => {
  const { value: count = 0 } = useLoaded(
    'selection',
    async () => (await queuesOf(own)).queues.find(({ queue }) => queue === 'selection')?.deadLetters,
    () => seconds,
  );
  // Looking at dead letters counts as receiving them: not without need.
  const { value = [] } = useLoaded(`${waveId} ${count}`, async () => {
    if (count === 0) return [];
    const { deadLetters } = await deadLettersOf(own, 'selection');
    return deadLetters
      .filter(({ keys }) => keys['waveId'] === waveId)
      .map(({ keys, reason }) => ({ stage: keys['stage'] ?? '', unit: keys['unit'] ?? '', reason: reason?.sentence }));
  });
  return value;
};

/** The units that were given up, with the reasons that are on record. */
export const FailedUnits = ({ units }: { readonly units: readonly FailedUnit[] }) => {
  const { words } = useWords(selectionWords);
  const stages: Readonly<Record<string, string>> = useWords(operationsWords).words.stages;
  if (units.length === 0) return null;
  return (
    <section class="finding failed" aria-labelledby="failed-units">
      <h2 id="failed-units">{words.failedTitle}</h2>
      <p>{words.failedText}</p>
      <ul>
        {units.map(({ stage, unit, reason }) => (
          <li key={`${stage} ${unit}`}>
            {stages[stage] ?? stage}: {regencyName(unit) ?? unit}
            {reason === undefined ? '' : <span lang="en"> – {reason}</span>}
          </li>
        ))}
      </ul>
      <p class="contents">
        <a href="/operations/queues/selection">{words.toQueue}</a>
        <RunbookLink name="selection-dead-letters" about={words.failedTitle} />
      </p>
    </section>
  );
};
