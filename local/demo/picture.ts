import { provinces } from '../../shared/domain/regions.ts';
import { bar } from './progress.ts';

export interface ProvinceFill {
  readonly code: string;
  readonly quota: number;
  readonly places: number;
  readonly winners: number;
  readonly applicants: number;
}

const shortened = (name: string): string =>
  name.replace('Daerah Khusus Ibukota ', 'DKI ').replace('Daerah Istimewa ', 'DI ').replace('Kepulauan', 'Kep.');

/** Places filled of each province's quota, two provinces a line: a picture that fits a terminal of 120 columns. */
export const provincePicture = (fills: readonly ProvinceFill[]): string => {
  const cells = provinces.map(({ code, name }) => {
    const fill = fills.find((candidate) => candidate.code === code);
    const { quota = 0, winners = 0, applicants = 0 } = fill ?? {};
    const share = quota === 0 ? 0 : winners / quota;
    return `${shortened(name).padEnd(26)} ${bar(share, 12)} ${String(winners).padStart(4)}/${String(quota).padEnd(4)} of ${String(applicants).padEnd(5)}`;
  });
  const half = Math.ceil(cells.length / 2);
  return cells
    .slice(0, half)
    .map((left, row) => `  ${left}  ${cells[row + half] ?? ''}`.trimEnd())
    .join('\n');
};

/** A funnel: each step with its number, its share of the first, and a bar. */
export const funnelPicture = (steps: readonly (readonly [string, number])[]): string => {
  const first = steps[0]?.[1] ?? 1;
  return steps
    .map(([label, number]) => {
      const share = first === 0 ? 0 : number / first;
      return `  ${label.padEnd(34)} ${bar(share)} ${String(number).padStart(7)}  ${(share * 100).toFixed(1).padStart(5)} %`;
    })
    .join('\n');
};

/** Reasons and how often each was given, the commonest first. */
export const tally = (counts: ReadonlyMap<string, number>): string =>
  [...counts]
    .sort(([oneName, one], [otherName, other]) => other - one || (oneName < otherName ? -1 : 1))
    .map(([name, number]) => `  ${String(number).padStart(7)}  ${name}`)
    .join('\n');
