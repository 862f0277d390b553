import { useState } from 'preact/hooks';
import { isSilent, runbookOf } from '../../../shared/domain/operations/outside-servers.ts';
import { durationText } from '../common/duration.ts';
import { instantText, numberText } from '../common/format.ts';
import { useWords } from '../common/language.ts';
import { useLoaded } from '../common/loaded.ts';
import { Loading, Problem } from '../common/messages.tsx';
import { PageHeading } from '../common/page-heading.tsx';
import type { Session } from '../common/session.ts';
import { TableHead } from '../common/table-head.tsx';
import type { Pulse } from './answer-types.ts';
import { pulseOf, queuesOf } from './answers.ts';
import { dayWords } from './day-words.ts';
import { HourBars } from './hour-bars.tsx';
import { RunbookLink } from './runbook-link.tsx';
import { operationsWords } from './words.ts';

type Count = Pulse['counts'][number];

/** What belongs together, in the order in which people meet it. */
const groups: Readonly<Record<'people' | 'training' | 'money' | 'service', readonly Count['name'][]>> = {
  people: ['RegistrationsSubmitted', 'RegistrationsVerified', 'RegistrationsRefused', 'WaveJoined', 'WaveLeft'],
  training: ['AwardsMade', 'CoursesBought', 'OrdersRefunded', 'TrainingsCompleted', 'CardsRevoked'],
  money: [
    ...(['IncentivesApproved', 'IncentivesRefused', 'PayoutsPaid', 'PayoutsBounced'] as const),
    ...(['RupiahPaid', 'RupiahSpent', 'DebtsRecorded'] as const),
  ],
  service: ['NoticesSent', 'SelectionUnitsDone', 'VisitsOpened', 'RisksOpened', 'ErasuresBegun', 'ErasuresDone'],
};
const groupNames = ['people', 'training', 'money', 'service'] as const;

const Figures = ({ pulse }: { readonly pulse: Pulse }) => {
  const { words, language } = useWords(dayWords);
  return (
    <>
      {groupNames.map((group) => (
        <section key={group} aria-labelledby={group}>
          <h2 id={group}>{words.groups[group]}</h2>
          <ul class="figures">
            {groups[group].map((name) => {
              const found = pulse.counts.find((one) => one.name === name);
              if (found === undefined) return null;
              return (
                <li key={name}>
                  <p>
                    <strong>{numberText(language, found.total)}</strong> {words.counts[name]}
                  </p>
                  <HourBars label={words.counts[name]} hours={found.hours} />
                </li>
              );
            })}
          </ul>
        </section>
      ))}
    </>
  );
};

const HourTable = ({ pulse }: { readonly pulse: Pulse }) => {
  const { words, language } = useWords(dayWords);
  return (
    <details>
      <summary>{words.hours}</summary>
      <div class="wide hour-table" role="region" aria-label={words.hours} tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">{words.hour}</th>
              <th scope="col">{words.total}</th>
              {pulse.counts[0]?.hours.map((_, hour) => (
                <th key={hour} scope="col">
                  {hour}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {pulse.counts.map(({ name, total, hours }) => (
              <tr key={name}>
                <th scope="row">{words.counts[name]}</th>
                <td>{numberText(language, total)}</td>
                {hours.map((count, hour) => (
                  <td key={hour}>{numberText(language, count)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
};

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

const Servers = ({ servers }: { readonly servers: Pulse['servers'] }) => {
  const { words, language } = useWords(dayWords);
  const names = useWords(operationsWords).words.servers;
  const [, answered, postponed, state] = words.serverColumns;
  const quarters = (numbers: readonly number[]) => numbers.map((number) => numberText(language, number)).join(' · ');
  return (
    <div class="wide">
      <table role="table">
        <TableHead columns={words.serverColumns} />
        <tbody>
          {servers.map((one) => {
            const wasAsked = sum(one.answered) + sum(one.postponed) > 0;
            return (
              <tr key={one.server} role="row">
                <th scope="row" role="rowheader">
                  {names[one.server]}
                </th>
                <td role="cell" data-label={answered}>
                  {quarters(one.answered)}
                </td>
                <td role="cell" data-label={postponed}>
                  {quarters(one.postponed)}
                </td>
                <td role="cell" data-label={state} class={isSilent(one) ? 'wrong' : ''}>
                  {isSilent(one) ? words.silent : wasAsked ? words.answers : words.quiet}{' '}
                  {isSilent(one) ? <RunbookLink name={runbookOf(one.server)} about={names[one.server]} /> : null}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
};

/** Who waits to be verified, which is read beside how the registry answers. */
const Backlog = ({ own }: { readonly own: Session }) => {
  const { words, language } = useWords(dayWords);
  const { value, fault, retry } = useLoaded('queues', () => queuesOf(own), 15);
  const found = value?.queues.find(({ queue }) => queue === 'verification');
  return (
    <div class="card">
      <h3>{words.backlog}</h3>
      {fault === undefined ? null : <Problem fault={fault} onRetry={retry} />}
      {found === undefined ? null : (
        <p>
          <strong>{words.backlogText(numberText(language, found.ready + found.delayed + found.inFlight))}</strong>{' '}
          {found.oldestSeconds === undefined ? '' : words.backlogOldest(durationText(language, found.oldestSeconds))}
        </p>
      )}
      <p>
        <a href="/operations/queues/verification">{words.toQueue}</a>
      </p>
    </div>
  );
};

/** `/operations/day`: how others' servers answer, who waits for them, and what happened through a day, hour by hour. */
export const DayPage = ({ own }: { readonly own: Session }) => {
  const { words, language } = useWords(dayWords);
  const [day, setDay] = useState<string>();
  const { value, fault, retry } = useLoaded(
    day ?? 'today',
    () => pulseOf(own, day),
    day === undefined ? 60 : undefined,
  );
  return (
    <>
      <PageHeading text={words.title} />
      {fault === undefined ? null : <Problem fault={fault} onRetry={retry} />}
      {value === undefined && fault === undefined ? <Loading /> : null}
      {value === undefined ? null : (
        <>
          <section aria-labelledby="servers">
            <h2 id="servers">{words.servers}</h2>
            <p>{words.serversLead}</p>
            <Servers servers={value.servers} />
            <Backlog own={own} />
          </section>
          <p class="field">
            <label for="day">{words.day}</label>
            <input
              id="day"
              type="date"
              value={day ?? value.day}
              onChange={(event) => {
                const chosen = event.currentTarget.value;
                setDay(chosen === '' ? undefined : chosen);
              }}
            />
          </p>
          <Figures pulse={value} />
          <HourTable pulse={value} />
          <p class="quiet">{words.measured(instantText(language, value.measuredAt))}</p>
        </>
      )}
    </>
  );
};
