import { useState } from 'preact/hooks';
import { useDraft } from '../common/draft.ts';
import { useWords } from '../common/language.ts';
import { useLoaded } from '../common/loaded.ts';
import { Loading, Problem } from '../common/messages.tsx';
import type { Session } from '../common/session.ts';
import type { Approval } from './answer-types.ts';
import { factsOf } from './approval-facts.ts';
import { approvalWords } from './approval-words.ts';
import { decide, type VerdictDraft, type VerdictKind } from './verdicts.ts';

interface TypedProps {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

const TypedNumber = ({ id, label, value, onChange }: TypedProps) => (
  <p>
    <label for={id}>{label}</label>
    <input
      id={id}
      inputMode="numeric"
      autocomplete="off"
      value={value}
      onInput={(event) => {
        onChange(event.currentTarget.value);
      }}
    />
  </p>
);

interface VerdictFormProps {
  readonly own: Session;
  readonly approval: Approval;
  readonly onDecided: (verdict: VerdictKind) => void;
}

const nothingTyped: VerdictDraft = { count: '', sum: '', affected: '', reason: '' };

/** What a proposal is about, and a verdict on it: numbers are typed in as they were seen, and a no says why. */
export const VerdictForm = ({ own, approval, onDecided }: VerdictFormProps) => {
  const { words, language } = useWords(approvalWords);
  const { kind, id } = approval;
  const { value, fault, retry } = useLoaded(`${kind} ${id} ${language}`, () => factsOf(own, approval, language));
  const { values, change, forget } = useDraft(`verdict:${kind}:${id}`, nothingTyped);
  const [isSending, setIsSending] = useState(false);
  const [refusal, setRefusal] = useState<unknown>();
  const give = async (verdict: VerdictKind) => {
    setIsSending(true);
    setRefusal(undefined);
    try {
      await decide(own, approval, { verdict, draft: values, outcome: value?.outcome });
      forget();
      onDecided(verdict);
    } catch (refused) {
      setRefusal(refused);
      setIsSending(false);
    }
  };
  const field = (name: keyof VerdictDraft, label: string) => (
    <TypedNumber
      id={`${id}-${name}`}
      label={label}
      value={values[name]}
      onChange={(typed) => {
        change({ [name]: typed });
      }}
    />
  );
  const isBatch = kind === 'envelope' || kind === 'settlement';
  return (
    <div class="verdict">
      {fault === undefined ? null : <Problem fault={fault} onRetry={retry} />}
      {value === undefined && fault === undefined ? <Loading /> : null}
      {value === undefined ? null : (
        <>
          <h3>{words.details}</h3>
          <dl class="facts">
            {value.facts.map(([name, text]) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{text}</dd>
              </div>
            ))}
          </dl>
          <form
            noValidate
            onSubmit={(event) => {
              event.preventDefault();
              void give('approve');
            }}
          >
            <h3>{words.verdict}</h3>
            {isBatch || kind === 'breach' ? <p class="quiet">{words.typed}</p> : null}
            {isBatch ? field('count', words.count) : null}
            {isBatch ? field('sum', words.sum) : null}
            {kind === 'breach' ? field('affected', words.affected) : null}
            {kind === 'hold' ? <p class="quiet">{words.holdOnly}</p> : null}
            {kind === 'hold' || kind === 'risk' ? null : (
              <p>
                <label for={`${id}-reason`}>{kind === 'decision' ? words.remark : words.reason}</label>
                <textarea
                  id={`${id}-reason`}
                  rows={2}
                  value={values.reason}
                  onInput={(event) => {
                    change({ reason: event.currentTarget.value });
                  }}
                />
              </p>
            )}
            {refusal === undefined ? null : <Problem fault={refusal} />}
            <p class="choices">
              <button type="submit" disabled={isSending}>
                {words.approve}
              </button>
              {kind === 'hold' ? null : (
                <button type="button" class="light" disabled={isSending} onClick={() => void give('reject')}>
                  {words.reject}
                </button>
              )}
            </p>
          </form>
        </>
      )}
    </div>
  );
};
