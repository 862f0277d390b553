import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { instantText } from '../common/format.ts';
import { useWords } from '../common/language.ts';
import { useLoaded } from '../common/loaded.ts';
import { Loading } from '../common/messages.tsx';
import { Fault } from './fault.tsx';

const dictionary = {
  id: { old: 'Sambungan sedang terganggu. Ini jawaban dari', more: 'Tampilkan yang berikutnya' },
  en: { old: 'The connection is disturbed. This is the answer of', more: 'Show the next ones' },
};

interface AskedProps<Value> {
  /** Names what is asked for; with another name it is asked for anew. */
  readonly name: string;
  readonly load: () => Promise<Value>;
  /** In how many seconds it is asked for again, as long as the page is looked at. */
  readonly pace?: number | ((value: Value | undefined) => number | undefined);
  readonly children: (value: Value, again: () => void) => ComponentChildren;
}

/** What the service answers, in the language that is chosen; where it fails, what came before stays with its age. */
export const Asked = <Value,>({ name, load, pace, children }: AskedProps<Value>) => {
  const { words, language } = useWords(dictionary);
  const { value, fault, retry } = useLoaded(
    `${language} ${name}`,
    async () => ({ answer: await load(), at: new Date().toISOString() }),
    typeof pace === 'function' ? (last) => pace(last?.answer) : pace,
  );
  return (
    <>
      <Fault fault={fault} onRetry={retry} />
      {value === undefined && fault === undefined && <Loading />}
      {value !== undefined && fault !== undefined && (
        <p class="note">
          {words.old} {instantText(language, value.at)}.
        </p>
      )}
      {value !== undefined && children(value.answer, retry)}
    </>
  );
};

interface PagedProps<Answer> {
  readonly name: string;
  /** Loads the page at a cursor; the first where there is none. */
  readonly load: (page: { readonly cursor?: string }) => Promise<Answer>;
  /** The cursor of the page after this one. */
  readonly next: (answer: Answer) => string | undefined;
  readonly children: (answer: Answer, isFirst: boolean) => ComponentChildren;
}

/** A list that the service answers page by page: the first, and each further one when somebody asks for it. */
export const Paged = <Answer,>(props: PagedProps<Answer>) => <PageOf key={props.name} {...props} />;

const PageOf = <Answer,>({ cursor, ...props }: PagedProps<Answer> & { readonly cursor?: string }) => {
  const { words } = useWords(dictionary);
  const [isMore, setIsMore] = useState(false);
  const { name, load, next, children } = props;
  return (
    <Asked name={`${name} ${cursor ?? ''}`} load={() => load(cursor === undefined ? {} : { cursor })}>
      {(answer) => {
        const after = next(answer);
        return (
          <>
            {children(answer, cursor === undefined)}
            {after !== undefined && isMore && <PageOf {...props} cursor={after} />}
            {after !== undefined && !isMore && (
              <button
                type="button"
                class="quiet-button"
                onClick={() => {
                  setIsMore(true);
                }}
              >
                {words.more}
              </button>
            )}
          </>
        );
      }}
    </Asked>
  );
};
