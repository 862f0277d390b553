import type { Load } from '../loads/load.ts';
import type { Answered, EdgeCounts } from './line.ts';
import type { Schedule } from './schedule.ts';

/** A load that was replayed. */
export interface Replayed {
  readonly load: Load;
  readonly schedule: Schedule;
  readonly answers: readonly Answered[];
  readonly edge: EdgeCounts;
  /** Seconds from the last answer until no queue had anything left. */
  readonly settled: number;
}

/** The value that so great a share of numbers does not exceed; 0 of none. */
export const quantile = (numbers: readonly number[], share: number): number => {
  const sorted = numbers.toSorted((one, other) => one - other);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
};

/** What nobody may meet, however many come: no answer, or a fault of the service. To be turned away (429) is neither. */
const isFailure = ({ status }: Answered): boolean => status === 0 || status >= 500;

/** Answers of a replay that nobody may meet. */
export const failuresOf = ({ answers }: Pick<Replayed, 'answers'>): readonly Answered[] => answers.filter(isFailure);

/** What share of the requests that anybody may make never reached a function. */
export const hitRatio = ({ kept, confirmed, fetched }: EdgeCounts): number | undefined => {
  const all = kept + confirmed + fetched;
  return all === 0 ? undefined : kept / all;
};

const whole = (number: number): string => Math.round(number).toLocaleString('en');
const cell = (number: number): string => whole(number).padStart(7);

/** The lines that tell of a replay. */
export const linesOf = ({ load, schedule, answers, edge, settled }: Replayed): string[] => {
  const { seconds, scale, national, from, due } = schedule;
  const targets = [...Map.groupBy(answers, ({ target }) => target)].map(([target, of]) => {
    const codes = Map.groupBy(
      of.filter(({ status }) => status >= 400 || status === 0),
      ({ status, code }) => code ?? (status === 0 ? 'no answer' : String(status)),
    );
    const refused = [...codes].map(([code, some]) => `${some.length} ${code}`).join(', ');
    const waited = of.map((one) => one.waited);
    const served = of.map((one) => one.served);
    return `  ${target.padEnd(42)}${cell(of.length)}${cell(quantile(waited, 0.5))}${cell(quantile(waited, 0.99))}${cell(Math.max(...waited))}${cell(quantile(served, 0.99))}  ${refused}`;
  });
  const ratio = hitRatio(edge);
  return [
    `\n${load.title} (${load.name}): from its second ${whole(from)}, ${seconds} s, ${whole(due.length)} requests, ${whole(due.length / seconds)} a second;`,
    `  ${whole(national)} a second nationally, of which this is one in ${whole(1 / scale)}.`,
    `  ${''.padEnd(42)}   sent    p50    p99   most served`,
    ...targets,
    ...(ratio === undefined
      ? []
      : [
          `  What anybody may see: ${(100 * ratio).toFixed(1)} % from the cache in front, ${edge.confirmed} confirmed by ETag, ${edge.fetched} fetched.`,
        ]),
    `  Queues were empty ${settled.toFixed(1)} s after the last answer; ${failuresOf({ answers }).length} requests failed.`,
  ];
};
