import { join, relative } from 'node:path';
import { watch } from 'chokidar';
import type { LocalStack } from '../stack/stack.ts';
import { bundler } from './bundler.ts';

interface ReloadOptions {
  readonly stack: Pick<LocalStack, 'renew'>;
  /** The folder of the project. */
  readonly root: string;
  /** Folders within it whose changes reach functions. */
  readonly folders: readonly string[];
  /** The functions' files within `functions`, without their ending. */
  readonly files: readonly string[];
  /** Where bundles go. */
  readonly to: string;
  readonly say: (line: string) => void;
}

/** An editor writes a file in several steps, and a branch many files: what comes this soon after is one change. */
const settledMilliseconds = 50;

const nameOf = (file: string): string => file.slice(file.indexOf('/') + 1);

/**
 * Renews the functions of a running stack whenever a file that they are made of changes: each is bundled when it is next
 * invoked. Gives what ends it, once it watches.
 */
export const reloadOnChange = async ({
  stack,
  root,
  folders,
  files,
  to,
  say,
}: ReloadOptions): Promise<() => Promise<void>> => {
  const { bundle, isMadeOf } = bundler({
    root,
    to,
    onBundle: ({ file, milliseconds, fault }) => {
      const took = `${milliseconds.toFixed(0)} ms`;
      say(
        fault === undefined ? `${nameOf(file)} runs what is new (${took})` : `${nameOf(file)} does not build: ${fault}`,
      );
    },
  });

  const changed = new Set<string>();
  let settling: NodeJS.Timeout | undefined;
  const renew = async () => {
    const paths = new Set(changed);
    changed.clear();
    const stale = files.filter((file) => isMadeOf(file, paths));
    await Promise.all(stale.map((file) => stack.renew(nameOf(file), () => bundle(file))));
    const what = [...paths].map((path) => relative(root, path)).join(', ');
    say(`${what} changed: ${stale.length} functions are made anew when they are next invoked`);
  };

  const watcher = watch(
    folders.map((folder) => join(root, folder)),
    { ignoreInitial: true, ignored: (path, stats) => stats?.isFile() === true && !/\.(ts|json)$/.test(path) },
  );
  watcher.on('all', (_, path) => {
    changed.add(path);
    clearTimeout(settling);
    settling = setTimeout(() => void renew(), settledMilliseconds);
  });
  await new Promise<void>((resolve) => watcher.once('ready', resolve));
  return async () => {
    clearTimeout(settling);
    await watcher.close();
  };
};
