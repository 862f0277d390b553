import { instantText } from '../common/format.ts';
import { useWords } from '../common/language.ts';
import { Countdown, useNow } from '../common/time.tsx';
import type { Wave } from './answer-types.ts';

const dictionary = {
  id: {
    label: 'Perjalanan gelombang',
    moments: ['Dibuka', 'Ditutup', 'Batas verifikasi', 'Undian paling cepat', 'Diumumkan'],
    unknown: 'belum diketahui',
  },
  en: {
    label: 'Life of the wave',
    moments: ['Opens', 'Closes', 'Cut-off of verification', 'Draw at the earliest', 'Published'],
    unknown: 'not known yet',
  },
};

/** The instants of a wave as a line: what has been, what comes next and in how long. */
export const LifeLine = ({ wave }: { readonly wave: Wave }) => {
  const { words, language } = useWords(dictionary);
  const now = useNow(10).toISOString();
  const instants = [wave.opensAt, wave.closesAt, wave.cutoffAt, wave.drawAt, wave.announcedAt];
  const next = instants.findIndex((instant) => instant === undefined || instant > now);
  return (
    <ol class="life-line" aria-label={words.label}>
      {instants.map((instant, place) => {
        const isNext = place === next;
        const state = next === -1 || place < next ? 'done' : isNext ? 'next' : 'ahead';
        const name = words.moments[place];
        return (
          <li key={name} class={state} {...(isNext ? { 'aria-current': 'step' } : {})}>
            <strong>{name}</strong>
            <span>
              {instant === undefined ? words.unknown : <time dateTime={instant}>{instantText(language, instant)}</time>}
            </span>
            {isNext && instant !== undefined ? <Countdown until={instant} /> : null}
          </li>
        );
      })}
    </ol>
  );
};
