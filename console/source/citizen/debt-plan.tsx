import { useState } from 'preact/hooks';
import { told } from '../../../shared/api-client/client.ts';
import { clientOf } from '../common/client.ts';
import { Choice } from '../common/fields.tsx';
import { dayText, numberText, rupiahText } from '../common/format.ts';
import { useWords } from '../common/language.ts';
import type { Session } from '../common/session.ts';
import type { Debt } from './answers.ts';
import { moneyWords } from './money-words.ts';
import { SendForm } from './sending.tsx';

interface DebtPlanProps {
  readonly own: Session;
  readonly debt: Debt;
  readonly onChange: () => void;
}

/** The instalments that were agreed on, or the choice of how many there are to be. */
export const DebtPlan = ({ own, debt: { waveId, plan, choice }, onChange }: DebtPlanProps) => {
  const { words, language } = useWords(moneyWords);
  const [months, setMonths] = useState('');
  if (plan !== undefined) {
    return (
      <>
        <h3>{words.plan}</h3>
        <p>{words.planText(numberText(language, plan.months))}</p>
        <ol>
          {plan.instalments.map(({ dueAt, amount, status }) => (
            <li key={dueAt}>
              {dayText(language, dueAt)}: <strong>{rupiahText(language, amount)}</strong>{' '}
              <span class="quiet">({words.part[status]})</span>
            </li>
          ))}
        </ol>
      </>
    );
  }
  if (choice === undefined) return null;
  const { monthsAtMost, monthlyMinimum } = choice;
  return (
    <>
      <h3>{words.plan}</h3>
      <p>
        {words.choosePlan} {words.least(rupiahText(language, monthlyMinimum))}
      </p>
      <SendForm
        text={words.agree}
        send={async () => {
          await told(
            clientOf(own).PUT('/v1/registrations/me/debts/{waveId}/plan', {
              params: { path: { waveId } },
              body: { months: Number(months) },
            }),
          );
          onChange();
        }}
      >
        {(faults) => (
          <Choice
            {...{ name: `months-${waveId}`, label: words.months, first: '…', value: months }}
            fault={faults.get('months')}
            options={Array.from({ length: monthsAtMost }, (_, place) => [String(place + 1), words.monthsOf(place + 1)])}
            onChange={setMonths}
          />
        )}
      </SendForm>
    </>
  );
};
