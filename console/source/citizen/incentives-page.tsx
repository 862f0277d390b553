import { told } from '../../../shared/api-client/client.ts';
import { clientOf } from '../common/client.ts';
import { dayText, instantText, rupiahText } from '../common/format.ts';
import { useWords } from '../common/language.ts';
import type { Session } from '../common/session.ts';
import type { Incentive } from './answers.ts';
import { Asked } from './asked.tsx';
import { ownWords } from './own-words.ts';
import { Section } from './section.tsx';

const signs = { done: '✓', failed: '✗', waiting: '○' } as const;

const waitsForAccount = ({ step, status }: Incentive['steps'][number]): boolean =>
  step === 'payout-account' && status !== 'done';

const Told = ({ incentive }: { readonly incentive: Incentive }) => {
  const { words, language } = useWords(ownWords);
  const { kind, headline, amount, steps, payout, decision } = incentive;
  return (
    <li class="card">
      <h2>{words.incentive[kind]}</h2>
      <p class="amount">{rupiahText(language, amount)}</p>
      <p class="fact">{headline}</p>
      <ol class="timeline">
        {steps.map(({ step, status, text, at }) => (
          <li key={step} class={status}>
            <span aria-hidden="true">{signs[status]}</span> {text}
            {at !== undefined && <span class="quiet">{instantText(language, at)}</span>}
          </li>
        ))}
      </ol>
      {decision?.outcome === 'refused' &&
        decision.reasons?.map(({ code, detail, remedy }) => (
          <p key={code} class="note">
            {detail ?? code} {remedy === undefined ? '' : `${remedy.detail} (${remedy.institution})`}
          </p>
        ))}
      {payout?.expected && (
        <p>
          {words.expected}: {dayText(language, payout.expected.from)} {words.to} {dayText(language, payout.expected.to)}
        </p>
      )}
      {payout?.next === undefined ? null : <p class="note">{payout.next}</p>}
      {(payout?.status === 'bounced' || steps.some(waitsForAccount)) && (
        <p>
          <a class="action" href="/me/money/account">
            {words.toAccount}
          </a>
        </p>
      )}
    </li>
  );
};

/** Every incentive with its steps: what is done, and what is waited for. */
export const IncentivesPage = ({ own }: { readonly own: Session }) => {
  const { words } = useWords(ownWords);
  return (
    <Section of="money" title={words.incentives}>
      <Asked name="incentives" load={() => told(clientOf(own).GET('/v1/registrations/me/incentives'))}>
        {({ incentives }) => (
          <>
            {incentives.length === 0 && <p>{words.noIncentives}</p>}
            <ul class="cards">
              {incentives.map((incentive) => (
                <Told key={`${incentive.waveId} ${incentive.kind} ${incentive.part}`} incentive={incentive} />
              ))}
            </ul>
          </>
        )}
      </Asked>
    </Section>
  );
};
