import type { LockedPackage, Manifest } from './lock.ts';

const exact = /^\d+\.\d+\.\d+(-[\w.]+)?$/;
/** A package under another name than its own: two of its versions beside each other. */
const alias = /^npm:(@[\w.-]+\/)?[\w.-]+@/;

/**
 * What of a lock could let another code in than was reviewed: a version that is not exact, an archive without a hash or
 * from elsewhere than the registry, a script at installation that nobody allowed. Each in words.
 */
export const unpinned = (packages: readonly LockedPackage[], asked: Manifest): string[] => {
  const wanted = Object.entries({ ...asked.dependencies, ...asked.devDependencies });
  const installed = new Map(packages.map(({ folder, version }) => [folder, version]));
  return [
    ...wanted.flatMap(([name, stated]) => {
      const version = stated.replace(alias, '');
      if (!exact.test(version)) return [`${name} is asked for as ${version}, which is no exact version`];
      const found = installed.get(`node_modules/${name}`);
      return found === version ? [] : [`${name} is asked for as ${version} and locked as ${found ?? 'nothing'}`];
    }),
    ...packages.flatMap(({ name, version, integrity, resolved, isBundled, runsScripts }) => {
      const own = `${name} ${version}`;
      return [
        ...(integrity?.startsWith('sha512-') || isBundled ? [] : [`${own} has no SHA-512`]),
        ...(resolved === undefined || resolved.startsWith('https://registry.npmjs.org/')
          ? []
          : [`${own} comes from ${resolved}`]),
        ...(runsScripts && asked.allowScripts[name] !== true
          ? [`${own} runs a script when it is installed, which allowScripts does not name`]
          : []),
      ];
    }),
  ];
};
