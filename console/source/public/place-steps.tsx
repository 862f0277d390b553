import { useWords } from '../common/language.ts';
import type { PlaceStep, StepOutcome } from '../proof/index.ts';
import { waveWords } from './wave-words.ts';

const signs: Readonly<Record<StepOutcome, string>> = {
  waiting: '○',
  running: '…',
  held: '✓',
  noted: '✓',
  failed: '✗',
  unread: '!',
  'left-out': '–',
};

/** The steps of a check of a place, one below the other, with what was read for each. */
export const PlaceSteps = ({ steps }: { readonly steps: readonly PlaceStep[] }) => {
  const { words } = useWords(waveWords);
  return (
    <ol class="steps">
      {steps.map(({ name, outcome, files }) => (
        <li key={name} class={`step ${outcome}`}>
          <span class="step-sign" aria-hidden="true">
            {signs[outcome]}
          </span>
          <div>
            <p>{words.steps[name]}</p>
            <p class="quiet">
              <strong class="step-outcome">{words.outcomes[outcome]}</strong>
              {files.length > 0 ? ` · ${files.join(', ')}` : ''}
            </p>
            {name === 'beacon' && outcome === 'noted' ? <p class="note">{words.development}</p> : null}
          </div>
        </li>
      ))}
    </ol>
  );
};
