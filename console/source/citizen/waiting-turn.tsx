import { useEffect } from 'preact/hooks';
import { useWords } from '../common/language.ts';
import { Deadline } from './deadline.tsx';
import { formWords } from './form-words.ts';
import type { Turn } from './registering.ts';

interface WaitingTurnProps {
  readonly turn: Turn;
  /** The turn has come: what to send along. */
  readonly onTurn: (proven: string) => void;
}

/** Who waits instead of having the phone work: until when, and then the form is sent. */
export const WaitingTurn = ({ turn: { challenge, sendFrom }, onTurn }: WaitingTurnProps) => {
  const { words } = useWords(formWords);
  useEffect(() => {
    const timer = setTimeout(
      () => {
        onTurn(challenge);
      },
      Math.max(0, Date.parse(sendFrom) - Date.now()),
    );
    return () => {
      clearTimeout(timer);
    };
  }, [challenge, sendFrom, onTurn]);
  return (
    <div class="finding noted" role="status">
      <p>{words.waiting}</p>
      <Deadline label={words.yourTurn} at={sendFrom} />
    </div>
  );
};
