import { useEffect, useRef, useState } from 'preact/hooks';
import { useWords } from '../common/language.ts';
import { operationsWords } from './words.ts';

interface ConfirmedProps {
  readonly text: string;
  readonly question: string;
  readonly yes: string;
  /** Does it; what fails is its own to tell. */
  readonly act: () => Promise<void>;
  /** Where the keyboard is led when it is over, if there is such a place; else to the button. */
  readonly backTo?: () => HTMLElement | null | undefined;
}

/** A button whose deed asks once more. The keyboard is led to the question, and back to the button. */
export const Confirmed = ({ text, question, yes, act, backTo }: ConfirmedProps) => {
  const { words } = useWords(operationsWords);
  const [step, setStep] = useState<'idle' | 'asked' | 'acting'>('idle');
  const first = useRef<HTMLButtonElement>(null);
  const no = useRef<HTMLButtonElement>(null);
  const wasAsked = useRef(false);
  const back = useRef(backTo);
  back.current = backTo;
  useEffect(() => {
    if (step === 'asked') {
      wasAsked.current = true;
      no.current?.focus();
    } else if (step === 'idle' && wasAsked.current) (back.current?.() ?? first.current)?.focus();
  }, [step]);
  if (step === 'idle') {
    return (
      <p>
        <button
          type="button"
          class="strong"
          ref={first}
          onClick={() => {
            setStep('asked');
          }}
        >
          {text}
        </button>
      </p>
    );
  }
  return (
    <div class="finding noted" role="group" aria-label={question}>
      <p>{question}</p>
      <p class="choices">
        <button
          type="button"
          class="strong"
          disabled={step === 'acting'}
          onClick={() => {
            setStep('acting');
            void act().finally(() => {
              setStep('idle');
            });
          }}
        >
          {yes}
        </button>
        <button
          type="button"
          class="light"
          ref={no}
          disabled={step === 'acting'}
          onClick={() => {
            setStep('idle');
          }}
        >
          {words.cancel}
        </button>
      </p>
    </div>
  );
};
