import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';

const LockEntry = z.object({
  version: z.string(),
  /** Set where the package that is installed has another name than the folder it is in. */
  name: z.string().optional(),
  license: z.string().optional(),
  integrity: z.string().optional(),
  resolved: z.string().optional(),
  dev: z.boolean().optional(),
  /** It came inside the archive of the package around it, whose integrity covers it. */
  inBundle: z.boolean().optional(),
  hasInstallScript: z.boolean().optional(),
});

const Lock = z.object({
  lockfileVersion: z.literal(3),
  packages: z.record(
    z.string(),
    z.union([LockEntry, z.object({ devDependencies: z.record(z.string(), z.string()).optional() })]),
  ),
});

/** A package as the lock names it. */
export interface LockedPackage {
  /** The folder in which it lies, such as `node_modules/zod`. */
  readonly folder: string;
  readonly name: string;
  readonly version: string;
  /** As the package states it (SPDX), or undefined where it states none. */
  readonly licence: string | undefined;
  readonly integrity: string | undefined;
  /** Where it came from, where that is not the registry that npm is set to. */
  readonly resolved: string | undefined;
  readonly isBundled: boolean;
  readonly runsScripts: boolean;
}

/** The packages of a lock of npm (version 3), by folder. @throws Error when the text is none. */
export const packagesIn = (lockText: string): LockedPackage[] =>
  Object.entries(Lock.parse(JSON.parse(lockText)).packages).flatMap(([folder, entry]) => {
    if (folder === '' || !('version' in entry)) return [];
    const { version, name, license, integrity, resolved, inBundle = false, hasInstallScript = false } = entry;
    return [
      {
        folder,
        name: name ?? folder.slice(folder.lastIndexOf('node_modules/') + 'node_modules/'.length),
        version,
        licence: license,
        integrity,
        resolved,
        isBundled: inBundle,
        runsScripts: hasInstallScript,
      },
    ];
  });

const Manifest = z.object({
  dependencies: z.record(z.string(), z.string()),
  devDependencies: z.record(z.string(), z.string()),
  allowScripts: z.record(z.string(), z.boolean()),
});
export type Manifest = z.infer<typeof Manifest>;

export const root = join(import.meta.dirname, '..', '..');

/** The lock of this checkout, as text. */
export const lockText = (): string => readFileSync(join(root, 'package-lock.json'), 'utf8');

/** What this checkout asks for. @throws Error when package.json is not as we keep it. */
export const manifest = (): Manifest => Manifest.parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')));
