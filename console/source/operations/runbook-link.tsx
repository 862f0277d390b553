import { useWords } from '../common/language.ts';
import { operationsWords } from './words.ts';

/** Leads to what to do about something, by the name of its runbook; `about` tells links apart for who hears them. */
export const RunbookLink = ({ name, about }: { readonly name: string; readonly about?: string }) => {
  const { words } = useWords(operationsWords);
  return (
    <a class="runbook" href={`/operations/runbooks/${name}`} aria-label={about && `${words.runbook}: ${about}`}>
      {words.runbook}
    </a>
  );
};
