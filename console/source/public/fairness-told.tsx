import { useWords } from '../common/language.ts';
import type { WaveRecord } from '../proof/record.ts';
import { numberText } from '../common/format.ts';
import { waveWords } from './wave-words.ts';

/** What the tests of fairness found, in words. */
export const FairnessTold = ({ record: { fairness, release } }: { readonly record: WaveRecord }) => {
  const { words, language } = useWords(waveWords);
  if (fairness === undefined) {
    return (
      <section aria-labelledby="fairness">
        <h2 id="fairness">{words.fairnessTitle}</h2>
        <p>{words.fairnessText}</p>
        <p>{words.fairnessAhead}</p>
      </section>
    );
  }
  const { tests, standard, verdict } = fairness;
  const attributes = [...new Set(tests.map(({ attribute }) => attribute))];
  return (
    <section aria-labelledby="fairness">
      <h2 id="fairness">{words.fairnessTitle}</h2>
      <p>{words.fairnessText}</p>
      <p class={`finding ${verdict === 'passed' ? 'held' : 'failed'}`}>
        {verdict === 'passed'
          ? words.fairnessPassed(numberText(language, tests.length))
          : release === undefined
            ? words.fairnessHeld
            : words.fairnessFailed}
      </p>
      {release === undefined ? null : <blockquote>{release.reason}</blockquote>}
      <ul class="attributes">
        {attributes.map((attribute) => {
          const deviates = tests.some((test) => test.attribute === attribute && test.adjustedP < standard.level);
          return (
            <li key={attribute}>
              {words.attributes[attribute]}: <strong>{deviates ? words.notAsChance : words.asChance}</strong>
            </li>
          );
        })}
      </ul>
      <p class="quiet">{words.fairnessLevel(numberText(language, 1_000 * (1 - standard.level)))}</p>
    </section>
  );
};
