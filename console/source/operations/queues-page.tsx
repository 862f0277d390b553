import { isOld } from '../../../shared/domain/operations/queues.ts';
import { durationText } from '../common/duration.ts';
import { instantText, numberText } from '../common/format.ts';
import { useWords } from '../common/language.ts';
import { useLoaded } from '../common/loaded.ts';
import { Loading, Problem } from '../common/messages.tsx';
import { PageHeading } from '../common/page-heading.tsx';
import type { Session } from '../common/session.ts';
import { TableHead } from '../common/table-head.tsx';
import type { QueueState } from './answer-types.ts';
import { queuesOf } from './answers.ts';
import { queueWords } from './queue-words.ts';
import { operationsWords } from './words.ts';

/** Dead letters first, then what is old, then what is full. */
const byTrouble = (one: QueueState, other: QueueState): number =>
  other.deadLetters - one.deadLetters ||
  Number(isOld(other.queue, other.oldestSeconds)) - Number(isOld(one.queue, one.oldestSeconds)) ||
  other.ready + other.delayed - (one.ready + one.delayed);

const QueueRow = ({ state }: { readonly state: QueueState }) => {
  const { words, language } = useWords(queueWords);
  const names = useWords(operationsWords).words.queues;
  const { queue, ready, delayed, inFlight, oldestSeconds, deadLetters } = state;
  const [, waiting, worked, oldest, dead] = words.columns;
  return (
    <tr role="row">
      <th scope="row" role="rowheader">
        <a href={`/operations/queues/${queue}`}>{names[queue]}</a>
      </th>
      <td role="cell" data-label={waiting}>
        {numberText(language, ready + delayed)}
      </td>
      <td role="cell" data-label={worked}>
        {numberText(language, inFlight)}
      </td>
      <td role="cell" data-label={oldest} class={isOld(queue, oldestSeconds) ? 'wrong' : ''}>
        {oldestSeconds === undefined ? '–' : durationText(language, oldestSeconds)}
      </td>
      <td role="cell" data-label={dead} class={deadLetters > 0 ? 'wrong' : ''}>
        {numberText(language, deadLetters)}
      </td>
    </tr>
  );
};

/** `/operations/queues`: every queue, the ones in trouble first. */
export const QueuesPage = ({ own }: { readonly own: Session }) => {
  const { words, language } = useWords(queueWords);
  const names = useWords(operationsWords).words;
  const { value, fault, retry } = useLoaded('queues', () => queuesOf(own), 10);
  return (
    <>
      <PageHeading text={words.title} />
      <p>{words.lead}</p>
      {fault === undefined ? null : <Problem fault={fault} onRetry={retry} />}
      {value === undefined && fault === undefined ? <Loading /> : null}
      {value === undefined ? null : (
        <>
          <div class="wide">
            <table role="table">
              <TableHead columns={words.columns} />
              <tbody>
                {value.queues.toSorted(byTrouble).map((state) => (
                  <QueueRow key={state.queue} state={state} />
                ))}
              </tbody>
            </table>
          </div>
          <p class="quiet">{names.at(instantText(language, value.at))}</p>
        </>
      )}
    </>
  );
};
