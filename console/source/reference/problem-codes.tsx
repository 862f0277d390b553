import { problems } from '../../../shared/domain/problems/index.ts';
import { statusOf } from '../../../shared/domain/problems/problem.ts';
import { Heading } from './heading.tsx';
import { ProblemList } from './problem-list.tsx';

const listed = Object.entries(problems)
  .map(([code, { kind, id, en }]) => ({ code, status: statusOf[kind], id, en }))
  .toSorted((one, other) => (one.code < other.code ? -1 : 1));

/** Every code with which the API refuses, its status and its sentences. */
export const ProblemCodes = () => (
  <article aria-labelledby="operation">
    <Heading>Problem codes</Heading>
    <p>
      A refusal has a stable <code>code</code>, by which a program may decide, and a sentence for people in the language
      of <code>accept-language</code>. What stands in braces is filled in.
    </p>
    <ProblemList problems={listed} isPlace />
  </article>
);
