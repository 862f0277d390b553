import { told } from '../../../shared/api-client/client.ts';
import { clientOf } from '../common/client.ts';
import { dayText, instantText, numberText } from '../common/format.ts';
import { useWords } from '../common/language.ts';
import { useLoaded } from '../common/loaded.ts';
import { Loading, Problem } from '../common/messages.tsx';
import type { Session } from '../common/session.ts';
import type { Incentive } from './answers.ts';
import { ownWords } from './own-words.ts';

const signs = { done: '✓', failed: '✗', waiting: '○' } as const;

const Told = ({ incentive }: { readonly incentive: Incentive }) => {
  const { words, language } = useWords(ownWords);
  const { headline, amount, steps, payout } = incentive;
  return (
    <li class="card">
      <h2>{headline}</h2>
      <p class="fact">Rp{numberText(language, amount)}</p>
      <ol class="timeline">
        {steps.map(({ step, status, text, at }) => (
          <li key={step} class={status}>
            <span aria-hidden="true">{signs[status]}</span> {text}
            {at === undefined ? '' : ` · ${instantText(language, at)}`}
          </li>
        ))}
      </ol>
      {payout?.expected && (
        <p>
          {words.expected}: {dayText(language, payout.expected.from)} {words.to} {dayText(language, payout.expected.to)}
        </p>
      )}
      {payout?.next === undefined ? null : <p class="note">{payout.next}</p>}
    </li>
  );
};

/** Every incentive with its steps: what is done, and what is waited for. */
export const IncentivesPage = ({ own }: { readonly own: Session }) => {
  const { words, language } = useWords(ownWords);
  const { value, fault, retry } = useLoaded(language, () => told(clientOf(own).GET('/v1/registrations/me/incentives')));
  return (
    <>
      <h1>{words.incentives}</h1>
      {fault === undefined ? null : <Problem fault={fault} onRetry={retry} />}
      {value === undefined && fault === undefined && <Loading />}
      {value?.incentives.length === 0 && <p>{words.noIncentives}</p>}
      <ul class="cards">
        {value?.incentives.map((incentive) => (
          <Told key={`${incentive.waveId} ${incentive.kind} ${incentive.part}`} incentive={incentive} />
        ))}
      </ul>
    </>
  );
};
