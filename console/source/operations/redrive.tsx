import { useState } from 'preact/hooks';
import { numberText } from '../common/format.ts';
import { useWords } from '../common/language.ts';
import { Problem } from '../common/messages.tsx';
import type { Session } from '../common/session.ts';
import type { QueueId } from './answer-types.ts';
import { redrive } from './answers.ts';
import { Confirmed } from './confirmed.tsx';
import { queueWords } from './queue-words.ts';

interface RedriveButtonProps {
  readonly own: Session;
  readonly queue: QueueId;
  /** How many lie there. */
  readonly total: number;
  readonly onStarted: () => void;
}

/** Moves dead letters back after a second word. The API says no to who may not. */
export const RedriveButton = ({ own, queue, total, onStarted }: RedriveButtonProps) => {
  const { words, language } = useWords(queueWords);
  const [fault, setFault] = useState<unknown>();
  return (
    <>
      <Confirmed
        text={words.redrive}
        question={words.sure(numberText(language, total))}
        yes={words.yes}
        act={async () => {
          setFault(undefined);
          try {
            await redrive(own, queue);
            onStarted();
          } catch (refused) {
            setFault(refused);
          }
        }}
      />
      {fault === undefined ? null : <Problem fault={fault} />}
    </>
  );
};
