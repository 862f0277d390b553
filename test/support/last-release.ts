import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import * as z from 'zod';
import type { bundling } from '../../infra/bundle.ts';

const root = join(import.meta.dirname, '..', '..');

const ReleasedCode = z.strictObject({ version: z.string(), commit: z.string().regex(/^[0-9a-f]{40}$/) });

/** Which commit the code of the last release is, as `docs/releases/code.json` says. */
export const releasedCode = ReleasedCode.parse(
  JSON.parse(readFileSync(join(root, 'docs', 'releases', 'code.json'), 'utf8')),
);

/** Whether the checkout has the commit of the last release: a shallow one has not. */
export const hasLastRelease = (): boolean => {
  try {
    execFileSync('git', ['cat-file', '-e', `${releasedCode.commit}^{commit}`], { cwd: root, stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
};

/** The bundles of some functions as the last release has them. */
export interface LastBundles {
  /** A function's bundle, by its file (such as `waves/get-wave`). */
  readonly of: (file: string) => string;
  readonly remove: () => void;
}

/**
 * Bundles functions from the tree of the last release by that tree's own settings, with the packages that are installed
 * now, into a temporary folder.
 * @throws Error where the commit is not in the checkout, or has no such function.
 */
export const lastBundles = async (files: readonly string[]): Promise<LastBundles> => {
  const folder = mkdtempSync(join(tmpdir(), 'prakerja-last-release-'));
  const remove = () => {
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const tree = ['infra', 'functions', 'shared', 'events', 'package.json', 'tsconfig.json'];
    const archive = execFileSync('git', ['archive', releasedCode.commit, ...tree], { cwd: root, maxBuffer: 2 ** 28 });
    execFileSync('tar', ['-x', '-C', folder], { input: archive });
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
    const theirs = (await import(pathToFileURL(join(folder, 'infra', 'bundle.ts')).href)) as {
      readonly bundling: typeof bundling;
    };
    const to = join(folder, 'bundles');
    await build(theirs.bundling(files, { from: join(folder, 'functions'), to }));
    return { of: (file) => join(to, file, 'index.js'), remove };
  } catch (fault) {
    remove();
    throw fault;
  }
};
