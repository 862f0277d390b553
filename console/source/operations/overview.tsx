import { instantText, numberText } from '../common/format.ts';
import { useWords } from '../common/language.ts';
import { useLoaded } from '../common/loaded.ts';
import { Loading, Problem } from '../common/messages.tsx';
import type { Session } from '../common/session.ts';
import { approvalsOf, queuesOf, type Approvals, type Queues } from './answers.ts';
import { operationsWords } from './words.ts';

const QueueTable = ({ queues }: { readonly queues: Queues['queues'] }) => {
  const { words, language } = useWords(operationsWords);
  return (
    <div class="wide" role="region" aria-label={words.queues} tabIndex={0}>
      <table>
        <thead>
          <tr>
            {words.columns.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {queues.map(({ queue, ready, delayed, inFlight, oldestSeconds, deadLetters }) => (
            <tr key={queue}>
              <th scope="row">
                <a href={`/operations/queues/${queue}`}>{queue}</a>
              </th>
              <td data-label={words.columns[1]}>{numberText(language, ready + delayed)}</td>
              <td data-label={words.columns[2]}>{numberText(language, inFlight)}</td>
              <td data-label={words.columns[3]}>
                {oldestSeconds === undefined ? '–' : numberText(language, oldestSeconds)}
              </td>
              <td data-label={words.columns[4]}>{numberText(language, deadLetters)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};

const ApprovalList = ({ own, answer }: { readonly own: Session; readonly answer: Approvals }) => {
  const { words, language } = useWords(operationsWords);
  return (
    <>
      {answer.approvals.length === 0 && <p>{words.noApprovals}</p>}
      {answer.approvals.map(({ kind, id, does, proposedBy, proposedAt }) => (
        <div class="card" key={`${kind} ${id}`}>
          <p>{does[language]}</p>
          <p class="quiet">{words.proposed(proposedBy, instantText(language, proposedAt))}</p>
          {proposedBy === own.claims?.sub && <p class="quiet">{words.ownProposal}</p>}
        </div>
      ))}
      {!answer.isComplete && <p>{words.partial}</p>}
    </>
  );
};

/** `/operations`: what needs somebody now, dead letters first. */
export const Overview = ({ own }: { readonly own: Session }) => {
  const { words, language } = useWords(operationsWords);
  const queues = useLoaded('queues', () => queuesOf(own), 10);
  const approvals = useLoaded('approvals', () => approvalsOf(own), 30);
  const sorted = [...(queues.value?.queues ?? [])].sort((one, other) => other.deadLetters - one.deadLetters);
  const isQuiet =
    queues.fault === undefined &&
    approvals.fault === undefined &&
    queues.value !== undefined &&
    approvals.value?.isComplete === true &&
    approvals.value.approvals.length === 0 &&
    sorted.every(({ deadLetters }) => deadLetters === 0);
  return (
    <>
      <h1>{words.overview}</h1>
      {isQuiet && <p role="status">{words.nothingWaits}</p>}
      <h2>{words.queues}</h2>
      {queues.fault !== undefined && <Problem fault={queues.fault} onRetry={queues.retry} />}
      {queues.value === undefined && queues.fault === undefined && <Loading />}
      {queues.value && (
        <>
          <QueueTable queues={sorted} />
          <p class="quiet">{words.at(instantText(language, queues.value.at))}</p>
        </>
      )}
      <h2>{words.approvals}</h2>
      {approvals.fault !== undefined && <Problem fault={approvals.fault} onRetry={approvals.retry} />}
      {approvals.value && <ApprovalList own={own} answer={approvals.value} />}
    </>
  );
};
