import type { Finding } from '../chaos/invariants.ts';
import type { RecoveryReport } from './run.ts';

const shownViolations = 10;

/** Whether all that has to hold after a restore holds. */
export const isSound = ({ findings }: Pick<RecoveryReport, 'findings'>): boolean =>
  findings.every(({ violations }) => violations.length === 0);

const row = (count: number, what: string): string => `  ${String(count).padStart(8)}  ${what}`;

const shown = ({ what, compared, violations }: Finding, isFault: boolean): string[] => [
  `  ${violations.length === 0 ? '✓' : isFault ? '✗' : '·'}${String(compared).padStart(8)}  ${what}${violations.length === 0 ? '' : `: ${violations.length}`}`,
  ...violations.slice(0, shownViolations).map((violation) => `             ${violation}`),
];

const counted = (counts: Readonly<Record<string, number>>): string[] =>
  Object.entries(counts).map(([name, count]) => row(count, name));

/** The report for a terminal. */
export const reportLines = (report: RecoveryReport): string[] => {
  const { items, seconds, unseen, lost, lostInTheEnd, sentAgain, bank, findings, costs } = report;
  const bankRow = (when: string, { paid, sum, repeated, conflicts }: RecoveryReport['bank']['end']): string =>
    row(paid, `paid by the bank ${when}: Rp${sum}; told again ${repeated} times, contradicted ${conflicts} times`);
  return [
    'The table',
    row(items.then, 'items at the point in time'),
    row(items.lost, `items when it was lost, ${seconds.betweenThem.toFixed(0)} s later`),
    row(unseen, 'records of its stream that its two readers had not seen, and never will'),
    `  ${seconds.restoring.toFixed(1).padStart(8)}  seconds until everything ran again`,
    `  ${seconds.untilAllIsDone.toFixed(1).padStart(8)}  seconds until all was done again, the second wave drawn`,
    '',
    'Events of the trail that the restored table does not hold, at once',
    ...counted(lost),
    'and when all was done again',
    ...counted(lostInTheEnd),
    '',
    'Sent again from the table',
    ...sentAgain.map((line) => `            ${line}`),
    '',
    'The bank',
    bankRow('at the point in time', bank.then),
    bankRow('when the table was lost', bank.lost),
    bankRow('in the end', bank.end),
    '',
    'What has to hold',
    ...findings.flatMap((finding) => shown(finding, true)),
    '',
    'What it costs',
    ...costs.flatMap((finding) => shown(finding, false)),
    '',
    isSound(report) ? 'Nothing is doubled, and what was lost is known.' : 'Something does not hold.',
  ];
};
