import { join, relative } from 'node:path';
import { watch } from 'chokidar';
import { createServer } from 'vite';
import { functions } from '../../infra/functions.ts';
import type { LocalStack } from '../stack/stack.ts';
import { reloadOnChange } from './reload.ts';

const root = join(import.meta.dirname, '..', '..');
const say = (line: string): void => {
  console.log(`  ${new Date().toISOString().slice(11, 19)}  ${line}`);
};

/** Where browsers find the console while somebody works on it, with the API behind it. */
const consolePort = 5173;

/**
 * Keeps a running stack at what the sources say: functions are renewed, pages are exchanged in the browser by Vite. What
 * the templates are made of is told, since a stack is made of them once. Gives the console's address and what ends it.
 */
export const workOn = async (
  stack: LocalStack,
): Promise<{ readonly consoleUrl: string; readonly stop: () => Promise<void> }> => {
  const stopReloading = await reloadOnChange({
    stack,
    root,
    folders: ['functions', 'shared', 'events'],
    files: functions.map(({ file }) => file),
    to: join(root, '.build', 'dev'),
    say,
  });
  const templates = watch(join(root, 'infra'), { ignoreInitial: true }).on('all', (_, path) => {
    say(`${relative(root, path)} changed: templates are read at the start, so end this (ctrl-C) and start it again`);
  });
  const behind = { target: stack.apiUrl, changeOrigin: true };
  const vite = await createServer({
    configFile: join(root, 'console', 'vite.config.ts'),
    logLevel: 'warn',
    server: {
      port: consolePort,
      proxy: { '/v1': behind, '/api': behind, '/config.json': behind },
    },
  });
  await vite.listen();
  return {
    consoleUrl: vite.resolvedUrls?.local[0] ?? `http://localhost:${consolePort}/`,
    stop: async () => {
      await Promise.all([stopReloading(), templates.close(), vite.close()]);
    },
  };
};
