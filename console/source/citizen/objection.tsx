import { useState } from 'preact/hooks';
import { useWords } from '../common/language.ts';
import { Statement } from '../common/statement.tsx';
import { Told } from '../common/told.tsx';
import { statusWords } from './words.ts';

interface ObjectionProps {
  /** Tells this objection from others of the page. */
  readonly about: string;
  /** Sends it. @throws ApiRefused. */
  readonly send: (statement: string) => Promise<unknown>;
}

/** A form that is folded up until somebody wants to object, once. */
export const Objection = ({ about, send }: ObjectionProps) => {
  const { words } = useWords(statusWords);
  const [isSent, setIsSent] = useState(false);
  if (isSent) return <Told text={words.sent} look="fact" />;
  return (
    <Statement
      draft={`objection:${about}`}
      name={`statement-${about}`}
      field="statement"
      summary={words.object}
      label={words.statement}
      hint={words.objectHint}
      text={words.send}
      send={async (statement) => {
        await send(statement);
        setIsSent(true);
      }}
    />
  );
};
