import { told } from '../../../shared/api-client/client.ts';
import { clientOf } from '../common/client.ts';
import { instantText } from '../common/format.ts';
import { useWords } from '../common/language.ts';
import { PageHeading } from '../common/page-heading.tsx';
import type { Session } from '../common/session.ts';
import type { Case } from './answers.ts';
import { Asked } from './asked.tsx';
import { Deadline } from './deadline.tsx';
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
        <>
          <Deadline label={words.decideBy} at={decideBy} />
          {isOverdue && <p class="fault">{words.overdue}</p>}
        </>
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
  return (
    <>
      <PageHeading text={words.cases} />
      <Asked name="cases" load={() => told(clientOf(own).GET('/v1/me/cases'))}>
        {({ cases }) => (
          <>
            {cases.length === 0 && <p>{words.noCases}</p>}
            <ul class="cards">
              {cases.map((found) => (
                <Told key={found.caseId} found={found} />
              ))}
            </ul>
          </>
        )}
      </Asked>
    </>
  );
};
