import { useState } from 'preact/hooks';
import { told } from '../../../shared/api-client/client.ts';
import { clientOf } from '../common/client.ts';
import { numberText } from '../common/format.ts';
import { useWords } from '../common/language.ts';
import type { Session } from '../common/session.ts';
import { Act } from './act.tsx';
import type { OwnData } from './answers.ts';
import { dataWords } from './data-words.ts';
import { ErasureTold } from './erasure.tsx';
import { saveText } from './save-text.ts';
import { Section } from './section.tsx';

/** Every part of what is held, one after the other. */
const allParts = async (own: Session): Promise<readonly OwnData[]> => {
  const parts: OwnData[] = [];
  for (let part = 1; ; part += 1) {
    const answer = await told(clientOf(own).GET('/v1/me/data', { params: { query: { part } } }));
    parts.push(answer);
    if (answer.next === undefined) return parts;
  }
};

const Kept = ({ kept }: { readonly kept: OwnData['kept'] }) => {
  const { words, language } = useWords(dataWords);
  return (
    <>
      <h3>{words.kept}</h3>
      <dl class="pairs">
        {kept.map(({ retention, items, until }) => (
          <div key={retention}>
            <dt>{words.retention[retention]}</dt>
            <dd>
              {words.items(numberText(language, items))} · {until[language]}
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
};

/** One's data: a copy of all of it, and its erasure. */
export const DataPage = ({ own }: { readonly own: Session }) => {
  const { words } = useWords(dataWords);
  const [kept, setKept] = useState<OwnData['kept']>();
  return (
    <Section of="data" title={words.data}>
      <p>
        <a href="/me/register">{words.correct}</a>
      </p>
      <h2>{words.copy}</h2>
      <p>{words.copyText}</p>
      <Act
        text={words.get}
        isStrong
        run={async () => {
          const parts = await allParts(own);
          saveText('data-saya-prakerja.json', JSON.stringify(parts, null, 2), 'application/json');
          setKept(parts[0]?.kept);
        }}
      />
      <p class="fact" role="status">
        {kept === undefined ? '' : words.got}
      </p>
      {kept !== undefined && <Kept kept={kept} />}
      <h2>{words.erasure}</h2>
      <ErasureTold own={own} />
    </Section>
  );
};
