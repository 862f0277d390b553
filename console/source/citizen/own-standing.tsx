import { useState } from 'preact/hooks';
import { told } from '../../../shared/api-client/client.ts';
import { clientOf } from '../common/client.ts';
import { numberText } from '../common/format.ts';
import { useWords } from '../common/language.ts';
import type { Session } from '../common/session.ts';
import { Deadline } from './deadline.tsx';
import { Act } from './act.tsx';
import type { Award, Enrollment, Reason, Wave } from './answers.ts';
import { Lazily } from './lazily.tsx';
import { Objection } from './objection.tsx';
import { waveWords } from './wave-words.ts';

interface OwnStandingProps {
  readonly own: Session;
  readonly wave: Wave;
  readonly enrollment: Enrollment;
  /** Something was sent that changes it. */
  readonly onChange: () => void;
}

/** What became of one's own ticket so far. */
export const OwnStanding = ({ own, wave, enrollment, onChange }: OwnStandingProps) => {
  const { words, language } = useWords(waveWords);
  const { waveId, ticket, status, standing } = enrollment;
  const reason = 'reason' in standing ? standing.reason : undefined;
  if (status === 'left') return <p class="fact">{words.left}</p>;
  return (
    <>
      {'outcome' in enrollment ? (
        <Result own={own} wave={wave} result={enrollment} />
      ) : (
        <>
          <p class="fact">{words.joined}</p>
          <p>{words.standing[standing.state]}</p>
          {reason && <ReasonTold reason={reason} />}
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
          <Deadline label={words.objectUntil} at={enrollment.place.objectUntil} />
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

const ReasonTold = ({ reason }: { readonly reason: Reason }) => {
  const { words, language } = useWords(waveWords);
  const { remedy } = reason;
  return (
    <>
      <p>{reason[language] ?? reason.code}</p>
      {remedy && (
        <p class="quiet">
          {words.corrected} {remedy.institution}. {remedy[language]}
        </p>
      )}
    </>
  );
};

interface ResultProps {
  readonly own: Session;
  readonly wave: Wave;
  readonly result: Drawn;
}

const Result = ({ own, wave, result }: ResultProps) => {
  const { words, language } = useWords(waveWords);
  const [isChecking, setIsChecking] = useState(false);
  const { rank, applicants, places, reason, waveId, ticket, regency, outcome } = result;
  return (
    <>
      <div class={`finding ${outcome === 'selected' || outcome === 'called' ? 'held' : 'noted'}`}>
        <p class="finding-title">{result[language]}</p>
        {reason && <ReasonTold reason={reason} />}
        {rank !== undefined && applicants !== undefined && (
          <p>
            {words.rank(numberText(language, rank), numberText(language, applicants))}{' '}
            {places !== undefined && words.places(numberText(language, places))}
          </p>
        )}
        {outcome === 'not-selected' && wave.waitingListDays > 0 && (
          <p>{words.waiting(numberText(language, wave.waitingListDays))}</p>
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
            class="quiet-button"
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
  return (
    <div class="own-card">
      <h4>{words.card}</h4>
      <p class="fact">{award.cardNumber}</p>
      {'id' in award && <p class="note">{award[language]}</p>}
      {'reason' in award && <ReasonTold reason={award.reason} />}
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
