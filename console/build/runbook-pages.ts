import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { readRunbook } from './runbook-tree.ts';

const virtual = 'virtual:runbooks';
/** Vite leaves modules alone whose names begin so. */
const resolved = `\0${virtual}`;

/**
 * Makes modules of the runbooks: `virtual:runbooks` with the list of all, and one for each, which is loaded when it is
 * read. They are made when pages are built, so that a browser brings no Markdown along and sets no markup.
 */
export const runbookPages = (folder: string): Plugin => {
  const read = (name: string) => readRunbook(name, readFileSync(join(folder, `${name}.md`), 'utf8'));
  const names = readdirSync(folder)
    .filter((file) => file.endsWith('.md'))
    .map((file) => file.slice(0, -'.md'.length))
    .sort();
  return {
    name: 'runbook-pages',
    resolveId: (id) => (id === virtual || id.startsWith(`${virtual}/`) ? `\0${id}` : undefined),
    load(id) {
      if (id === resolved) {
        const bodies = names.map((name) => `${JSON.stringify(name)}: () => import('${virtual}/${name}')`);
        const listed = names.map((name) => read(name).listed);
        return `export const runbooks = ${JSON.stringify(listed)};\nexport const bodies = { ${bodies.join(', ')} };`;
      }
      if (!id.startsWith(`${resolved}/`)) return undefined;
      const name = id.slice(resolved.length + 1);
      this.addWatchFile(join(folder, `${name}.md`));
      return `export const body = ${JSON.stringify(read(name).body)};`;
    },
  };
};
