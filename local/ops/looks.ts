import { WaveId } from '../../events/event.ts';
import { dayAsked } from '../../shared/domain/operations/day.ts';
import { isSilent } from '../../shared/domain/operations/outside-servers.ts';
import { queues, type QueueId } from '../../shared/domain/operations/queues.ts';
import { progressOf, type StageProgress } from '../../shared/domain/selection.ts';
import { statusAt } from '../../shared/domain/wave.ts';
import { approvalDesk, waitingApprovals } from '../../shared/operations/approvals.ts';
import { deadLettersOf } from '../../shared/operations/dead-letters.ts';
import { pulseOf } from '../../shared/operations/pulse.ts';
import { queueWatch } from '../../shared/operations/queue-depths.ts';
import { startRedrive, redrivesOf, type Redrive } from '../../shared/operations/redrives.ts';
import { failureTable } from '../../shared/table/failures.ts';
import { selectionTable } from '../../shared/table/selections.ts';
import { waveTable } from '../../shared/table/waves.ts';
import type { Place } from './place.ts';
import { barsOf, duration, textTable, wrapped } from './text-table.ts';

/** What was seen: for machines, for people, and whether somebody ought to do something. */
interface Seen {
  readonly value: unknown;
  readonly lines: readonly string[];
  readonly isWrong: boolean;
  /** There is nothing more to wait for. */
  readonly isOver?: boolean;
}

/** Looks once, as often as it is called. */
export type Look = () => Promise<Seen>;

export const shortInstant = (instant: string | undefined): string =>
  instant === undefined ? '' : instant.slice(0, 16).replace('T', ' ');

export const lookAtWaves = ({ table }: Place): Look => {
  const waves = waveTable(table);
  return async () => {
    const now = new Date();
    const value = (await waves.list()).map((wave) => ({ ...wave, status: statusAt(wave, now) }));
    const lines = textTable(value, [
      { head: 'wave', of: ({ waveId }) => waveId },
      { head: 'status', of: ({ status }) => status },
      { head: 'places', of: ({ quotaTotal }) => String(quotaTotal), isNumber: true },
      { head: 'opens (UTC)', of: ({ opensAt }) => shortInstant(opensAt) },
      { head: 'closes', of: ({ closesAt }) => shortInstant(closesAt) },
      { head: 'draw', of: ({ drawAt }) => shortInstant(drawAt) },
      { head: 'announced', of: ({ announcedAt }) => shortInstant(announcedAt) },
    ]);
    return { value, lines, isWrong: false };
  };
};

const stageColumns = [
  { head: 'stage', of: ({ stage }: StageProgress) => stage },
  { head: 'state', of: ({ state }: StageProgress) => state },
  { head: 'done', of: ({ done }: StageProgress) => String(done), isNumber: true },
  { head: 'of', of: ({ total }: StageProgress) => (total === undefined ? '?' : String(total)), isNumber: true },
  { head: 'a second', of: ({ rate }: StageProgress) => rate.toFixed(1), isNumber: true },
  {
    head: 'to go',
    of: ({ state, estimateSeconds }: StageProgress) =>
      state === 'done' || estimateSeconds === undefined ? '' : duration(estimateSeconds),
  },
  { head: 'waits for', of: ({ state, waitingFor }: StageProgress) => (state === 'waiting' ? (waitingFor ?? '') : '') },
] as const;

/** @throws TypeError when there is no such wave. */
export const lookAtSelection = ({ table }: Place, name: string): Look => {
  const { success, data: waveId } = WaveId.safeParse(name);
  if (!success) throw new TypeError(`A wave is named such as 2023-48, and not ${name}.`);
  const waves = waveTable(table);
  const selections = selectionTable(table);
  return async () => {
    const now = new Date();
    const wave = await waves.get(waveId);
    if (wave === undefined) throw new TypeError(`There is no wave ${waveId}.`);
    const stages = (await selections.progress({ waveId, run: wave.lastRun })).map((stage) =>
      progressOf(stage, now, 'en'),
    );
    const status = statusAt(wave, now);
    const isOver = status === 'published' && wave.openRun === undefined;
    return {
      value: { waveId, run: wave.lastRun, status, stages },
      lines: [`Wave ${waveId}, run ${wave.lastRun}: ${status}.`, '', ...textTable(stages, stageColumns)],
      isWrong: stages.some(({ state }) => state === 'stalled'),
      isOver,
    };
  };
};

export const lookAtQueues = (place: Place): Look => {
  const look = queueWatch(place);
  return async () => {
    const value = await look();
    const lines = textTable(value, [
      { head: 'queue', of: ({ queue }) => queue },
      { head: 'ready', of: ({ ready }) => String(ready), isNumber: true },
      { head: 'delayed', of: ({ delayed }) => String(delayed), isNumber: true },
      { head: 'in flight', of: ({ inFlight }) => String(inFlight), isNumber: true },
      { head: 'oldest', of: ({ oldestSeconds }) => (oldestSeconds === undefined ? '' : duration(oldestSeconds)) },
      { head: 'dead', of: ({ deadLetters }) => String(deadLetters), isNumber: true },
      { head: 'emptied by', of: ({ consumer }) => consumer },
    ]);
    return { value, lines, isWrong: value.some(({ deadLetters }) => deadLetters > 0) };
  };
};

export const lookAtDeadLetters = (place: Place, queue: QueueId): Look => {
  const failures = failureTable(place.table);
  return async () => {
    const value = await deadLettersOf({ ...place, failures }, queue);
    const lines = value.deadLetters.flatMap(({ messageId, sentAt, receiveCount, keys, reason }) => [
      '',
      `${messageId}  sent ${shortInstant(sentAt)} UTC, received ${receiveCount} times`,
      ...wrapped(
        Object.entries(keys)
          .map(([name, text]) => `${name} ${text}`)
          .join(', '),
        '  ',
      ),
      ...wrapped(
        reason === undefined
          ? `No reason is noted: ${queues[queue].consumer} ended before it could note one, or never began. It was turned away, did not start, crashed, ran out of time or of memory: its log says which.`
          : `${reason.error}: ${reason.sentence}`,
        '  ',
      ),
      ...(reason === undefined ? [] : wrapped(`${reason.functionName} at ${reason.at}, ${reason.requestId}`, '  ')),
    ]);
    const head = `${value.total} dead letters of ${queue}. Runbook: docs/runbooks/${queue}-dead-letters.md`;
    return { value: { queue, ...value }, lines: [head, ...lines], isWrong: value.total > 0 };
  };
};

const progressLine = (queue: QueueId, { state, moved, of, failure }: Redrive): string =>
  `Redrive of ${queue}: ${state}, ${moved}${of === undefined ? '' : ` of ${of}`} moved${failure === undefined ? '' : ` (${failure})`}.`;

/** Starts a redrive, and looks how far it is each time it is called again. */
export const redriving = (place: Place, queue: QueueId): Look => {
  let startedAt: string | undefined;
  const current = async (): Promise<Redrive> => {
    if (startedAt === undefined) return startRedrive(place, queue);
    const known = await redrivesOf(place, queue);
    const found = known.find((one) => one.startedAt === startedAt);
    if (found === undefined) throw new Error(`SQS knows nothing of a redrive of ${queue} any more.`);
    return found;
  };
  return async () => {
    const redrive = await current();
    ({ startedAt } = redrive);
    const { state } = redrive;
    return {
      value: { queue, ...redrive },
      lines: [progressLine(queue, redrive)],
      isWrong: state === 'failed' || state === 'cancelled',
      isOver: state !== 'running',
    };
  };
};

export const lookAtPulse = ({ cloudWatch }: Place, day: string | undefined): Look => {
  const pulse = pulseOf({ cloudWatch });
  return async () => {
    const value = await pulse(dayAsked(day, new Date()));
    const counts = textTable(value.counts, [
      { head: value.day, of: ({ name }) => name },
      { head: 'total', of: ({ total }) => String(total), isNumber: true },
      { head: '0     6     12    18    (WIB)', of: ({ hours }) => barsOf(hours) },
    ]);
    const servers = textTable(value.servers, [
      { head: 'server', of: ({ server }) => server },
      { head: 'put off, by quarter hour', of: ({ postponed }) => postponed.join(' ') },
      { head: 'answered', of: ({ answered }) => answered.join(' ') },
    ]);
    return { value, lines: [...counts, '', ...servers], isWrong: value.servers.some(isSilent) };
  };
};

export const lookAtApprovals = ({ table }: Place): Look => {
  const desk = approvalDesk(table);
  return async () => {
    const value = await waitingApprovals(desk);
    const lines = value.approvals.flatMap(({ kind, id, does, proposedBy, proposedAt, approvedBy, ...rest }) => [
      '',
      `${kind} ${id}, by ${proposedBy} ${shortInstant(proposedAt)} UTC, ${approvedBy.length} of ${rest.approvalsNeeded}`,
      ...wrapped(does.en, '  '),
      `  POST ${rest.path}`,
    ]);
    const more = value.isComplete ? [] : ['', 'There are more open cases than were looked through.'];
    return { value, lines: [`${value.approvals.length} wait for a second person.`, ...lines, ...more], isWrong: false };
  };
};
