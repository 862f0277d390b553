import { problems } from '../../../shared/domain/problems/index.ts';
import { statusOf } from '../../../shared/domain/problems/problem.ts';
import { Heading } from './heading.tsx';

/** Every code with which the API refuses, its status and its sentences. */
export const ProblemCodes = () => (
  <article aria-labelledby="operation">
    <Heading>Problem codes</Heading>
    <p>
      A refusal has a stable <code>code</code>, by which a program may decide, and a sentence for people in the language
      of <code>accept-language</code>. What stands in braces is filled in.
    </p>
    <dl class="fields">
      {Object.entries(problems)
        .toSorted(([one], [other]) => (one < other ? -1 : 1))
        .map(([code, { kind, id, en }]) => (
          <div key={code} id={code}>
            <dt>
              <code>{code}</code> <span class="kind">{statusOf[kind]}</span>
            </dt>
            <dd>
              <p>{en}</p>
              <p lang="id">{id}</p>
            </dd>
          </div>
        ))}
    </dl>
  </article>
);
