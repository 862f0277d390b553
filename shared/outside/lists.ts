import * as z from 'zod';
import { Instant } from '../../events/event.ts';
import { Source } from '../domain/rule-set.ts';
import { port, type PortSettings } from './port.ts';

/** A published version of a ministry's list. */
export const PublishedList = z.object({
  source: Source,
  /** The ministry's name for it, such as `emis-7`; it enters the public record of a draw, so it keeps to its letters. */
  version: z.string().regex(/^[a-z0-9.-]{1,64}$/),
  /** Counts from 1. */
  number: z.int().positive(),
  /** Over the sorted lines of the whole version: `nik` or `nik,kk`, each ended by LF. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  /** How many lines the whole version has. */
  lines: z.int().nonnegative(),
  publishedAt: Instant,
});
export type PublishedList = z.infer<typeof PublishedList>;

/** One person's line that came or went. */
export const ListChange = z.object({
  nik: z.string().regex(/^\d{16}$/),
  kk: z
    .string()
    .regex(/^\d{16}$/)
    .optional(),
  change: z.enum(['added', 'removed']),
});
export type ListChange = z.infer<typeof ListChange>;

/** A page of the changes that lead to version `number`; `next` is the cursor of the page after it, if there is one. */
const ListChanges = z.object({
  version: PublishedList.shape.version,
  number: PublishedList.shape.number,
  changes: z.array(ListChange),
  next: z.string().min(1).max(500).optional(),
});
type ListChanges = z.infer<typeof ListChanges>;

interface ChangesWanted {
  /** The number of the version that is applied already; 0 for none. */
  readonly since: number;
  /** The number of the version to arrive at; the latest unless told. */
  readonly until?: number;
  /** The `next` of the page before; a cursor keeps to the version with which it began. */
  readonly cursor?: string;
  /** Lines a page, at most 10,000; 1,000 unless told. */
  readonly limit?: number;
}

/** The lists of the ministries. */
export interface Lists {
  /**
   * The latest version of a source, or undefined where it has published none.
   * @throws OutsideUnavailable
   */
  latest(source: Source): Promise<PublishedList | undefined>;
  /**
   * What changed between two versions: of each person only the last change, in an order that stays.
   * @throws OutsideUnavailable
   */
  changes(source: Source, wanted: ChangesWanted): Promise<ListChanges>;
}

/** The lists behind one address. */
export const listsPort = (settings: Omit<PortSettings, 'service'>): Lists => {
  // A page of 10,000 lines has about 800 kB.
  const lists = port({ longestAnswerBytes: 4 * 1_048_576, ...settings, service: 'lists' });
  const pathOf = (source: Source) => `/v1/lists/${source}`;

  return {
    async latest(source) {
      const { answer } = await lists.ask({
        method: 'GET',
        path: pathOf(source),
        // An answer about another list is none about this one.
        answer: PublishedList.refine((published) => published.source === source),
        meaningful: [404],
      });
      return answer;
    },
    async changes(source, { since, until, cursor, limit = 1_000 }) {
      const query = new URLSearchParams({ since: String(since), limit: String(limit) });
      if (until !== undefined) query.set('until', String(until));
      if (cursor !== undefined) query.set('cursor', cursor);
      const { answer } = await lists.ask({
        method: 'GET',
        path: `${pathOf(source)}/changes?${query.toString()}`,
        answer: ListChanges.refine(({ number }) => until === undefined || number === until),
      });
      if (answer === undefined) throw new Error('The changes of a list came without a page.');
      return answer;
    },
  };
};
