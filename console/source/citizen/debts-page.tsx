import { told } from '../../../shared/api-client/client.ts';
import { clientOf } from '../common/client.ts';
import { dayText, instantText, rupiahText } from '../common/format.ts';
import { useWords } from '../common/language.ts';
import type { Session } from '../common/session.ts';
import { Deadline } from './deadline.tsx';
import type { Debt } from './answers.ts';
import { Asked } from './asked.tsx';
import { DebtPlan } from './debt-plan.tsx';
import { moneyWords } from './money-words.ts';
import { Objection } from './objection.tsx';
import { Section } from './section.tsx';

interface DebtProps {
  readonly own: Session;
  readonly debt: Debt;
  readonly onChange: () => void;
}

const Due = ({ debt: { due, objection, outstanding } }: Pick<DebtProps, 'debt'>) => {
  const { words, language } = useWords(moneyWords);
  if (outstanding === 0) return null;
  if (due.isPaused) return <p class="fact">{words.paused}</p>;
  return (
    <>
      {due.overdue > 0 && (
        <p class="fault">
          {words.overdue}: {rupiahText(language, due.overdue)}
        </p>
      )}
      {due.next !== undefined && <Deadline label={words.due} at={due.next} />}
      <p class="quiet">
        {words.nothingBefore} {instantText(language, objection.nothingDueUntil)}.
      </p>
    </>
  );
};

const Contested = ({ own, debt: { objection, waveId } }: DebtProps) => {
  const { words } = useWords(moneyWords);
  const { rule, isOpen } = objection;
  if (isOpen) return <p class="fact">{words.objected}</p>;
  if (rule === undefined) return null;
  return (
    <Objection
      about={`debt-${waveId}`}
      send={(statement) => told(clientOf(own).POST('/v1/registrations/me/objections', { body: { rule, statement } }))}
    />
  );
};

const Told = (props: DebtProps) => {
  const { words, language } = useWords(moneyWords);
  const { waveId, status, outstanding, refundDue, reason, legalBasis, items, repayments, letter } = props.debt;
  return (
    <li class="card">
      <h2>{words.debtOf(waveId)}</h2>
      <p>
        <span class={`badge ${status === 'open' ? 'closed' : status}`}>{words.debtStatus[status]}</span>
      </p>
      <p class="quiet">{words.outstanding}</p>
      <p class="amount">{rupiahText(language, outstanding)}</p>
      {refundDue !== undefined && (
        <p class="fact">
          {words.refundDue}: {rupiahText(language, refundDue)}
        </p>
      )}
      <Due debt={props.debt} />
      <dl class="pairs">
        <dt>{words.why}</dt>
        <dd>{reason[language] ?? reason.code}</dd>
        {reason.remedy !== undefined && (
          <>
            <dt>{words.whoCorrects}</dt>
            <dd>
              {reason.remedy.institution}. {reason.remedy[language]}
            </dd>
          </>
        )}
        <dt>{words.law}</dt>
        <dd>{legalBasis}</dd>
      </dl>
      <Contested {...props} />
      <DebtPlan {...props} />
      {items.length > 0 && <h3>{words.items}</h3>}
      <ul>
        {items.map((item) => (
          <li key={item.kind === 'purchase' ? item.orderId : item.payoutId}>
            {item.kind === 'purchase' ? item.title : words.payout}: {rupiahText(language, item.amount)}{' '}
            <span class="quiet">({dayText(language, item.at)})</span>
          </li>
        ))}
      </ul>
      {repayments.length > 0 && (
        <>
          <h3>{words.repayments}</h3>
          <ul>
            {repayments.map(({ reference, amount, paidOn }) => (
              <li key={reference}>
                {rupiahText(language, amount)} <span class="quiet">({dayText(language, paidOn)})</span>
              </li>
            ))}
          </ul>
        </>
      )}
      <details>
        <summary>{words.letter}</summary>
        <p class="letter">{letter}</p>
      </details>
    </li>
  );
};

/** What is to be paid back, why, by when, in which parts, and how to object. */
export const DebtsPage = ({ own }: { readonly own: Session }) => {
  const { words } = useWords(moneyWords);
  return (
    <Section of="money" title={words.debts}>
      <Asked name="debts" load={() => told(clientOf(own).GET('/v1/registrations/me/debts'))}>
        {({ debts }, again) => (
          <>
            {debts.length === 0 && <p>{words.noDebts}</p>}
            <ul class="cards">
              {debts.map((debt) => (
                <Told key={debt.waveId} own={own} debt={debt} onChange={again} />
              ))}
            </ul>
          </>
        )}
      </Asked>
    </Section>
  );
};
