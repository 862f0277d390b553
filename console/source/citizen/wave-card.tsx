import { useState } from 'preact/hooks';
import { told } from '../../../shared/api-client/client.ts';
import { clientOf } from '../common/client.ts';
import { instantText } from '../common/format.ts';
import { useWords } from '../common/language.ts';
import { useLoaded } from '../common/loaded.ts';
import { Loading, Problem } from '../common/messages.tsx';
import type { Session } from '../common/session.ts';
import { Countdown } from '../common/time.tsx';
import { Act } from './act.tsx';
import { unless, type Wave } from './answers.ts';
import { OwnStanding } from './own-standing.tsx';
import { ReceiptShown } from './receipt.tsx';
import { waveWords } from './wave-words.ts';

const refreshSeconds = 15;

interface WaveCardProps {
  readonly own: Session;
  readonly wave: Wave;
  /** Whether there is a registration to join with. Whether it may join is the service's to say. */
  readonly mayJoin: boolean;
}

/** A wave and one's own place in it: to join, to leave, to see the result. */
export const WaveCard = ({ own, wave, mayJoin }: WaveCardProps) => {
  const { words, language } = useWords(waveWords);
  const [receipt, setReceipt] = useState<string>();
  const { waveId, status } = wave;
  const path = { params: { path: { waveId } } };
  const client = clientOf(own);
  const { value, fault, retry } = useLoaded(
    `${waveId} ${mayJoin ? 'registered' : ''}`,
    () =>
      mayJoin
        ? unless('enrollment-not-found', told(client.GET('/v1/waves/{waveId}/enrollments/me', path)))
        : Promise.resolve(null),
    refreshSeconds,
  );
  const isIn = value?.status === 'joined';
  const join = async () => {
    setReceipt((await told(client.POST('/v1/waves/{waveId}/enrollments', path))).receipt);
    retry();
  };
  const leave = async () => {
    setReceipt((await told(client.DELETE('/v1/waves/{waveId}/enrollments/me', path))).receipt);
    retry();
  };
  return (
    <li class="card">
      <h3>
        {words.wave(waveId)} <span class={`badge ${status}`}>{words.status[status]}</span>
      </h3>
      {status === 'planned' && (
        <p>
          {words.opens} {instantText(language, wave.opensAt)} · <Countdown until={wave.opensAt} />
        </p>
      )}
      {status === 'open' && (
        <p>
          {words.closes} {instantText(language, wave.closesAt)} · <Countdown until={wave.closesAt} />
        </p>
      )}
      {(status === 'closed' || status === 'selecting') && (
        <p>
          {words.drawn} {instantText(language, wave.drawAt)} · <Countdown until={wave.drawAt} />
        </p>
      )}
      {value === undefined && fault === undefined && <Loading />}
      {fault === undefined ? null : <Problem fault={fault} onRetry={retry} />}
      {value === null && status !== 'open' && status !== 'planned' && <p class="quiet">{words.notJoined}</p>}
      {value && <OwnStanding own={own} enrollment={value} onChange={retry} />}
      {status === 'open' && mayJoin && value !== undefined && !isIn && <Act text={words.join} isStrong run={join} />}
      {status === 'open' && isIn && (
        <div class="actions">
          {receipt === undefined && <Act text={words.receiptGet} run={join} />}
          <Act text={words.leave} run={leave} />
        </div>
      )}
      {receipt !== undefined && <ReceiptShown own={own} waveId={waveId} receipt={receipt} />}
    </li>
  );
};
