import { useState } from 'preact/hooks';
import { curlOf } from './curl.ts';
import type { Answer, Group, Operation, Overview } from './document.ts';
import { Heading } from './heading.tsx';
import { ProblemList } from './problem-list.tsx';
import { SchemaKind, SchemaView } from './schema.tsx';
import { Text } from './text.tsx';

interface Shown {
  readonly operation: Operation;
  readonly schemas: Group['schemas'];
  readonly doors: Overview['doors'];
}

const Code = ({ text, label }: { readonly text: string; readonly label: string }) => {
  const [isCopied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    setCopied(true);
  };
  return (
    <div class="code">
      <pre tabIndex={0} role="region" aria-label={label}>
        <code>{text}</code>
      </pre>
      <button type="button" onClick={() => void copy()}>
        Copy<span class="unseen"> {label}</span>
      </button>
      <span role="status">{isCopied ? 'Copied.' : ''}</span>
    </div>
  );
};

const Callers = ({ operation: { door, roles, opensPerson }, doors }: Omit<Shown, 'schemas'>) => (
  <section aria-labelledby="callers">
    <h3 id="callers">Who may call</h3>
    <p>
      <Text>{door === undefined ? 'Anybody, without a token.' : (doors[door] ?? door)}</Text>
    </p>
    {roles.length === 0 ? null : (
      <ul class="roles" aria-label="Roles of staff">
        {roles.map((role) => (
          <li key={role}>{role}</li>
        ))}
      </ul>
    )}
    {opensPerson ? <p>It opens the data of a person: that is put on record, and that person sees it.</p> : null}
  </section>
);

const Parameters = ({ operation: { parameters }, schemas }: Omit<Shown, 'doors'>) => (
  <section aria-labelledby="parameters">
    <h3 id="parameters">Parameters</h3>
    <dl class="fields">
      {parameters.map(({ name, in: where, required = false, description, schema }) => (
        <div key={`${where} ${name}`}>
          <dt>
            <code>{name}</code> <span class="where">in the {where}</span> <SchemaKind schema={schema} />{' '}
            {required ? null : <span class="optional">may be left out</span>}
          </dt>
          <dd>
            {description === undefined ? null : (
              <p>
                <Text>{description}</Text>
              </p>
            )}
            <SchemaView schema={schema} schemas={schemas} />
          </dd>
        </div>
      ))}
    </dl>
  </section>
);

const AnswerView = ({
  status,
  answer,
  schemas,
}: { readonly status: string; readonly answer: Answer } & Pick<Shown, 'schemas'>) => (
  <section class="answer" aria-labelledby={`answer-${status}`}>
    <h4 id={`answer-${status}`}>{status === 'default' ? 'Any other status' : status}</h4>
    <p>
      <Text>{answer.description}</Text>
    </p>
    {answer.headers === undefined ? null : (
      <dl class="fields">
        {Object.entries(answer.headers).map(([name, { description }]) => (
          <div key={name}>
            <dt>
              <code>{name}</code> <span class="where">header</span>
            </dt>
            <dd>
              <Text>{description ?? ''}</Text>
            </dd>
          </div>
        ))}
      </dl>
    )}
    {Object.entries(answer.content ?? {}).map(([type, { schema, example }]) => (
      <div key={type}>
        <p>
          <code>{type}</code>
        </p>
        {schema === undefined ? null : <SchemaView schema={schema} schemas={schemas} />}
        {example === undefined ? null : <Code text={JSON.stringify(example, null, 2)} label={`example of ${status}`} />}
      </div>
    ))}
  </section>
);

const Refusals = ({ operation: { problems } }: Pick<Shown, 'operation'>) => (
  <section aria-labelledby="refusals">
    <h3 id="refusals">Problem codes</h3>
    <ProblemList problems={problems} />
    <p>
      <a href="/reference/problem-codes">All problem codes</a>
    </p>
  </section>
);

/** One operation, whole. */
export const OperationView = ({ operation, schemas, doors }: Shown) => {
  const { method, path, summary, description, parameters, body, answers } = operation;
  return (
    <article aria-labelledby="operation">
      <Heading>{summary}</Heading>
      <p class="address">
        <span class={`method ${method.toLowerCase()}`}>{method}</span> <code>{path}</code>
      </p>
      <p>
        <Text>{description}</Text>
      </p>
      <Callers operation={operation} doors={doors} />
      {parameters.length === 0 ? null : <Parameters operation={operation} schemas={schemas} />}
      {body?.schema === undefined ? null : (
        <section aria-labelledby="body">
          <h3 id="body">Body</h3>
          <SchemaView schema={body.schema} schemas={schemas} />
          {body.example === undefined ? null : (
            <Code text={JSON.stringify(body.example, null, 2)} label="example of the body" />
          )}
        </section>
      )}
      <section aria-labelledby="try">
        <h3 id="try">From a shell</h3>
        <Code text={curlOf(location.origin, operation)} label="curl line" />
      </section>
      <section aria-labelledby="answers">
        <h3 id="answers">Answers</h3>
        {Object.entries(answers).map(([status, answer]) => (
          <AnswerView key={status} status={status} answer={answer} schemas={schemas} />
        ))}
      </section>
      <Refusals operation={operation} />
    </article>
  );
};
