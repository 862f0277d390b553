import { spawnSync } from 'node:child_process';
import { packagesIn, root, type LockedPackage } from './lock.ts';

/** What of the packages another state of the lock had, and how it changed; each line in words. */
export const changesBetween = (before: readonly LockedPackage[], after: readonly LockedPackage[]): string[] => {
  const earlier = new Map(before.map((one) => [one.folder, one]));
  const later = new Map(after.map((one) => [one.folder, one]));
  const described = ({ name, version, licence = 'no licence', runsScripts }: LockedPackage): string =>
    `${name} ${version} (${licence}${runsScripts ? ', runs a script when installed' : ''})`;
  return [
    ...after.flatMap((one) => {
      const other = earlier.get(one.folder);
      if (other === undefined) return [`added    ${described(one)}`];
      if (other.name === one.name && other.version === one.version && other.integrity === one.integrity) return [];
      const isSwapped = other.name === one.name && other.version === one.version;
      return [`changed  ${described(other)} to ${isSwapped ? 'other contents of the same version' : described(one)}`];
    }),
    ...before.flatMap((one) => (later.has(one.folder) ? [] : [`removed  ${described(one)}`])),
  ];
};

/** What of a change no review can wave through: the same version with other contents. */
export const isAlarming = (change: string): boolean => change.endsWith('other contents of the same version');

const git = (...words: readonly string[]) =>
  spawnSync('git', [...words], { cwd: root, encoding: 'utf8', maxBuffer: 64 * 1_048_576 });

/** The newest release before this one, or else the commit before this one; undefined where a checkout knows neither. */
export const earlierRef = (): string | undefined => {
  const release = git('describe', '--tags', '--abbrev=0', 'HEAD^');
  if (release.status === 0) return release.stdout.trim();
  const before = git('rev-parse', '--verify', '--quiet', 'HEAD^');
  return before.status === 0 ? before.stdout.trim() : undefined;
};

/** The packages of the lock at a ref of git. @throws Error when there is none. */
export const packagesAt = (ref: string): LockedPackage[] => {
  const { status, stdout } = git('show', `${ref}:package-lock.json`);
  if (status !== 0) throw new Error(`There is no package-lock.json at ${ref}.`);
  return packagesIn(stdout);
};
