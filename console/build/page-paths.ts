import type { Plugin } from 'vite';
import { pagePaths } from '../../shared/domain/console.ts';

const pageOf = new Map(pagePaths);

/** Leads each path to its page while somebody works on the console, as the edge does with what is built. */
export const pagesAtPaths = (): Plugin => ({
  name: 'pages-at-paths',
  configureServer: ({ middlewares }) => {
    middlewares.use((request, _, next) => {
      const [path = '', query] = (request.url ?? '').split('?');
      const page = pageOf.get(path.split('/')[1] ?? '');
      if (page !== undefined) request.url = `/${page}.html${query === undefined ? '' : `?${query}`}`;
      next();
    });
  },
});
