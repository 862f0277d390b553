import type { Wave } from './answers.ts';
import type { WaveRecord } from '../proof/record.ts';

/** What is published of the places of a province or of the nation. */
export interface Figures {
  readonly quota: number;
  /** Known from the commitment on. */
  readonly applicants: number | undefined;
  /** By quotas and demands of the whole country: known from the result on, as are the recipients. */
  readonly places: number | undefined;
  readonly winners: number | undefined;
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);

/** The figures of all regencies whose codes begin so; '' for the nation. */
export const figuresOf = (quota: Wave['quota'], record: WaveRecord, prefix = ''): Figures => {
  const within = <Row extends { readonly code: string }>(rows: readonly Row[]) =>
    rows.filter(({ code }) => code.startsWith(prefix));
  const { commitment, result } = record;
  return {
    quota: sum(within(quota).map((regency) => regency.quota)),
    applicants: commitment && sum(within(commitment.regencies).map(({ applicants }) => applicants)),
    places: result && sum(within(result.regencies).map(({ places }) => places)),
    winners: result && sum(within(result.regencies).map(({ winners }) => winners)),
  };
};

/** The codes of the provinces that have a quota, in order. */
export const provincesIn = (quota: Wave['quota']): string[] =>
  [...new Set(quota.map(({ code }) => code.slice(0, 2)))].sort();
