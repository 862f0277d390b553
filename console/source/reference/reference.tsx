import type { FunctionComponent } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { groups, overview } from 'virtual:reference';
import type { Group, Listed } from './document.ts';
import { Heading } from './heading.tsx';
import { OperationView } from './operation.tsx';
import { found } from './search.ts';
import { Text } from './text.tsx';

const root = '/reference';
const codes = 'problem-codes';

/** What an address asks for: `/reference/getWave`, or `/reference#getWave`. */
const askedFor = (): string => {
  const { pathname, hash } = location;
  const named = pathname.slice(root.length + 1);
  const isOperation = overview.operations.some(({ operationId }) => operationId === hash.slice(1));
  // Other fragments are places in the page, such as its content.
  return decodeURIComponent(named === '' && isOperation ? hash.slice(1) : named);
};

const useAddress = () => {
  const [name, setName] = useState(askedFor);
  useEffect(() => {
    const read = () => {
      setName(askedFor());
    };
    const follow = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest('a') : null;
      const isPlain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
      const isOwn = link !== null && link.origin === location.origin && /^\/reference(\/|$)/.test(link.pathname);
      if (!isPlain || !isOwn || link.hash !== '') return;
      event.preventDefault();
      history.pushState({ within: true }, '', link.href);
      read();
    };
    addEventListener('popstate', read);
    addEventListener('hashchange', read);
    document.addEventListener('click', follow);
    return () => {
      removeEventListener('popstate', read);
      removeEventListener('hashchange', read);
      document.removeEventListener('click', follow);
    };
  }, []);
  return name;
};

const List = ({ operations, current }: { readonly operations: readonly Listed[]; readonly current: string }) => (
  <>
    {overview.groups.map(({ name, description }) => {
      const own = operations.filter(({ tag }) => tag === name);
      if (own.length === 0) return null;
      return (
        <section key={name} aria-labelledby={`group-${name}`}>
          <h3 id={`group-${name}`}>{name}</h3>
          <p>
            <Text>{description}</Text>
          </p>
          <ul class="operations">
            {own.map(({ operationId, method, path, summary }) => (
              <li key={operationId}>
                <a
                  href={`${root}/${operationId}`}
                  {...(current === operationId ? { 'aria-current': 'page' as const } : {})}
                >
                  {summary}
                  <span class="address">
                    <span class={`method ${method.toLowerCase()}`}>{method}</span> {path}
                  </span>
                </a>
              </li>
            ))}
          </ul>
        </section>
      );
    })}
  </>
);

type State = 'loading' | 'failed' | Group;

const One = ({ listed: { operationId, tag } }: { readonly listed: Listed }) => {
  const [state, setState] = useState<State>('loading');
  const [attempt, setAttempt] = useState(1);
  useEffect(() => {
    let isShown = true;
    setState('loading');
    groups[tag]?.().then(
      ({ group }) => {
        if (isShown) setState(group);
      },
      () => {
        if (isShown) setState('failed');
      },
    );
    return () => {
      isShown = false;
    };
  }, [tag, attempt]);
  if (state === 'loading') return <p role="status">Loading…</p>;
  if (state === 'failed')
    return (
      <div role="alert">
        <p>This part could not be loaded. Is the network there?</p>
        <button
          type="button"
          onClick={() => {
            setAttempt(attempt + 1);
          }}
        >
          Try again
        </button>
      </div>
    );
  const operation = state.operations.find((one) => one.operationId === operationId);
  return operation === undefined ? null : (
    <OperationView key={operationId} operation={operation} schemas={state.schemas} doors={overview.doors} />
  );
};

/** The sentences of the codes are many, and loaded by who asks for them. */
const Codes = () => {
  const [View, setView] = useState<FunctionComponent>();
  useEffect(() => {
    void import('./problem-codes.tsx').then(({ ProblemCodes }) => {
      setView(() => ProblemCodes);
    });
  }, []);
  return View === undefined ? <p role="status">Loading…</p> : <View />;
};

const Main = ({ name }: { readonly name: string }) => {
  const listed = overview.operations.find(({ operationId }) => operationId === name);
  if (name === codes) return <Codes />;
  if (listed !== undefined) return <One listed={listed} />;
  return (
    <article key={name}>
      <Heading>{name === '' ? 'Overview' : 'There is no such operation'}</Heading>
      <p>
        <Text>{overview.description}</Text>
      </p>
      <p>
        <a href={`${root}/${codes}`}>What each problem code means</a>
      </p>
      <p>
        <a href="/openapi.json">The whole document (OpenAPI 3.1), version {overview.version}</a>
      </p>
    </article>
  );
};

/** The reference of the API: every operation by group, found by text or by its address. */
export const Reference = () => {
  const name = useAddress();
  const [text, setText] = useState('');
  const operations = found(overview.operations, text);
  useEffect(() => {
    const listed = overview.operations.find(({ operationId }) => operationId === name);
    document.title = `${listed?.summary ?? 'API reference'} – Kartu Prakerja`;
    scrollTo(0, 0);
  }, [name]);
  return (
    <>
      <a class="skip" href="#main">
        Skip to the content
      </a>
      <header>
        <h1>
          <a href={root}>{overview.title} API</a>
        </h1>
      </header>
      <div class={name === '' ? 'columns' : 'columns reading'}>
        <main id="main" tabIndex={-1}>
          {name === '' ? null : (
            <p class="back">
              <a href={root}>All operations</a>
            </p>
          )}
          <Main name={name} />
        </main>
        <nav aria-label="Operations">
          <label for="search">Search operations</label>
          <input
            id="search"
            type="search"
            value={text}
            onInput={(event) => {
              setText(event.currentTarget.value);
            }}
          />
          <p role="status">{operations.length === 1 ? '1 operation' : `${operations.length} operations`}</p>
          <List operations={operations} current={name} />
        </nav>
      </div>
    </>
  );
};
