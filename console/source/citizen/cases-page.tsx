import { told } from '../../../shared/api-client/client.ts';
import { clientOf } from '../common/client.ts';
import { instantText } from '../common/format.ts';
import { useWords } from '../common/language.ts';
import { useLoaded } from '../common/loaded.ts';
import { Loading, Problem } from '../common/messages.tsx';
import type { Session } from '../common/session.ts';
import { Countdown } from '../common/time.tsx';
import type { Case } from './answers.ts';
import { ownWords } from './own-words.ts';

const Told = ({ found }: { readonly found: Case }) => {
  const { words, language } = useWords(ownWords);
  const { status, openedAt, decideBy, isOverdue, ruling, statement } = found;
  const about = 'action' in found ? found.action : (found[language] ?? found.code);
  return (
    <li class="card">
      <h2>{about}</h2>
      <p>
        <span class={`badge ${status}`}>{words.status[status]}</span> · {instantText(language, openedAt)}
      </p>
      {ruling ? (
        <p class="fact">
          {words.decision[ruling.decision]} {ruling.reason ?? ''}
        </p>
      ) : (
        <p>
          {words.decideBy} {instantText(language, decideBy)} ·{' '}
          {isOverdue ? words.overdue : <Countdown until={decideBy} />}
        </p>
      )}
      <p class="quiet">
        {words.yours}: {statement}
      </p>
    </li>
  );
};

/** One's objections, with the deadlines of those who rule on them. */
export const CasesPage = ({ own }: { readonly own: Session }) => {
  const { words } = useWords(ownWords);
  const { value, fault, retry } = useLoaded('cases', () => told(clientOf(own).GET('/v1/me/cases')));
  return (
    <>
      <h1>{words.cases}</h1>
      {fault === undefined ? null : <Problem fault={fault} onRetry={retry} />}
      {value === undefined && fault === undefined && <Loading />}
      {value?.cases.length === 0 && <p>{words.noCases}</p>}
      <ul class="cards">
        {value?.cases.map((found) => (
          <Told key={found.caseId} found={found} />
        ))}
      </ul>
    </>
  );
};
