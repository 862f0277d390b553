import { told } from '../../../shared/api-client/client.ts';
import { clientOf } from '../common/client.ts';
import { instantText } from '../common/format.ts';
import { useWords } from '../common/language.ts';
import type { Session } from '../common/session.ts';
import type { Access } from './answers.ts';
import { Paged } from './asked.tsx';
import { Objection } from './objection.tsx';
import { ownWords } from './own-words.ts';
import { Section } from './section.tsx';

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

/** Who of the staff looked at one's data, with a way to object to each look. */
export const AccessesPage = ({ own }: { readonly own: Session }) => {
  const { words } = useWords(ownWords);
  return (
    <Section of="data" title={words.accesses}>
      <p>{words.accessesText}</p>
      <Paged
        name="accesses"
        load={(query) => told(clientOf(own).GET('/v1/me/accesses', { params: { query } }))}
        next={({ nextCursor }) => nextCursor}
      >
        {({ accesses }, isFirst) =>
          accesses.length === 0 && isFirst ? (
            <p>{words.noAccesses}</p>
          ) : (
            <ul class="cards">
              {accesses.map((access) => (
                <Told key={access.accessId} own={own} access={access} />
              ))}
            </ul>
          )
        }
      </Paged>
    </Section>
  );
};
