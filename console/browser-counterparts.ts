import { fileURLToPath } from 'node:url';
import type { UserConfig } from 'vite';

/**
 * What the build puts in the place of Node's own modules, so that the rules of the draw run in a browser as they are:
 * `node:crypto`, and the global Buffer.
 */
export const browserCounterparts = {
  resolve: {
    alias: { 'node:crypto': fileURLToPath(new URL('./source/proof/node-crypto.ts', import.meta.url)) },
  },
  build: { rolldownOptions: { transform: { inject: { Buffer: ['buffer/', 'Buffer'] } } } },
} satisfies UserConfig;
