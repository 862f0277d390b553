import { instantText, numberText } from '../common/format.ts';
import { useWords } from '../common/language.ts';
import { useLoaded } from '../common/loaded.ts';
import { Loading, Problem } from '../common/messages.tsx';
import { PageHeading } from '../common/page-heading.tsx';
import type { Session } from '../common/session.ts';
import type { Pulse, Selection } from './answer-types.ts';
import { approvalsOf, featuresOf, pulseOf, queuesOf, selectionOf, wavesOf } from './answers.ts';
import { attentionOf, type Attention } from './attention.ts';
import { HourBars } from './hour-bars.tsx';
import { overviewWords } from './overview-words.ts';
import { RunbookLink } from './runbook-link.tsx';
import { StageLine } from './stage-line.tsx';
import { operationsWords } from './words.ts';

/** The selections that are under way. */
const underWay = async (own: Session): Promise<readonly Selection[]> => {
  const selected = (await wavesOf(own)).filter(({ status }) => status === 'selecting');
  const found = await Promise.all(selected.map(({ waveId }) => selectionOf(own, waveId)));
  return found.flatMap(({ selection }) => (selection === undefined ? [] : [selection]));
};

const AttentionList = ({ items }: { readonly items: readonly Attention[] }) => {
  const { words } = useWords(overviewWords);
  return (
    <ul class="attention">
      {items.map(({ isUrgent, text, href, runbook }) => (
        <li key={`${href} ${text}`} class={isUrgent ? 'urgent' : 'soon'}>
          <span class="sign">{isUrgent ? words.urgent : words.soon}</span>
          <a href={href}>{text}</a>
          {runbook === undefined ? null : <RunbookLink name={runbook} about={text} />}
        </li>
      ))}
    </ul>
  );
};

const Today = ({ pulse }: { readonly pulse: Pulse }) => {
  const { words, language } = useWords(overviewWords);
  const told = pulse.counts.flatMap(({ name, total, hours }) =>
    name in words.counts ? [{ text: words.counts[name as keyof typeof words.counts], total, hours }] : [],
  );
  return (
    <ul class="figures">
      {told.map(({ text, total, hours }) => (
        <li key={text}>
          <p>
            <strong>{numberText(language, total)}</strong> {text}
          </p>
          <HourBars label={text} hours={hours} />
        </li>
      ))}
    </ul>
  );
};

/** `/operations`: what needs somebody now, each in one line, and how the day goes. */
export const Overview = ({ own }: { readonly own: Session }) => {
  const { words, language } = useWords(overviewWords);
  const names = useWords(operationsWords).words;
  const queues = useLoaded('queues', () => queuesOf(own), 15);
  const approvals = useLoaded('approvals', () => approvalsOf(own), 30);
  const pulse = useLoaded('pulse', () => pulseOf(own), 60);
  const selections = useLoaded('selections', () => underWay(own), 10);
  const features = useLoaded('features', () => featuresOf(own), 30);
  const asked = [queues, approvals, pulse, selections, features];
  const fault = asked.find((one) => one.fault !== undefined)?.fault;
  const isAllKnown = asked.every((one) => one.value !== undefined && one.fault === undefined);
  const items = attentionOf(
    language,
    {
      ...{ queues: queues.value, pulse: pulse.value, selections: selections.value, approvals: approvals.value },
      features: features.value,
    },
    own,
  );
  return (
    <>
      <PageHeading text={words.title} />
      {fault === undefined ? null : (
        <Problem
          fault={fault}
          onRetry={() => {
            for (const one of asked) if (one.fault !== undefined) one.retry();
          }}
        />
      )}
      <section aria-labelledby="needs">
        <h2 id="needs">{words.needs}</h2>
        <AttentionList items={items} />
        {items.length === 0 && isAllKnown ? (
          <p class="finding held" role="status">
            {words.nothing}
          </p>
        ) : null}
        {isAllKnown ? null : fault === undefined ? <Loading /> : <p>{words.unsure}</p>}
        {queues.value === undefined ? null : <p class="quiet">{names.at(instantText(language, queues.value.at))}</p>}
      </section>
      {selections.value === undefined || selections.value.length === 0 ? null : (
        <section aria-labelledby="under-way">
          <h2 id="under-way">{words.underWay}</h2>
          {selections.value.map((selection) => (
            <div key={selection.waveId} class="card">
              <h3>
                <a href={`/operations/waves/${selection.waveId}`}>{names.wave(selection.waveId)}</a>
              </h3>
              <StageLine selection={selection} />
            </div>
          ))}
        </section>
      )}
      {pulse.value === undefined ? null : (
        <section aria-labelledby="today">
          <h2 id="today">{words.today}</h2>
          <Today pulse={pulse.value} />
          <p>
            <a href="/operations/day">{words.more}</a>
          </p>
        </section>
      )}
    </>
  );
};
