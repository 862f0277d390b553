import { told } from '../../../shared/api-client/client.ts';
import { CheckTicket } from './check-ticket.tsx';
import { DrawExplained } from './draw-explained.tsx';
import { EvidenceList } from './evidence-list.tsx';
import { FairnessTold } from './fairness-told.tsx';
import { FiguresTold } from './figures-told.tsx';
import { numberText } from '../common/format.ts';
import { useWords } from '../common/language.ts';
import { Loading, Problem } from '../common/messages.tsx';
import { useNow } from '../common/time.tsx';
import { client } from './client.ts';
import { LifeLine } from './life-line.tsx';
import { lifeOf } from './life.ts';
import { useLoaded } from '../common/loaded.ts';
import { waveWords } from './wave-words.ts';

const readRecordOf = async (waveId: string) => {
  const { evidenceOfWave, readRecord } = await import('../proof/index.ts');
  return readRecord(evidenceOfWave(waveId));
};

/** A wave: where it stands, how its draw works, a ticket checked, the figures, the evidence. */
export const WavePage = ({ waveId }: { readonly waveId: string }) => {
  const { words, language } = useWords(waveWords);
  const now = useNow(10);
  const path = { waveId };
  const asked = useLoaded(waveId, () => told(client.GET('/v1/waves/{waveId}', { params: { path } })), 30);
  const { value: wave } = asked;
  // What is on record grows with each stage, and is asked for anew with each status.
  const { value: record, ...recorded } = useLoaded(
    `${waveId} ${wave?.status ?? ''}`,
    () => (wave === undefined || wave.status === 'planned' ? Promise.resolve({}) : readRecordOf(waveId)),
    wave?.status === 'closed' || wave?.status === 'selecting' ? 30 : undefined,
  );
  if (wave === undefined) {
    return (
      <>
        <h1>{words.wave(waveId)}</h1>
        {asked.fault === undefined ? <Loading /> : <Problem fault={asked.fault} onRetry={asked.retry} />}
      </>
    );
  }
  const known = record ?? {};
  return (
    <>
      <h1>{words.wave(wave.waveId)}</h1>
      <p>
        <span class={`badge ${wave.status}`}>{words.status[wave.status]}</span>{' '}
        {words.places(numberText(language, wave.quotaTotal))}
      </p>
      <nav class="contents" aria-label={words.onThisPage}>
        <a href="#draw">{words.drawTitle}</a>
        <a href="#check">{words.checkTitle}</a>
        <a href="#figures">{words.figuresTitle}</a>
        <a href="#evidence">{words.evidenceTitle}</a>
      </nav>
      {asked.fault === undefined ? null : <Problem fault={asked.fault} onRetry={asked.retry} />}
      {recorded.fault === undefined ? null : <Problem fault={recorded.fault} onRetry={recorded.retry} />}
      <LifeLine moments={lifeOf(wave, known, now)} />
      <DrawExplained wave={wave} record={known} />
      <CheckTicket wave={wave} />
      <FiguresTold wave={wave} record={known} />
      <FairnessTold record={known} />
      <EvidenceList waveId={wave.waveId} record={known} />
    </>
  );
};
