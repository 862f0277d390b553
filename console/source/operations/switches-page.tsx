import { useEffect, useRef, useState } from 'preact/hooks';
import { instantText, numberText } from '../common/format.ts';
import { useWords } from '../common/language.ts';
import type { Language } from '../common/languages.ts';
import { useLoaded } from '../common/loaded.ts';
import { Loading, Problem } from '../common/messages.tsx';
import { PageHeading } from '../common/page-heading.tsx';
import type { Session } from '../common/session.ts';
import { Told } from '../common/told.tsx';
import type { Feature } from './answer-types.ts';
import { featuresOf } from './answers.ts';
import { FeatureForm } from './feature-form.tsx';
import { switchWords } from './switch-words.ts';
import { operationsWords } from './words.ts';

/** How a share is told, and how it looks. */
const stateOf = (language: Language, share: number): { readonly text: string; readonly look: string } => {
  const words = switchWords[language];
  if (share === 100) return { text: words.on, look: 'done' };
  return share === 0
    ? { text: words.off, look: 'failed' }
    : { text: words.partly(numberText(language, share)), look: 'waiting' };
};

const History = ({ revisions }: Pick<Feature, 'revisions'>) => {
  const { words, language } = useWords(switchWords);
  return (
    <details>
      <summary>{words.history(numberText(language, revisions.length))}</summary>
      <ol reversed>
        {revisions.toReversed().map(({ revision, share, reason, setBy, setAt = '' }) => (
          <li key={revision} value={revision}>
            <strong>{stateOf(language, share).text}.</strong> {words.setBy(setBy, instantText(language, setAt))}{' '}
            {reason}
          </li>
        ))}
      </ol>
    </details>
  );
};

interface CardProps {
  readonly own: Session;
  readonly feature: Feature;
  readonly onSet: (feature: Feature, share: number) => void;
}

const FeatureCard = ({ own, feature, onSet }: CardProps) => {
  const { words, language } = useWords(switchWords);
  const [step, setStep] = useState<'unopened' | 'open' | 'closed'>('unopened');
  const opener = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (step === 'closed') opener.current?.focus();
  }, [step]);
  const { names, share, reason, setBy, setAt, routes, revisions } = feature;
  const heading = `feature-${feature.feature}`;
  const state = stateOf(language, share);
  return (
    <li class="card" aria-labelledby={heading}>
      <h2 id={heading}>{names[language]}</h2>
      <p>
        <span class={`badge ${state.look}`}>{state.text}</span>
      </p>
      {setAt === undefined ? (
        <p class="quiet">{words.untouched}</p>
      ) : (
        <p>
          {words.setBy(setBy, instantText(language, setAt))} {reason}
        </p>
      )}
      <details>
        <summary>{words.refused}</summary>
        <ul>
          {routes.map((route) => (
            <li key={route}>
              <code>{route}</code>
            </li>
          ))}
        </ul>
      </details>
      {revisions.length === 0 ? null : <History revisions={revisions} />}
      {own.claims?.roles.includes('operator') !== true ? null : step === 'open' ? (
        <FeatureForm
          own={own}
          feature={feature}
          onSet={(set) => {
            setStep('unopened');
            onSet(feature, set);
          }}
          onClose={() => {
            setStep('closed');
          }}
        />
      ) : (
        <p>
          <button
            type="button"
            class="light"
            ref={opener}
            aria-describedby={heading}
            onClick={() => {
              setStep('open');
            }}
          >
            {words.change}
          </button>
        </p>
      )}
    </li>
  );
};

/** What was set last. */
interface LastSet {
  readonly key: string;
  readonly feature: Feature;
  readonly share: number;
}

/** `/operations/switches`: what can be closed and opened, how it stands and why, and for operators a form to set it. */
export const SwitchesPage = ({ own }: { readonly own: Session }) => {
  const { words, language } = useWords(switchWords);
  const names = useWords(operationsWords).words;
  const { value, fault, retry } = useLoaded('features', () => featuresOf(own), 30);
  const [last, setLast] = useState<LastSet>();
  const isOperator = own.claims?.roles.includes('operator') === true;
  return (
    <>
      <PageHeading text={words.title} />
      <p>{words.lead}</p>
      {isOperator ? null : <p class="note">{words.onlyOperators}</p>}
      {last === undefined ? null : (
        <Told
          key={last.key}
          text={words.done(last.feature.names[language], stateOf(language, last.share).text)}
          look="finding held"
        />
      )}
      {fault === undefined ? null : <Problem fault={fault} onRetry={retry} />}
      {value === undefined && fault === undefined ? <Loading /> : null}
      <ul class="letters">
        {value?.features.map((feature) => (
          <FeatureCard
            key={feature.feature}
            own={own}
            feature={feature}
            onSet={(set, share) => {
              setLast({ key: `${set.feature} ${set.revision}`, feature: set, share });
              retry();
            }}
          />
        ))}
      </ul>
      {value === undefined ? null : <p class="quiet">{names.at(instantText(language, value.at))}</p>}
    </>
  );
};
