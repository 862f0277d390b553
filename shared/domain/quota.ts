import * as z from 'zod';
import { WaveId } from '../../events/event.ts';
import { sharePool } from './draw/allocation.ts';
import { isRegency } from './regions.ts';

/** The places of every regency of a wave, by Kemendagri code. A regency with none may still get what others leave. */
export type Quota = Readonly<Record<string, number>>;

/** A quota that is still to be counted: the freed places of these waves, which nobody was called for (shared/domain/recovery.ts). */
export interface Recovery {
  readonly recovers: readonly WaveId[];
}

/** Whether a quota is still to be counted. */
export const isRecovery = (quota: Quota | Recovery): quota is Recovery => Array.isArray(quota.recovers);

/** No wave of the programme's history had a tenth of it. */
const maximumPlaces = 10_000_000;
/** More than any number of people: the sum over all regencies stays far below 2^53. */
const maximumWeight = 1_000_000_000;

const Places = z.int().min(0).max(maximumPlaces);
/** Each costs up to 514 small queries; the programme's own recovery waves fed on three or four waves. */
const maximumRecovered = 20;

const ByRegency = <Value extends z.ZodType>(value: Value) => z.record(z.string().max(16), value);

/**
 * A quota table in one of four forms: the text of a CSV file with the header `code,quota`; places by regency; a total
 * that is shared in proportion to weights by regency (unemployed people, say); or the waves whose freed places it is.
 */
export const QuotaInput = z
  .strictObject({
    csv: z.string().max(60_000).optional(),
    table: ByRegency(Places).optional(),
    total: Places.optional(),
    weights: ByRegency(z.int().min(0).max(maximumWeight)).optional(),
    recovers: z.array(WaveId).min(1).max(maximumRecovered).optional(),
  })
  .transform((input, context): Quota | Recovery => {
    const refuse = (message: string, path: readonly (string | number)[] = []) => {
      context.addIssue({ code: 'custom', message, path: [...path] });
      return z.NEVER;
    };
    const { csv, table, total, weights, recovers } = input;
    const forms = [csv, table, weights, recovers].filter((form) => form !== undefined);
    if (forms.length !== 1 || (total === undefined) !== (weights === undefined)) return refuse('quota-form-unclear');
    if (recovers !== undefined) return { recovers: [...new Set(recovers)].sort() };

    const [name, entries, fault] =
      csv !== undefined
        ? (['csv', ...linesOf(csv)] as const)
        : table !== undefined
          ? (['table', Object.entries(table)] as const)
          : (['weights', Object.entries(weights ?? {})] as const);
    if (fault !== undefined) return refuse(fault.code, [name, fault.line]);
    for (const [code] of entries) if (!isRegency(code)) return refuse('regency-unknown', [name, code]);

    const quota = Object.fromEntries(total === undefined ? entries : proportional(total, entries));
    const sum = Object.values(quota).reduce((places, more) => places + more, 0);
    if (sum === 0) return refuse('quota-empty');
    return sum > maximumPlaces ? refuse('quota-too-large') : quota;
  });

type Entries = (readonly [code: string, places: number])[];
interface LineFault {
  readonly code: 'quota-line-malformed' | 'regency-repeated';
  /** Counted from 1, the header being the first. */
  readonly line: number;
}

const linesOf = (csv: string): readonly [Entries, LineFault?] => {
  const [header, ...lines] = csv
    .replace(/^\uFEFF/, '')
    .trimEnd()
    .split(/\r?\n/);
  if (header !== 'code,quota') return [[], { code: 'quota-line-malformed', line: 1 }];
  const found = new Map<string, number>();
  for (const [place, text] of lines.entries()) {
    const line = place + 2;
    const [, code = '', places = ''] = /^(\d{2}\.\d{2}),(\d{1,8})$/.exec(text) ?? [];
    if (code === '') return [[], { code: 'quota-line-malformed', line }];
    if (found.has(code)) return [[], { code: 'regency-repeated', line }];
    found.set(code, Number(places));
  }
  return [[...found]];
};

/**
 * A total shared in proportion to weights, by the rule by which the draw shares places: whole numbers, what remains by
 * largest remainder, ties by lower code. The shares add up to the total exactly; without any weight nobody gets anything.
 */
export const proportional = (total: number, weights: Entries): Map<string, number> => {
  const sum = weights.reduce((before, [, weight]) => before + weight, 0);
  // The draw's rule gives nobody more than they ask for, and weights ask for nothing: multiplied by one number, which
  // changes no proportion, they exceed the total.
  const factor = sum === 0 ? 1 : Math.ceil((total + 1) / sum);
  return sharePool(
    total,
    weights.map(([code, weight]) => ({ code, unmet: weight * factor })),
  );
};
