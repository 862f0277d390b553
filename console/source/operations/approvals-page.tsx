import { useEffect, useRef, useState } from 'preact/hooks';
import { instantText, numberText } from '../common/format.ts';
import { useWords } from '../common/language.ts';
import { useLoaded } from '../common/loaded.ts';
import { Loading, Problem } from '../common/messages.tsx';
import { PageHeading } from '../common/page-heading.tsx';
import type { Session } from '../common/session.ts';
import { Told } from '../common/told.tsx';
import type { Approval } from './answer-types.ts';
import { approvalsOf } from './answers.ts';
import { approvalWords } from './approval-words.ts';
import { VerdictForm } from './verdict-form.tsx';
import type { VerdictKind } from './verdicts.ts';
import { operationsWords } from './words.ts';

interface CardProps {
  readonly own: Session;
  readonly approval: Approval;
  readonly onDecided: (verdict: VerdictKind) => void;
}

/** Why somebody cannot decide a proposal, as far as their own session tells; the API says no all the same. */
const Hindrance = ({ own, approval }: Omit<CardProps, 'onDecided'>) => {
  const { words } = useWords(approvalWords);
  const { sub = '', roles = [] } = own.claims ?? {};
  if (approval.proposedBy === sub) return <p class="note">{words.own}</p>;
  if (approval.approvedBy.includes(sub)) return <p class="note">{words.already}</p>;
  return approval.roles.some((role) => roles.includes(role)) ? null : <p class="quiet">{words.others}</p>;
};

const mayDecide = ({ claims }: Session, { proposedBy, approvedBy, roles }: Approval): boolean =>
  claims !== undefined &&
  proposedBy !== claims.sub &&
  !approvedBy.includes(claims.sub) &&
  roles.some((role) => claims.roles.includes(role));

const ApprovalCard = ({ own, approval, onDecided }: CardProps) => {
  const { words, language } = useWords(approvalWords);
  const names = useWords(operationsWords).words;
  const [step, setStep] = useState<'unopened' | 'open' | 'closed'>('unopened');
  const opener = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (step === 'closed') opener.current?.focus();
  }, [step]);
  const { kind, id, does, proposedBy, proposedAt, approvedBy, approvalsNeeded } = approval;
  const heading = `approval-${id}`;
  return (
    <li class="card" aria-labelledby={heading}>
      <h2 id={heading}>{words.kinds[kind]}</h2>
      <p>
        {words.brings} <strong>{does[language]}</strong>
      </p>
      <p class="quiet">
        {names.proposed(proposedBy, instantText(language, proposedAt))} <code>{id}</code>
      </p>
      {approvalsNeeded > 1 ? (
        <p>{words.approved(numberText(language, approvedBy.length), numberText(language, approvalsNeeded))}</p>
      ) : null}
      <Hindrance own={own} approval={approval} />
      {!mayDecide(own, approval) ? null : step === 'open' ? (
        <VerdictForm
          own={own}
          approval={approval}
          onDecided={onDecided}
          onClose={() => {
            setStep('closed');
          }}
        />
      ) : (
        <>
          {kind === 'risk' ? <p class="quiet">{words.opensPerson}</p> : null}
          <p>
            <button
              type="button"
              class="strong"
              ref={opener}
              aria-describedby={heading}
              onClick={() => {
                setStep('open');
              }}
            >
              {words.open}
            </button>
          </p>
        </>
      )}
    </li>
  );
};

/** What was decided last: of which card. */
interface Decided extends Pick<Approval, 'does'> {
  readonly key: string;
  readonly verdict: VerdictKind;
}

/** `/operations/approvals`: everything that waits for a second person, and a verdict on it. */
export const ApprovalsPage = ({ own }: { readonly own: Session }) => {
  const { words, language } = useWords(approvalWords);
  const { value, fault, retry } = useLoaded('approvals', () => approvalsOf(own), 30);
  const [decided, setDecided] = useState<Decided>();
  return (
    <>
      <PageHeading text={words.title} />
      <p>{words.lead}</p>
      {decided === undefined ? null : (
        <Told
          key={decided.key}
          text={`${decided.verdict === 'approve' ? words.approvedNow : words.rejectedNow} ${decided.does[language]}`}
          look="finding held"
        />
      )}
      {fault === undefined ? null : <Problem fault={fault} onRetry={retry} />}
      {value === undefined && fault === undefined ? <Loading /> : null}
      {value?.approvals.length === 0 ? <p>{words.none}</p> : null}
      <ul class="letters">
        {value?.approvals.map((approval) => {
          // Whoever approved may do so once: what is left to them is another card.
          const key = `${approval.kind} ${approval.id} ${approval.approvedBy.length}`;
          return (
            <ApprovalCard
              key={key}
              own={own}
              approval={approval}
              onDecided={(verdict) => {
                setDecided({ key, does: approval.does, verdict });
                retry();
              }}
            />
          );
        })}
      </ul>
      {value?.isComplete === false ? <p class="note">{words.partial}</p> : null}
    </>
  );
};
