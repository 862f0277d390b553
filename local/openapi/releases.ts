import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ApiDocument } from './document.ts';

/**
 * The document of the API as it was released last: that of the highest version in `docs/releases`.
 * @throws Error where there is none.
 */
export const lastRelease = (root: string): ApiDocument => {
  const folder = join(root, 'docs', 'releases');
  const names = globSync('openapi-*.json', { cwd: folder });
  const byVersion = new Intl.Collator('en', { numeric: true });
  const newest = names.toSorted(byVersion.compare).at(-1);
  if (newest === undefined) throw new Error('docs/releases holds no document of the API.');
  return JSON.parse(readFileSync(join(folder, newest), 'utf8')) as ApiDocument;
};
