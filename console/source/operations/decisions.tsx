import { useState } from 'preact/hooks';
import { useDraft } from '../common/draft.ts';
import { Choice } from '../common/fields.tsx';
import { instantText } from '../common/format.ts';
import { useWords } from '../common/language.ts';
import type { Session } from '../common/session.ts';
import { Statement } from '../common/statement.tsx';
import { Told } from '../common/told.tsx';
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

/** A form for what takes a second person. */
export const Proposal = ({ own, waveId, kinds, onSent }: ProposalProps) => {
  const { words } = useWords(selectionWords);
  const [first = 'call'] = kinds;
  const { values, change, forget } = useDraft(`decision-kind:${waveId}`, { kind: first });
  const [sent, setSent] = useState(0);
  const kind = kinds.includes(values.kind) ? values.kind : first;
  return (
    <>
      {sent === 0 ? null : <Told key={sent} text={words.sent} look="finding held" />}
      <Statement
        draft={`decision:${waveId}`}
        name="reason"
        field="reason"
        summary={words.propose}
        label={words.reason}
        hint={words.reasonHint}
        text={words.send}
        send={async (reason) => {
          await propose(own, waveId, { kind, reason });
          forget();
          setSent(sent + 1);
          onSent();
        }}
      >
        <Choice
          name="kind"
          label={words.proposeKind}
          options={kinds.map((one) => [one, words.decisionKinds[one]])}
          value={kind}
          onChange={(chosen) => {
            change({ kind: kinds.find((one) => one === chosen) ?? first });
          }}
        />
      </Statement>
    </>
  );
};
