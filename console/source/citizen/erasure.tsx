import { told } from '../../../shared/api-client/client.ts';
import { clientOf } from '../common/client.ts';
import { instantText } from '../common/format.ts';
import { useWords } from '../common/language.ts';
import type { Session } from '../common/session.ts';
import { Deadline } from './deadline.tsx';
import { Act } from './act.tsx';
import { unless, type Erasure } from './answers.ts';
import { Asked } from './asked.tsx';
import { dataWords } from './data-words.ts';

const Told = ({ erasure }: { readonly erasure: Erasure }) => {
  const { words, language } = useWords(dataWords);
  const { status, dueAt, waitsFor = [] } = erasure;
  return (
    <div class="finding noted" role="status">
      <p class="fact">{words.erasureStatus[status]}</p>
      {status === 'asked' && <Deadline label={words.begins} at={dueAt} />}
      {status !== 'withdrawn' && waitsFor.length > 0 && (
        <>
          <p>{words.waitsFor}:</p>
          <ul>
            {waitsFor.map(({ reason, until, ...told }) => (
              <li key={reason}>
                {told[language]}
                {until === undefined ? '' : ` (${instantText(language, until)})`}
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
};

/** The wish that everything be erased: how it stands, how it is uttered and taken back. */
export const ErasureTold = ({ own }: { readonly own: Session }) => {
  const { words } = useWords(dataWords);
  const client = clientOf(own);
  return (
    <Asked name="erasure" load={() => unless('erasure-not-asked', told(client.GET('/v1/me/erasure')))}>
      {(erasure, again) => (
        <>
          {erasure !== null && <Told erasure={erasure} />}
          {erasure?.canBeTakenBack === true && (
            <Act
              text={words.takeBack}
              run={async () => {
                await told(client.DELETE('/v1/me/erasure'));
                again();
              }}
            />
          )}
          {(erasure === null || erasure.status === 'withdrawn' || erasure.status === 'done') && (
            <details>
              <summary>{words.erase}</summary>
              <p>{words.erasureText}</p>
              <Act
                text={words.eraseSure}
                run={async () => {
                  await told(client.POST('/v1/me/erasure'));
                  again();
                }}
              />
            </details>
          )}
        </>
      )}
    </Asked>
  );
};
