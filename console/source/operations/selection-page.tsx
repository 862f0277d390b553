import { instantText, numberText } from '../common/format.ts';
import { useWords } from '../common/language.ts';
import { useLoaded } from '../common/loaded.ts';
import { Loading, Problem } from '../common/messages.tsx';
import { PageHeading } from '../common/page-heading.tsx';
import type { Session } from '../common/session.ts';
import type { WaveRecord } from '../proof/record.ts';
import type { Decision, Selection, Wave } from './answer-types.ts';
import { decisionsOf, selectionOf, waveOf } from './answers.ts';
import { DecisionList, Proposal } from './decisions.tsx';
import { FailedUnits, useFailedUnits } from './failed-units.tsx';
import { FairnessTold } from './fairness.tsx';
import { LifeLine } from './life-line.tsx';
import { RunbookLink } from './runbook-link.tsx';
import { selectionWords } from './selection-words.ts';
import { isOver, stagesSeen } from './stage-line.tsx';
import { StageList } from './stage-list.tsx';
import { operationsWords } from './words.ts';

/** How often a selection is looked at while it runs, and how often what hangs on it. */
const liveSeconds = 2;
const slowSeconds = 15;
const recordSeconds = 5;

const evidenceFiles = [
  ['commitment.json', 'commitment'],
  ['strikes.json', 'strikes'],
  ['fairness.json', 'fairness'],
  ['release.json', 'release'],
  ['result.json', 'result'],
  ['manifest.json', 'manifest'],
] as const satisfies readonly (readonly [string, keyof WaveRecord])[];

const readRecordOf = async (waveId: string): Promise<WaveRecord> => {
  const { evidenceOfWave, readRecord } = await import('../proof/index.ts');
  return readRecord(evidenceOfWave(waveId));
};

const Evidence = ({ waveId, record }: { readonly waveId: string; readonly record: WaveRecord }) => {
  const { words } = useWords(selectionWords);
  const there = evidenceFiles.filter(([, name]) => record[name] !== undefined);
  return (
    <section aria-labelledby="evidence">
      <h2 id="evidence">{words.evidence}</h2>
      <p>{there.length === 0 ? words.evidenceNone : words.evidenceText}</p>
      <p class="contents">
        {there.map(([path]) => (
          <a key={path} href={`/v1/waves/${waveId}/evidence/${path}`} download>
            {path}
          </a>
        ))}
        <a href={`/waves/${waveId}`}>{words.publicPage}</a>
      </p>
    </section>
  );
};

/** The stages whose end brings new files onto the public record. */
const recorded: ReadonlySet<string> = new Set(['commit', 'seal', 'gate', 'publish']);

const Live = ({ own, selection }: { readonly own: Session; readonly selection: Selection }) => {
  const { words, language } = useWords(selectionWords);
  const { waveId, run, stages, result, laterRuns, at } = selection;
  const hasEnded = isOver(selection);
  const failed = useFailedUnits(own, waveId, hasEnded ? undefined : slowSeconds);
  const byStage = new Map(
    [...Map.groupBy(failed, ({ stage }) => stage)].map(([stage, units]) => [stage, units.length]),
  );
  const ended = stages.flatMap(({ stage, state }) =>
    recorded.has(stage) && state !== 'running' ? [stage, state] : [],
  );
  const record = useLoaded(
    `${waveId} ${run} ${ended.join(' ')}`,
    () => readRecordOf(waveId),
    // What failed to be read is tried again, until all of it is there.
    (known) => (result !== undefined && known?.manifest === undefined ? recordSeconds : undefined),
  );
  const later = laterRuns.find((one) => one.run === run);
  const isHeld = stages.some(({ stage, state }) => stage === 'gate' && state === 'waiting');
  return (
    <>
      {result === undefined ? null : (
        <p class="finding held" role="status">
          {words.published(instantText(language, result.publishedAt))}
        </p>
      )}
      {later === undefined ? null : (
        <p>
          {words.run(numberText(language, run))}: {words.runKinds[later.kind]}{' '}
          {later.kind === 'recommitment' ? null : <q>{later.reason}</q>}
        </p>
      )}
      {isHeld ? (
        <div class="finding failed" role="alert">
          <p>{words.held}</p>
          <p class="contents">
            <a href="#decisions">{words.toDecisions}</a>
            <RunbookLink name="fairness-held" about={words.held} />
          </p>
        </div>
      ) : null}
      <section aria-labelledby="stages">
        <h2 id="stages">{words.stages}</h2>
        <StageList stages={stagesSeen(selection)} failed={byStage} />
        <p class="quiet">
          {hasEnded ? words.over : words.live} <At instant={at} />
        </p>
      </section>
      <FailedUnits units={failed} />
      {record.fault === undefined ? null : <Problem fault={record.fault} onRetry={record.retry} />}
      {record.value === undefined ? null : (
        <>
          <FairnessTold record={record.value} />
          <Evidence waveId={waveId} record={record.value} />
        </>
      )}
    </>
  );
};

const At = ({ instant }: { readonly instant: string }) => {
  const { words, language } = useWords(operationsWords);
  return <>{words.at(instantText(language, instant))}</>;
};

const kindsDue = ({ status, waitingListDays }: Wave, selection: Selection | undefined): readonly Decision['kind'][] => {
  if (status === 'published') return waitingListDays > 0 ? ['call', 'redraw'] : ['redraw'];
  const isHeld = selection?.stages.some(({ stage, state }) => stage === 'gate' && state === 'waiting') === true;
  return isHeld ? ['release'] : [];
};

interface DecisionsProps {
  readonly own: Session;
  readonly wave: Wave;
  readonly selection: Selection | undefined;
}

const Decisions = ({ own, wave, selection }: DecisionsProps) => {
  const { words } = useWords(selectionWords);
  const { waveId } = wave;
  const { value, fault, retry } = useLoaded(waveId, () => decisionsOf(own, waveId), slowSeconds);
  const kinds = kindsDue(wave, selection);
  const mayPropose = own.claims?.roles.some((role) => role === 'operator' || role === 'approver') === true;
  return (
    <section aria-labelledby="decisions">
      <h2 id="decisions">{words.decisions}</h2>
      {fault === undefined ? null : <Problem fault={fault} onRetry={retry} />}
      {value === undefined ? null : <DecisionList decisions={value} />}
      {mayPropose && kinds.length > 0 ? <Proposal own={own} waveId={waveId} kinds={kinds} onSent={retry} /> : null}
    </section>
  );
};

/** `/operations/waves/ID`: a wave, and its selection watched live until it is over. */
export const SelectionPage = ({ own, waveId }: { readonly own: Session; readonly waveId: string }) => {
  const { words, language } = useWords(selectionWords);
  const names = useWords(operationsWords).words;
  const { value, fault, retry } = useLoaded(
    waveId,
    () => selectionOf(own, waveId),
    (seen) => (seen?.selection !== undefined && isOver(seen.selection) ? undefined : liveSeconds),
  );
  const selection = value?.selection;
  const begun = selection?.stages.length ?? 0;
  const hasEnded = selection !== undefined && isOver(selection);
  const wave = useLoaded(
    `${waveId} ${begun} ${hasEnded}`,
    () => waveOf(own, waveId),
    (seen) => (seen?.status === 'published' ? undefined : begun > 0 ? recordSeconds : slowSeconds),
  );
  const trouble = fault ?? wave.fault;
  return (
    <>
      <PageHeading text={words.title(waveId)} />
      {trouble === undefined ? null : (
        <Problem
          fault={trouble}
          onRetry={() => {
            retry();
            wave.retry();
          }}
        />
      )}
      {wave.value === undefined ? null : (
        <>
          <p>
            <span class={`badge ${wave.value.status}`}>{names.statuses[wave.value.status]}</span>{' '}
            {names.places(numberText(language, wave.value.quotaTotal))}
          </p>
          <LifeLine wave={wave.value} />
        </>
      )}
      {value === undefined ? trouble === undefined ? <Loading /> : null : null}
      {value !== undefined && selection === undefined ? <p role="status">{words.notStarted}</p> : null}
      {selection === undefined ? null : <Live own={own} selection={selection} />}
      {wave.value === undefined ? null : <Decisions own={own} wave={wave.value} selection={selection} />}
    </>
  );
};
