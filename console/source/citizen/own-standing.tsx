import { useState } from 'preact/hooks';
import { told } from '../../../shared/api-client/client.ts';
import { clientOf } from '../common/client.ts';
import { instantText, numberText } from '../common/format.ts';
import { useWords } from '../common/language.ts';
import type { Session } from '../common/session.ts';
import { Countdown } from '../common/time.tsx';
import { Act } from './act.tsx';
import type { Award, Enrollment } from './answers.ts';
import { Lazily } from './lazily.tsx';
import { Objection } from './objection.tsx';
import { waveWords } from './wave-words.ts';

interface OwnStandingProps {
  readonly own: Session;
  readonly enrollment: Enrollment;
  /** Something was sent that changes it. */
  readonly onChange: () => void;
}

/** What became of one's own ticket so far. */
export const OwnStanding = ({ own, enrollment, onChange }: OwnStandingProps) => {
  const { words, language } = useWords(waveWords);
  const { waveId, ticket, status, standing } = enrollment;
  const reason = 'reason' in standing ? standing.reason : undefined;
  if (status === 'left') return <p class="fact">{words.left}</p>;
  return (
    <>
      {'outcome' in enrollment ? (
        <Result own={own} result={enrollment} />
      ) : (
        <>
          <p class="fact">{words.joined}</p>
          <p>{words.standing[standing.state]}</p>
          {reason && <p>{reason[language]}</p>}
          {enrollment.selection && <p role="status">{enrollment.selection[language]}</p>}
        </>
      )}
      {'award' in enrollment && (
        <Card
          award={enrollment.award}
          giveUp={async () => {
            await told(
              clientOf(own).DELETE('/v1/waves/{waveId}/enrollments/me/award', { params: { path: { waveId } } }),
            );
            onChange();
          }}
        />
      )}
      {'place' in enrollment && (
        <div>
          <h4>{words.place}</h4>
          <p>{enrollment.place[language]}</p>
          <p>
            {words.objectUntil} {instantText(language, enrollment.place.objectUntil)} ·{' '}
            <Countdown until={enrollment.place.objectUntil} />
          </p>
          <Objection
            about={`place-${waveId}`}
            send={(statement) =>
              told(
                clientOf(own).POST('/v1/waves/{waveId}/enrollments/me/objections', {
                  params: { path: { waveId } },
                  body: { statement },
                }),
              )
            }
          />
        </div>
      )}
      <p class="quiet">
        {words.ticket}: <code>{ticket}</code>
      </p>
    </>
  );
};

type Drawn = Extract<Enrollment, { outcome: unknown }>;

const Result = ({ own, result }: { readonly own: Session; readonly result: Drawn }) => {
  const { words, language } = useWords(waveWords);
  const [isChecking, setIsChecking] = useState(false);
  const { rank, applicants, places, reason, waveId, ticket, regency, outcome } = result;
  return (
    <>
      <div class={`finding ${outcome === 'selected' ? 'held' : 'noted'}`}>
        <p class="finding-title">{result[language]}</p>
        {reason?.[language] !== undefined && <p>{reason[language]}</p>}
        {rank !== undefined && applicants !== undefined && (
          <p>
            {words.rank(numberText(language, rank), numberText(language, applicants))}{' '}
            {places !== undefined && words.places(numberText(language, places))}
          </p>
        )}
      </div>
      {isChecking ? (
        <Lazily
          name="place"
          load={async () => (await import('./place-checked.tsx')).PlaceChecked}
          props={{ own, waveId, ticket, regency: regency.code }}
        />
      ) : (
        <>
          <p class="quiet">{words.checkText}</p>
          <button
            type="button"
            onClick={() => {
              setIsChecking(true);
            }}
          >
            {words.check}
          </button>
        </>
      )}
    </>
  );
};

const Card = ({ award, giveUp }: { readonly award: Award; readonly giveUp: () => Promise<void> }) => {
  const { words, language } = useWords(waveWords);
  const rupiah = (amount: number) => `Rp${numberText(language, amount)}`;
  return (
    <div class="own-card">
      <h4>{words.card}</h4>
      <p class="fact">{award.cardNumber}</p>
      <p>
        {words.balance}: <strong>{rupiah(award.balance)}</strong>
      </p>
      {'id' in award && <p class="note">{award[language]}</p>}
      {'firstPurchaseDeadline' in award && (
        <p>
          {words.buyBy} {instantText(language, award.firstPurchaseDeadline)} ·{' '}
          <Countdown until={award.firstPurchaseDeadline} />
        </p>
      )}
      {award.state === 'active' && (
        <details>
          <summary>{words.giveUp}</summary>
          <p>{words.giveUpText}</p>
          <Act text={words.giveUpSure} run={giveUp} />
        </details>
      )}
    </div>
  );
};
