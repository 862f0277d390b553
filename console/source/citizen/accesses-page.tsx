import { useState } from 'preact/hooks';
import { told } from '../../../shared/api-client/client.ts';
import { clientOf } from '../common/client.ts';
import { instantText } from '../common/format.ts';
import { useWords } from '../common/language.ts';
import { useLoaded } from '../common/loaded.ts';
import { Loading, Problem } from '../common/messages.tsx';
import type { Session } from '../common/session.ts';
import type { Access } from './answers.ts';
import { Objection } from './objection.tsx';
import { ownWords } from './own-words.ts';

const Told = ({ own, access }: { readonly own: Session; readonly access: Access }) => {
  const { language } = useWords(ownWords);
  const { accessId, at, by, action, refusal } = access;
  return (
    <li class="card">
      <h2>{action[language]}</h2>
      <p>
        {by.roles.map((role) => role[language]).join(', ')} · {by.office[language]}
      </p>
      <p class="quiet">{instantText(language, at)}</p>
      {refusal && <p class="note">{refusal[language]}</p>}
      <Objection
        about={accessId}
        send={(statement) =>
          told(
            clientOf(own).POST('/v1/me/accesses/{accessId}/objection', {
              ...{ params: { path: { accessId } }, body: { statement } },
            }),
          )
        }
      />
    </li>
  );
};

const pageOf = (own: Session, cursor: string | undefined) =>
  told(clientOf(own).GET('/v1/me/accesses', { params: { query: cursor === undefined ? {} : { cursor } } }));

const Page = ({ own, cursor }: { readonly own: Session; readonly cursor?: string }) => {
  const { words } = useWords(ownWords);
  const [isMore, setIsMore] = useState(false);
  const { value, fault, retry } = useLoaded(cursor ?? '', () => pageOf(own, cursor));
  if (value === undefined) return fault === undefined ? <Loading /> : <Problem fault={fault} onRetry={retry} />;
  const { accesses, nextCursor } = value;
  if (accesses.length === 0 && cursor === undefined) return <p>{words.noAccesses}</p>;
  return (
    <>
      <ul class="cards">
        {accesses.map((access) => (
          <Told key={access.accessId} own={own} access={access} />
        ))}
      </ul>
      {nextCursor !== undefined && isMore && <Page own={own} cursor={nextCursor} />}
      {nextCursor !== undefined && !isMore && (
        <button
          type="button"
          onClick={() => {
            setIsMore(true);
          }}
        >
          {words.more}
        </button>
      )}
    </>
  );
};

/** Who of the staff looked at one's data, with a way to object to each look. */
export const AccessesPage = ({ own }: { readonly own: Session }) => {
  const { words } = useWords(ownWords);
  return (
    <>
      <h1>{words.accesses}</h1>
      <p>{words.accessesText}</p>
      <Page own={own} />
    </>
  );
};
