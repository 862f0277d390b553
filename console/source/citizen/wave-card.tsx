import { useState } from 'preact/hooks';
import { told } from '../../../shared/api-client/client.ts';
import { clientOf } from '../common/client.ts';
import { useWords } from '../common/language.ts';
import { useLoaded } from '../common/loaded.ts';
import { Loading, Problem } from '../common/messages.tsx';
import type { Session } from '../common/session.ts';
import { Deadline } from './deadline.tsx';
import { Act } from './act.tsx';
import { unless, type Enrollment, type Wave } from './answers.ts';
import { OwnStanding } from './own-standing.tsx';
import { ReceiptShown } from './receipt.tsx';
import { waveWords } from './wave-words.ts';

type Pace = (joined: Enrollment | null | undefined) => number | undefined;

/** How soon one's place in a wave may be another: soon while something is decided about it, and not at all once all is said. */
const paceOf =
  ({ status }: Wave): Pace =>
  (joined) => {
    if (joined === null || joined?.status === 'left' || status === 'planned') return undefined;
    if (joined !== undefined && 'outcome' in joined) return undefined;
    return status === 'open' && joined?.standing.state !== 'pending' ? 60 : 10;
  };

interface WaveCardProps {
  readonly own: Session;
  readonly wave: Wave;
  /** A recipient joins no other wave. Whether somebody else who is registered may join is the service's to say. */
  readonly standing: 'none' | 'registered' | 'recipient';
  /** One's place was changed. */
  readonly onChange?: (() => void) | undefined;
}

/** A wave and one's own place in it: to join, to leave, to see the result. */
export const WaveCard = ({ own, wave, standing, onChange }: WaveCardProps) => {
  const { words } = useWords(waveWords);
  const [receipt, setReceipt] = useState<string>();
  const { waveId, status } = wave;
  const path = { params: { path: { waveId } } };
  const client = clientOf(own);
  const isRegistered = standing !== 'none';
  const { value, fault, retry } = useLoaded(
    `${status} ${isRegistered ? 'registered' : ''}`,
    () =>
      isRegistered
        ? unless('enrollment-not-found', told(client.GET('/v1/waves/{waveId}/enrollments/me', path)))
        : Promise.resolve(null),
    paceOf(wave),
  );
  const changed = () => {
    retry();
    onChange?.();
  };
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
      {status === 'planned' && <Deadline label={words.opens} at={wave.opensAt} />}
      {status === 'open' && <Deadline label={words.closes} at={wave.closesAt} />}
      {(status === 'closed' || status === 'selecting') && <Deadline label={words.drawn} at={wave.drawAt} />}
      {value === undefined && fault === undefined && <Loading />}
      {fault === undefined ? null : <Problem fault={fault} onRetry={retry} />}
      {value === null && status !== 'open' && status !== 'planned' && <p class="quiet">{words.notJoined}</p>}
      {value && <OwnStanding own={own} wave={wave} enrollment={value} onChange={changed} />}
      {status === 'open' && standing === 'registered' && value !== undefined && !isIn && (
        <Act text={words.join} isStrong run={join} />
      )}
      {status === 'open' && isIn && (
        <>
          {receipt === undefined && (
            <div class="actions">
              <Act text={words.receiptGet} run={join} />
            </div>
          )}
          <details>
            <summary>{words.leave}</summary>
            <p>{words.leaveText}</p>
            <Act text={words.leaveSure} run={leave} />
          </details>
        </>
      )}
      {receipt !== undefined && <ReceiptShown own={own} waveId={waveId} receipt={receipt} />}
    </li>
  );
};
