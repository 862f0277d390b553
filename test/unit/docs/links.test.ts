import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const docs = join(import.meta.dirname, '..', '..', '..', 'docs');

/** Where a link leads to, and the name in backquotes that it bears, which is then a name of code in that file. */
const linksOf = (page: string) =>
  [
    ...readFileSync(join(docs, page), 'utf8').matchAll(/\[(?:`(\w+)`|[^\]]*)\]\((?!https?:|#)([^)#]+)(?:#[^)]*)?\)/g),
  ].map(([, name, path = '']) => ({ name, path }));

test.each(['CONTRIBUTING.md', 'architecture.md'])('every file and name that %s links to exists', (page) => {
  const links = linksOf(page);

  const broken = links.filter(({ name, path }) => {
    const file = join(docs, path);
    if (!existsSync(file)) return true;
    return name !== undefined && !new RegExp(`export (const|class) ${name}\\b`).test(readFileSync(file, 'utf8'));
  });

  expect(links.length).toBeGreaterThan(0);
  expect(broken).toEqual([]);
});
