import { isOld, runbooksOf } from '../../../shared/domain/operations/queues.ts';
import { durationText } from '../common/duration.ts';
import { instantText, numberText } from '../common/format.ts';
import { useWords } from '../common/language.ts';
import { useLoaded } from '../common/loaded.ts';
import { Loading, Problem } from '../common/messages.tsx';
import { PageHeading } from '../common/page-heading.tsx';
import type { Session } from '../common/session.ts';
import type { DeadLetter, QueueId, QueueState, Redrive } from './answer-types.ts';
import { deadLettersOf, queuesOf, redrivesOf } from './answers.ts';
import { queueWords } from './queue-words.ts';
import { RedriveButton } from './redrive.tsx';
import { operationsWords } from './words.ts';

/** How often a redrive is looked at while it runs, and the queue. */
const redriveSeconds = 3;

const Letter = ({ letter }: { readonly letter: DeadLetter }) => {
  const { words, language } = useWords(queueWords);
  const { messageId, sentAt, receiveCount, keys, reason } = letter;
  const told = Object.entries(keys);
  return (
    <li class="card">
      <p class="fact">
        {reason === undefined ? (
          words.noReason
        ) : (
          // As the machinery wrote it down, which it does in English.
          <span lang="en">{`${reason.error}: ${reason.sentence}`}</span>
        )}
      </p>
      {told.length === 0 ? null : (
        <p>
          {words.about}:{' '}
          {told.map(([name, text]) => (
            <code key={name} class="chip">{`${name} ${text}`}</code>
          ))}
        </p>
      )}
      <p class="quiet">
        {words.sent(instantText(language, sentAt), numberText(language, receiveCount))}
        {reason === undefined ? '' : ` · ${words.failedAt(reason.functionName, instantText(language, reason.at))}`}
      </p>
      <details>
        <summary>{words.numbers}</summary>
        <dl class="facts">
          {[
            [words.message, messageId],
            [words.request, reason?.requestId],
            [words.correlation, reason?.correlationId],
          ].map(([name, text]) =>
            text === undefined ? null : (
              <div key={name}>
                <dt>{name}</dt>
                <dd>
                  <code>{text}</code>
                </dd>
              </div>
            ),
          )}
        </dl>
      </details>
    </li>
  );
};

const Redrives = ({ redrives }: { readonly redrives: readonly Redrive[] }) => {
  const { words, language } = useWords(queueWords);
  if (redrives.length === 0) return null;
  return (
    <section aria-labelledby="redrives">
      <h2 id="redrives">{words.redrives}</h2>
      <ul class="redrives">
        {redrives.map(({ startedAt, state, moved, of, failure }) => (
          <li key={startedAt}>
            <span class={`badge ${state}`}>{words.redriveStates[state]}</span>{' '}
            {words.moved(numberText(language, moved), of === undefined ? '?' : numberText(language, of))}{' '}
            {failure === undefined ? null : <code>{failure}</code>}{' '}
            <span class="quiet">{instantText(language, startedAt)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
};

interface DeadLettersProps {
  readonly own: Session;
  readonly queue: QueueId;
  /** How many there are. Looking at them counts as receiving them: it is done anew when there are more, or fewer. */
  readonly count: number;
  readonly onRedrive: () => void;
}

const DeadLetters = ({ own, queue, count, onRedrive }: DeadLettersProps) => {
  const { words, language } = useWords(queueWords);
  const { value, fault, retry } = useLoaded(`${queue} ${count}`, () => deadLettersOf(own, queue));
  const shown = value?.deadLetters ?? [];
  return (
    <>
      <p>
        {words.dead(numberText(language, count))}{' '}
        {shown.length > 0 && shown.length < count ? words.shown(numberText(language, shown.length)) : ''}
      </p>
      {own.claims?.roles.includes('operator') === true ? (
        <RedriveButton own={own} queue={queue} total={count} onStarted={onRedrive} />
      ) : (
        <p class="quiet">{words.onlyOperators}</p>
      )}
      {fault === undefined ? null : <Problem fault={fault} onRetry={retry} />}
      {value === undefined && fault === undefined ? <Loading /> : null}
      <ul class="letters">
        {shown.map((letter) => (
          <Letter key={letter.messageId} letter={letter} />
        ))}
      </ul>
    </>
  );
};

const State = ({ state }: { readonly state: QueueState }) => {
  const { words, language } = useWords(queueWords);
  const { queue, ready, delayed, inFlight, oldestSeconds, consumer } = state;
  return (
    <>
      <p>
        {words.facts(numberText(language, ready), numberText(language, delayed), numberText(language, inFlight))}{' '}
        {oldestSeconds === undefined ? null : (
          <span class={isOld(queue, oldestSeconds) ? 'wrong' : ''}>
            {words.oldest(durationText(language, oldestSeconds))}
          </span>
        )}
      </p>
      <p class="quiet">
        {words.emptiedBy} <code>{consumer}</code>
      </p>
    </>
  );
};

/** `/operations/queues/ID`: how a queue is, its dead letters with their reasons, and moving them back. */
export const QueuePage = ({ own, queue }: { readonly own: Session; readonly queue: QueueId }) => {
  const { words } = useWords(queueWords);
  const names = useWords(operationsWords).words.queues;
  const state = useLoaded(
    queue,
    async () => (await queuesOf(own)).queues.find((one) => one.queue === queue),
    redriveSeconds,
  );
  const redrives = useLoaded(
    `redrives of ${queue}`,
    async () => (await redrivesOf(own, queue)).redrives,
    (found) => (found?.some((one) => one.state === 'running') === true ? redriveSeconds : undefined),
  );
  const fault = state.fault ?? redrives.fault;
  const again = () => {
    state.retry();
    redrives.retry();
  };
  const [backlog = '', deadLetters = ''] = runbooksOf(queue);
  return (
    <>
      <PageHeading text={words.queue(names[queue])} />
      {fault === undefined ? null : <Problem fault={fault} onRetry={again} />}
      {state.value === undefined ? fault === undefined ? <Loading /> : null : <State state={state.value} />}
      <p class="contents">
        <a href={`/operations/runbooks/${backlog}`}>{words.runbooks.backlog}</a>
        <a href={`/operations/runbooks/${deadLetters}`}>{words.runbooks.dead}</a>
      </p>
      <Redrives redrives={redrives.value ?? []} />
      {state.value === undefined ? null : (
        <section aria-labelledby="dead">
          <h2 id="dead">{words.deadTitle}</h2>
          {state.value.deadLetters === 0 ? (
            <p role="status">{words.noDead}</p>
          ) : (
            <DeadLetters own={own} queue={queue} count={state.value.deadLetters} onRedrive={again} />
          )}
        </section>
      )}
    </>
  );
};
