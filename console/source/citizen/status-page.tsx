import { useRef, useState } from 'preact/hooks';
import { told } from '../../../shared/api-client/client.ts';
import { clientOf } from '../common/client.ts';
import { instantText, numberText } from '../common/format.ts';
import { useWords } from '../common/language.ts';
import { useLoaded } from '../common/loaded.ts';
import { Loading } from '../common/messages.tsx';
import { PageHeading } from '../common/page-heading.tsx';
import type { Session } from '../common/session.ts';
import { unless, type Finding, type Registration } from './answers.ts';
import { Asked } from './asked.tsx';
import { CardEnded, CardTold } from './card-told.tsx';
import { Objection } from './objection.tsx';
import { WaveCard } from './wave-card.tsx';
import { statusWords } from './words.ts';

const wavesSeconds = 30;
const shownFirst = 3;

/** While the registry is asked: two seconds at first, then one more each time, up to this. */
const longestSeconds = 15;
const restingSeconds = 60;
/** How often it is asked soon after something was sent that changes where one stands: that is settled within seconds. */
const settlingTimes = 5;

interface Changing {
  /** Something was sent that may change the card. */
  readonly onChange?: () => void;
}

type Failed = Extract<Finding, { remedy: unknown }>;

const Reason = ({
  own,
  finding,
  isObjected,
}: {
  readonly own: Session;
  readonly finding: Failed;
  readonly isObjected: boolean;
}) => {
  const { words, language } = useWords(statusWords);
  const { remedy, rule } = finding;
  return (
    <li class="card reason">
      <h3>{finding[language]}</h3>
      <dl class="pairs">
        <dt>{words.todo}</dt>
        <dd>{remedy[language]}</dd>
        <dt>{words.where}</dt>
        <dd>{remedy.institution}</dd>
      </dl>
      {remedy.correctedBy === 'applicant' && (
        <p>
          <a class="action" href="/me/register">
            {words.correct}
          </a>
        </p>
      )}
      {isObjected ? (
        <p class="fact">{words.objected}</p>
      ) : (
        <Objection
          about={rule}
          send={(statement) =>
            told(clientOf(own).POST('/v1/registrations/me/objections', { body: { rule, statement } }))
          }
        />
      )}
    </li>
  );
};

const tones = { verifying: 'noted', verified: 'held', refused: 'failed', recipient: 'held' } as const;

const Standing = ({ own, registration }: { readonly own: Session; readonly registration: Registration }) => {
  const { words, language } = useWords(statusWords);
  const { status, decision, openObjections, verification } = registration;
  const findings = decision?.findings ?? [];
  // What speaks against a recipient is their own card: there is nothing to mend, and nothing to object to.
  const isRecipient = status === 'recipient';
  const failed = isRecipient
    ? []
    : findings.filter((finding): finding is Failed => finding.outcome === 'failed' && 'remedy' in finding);
  return (
    <>
      <div class={`finding ${tones[status]}`} role="status">
        <p class="finding-title">{words.status[status].title}</p>
        <p>{words.status[status].text}</p>
      </div>
      {failed.length > 0 && (
        <section aria-labelledby="reasons">
          <h2 id="reasons">{words.reasons}</h2>
          <ul class="cards">
            {failed.map((finding) => (
              <Reason
                key={finding.rule}
                own={own}
                finding={finding}
                isObjected={openObjections.some(({ rule }) => rule === finding.rule)}
              />
            ))}
          </ul>
          <p class="quiet">{words.met(numberText(language, findings.length - failed.length))}</p>
        </section>
      )}
      {!isRecipient && (
        <p>
          <a href="/me/register">{words.correct}</a>
        </p>
      )}
      <dl class="pairs">
        <dt>{words.nik}</dt>
        <dd>{registration.nik}</dd>
        {verification?.regency && (
          <>
            <dt>{words.home}</dt>
            <dd>{verification.regency.name}</dd>
          </>
        )}
        <dt>{words.submitted}</dt>
        <dd>{instantText(language, registration.submittedAt)}</dd>
      </dl>
    </>
  );
};

interface WavesProps extends Changing {
  readonly own: Session;
  /** Whether there is a registration, and whether it is that of a recipient. */
  readonly standing: 'none' | 'registered' | 'recipient';
}

const Waves = ({ own, standing, onChange }: WavesProps) => {
  const { words } = useWords(statusWords);
  const [shown, setShown] = useState(shownFirst);
  return (
    <section aria-labelledby="waves">
      <h2 id="waves">{words.waves}</h2>
      <Asked name="waves" load={() => told(clientOf(own).GET('/v1/waves'))} pace={wavesSeconds}>
        {({ waves }) => {
          const latest = waves.toSorted((one, other) => other.opensAt.localeCompare(one.opensAt));
          return (
            <>
              {latest.length === 0 && <p>{words.noWaves}</p>}
              <ul class="cards">
                {latest.slice(0, shown).map((wave) => (
                  <WaveCard key={wave.waveId} {...{ own, wave, standing, onChange }} />
                ))}
              </ul>
              {latest.length > shown && (
                <button
                  type="button"
                  class="quiet-button"
                  onClick={() => {
                    setShown(shown + shownFirst);
                  }}
                >
                  {words.earlier}
                </button>
              )}
            </>
          );
        }}
      </Asked>
    </section>
  );
};

/** Who has registered: the card, for who has one; else where the registration stands. Then the waves. */
interface RegisteredProps extends Changing {
  readonly own: Session;
  readonly registration: Registration;
}

const Registered = ({ own, registration, onChange }: RegisteredProps) => {
  const { words } = useWords(statusWords);
  const { value, fault, retry } = useLoaded(`cards ${registration.status}`, () =>
    told(clientOf(own).GET('/v1/registrations/me/orders')),
  );
  const card = value?.cards.findLast(({ state }) => state !== 'ended');
  if (value === undefined && fault === undefined) return <Loading />;
  return (
    <>
      {value === undefined || card === undefined ? (
        <>
          {value !== undefined && value.cards.length > 0 && <CardEnded />}
          {/* The card has ended since it was asked where the registration stands: that is asked again. */}
          {value !== undefined && registration.status === 'recipient' ? (
            <Loading />
          ) : (
            <Standing own={own} registration={registration} />
          )}
        </>
      ) : (
        <>
          <CardTold card={card} orders={value.orders} />
          {card.state === 'stopped' ? (
            <Standing own={own} registration={registration} />
          ) : (
            <details>
              <summary>{words.registration}</summary>
              <Standing own={own} registration={registration} />
            </details>
          )}
        </>
      )}
      <Waves
        own={own}
        standing={registration.status === 'recipient' ? 'recipient' : 'registered'}
        onChange={() => {
          retry();
          onChange?.();
        }}
      />
    </>
  );
};

const Unregistered = ({ own }: { readonly own: Session }) => {
  const { words } = useWords(statusWords);
  return (
    <>
      <div class="finding noted">
        <p class="finding-title">{words.none}</p>
        <p>{words.noneText}</p>
        <a class="action" href="/me/register">
          {words.register}
        </a>
      </div>
      <Waves own={own} standing="none" />
    </>
  );
};

/** Where am I: the card, or the registration with its reasons, and the waves with one's place in them. */
export const StatusPage = ({ own }: { readonly own: Session }) => {
  const { words } = useWords(statusWords);
  const times = useRef(0);
  const isChanged = useRef(false);
  return (
    <>
      <PageHeading text={words.title} />
      <Asked
        name="registration"
        load={() => {
          times.current += 1;
          return unless('registration-not-found', told(clientOf(own).GET('/v1/registrations/me')));
        }}
        pace={(last) =>
          last?.status === 'verifying' || (isChanged.current && times.current <= settlingTimes)
            ? Math.min(longestSeconds, 1 + times.current)
            : restingSeconds
        }
      >
        {(registration, again) =>
          registration === null ? (
            <Unregistered own={own} />
          ) : (
            <Registered
              own={own}
              registration={registration}
              onChange={() => {
                isChanged.current = true;
                times.current = 0;
                again();
              }}
            />
          )
        }
      </Asked>
    </>
  );
};
