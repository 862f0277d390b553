import { useState } from 'preact/hooks';
import { useDraft } from '../common/draft.ts';
import { useWords } from '../common/language.ts';
import { Problem } from '../common/messages.tsx';
import { statusWords } from './words.ts';

interface ObjectionProps {
  /** Tells this objection from others of the page. */
  readonly about: string;
  /** Sends it. @throws ApiRefused. */
  readonly send: (statement: string) => Promise<unknown>;
}

/** A form that is folded up until somebody wants to object; what is typed outlives a session that ends. */
export const Objection = ({ about, send }: ObjectionProps) => {
  const { words } = useWords(statusWords);
  const { values, change, forget } = useDraft(`objection:${about}`, { statement: '' });
  const [step, setStep] = useState<'writing' | 'sending' | 'sent'>('writing');
  const [fault, setFault] = useState<unknown>();
  const field = `statement-${about}`;
  if (step === 'sent') {
    return (
      <p class="fact" role="status">
        {words.sent}
      </p>
    );
  }
  return (
    <details open={values.statement !== ''}>
      <summary>{words.object}</summary>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setStep('sending');
          setFault(undefined);
          send(values.statement).then(
            () => {
              forget();
              setStep('sent');
            },
            (refused: unknown) => {
              setFault(refused);
              setStep('writing');
            },
          );
        }}
      >
        <label for={field}>{words.statement}</label>
        <p class="quiet" id={`${field}-hint`}>
          {words.objectHint}
        </p>
        <textarea
          id={field}
          rows={4}
          value={values.statement}
          aria-describedby={`${field}-hint`}
          onInput={(event) => {
            change({ statement: event.currentTarget.value });
          }}
        />
        {fault === undefined ? null : <Problem fault={fault} />}
        <p>
          <button type="submit" disabled={step === 'sending'}>
            {words.send}
          </button>
        </p>
      </form>
    </details>
  );
};
