import { useState } from 'preact/hooks';
import { useDraft } from '../common/draft.ts';
import { instantText } from '../common/format.ts';
import { useWords } from '../common/language.ts';
import { Problem } from '../common/messages.tsx';
import type { Session } from '../common/session.ts';
import type { Decision } from './answer-types.ts';
import { propose } from './answers.ts';
import { selectionWords } from './selection-words.ts';
import { operationsWords } from './words.ts';

/** What was proposed about a wave, and who decided it. */
export const DecisionList = ({ decisions }: { readonly decisions: readonly Decision[] }) => {
  const { words, language } = useWords(selectionWords);
  const names = useWords(operationsWords).words;
  if (decisions.length === 0) return <p>{words.noDecisions}</p>;
  return (
    <ul class="letters">
      {decisions.map(({ decisionId, kind, status, reason, remark, ...who }) => (
        <li key={decisionId} class="card">
          <p>
            <strong>{words.decisionKinds[kind]}</strong>{' '}
            <span class={`badge ${status}`}>{words.decisionStates[status]}</span>
          </p>
          <blockquote>{reason}</blockquote>
          <p class="quiet">
            {names.proposed(who.proposedBy, instantText(language, who.proposedAt))}{' '}
            {who.decidedBy === undefined || who.decidedAt === undefined
              ? ''
              : words.decided(who.decidedBy, instantText(language, who.decidedAt))}
          </p>
          {remark === undefined ? null : <p class="quiet">{remark}</p>}
        </li>
      ))}
    </ul>
  );
};

interface ProposalProps {
  readonly own: Session;
  readonly waveId: string;
  /** What there may be to decide, as the wave stands. */
  readonly kinds: readonly Decision['kind'][];
  readonly onSent: () => void;
}

/** A form for what takes a second person; what is typed outlives a session that ends. */
export const Proposal = ({ own, waveId, kinds, onSent }: ProposalProps) => {
  const { words } = useWords(selectionWords);
  const [first = 'call'] = kinds;
  const { values, change, forget } = useDraft(`decision:${waveId}`, { kind: first, reason: '' });
  const [step, setStep] = useState<'writing' | 'sending' | 'sent'>('writing');
  const [fault, setFault] = useState<unknown>();
  const kind = kinds.includes(values.kind) ? values.kind : first;
  const send = async () => {
    setStep('sending');
    setFault(undefined);
    try {
      await propose(own, waveId, { kind, reason: values.reason });
      forget();
      setStep('sent');
      onSent();
    } catch (refused) {
      setFault(refused);
      setStep('writing');
    }
  };
  return (
    <details open={values.reason !== '' || step === 'sent'}>
      <summary>{words.propose}</summary>
      {step === 'sent' ? <p role="status">{words.sent}</p> : null}
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <p>
          <label for="kind">{words.proposeKind}</label>
          <select
            id="kind"
            value={kind}
            onChange={(event) => {
              change({ kind: kinds.find((one) => one === event.currentTarget.value) ?? first });
            }}
          >
            {kinds.map((one) => (
              <option key={one} value={one}>
                {words.decisionKinds[one]}
              </option>
            ))}
          </select>
        </p>
        <label for="reason">{words.reason}</label>
        <p class="quiet" id="reason-hint">
          {words.reasonHint}
        </p>
        <textarea
          id="reason"
          rows={4}
          value={values.reason}
          aria-describedby="reason-hint"
          onInput={(event) => {
            change({ reason: event.currentTarget.value });
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
