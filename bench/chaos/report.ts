import { faultKinds } from '../../local/emulators/faults.ts';
import type { ChaosReport } from './run.ts';

const shownViolations = 10;

/** Whether nothing was lost and nothing doubled. */
export const isSound = ({ findings, stuck }: ChaosReport): boolean =>
  stuck.length === 0 && findings.every(({ violations }) => violations.length === 0);

const row = (count: number, what: string): string => `  ${String(count).padStart(8)}  ${what}`;

/** The report for a terminal. */
export const reportLines = (report: ChaosReport): string[] => {
  const { injected, outside, replaced, poisoned, requests, again, lives, drawn, completed, findings, stuck } = report;
  return [
    'Faults injected',
    ...faultKinds.map((kind) => row(injected[kind], kind)),
    ...Object.entries(outside).map(([server, count]) => row(count, `${server}: no answer, or a wrong one`)),
    row(replaced, 'function replaced while it worked'),
    row(poisoned, 'broken message put on a queue'),
    '',
    'Load',
    row(lives, 'people'),
    row(drawn, 'recipients who bought'),
    row(completed, 'courses completed'),
    row(requests, 'requests of people and partners'),
    row(again, 'answers that had them ask again'),
    '',
    'What has to hold',
    ...findings.flatMap(({ what, compared, violations }) => [
      `  ${violations.length === 0 ? '✓' : '✗'}${String(compared).padStart(8)}  ${what}${violations.length === 0 ? '' : `: ${violations.length} violations`}`,
      ...violations.slice(0, shownViolations).map((violation) => `             ${violation}`),
    ]),
    ...stuck.map((one) => `  ✗ came to no end: ${one}`),
    '',
    isSound(report) ? 'Nothing was lost, and nothing doubled.' : 'Something was lost, doubled or left behind.',
  ];
};
