import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';
import { referenceParts, type ReferenceDocument } from './reference-groups.ts';

const virtual = 'virtual:reference';
/** Vite leaves modules alone whose names begin so. */
const resolved = `\0${virtual}`;

/**
 * Makes modules of the API's document: `virtual:reference` with the list of all operations, and one for each group of
 * them, so that a page loads the group that it shows. The document itself is put beside the pages as `openapi.json`.
 */
export const referencePages = (documentFile: string): Plugin => {
  const text = readFileSync(documentFile, 'utf8');
  const { overview, groupNamed } = referenceParts(JSON.parse(text) as ReferenceDocument);
  return {
    name: 'reference-pages',
    resolveId: (id) => (id === virtual || id.startsWith(`${virtual}/`) ? `\0${id}` : undefined),
    load: (id) => {
      if (id === resolved) {
        const groups = overview.groups.map(({ name }) => `${JSON.stringify(name)}: () => import('${virtual}/${name}')`);
        return `export const overview = ${JSON.stringify(overview)};\nexport const groups = { ${groups.join(', ')} };`;
      }
      if (!id.startsWith(`${resolved}/`)) return undefined;
      return `export const group = ${JSON.stringify(groupNamed(id.slice(resolved.length + 1)))};`;
    },
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: 'openapi.json', source: JSON.stringify(JSON.parse(text)) });
    },
  };
};
