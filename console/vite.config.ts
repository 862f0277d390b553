import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { browserCounterparts } from './browser-counterparts.ts';
import { pageNames } from '../shared/domain/console.ts';
import { pagesAtPaths } from './build/page-paths.ts';
import { referencePages } from './build/reference-pages.ts';
import { runbookPages } from './build/runbook-pages.ts';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** How the console is built: static files, without a script or a style in a page itself, since their policy lets none run. */
export default defineConfig({
  ...browserCounterparts,
  root: here('.'),
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  plugins: [pagesAtPaths(), referencePages(here('../docs/openapi.json')), runbookPages(here('../docs/runbooks'))],
  build: {
    outDir: here('../.build/console'),
    emptyOutDir: true,
    // A page that loads its parts ahead would do so by a script in itself.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    rolldownOptions: {
      ...browserCounterparts.build.rolldownOptions,
      // Citizens on slow phones load nothing of what operators look at.
      input: Object.fromEntries(pageNames.map((page) => [page, here(`./${page}.html`)])),
    },
  },
});
