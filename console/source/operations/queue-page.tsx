import { useState } from 'preact/hooks';
import { instantText, numberText } from '../common/format.ts';
import { useWords } from '../common/language.ts';
import { useLoaded } from '../common/loaded.ts';
import { Loading, Problem } from '../common/messages.tsx';
import type { Session } from '../common/session.ts';
import { deadLettersOf, redrive, type QueueId } from './answers.ts';
import { operationsWords } from './words.ts';

interface RedriveProps {
  readonly own: Session;
  readonly queue: QueueId;
  readonly onStarted: () => void;
}

/** Moves dead letters back after a second word. The API says no to who may not. */
const Redrive = ({ own, queue, onStarted }: RedriveProps) => {
  const { words } = useWords(operationsWords);
  const [step, setStep] = useState<'idle' | 'asked' | 'sending'>('idle');
  const [fault, setFault] = useState<unknown>();
  if (step === 'idle') {
    return (
      <>
        <button
          type="button"
          onClick={() => {
            setStep('asked');
          }}
        >
          {words.redrive}
        </button>
        {fault !== undefined && <Problem fault={fault} />}
      </>
    );
  }
  const start = async () => {
    setStep('sending');
    setFault(undefined);
    try {
      await redrive(own, queue);
      onStarted();
    } catch (refused) {
      setFault(refused);
    } finally {
      setStep('idle');
    }
  };
  return (
    <div class="finding noted" role="alert">
      <p>{words.sure}</p>
      <button type="button" class="strong" disabled={step === 'sending'} onClick={() => void start()}>
        {words.yes}
      </button>{' '}
      <button
        type="button"
        disabled={step === 'sending'}
        onClick={() => {
          setStep('idle');
        }}
      >
        {words.no}
      </button>
    </div>
  );
};

/** `/operations/queues/ID`: the dead letters of a queue with their reasons, and moving them back. */
export const QueuePage = ({ own, queue }: { readonly own: Session; readonly queue: QueueId }) => {
  const { words, language } = useWords(operationsWords);
  const { value, fault, retry } = useLoaded(queue, () => deadLettersOf(own, queue), 5);
  const mayRedrive = own.claims?.roles.includes('operator') === true;
  return (
    <>
      <h1>{queue}</h1>
      {fault !== undefined && <Problem fault={fault} onRetry={retry} />}
      {value === undefined && fault === undefined && <Loading />}
      {value && (
        <>
          <p>{value.letters.total === 0 ? words.noDead : words.dead(numberText(language, value.letters.total))}</p>
          {mayRedrive && value.letters.total > 0 && <Redrive own={own} queue={queue} onStarted={retry} />}
          {value.letters.deadLetters.map(({ messageId, sentAt, receiveCount, reason }) => (
            <div class="card" key={messageId}>
              <p>{reason === undefined ? words.noReason : `${reason.error}: ${reason.sentence}`}</p>
              <p class="quiet">
                {instantText(language, sentAt)} · {words.received(numberText(language, receiveCount))}{' '}
                <code>{messageId}</code>
              </p>
            </div>
          ))}
          {value.redrives.length > 0 && <h2>{words.redrives}</h2>}
          {value.redrives.map(({ startedAt, state, moved, of, failure }) => (
            <p key={startedAt}>
              {instantText(language, startedAt)} · {words.redriveStates[state]} ·{' '}
              {words.moved(numberText(language, moved), of === undefined ? '?' : numberText(language, of))} {failure}
            </p>
          ))}
        </>
      )}
    </>
  );
};
