import { globSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { build, type BuildOptions } from 'esbuild';

/** Where the bundled code of each function lies, by its file (such as `waves/get-wave`). */
export type Bundles = ReadonlyMap<string, string>;

export interface BundleFolders {
  /** The folder of handlers, one folder a capability and one file a function. */
  readonly from: string;
  /** Each function gets a folder of its own in here, with `index.js` alone. */
  readonly to: string;
}

/**
 * Bundles the handlers of all functions with one call of esbuild, each into one file that holds all it needs, the AWS
 * SDK included: it starts faster than with the runtime's own copy, and does not change when that does. The same source
 * gives the same bytes, whatever the machine, so that a second deployment changes nothing.
 * @throws Error naming each handler that is missing, and each that no function has.
 */
export const bundleFunctions = async (files: readonly string[], { from, to }: BundleFolders): Promise<Bundles> => {
  const handlers = handlersIn(from);
  const missing = files.filter((file) => !handlers.has(file)).map((file) => `${join(from, file)}.ts is missing`);
  const unused = [...handlers]
    .filter((file) => !files.includes(file))
    .map((file) => `${join(from, file)}.ts is in no list`);
  const faults = [...missing, ...unused];
  if (faults.length > 0) throw new Error(`The handlers do not match infra/functions.ts: ${faults.join('; ')}.`);

  const { outputFiles } = await build({ ...bundling(files, { from, to }), write: false });
  for (const { path, contents } of outputFiles) replace(path, contents);
  return new Map(files.map((file) => [file, join(to, file)]));
};

/** How esbuild makes the bundles. */
export const bundling = (files: readonly string[], { from, to }: BundleFolders) =>
  ({
    absWorkingDir: from,
    entryPoints: files.map((file) => ({ in: join(from, `${file}.ts`), out: join(file, 'index') })),
    outdir: to,
    bundle: true,
    platform: 'node',
    target: 'node24',
    // CommonJS starts a third faster than ES modules on Lambda; of each package the ES form, since unused parts can be left out of it.
    format: 'cjs',
    mainFields: ['module', 'main'],
    // Credentials come from the environment alone: see there.
    alias: {
      '@aws-sdk/credential-provider-node': join(import.meta.dirname, '..', 'shared', 'platform', 'credentials.ts'),
    },
    minify: true,
    // Names of classes are what errors are told apart by in logs.
    keepNames: true,
    legalComments: 'none',
    logLevel: 'warning',
  }) satisfies BuildOptions;

/** Files that start with `_` are shared by the handlers of a folder and are none themselves. */
const handlersIn = (folder: string): ReadonlySet<string> =>
  new Set(
    globSync(join(folder, '*', '*.ts'))
      .map((path) => relative(folder, path).split(sep).join('/').replace(/\.ts$/, ''))
      .filter((file) => !file.includes('/_')),
  );

/** Replaces a file in one move, and only where it changes: another process may be reading it. */
const replace = (path: string, contents: Uint8Array): void => {
  if (isSame(path, contents)) return;
  mkdirSync(dirname(path), { recursive: true });
  // Beside its folder and not in it: the folder is what is deployed.
  const draft = `${dirname(path)}.${String(process.pid)}.draft`;
  writeFileSync(draft, contents);
  renameSync(draft, path);
};

const isSame = (path: string, contents: Uint8Array): boolean => {
  try {
    return readFileSync(path).equals(contents);
  } catch {
    return false;
  }
};
