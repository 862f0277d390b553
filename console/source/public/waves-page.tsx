import { told } from '../../../shared/api-client/client.ts';
import { instantText, numberText } from '../common/format.ts';
import { useWords } from '../common/language.ts';
import { Loading, Problem } from '../common/messages.tsx';
import { Countdown } from '../common/time.tsx';
import { client } from './client.ts';
import { useLoaded } from '../common/loaded.ts';
import { waveWords } from './wave-words.ts';
import type { Waves } from './answers.ts';

/** What a wave comes to next, or came to last. */
const instantOf = ({ status, opensAt, closesAt, drawAt, announcedAt }: Waves[number]): string => {
  if (status === 'planned') return opensAt;
  if (status === 'open') return closesAt;
  return status === 'published' ? (announcedAt ?? drawAt) : drawAt;
};

/** All waves, the latest first. */
export const WavesPage = () => {
  const { words, language } = useWords(waveWords);
  const { value, fault, retry } = useLoaded('waves', () => told(client.GET('/v1/waves')), 60);
  return (
    <>
      <h1>{words.wavesTitle}</h1>
      <p>{words.wavesLead}</p>
      {fault === undefined ? null : <Problem fault={fault} onRetry={retry} />}
      {value === undefined && fault === undefined ? <Loading /> : null}
      {value?.waves.length === 0 ? <p>{words.noWaves}</p> : null}
      <ul class="waves">
        {value?.waves.map((wave) => {
          const instant = instantOf(wave);
          return (
            <li key={wave.waveId} class="card">
              <h2>
                <a href={`/waves/${wave.waveId}`}>{words.wave(wave.waveId)}</a>
              </h2>
              <p>
                <span class={`badge ${wave.status}`}>{words.status[wave.status]}</span>{' '}
                {words.places(numberText(language, wave.quotaTotal))}
              </p>
              <p class="quiet">
                {words.nextInstant[wave.status]}: <time dateTime={instant}>{instantText(language, instant)}</time>{' '}
                {wave.status === 'published' ? null : <Countdown until={instant} />}
              </p>
            </li>
          );
        })}
      </ul>
    </>
  );
};
