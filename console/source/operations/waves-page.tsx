import { numberText } from '../common/format.ts';
import { useWords } from '../common/language.ts';
import { useLoaded } from '../common/loaded.ts';
import { Loading, Problem } from '../common/messages.tsx';
import { PageHeading } from '../common/page-heading.tsx';
import type { Session } from '../common/session.ts';
import type { Selection, Wave } from './answer-types.ts';
import { selectionOf, wavesOf } from './answers.ts';
import { LifeLine } from './life-line.tsx';
import { StageLine } from './stage-line.tsx';
import { waveWords } from './wave-words.ts';
import { operationsWords } from './words.ts';

interface SeenWave {
  readonly wave: Wave;
  /** Of a wave that is being selected. */
  readonly selection?: Selection | undefined;
}

const seenWaves = async (own: Session): Promise<readonly SeenWave[]> =>
  Promise.all(
    (await wavesOf(own)).map(async (wave) =>
      wave.status === 'selecting' ? { wave, ...(await selectionOf(own, wave.waveId)) } : { wave },
    ),
  );

const WaveCard = ({ wave, selection }: SeenWave) => {
  const { words, language } = useWords(operationsWords);
  return (
    <li class="card">
      <h2>
        <a href={`/operations/waves/${wave.waveId}`}>{words.wave(wave.waveId)}</a>
      </h2>
      <p>
        <span class={`badge ${wave.status}`}>{words.statuses[wave.status]}</span>{' '}
        {words.places(numberText(language, wave.quotaTotal))}
      </p>
      <LifeLine wave={wave} />
      {selection === undefined ? null : <StageLine selection={selection} />}
    </li>
  );
};

/** `/operations/waves`: every wave with its life at a glance, the latest first. */
export const WavesPage = ({ own }: { readonly own: Session }) => {
  const { words } = useWords(waveWords);
  const { value, fault, retry } = useLoaded('waves', () => seenWaves(own), 15);
  return (
    <>
      <PageHeading text={words.title} />
      {own.claims?.roles.includes('operator') === true ? (
        <p>
          <a class="button" href="/operations/waves/new">
            {words.create}
          </a>
        </p>
      ) : null}
      {fault === undefined ? null : <Problem fault={fault} onRetry={retry} />}
      {value === undefined && fault === undefined ? <Loading /> : null}
      {value?.length === 0 ? <p>{words.none}</p> : null}
      <ul class="letters">
        {value?.map((seen) => (
          <WaveCard key={seen.wave.waveId} {...seen} />
        ))}
      </ul>
    </>
  );
};
