import { told } from '../../../shared/api-client/client.ts';
import { clientOf } from '../common/client.ts';
import { instantText } from '../common/format.ts';
import { useWords } from '../common/language.ts';
import type { Session } from '../common/session.ts';
import { Act } from './act.tsx';
import type { Consent } from './answers.ts';
import { Asked } from './asked.tsx';
import { dataWords } from './data-words.ts';
import { Section } from './section.tsx';

interface ConsentProps {
  readonly own: Session;
  readonly consent: Consent;
  readonly onChange: () => void;
}

const Told = ({ own, consent, onChange }: ConsentProps) => {
  const { words, language } = useWords(dataWords);
  const { purpose, version, given, kind, legalBasis, history } = consent;
  const { title, text } = consent[language];
  return (
    <li class="card">
      <h2>{title}</h2>
      <p>
        <span class={`badge ${given ? 'open' : 'closed'}`}>{given ? words.given : words.withdrawn}</span>
      </p>
      <p>{text}</p>
      {kind === 'needed' && given ? (
        <p class="quiet">
          {words.needed} <a href="/me/data">{words.erasure}</a>
        </p>
      ) : (
        <Act
          text={given ? words.withdraw : words.give}
          run={async () => {
            await told(
              clientOf(own).PUT('/v1/me/consents/{purpose}', {
                params: { path: { purpose } },
                body: { version, given: !given },
              }),
            );
            onChange();
          }}
        />
      )}
      <details>
        <summary>{words.history}</summary>
        <p class="quiet">
          {words.law}: {legalBasis}
        </p>
        <ul>
          {history.map((one) => (
            <li key={one.at}>
              {instantText(language, one.at)}: {one.given ? words.given : words.withdrawn}
            </li>
          ))}
        </ul>
      </details>
    </li>
  );
};

/** What one's data are used for, and what one agrees to of it. */
export const ConsentsPage = ({ own }: { readonly own: Session }) => {
  const { words } = useWords(dataWords);
  return (
    <Section of="data" title={words.consents}>
      <p>{words.consentsText}</p>
      <Asked name="consents" load={() => told(clientOf(own).GET('/v1/me/consents'))}>
        {({ consents }, again) => (
          <ul class="cards">
            {consents.map((consent) => (
              <Told key={consent.purpose} own={own} consent={consent} onChange={again} />
            ))}
          </ul>
        )}
      </Asked>
    </Section>
  );
};
