import { instantText } from '../common/format.ts';
import { useWords } from '../common/language.ts';
import { Countdown } from '../common/time.tsx';
import type { Moment } from './life.ts';
import { waveWords } from './wave-words.ts';

/** The life of a wave as a line: what has been, what comes next, and when. */
export const LifeLine = ({ moments }: { readonly moments: readonly Moment[] }) => {
  const { words, language } = useWords(waveWords);
  return (
    <section aria-labelledby="life">
      <h2 id="life">{words.lifeTitle}</h2>
      <ol class="life">
        {moments.map(({ name, at, state }) => {
          const [title, explained] = words.moments[name];
          return (
            <li key={name} class={`moment ${state}`} {...(state === 'next' ? { 'aria-current': 'step' } : {})}>
              <p class="moment-title">
                <strong>{title}</strong> <span class="moment-state">{words.state[state]}</span>
              </p>
              <p class="moment-at">
                {at === undefined ? (
                  state === 'done' ? (
                    ''
                  ) : (
                    words.noInstant
                  )
                ) : (
                  <time dateTime={at}>{instantText(language, at)}</time>
                )}
                {state === 'next' && at !== undefined ? <Countdown until={at} /> : null}
              </p>
              <p class="moment-explained">{explained}</p>
            </li>
          );
        })}
      </ol>
    </section>
  );
};
