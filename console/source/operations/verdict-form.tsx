import { useEffect, useRef } from 'preact/hooks';
import { useDraft } from '../common/draft.ts';
import { Line, Sentences } from '../common/fields.tsx';
import { useWords } from '../common/language.ts';
import { useLoaded } from '../common/loaded.ts';
import { Loading, Problem } from '../common/messages.tsx';
import { SendForm } from '../common/send-form.tsx';
import type { Session } from '../common/session.ts';
import type { Approval } from './answer-types.ts';
import { factsOf, type ApprovalFacts } from './approval-facts.ts';
import { approvalWords } from './approval-words.ts';
import { decide, type VerdictDraft, type VerdictKind } from './verdicts.ts';

interface VerdictFormProps {
  readonly own: Session;
  readonly approval: Approval;
  readonly onDecided: (verdict: VerdictKind) => void;
  /** Nothing is decided for now. */
  readonly onClose: () => void;
}

const nothingTyped: VerdictDraft = { count: '', sum: '', affected: '', reason: '' };

interface FormProps extends Pick<VerdictFormProps, 'own' | 'approval' | 'onDecided'> {
  readonly outcome: ApprovalFacts['outcome'];
}

/** The fields of a verdict by what it is about: numbers are typed in as they were seen, and a no says why. */
const Form = ({ own, approval, outcome, onDecided }: FormProps) => {
  const { words } = useWords(approvalWords);
  const { kind, id } = approval;
  const { values, change, forget } = useDraft(`verdict:${kind}:${id}`, nothingTyped);
  const give = (verdict: VerdictKind) => async () => {
    await decide(own, approval, { verdict, draft: values, outcome });
    forget();
    onDecided(verdict);
  };
  const isBatch = kind === 'envelope' || kind === 'settlement';
  return (
    <SendForm
      text={words.approve}
      send={give('approve')}
      other={kind === 'hold' ? undefined : { text: words.reject, send: give('reject') }}
    >
      {(faults) => {
        const field = (name: keyof VerdictDraft, label: string) => ({
          ...{ name: `${id}-${name}`, label, value: values[name], fault: faults.get(name) },
          onChange: (typed: string) => {
            change({ [name]: typed });
          },
        });
        const number = { inputMode: 'numeric', autocomplete: 'off' } as const;
        return (
          <>
            <h3>{words.verdict}</h3>
            {isBatch || kind === 'breach' ? <p class="quiet">{words.typed}</p> : null}
            {isBatch ? <Line {...field('count', words.count)} {...number} /> : null}
            {isBatch ? <Line {...field('sum', words.sum)} {...number} /> : null}
            {kind === 'breach' ? <Line {...field('affected', words.affected)} {...number} /> : null}
            {kind === 'hold' ? <p class="quiet">{words.holdOnly}</p> : null}
            {kind === 'hold' || kind === 'risk' ? null : (
              <Sentences {...field('reason', kind === 'decision' ? words.remark : words.reason)} rows={2} />
            )}
          </>
        );
      }}
    </SendForm>
  );
};

/** What a proposal is about, and a verdict on it. The keyboard is led here, and back by whoever opened it. */
export const VerdictForm = ({ own, approval, onDecided, onClose }: VerdictFormProps) => {
  const { words, language } = useWords(approvalWords);
  const { kind, id } = approval;
  const { value, fault, retry } = useLoaded(`${kind} ${id} ${language}`, () => factsOf(own, approval, language));
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    place.current?.focus();
  }, []);
  return (
    <div class="verdict" ref={place} role="group" aria-label={words.details} tabIndex={-1}>
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
          <Form own={own} approval={approval} outcome={value.outcome} onDecided={onDecided} />
        </>
      )}
      <p>
        <button type="button" class="link" onClick={onClose}>
          {words.close}
        </button>
      </p>
    </div>
  );
};
