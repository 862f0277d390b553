import { createHash } from 'node:crypto';
import * as z from 'zod';
import { sources, type Source } from '../../shared/domain/rule-set.ts';
import { malformed, type Answer, type Service } from './server.ts';

/** A line of a list: a person, and the family card where the list has it. */
const Line = z.strictObject({
  nik: z.string().regex(/^\d{16}$/),
  kk: z
    .string()
    .regex(/^\d{16}$/)
    .optional(),
});
type Line = z.infer<typeof Line>;

const Publication = z.strictObject({
  added: z.array(Line).max(200_000).default([]),
  removed: z
    .array(z.string().regex(/^\d{16}$/))
    .max(200_000)
    .default([]),
});

interface Version {
  readonly number: number;
  readonly sha256: string;
  readonly lines: number;
  readonly publishedAt: string;
  /** By NIK, what this version changed of the one before it. */
  readonly changes: ReadonlyMap<string, { readonly kk?: string | undefined; readonly change: 'added' | 'removed' }>;
}

/** The short name under which a ministry numbers the versions of its list. */
const registerOf: Record<Source, string> = {
  students: 'emis',
  officials: 'bkn',
  soldiers: 'tni',
  police: 'polri',
  'village-officials': 'kemendes',
  'state-company-boards': 'bumn',
  'social-aid': 'dtks',
  'earlier-recipients': 'prakerja',
  'laid-off': 'kemnaker',
  'migrant-workers': 'bp2mi',
  disability: 'kemensos',
};

const defaultPageSize = 1_000;
const largestPageSize = 10_000;

/** The hash of a whole list: SHA-256 over its sorted lines, `nik` or `nik,kk`, each ended by LF. */
const hashOf = (lines: Iterable<Line>): string => {
  const texts = Array.from(lines, ({ nik, kk }) => (kk === undefined ? nik : `${nik},${kk}`)).sort();
  return createHash('sha256')
    .update(texts.map((text) => `${text}\n`).join(''))
    .digest('hex');
};

/** One ministry's list with all its versions. */
class MinistryList {
  readonly #source: Source;
  readonly #current = new Map<string, Line>();
  readonly #versions: Version[] = [];

  constructor(source: Source) {
    this.#source = source;
  }

  publish({ added, removed }: z.infer<typeof Publication>): void {
    const changes = new Map<string, { kk?: string | undefined; change: 'added' | 'removed' }>();
    for (const nik of removed) if (this.#current.delete(nik)) changes.set(nik, { change: 'removed' });
    for (const line of added) {
      this.#current.set(line.nik, line);
      changes.set(line.nik, { kk: line.kk, change: 'added' });
    }
    this.#versions.push({
      number: this.#versions.length + 1,
      sha256: hashOf(this.#current.values()),
      lines: this.#current.size,
      publishedAt: new Date().toISOString(),
      changes,
    });
  }

  describe(number = this.#versions.length): Answer | undefined {
    const version = this.#versions[number - 1];
    if (version === undefined) return undefined;
    const { sha256, lines, publishedAt } = version;
    return { status: 200, body: { source: this.#source, ...this.#nameOf(number), sha256, lines, publishedAt } };
  }

  /** What changed after version `since` up to version `until`: the last change of each person, by NIK. */
  changes(page: { since: number; until: number | undefined; cursor: string | null; limit: number }): Answer {
    // The cursor carries the version, so that a page keeps to it when another version comes out in between.
    const [cursorUntil, cursorStart] = (page.cursor ?? '').split('.').map(Number);
    const until = page.cursor === null ? (page.until ?? this.#versions.length) : (cursorUntil ?? 0);
    const start = page.cursor === null ? 0 : (cursorStart ?? 0);
    if (until > this.#versions.length || until < 1 || Number.isNaN(start)) return badQuery;

    const last = new Map(this.#versions.slice(page.since, until).flatMap(({ changes }) => [...changes]));
    const sorted = [...last].sort(([one], [other]) => (one < other ? -1 : 1));
    const changes = sorted.slice(start, start + page.limit).map(([nik, change]) => ({ nik, ...change }));
    const end = start + changes.length;
    const next = end < sorted.length ? { next: `${until}.${end}` } : {};
    return { status: 200, body: { ...this.#nameOf(until), changes, ...next } };
  }

  #nameOf(number: number) {
    return { version: `${registerOf[this.#source]}-${number}`, number };
  }
}

const badQuery: Answer = { status: 400, body: { message: 'The query is malformed.' } };

const ChangesQuery = z.object({
  since: z.coerce.number().int().nonnegative(),
  until: z.coerce.number().int().positive().optional(),
  limit: z.coerce.number().int().positive().max(largestPageSize).default(defaultPageSize),
});

/** The lists of the ministries, each with the lines it starts out with as its first version. */
export const listsService = (startingLines: (source: Source) => readonly Line[]): Service => {
  const lists = new Map<string, MinistryList>();
  for (const source of sources) {
    const list = new MinistryList(source);
    list.publish({ added: [...startingLines(source)], removed: [] });
    lists.set(source, list);
  }

  return {
    name: 'lists',
    keyNeeded: true,
    answer({ method, path, query }) {
      const [, source, topic] = /^\/v1\/lists\/([a-z-]+)(?:\/(changes))?$/.exec(path) ?? [];
      const list = lists.get(source ?? '');
      if (method !== 'GET' || list === undefined) return undefined;
      if (topic === undefined) return list.describe();
      const wanted = ChangesQuery.safeParse(Object.fromEntries(query));
      if (!wanted.success) return badQuery;
      const { since, until, limit } = wanted.data;
      return list.changes({ since, until, limit, cursor: query.get('cursor') });
    },
    admin({ method, path, body }) {
      const list = lists.get(/^lists\/([a-z-]+)$/.exec(path)?.[1] ?? '');
      if (method !== 'PUT' || list === undefined) return undefined;
      const wanted = Publication.safeParse(body);
      if (!wanted.success) return malformed(wanted.error);
      list.publish(wanted.data);
      return list.describe();
    },
  };
};
