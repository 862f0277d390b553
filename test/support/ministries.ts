import type { ListChange, Lists as Ministries, PublishedList } from '../../shared/outside/lists.ts';
import type { Source } from '../../shared/domain/rule-set.ts';

interface Publication {
  readonly published: PublishedList;
  readonly changes: readonly ListChange[];
}

/** Ministries that publish what a test tells them to; a port's double, without HTTP. */
export const ministries = () => {
  const publications = new Map<Source, Publication[]>();
  const of = (source: Source): Publication[] => publications.get(source) ?? [];
  const port: Ministries = {
    latest: (source) => Promise.resolve(of(source).at(-1)?.published),
    changes: (source, { since, until, cursor = '0', limit = 1_000 }) => {
      const wanted = of(source).filter(({ published: { number } }) => number > since && number <= (until ?? Infinity));
      const version = wanted.at(-1)?.published;
      if (version === undefined) return Promise.reject(new Error('There is no such version.'));
      // Of each person only the last change, in an order that stays.
      const all = new Map(wanted.flatMap(({ changes }) => changes).map((change) => [change.nik, change]));
      const sorted = [...all.values()].sort((one, other) => (one.nik < other.nik ? -1 : 1));
      const end = Number(cursor) + limit;
      return Promise.resolve({
        version: version.version,
        number: version.number,
        changes: sorted.slice(Number(cursor), end),
        ...(end < sorted.length ? { next: String(end) } : {}),
      });
    },
  };
  return {
    port,
    /** Publishes the next version of a list. */
    publish: (source: Source, changes: readonly ListChange[]): PublishedList => {
      const number = of(source).length + 1;
      const published: PublishedList = {
        source,
        version: `${source}-${String(number)}`,
        number,
        sha256: 'ab'.repeat(32),
        lines: changes.length,
        publishedAt: '2023-02-01T00:00:00.000Z',
      };
      publications.set(source, [...of(source), { published, changes }]);
      return published;
    },
  };
};
