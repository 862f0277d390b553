import { useState } from 'preact/hooks';
import { told } from '../../../shared/api-client/client.ts';
import { clientOf } from '../common/client.ts';
import { instantText, numberText } from '../common/format.ts';
import { useWords } from '../common/language.ts';
import { useLoaded } from '../common/loaded.ts';
import { Loading, Problem } from '../common/messages.tsx';
import type { Session } from '../common/session.ts';
import { unless, type Finding, type Registration } from './answers.ts';
import { Objection } from './objection.tsx';
import { WaveCard } from './wave-card.tsx';
import { statusWords } from './words.ts';

const refreshSeconds = 15;
const shownFirst = 3;

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

const tones = { verifying: 'noted', verified: 'held', refused: 'failed', disputed: 'noted' } as const;

const Standing = ({ own, registration }: { readonly own: Session; readonly registration: Registration }) => {
  const { words, language } = useWords(statusWords);
  const { status, decision, openObjections, verification } = registration;
  const findings = decision?.findings ?? [];
  const failed = findings.filter((finding): finding is Failed => finding.outcome === 'failed' && 'remedy' in finding);
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

const Waves = ({ own, mayJoin }: { readonly own: Session; readonly mayJoin: boolean }) => {
  const { words } = useWords(statusWords);
  const [shown, setShown] = useState(shownFirst);
  const { value, fault, retry } = useLoaded('waves', () => told(clientOf(own).GET('/v1/waves')), refreshSeconds);
  if (value === undefined) return fault === undefined ? <Loading /> : <Problem fault={fault} onRetry={retry} />;
  const latest = value.waves.toSorted((one, other) => other.opensAt.localeCompare(one.opensAt));
  return (
    <section aria-labelledby="waves">
      <h2 id="waves">{words.waves}</h2>
      {latest.length === 0 && <p>{words.noWaves}</p>}
      <ul class="cards">
        {latest.slice(0, shown).map((wave) => (
          <WaveCard key={wave.waveId} own={own} wave={wave} mayJoin={mayJoin} />
        ))}
      </ul>
      {latest.length > shown && (
        <button
          type="button"
          onClick={() => {
            setShown(shown + shownFirst);
          }}
        >
          {words.earlier}
        </button>
      )}
    </section>
  );
};

/** Where am I: the registration with its reasons, and the waves with one's place in them. */
export const StatusPage = ({ own }: { readonly own: Session }) => {
  const { words } = useWords(statusWords);
  const { value, fault, retry } = useLoaded(
    'registration',
    () => unless('registration-not-found', told(clientOf(own).GET('/v1/registrations/me'))),
    refreshSeconds,
  );
  return (
    <>
      <h1>{words.title}</h1>
      {fault === undefined ? null : <Problem fault={fault} onRetry={retry} />}
      {fault !== undefined && value !== undefined && <p class="note">{words.old}</p>}
      {value === undefined && fault === undefined && <Loading />}
      {value === null && (
        <div class="finding noted">
          <p class="finding-title">{words.none}</p>
          <p>{words.noneText}</p>
          <a class="action" href="/me/register">
            {words.register}
          </a>
        </div>
      )}
      {value && <Standing own={own} registration={value} />}
      {value !== undefined && <Waves own={own} mayJoin={value !== null} />}
    </>
  );
};
