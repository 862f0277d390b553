import { format } from 'prettier';
import type { LockedPackage } from './lock.ts';
import { allowedLicences, bringsAlong } from './policy.ts';

type Shipped = ReadonlySet<string>;

/** Licences that nobody allowed, or not for where the package goes; each in words. */
export const licenceFaults = (packages: readonly LockedPackage[], shipped: Shipped): string[] =>
  packages.flatMap(({ folder, name, version, licence }) => {
    const own = `${name} ${version}`;
    if (licence === undefined) return [`${own} states no licence`];
    const allowed = allowedLicences[licence];
    if (allowed === undefined) return [`${own} is under ${licence}, which nobody allowed`];
    return shipped.has(folder) && allowed.where === 'tools'
      ? [`${own} is under ${licence}, which is allowed for tools, and goes into functions`]
      : [];
  });

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

const byName = (one: LockedPackage, other: LockedPackage): number =>
  one.name === other.name ? (one.folder < other.folder ? -1 : 1) : one.name < other.name ? -1 : 1;

/** The page that lists every package of the lock with its licence, those inside functions first. */
export const licencePage = (packages: readonly LockedPackage[], shipped: Shipped): Promise<string> => {
  const sorted = packages.toSorted(byName);
  const inside = sorted.filter(({ folder }) => shipped.has(folder));
  const tools = sorted.filter(({ folder }) => !shipped.has(folder));
  const named = ({ licence = '' }: LockedPackage): string => licence;
  const used = [...new Set(sorted.map(named))].toSorted();
  const lines = [
    '# Licences of what others wrote',
    '',
    '<!-- Made by `npm run packages -- licences`; `npm run check` fails when it is not what the lock says. -->',
    '',
    `The lock names ${packages.length} packages. Code of ${inside.length} of them is inside the functions that run in the cloud; the others build and test them, and run the local stack. Which licences are taken, and why, is data: \`local/packages/policy.ts\`.`,
    '',
    row(['licence', 'packages', 'in functions', 'taken for', 'why']),
    row(['---', '---', '---', '---', '---']),
    ...used.map((licence) =>
      row([
        licence,
        String(sorted.filter((one) => named(one) === licence).length),
        String(inside.filter((one) => named(one) === licence).length),
        allowedLicences[licence]?.where ?? 'nothing',
        allowedLicences[licence]?.because ?? '',
      ]),
    ),
    '',
    'Brought along under other terms:',
    '',
    ...Object.entries(bringsAlong).map(([name, what]) => `- \`${name}\`: ${what}.`),
    '',
    '## Inside functions',
    '',
    row(['package', 'version', 'licence']),
    row(['---', '---', '---']),
    ...inside.map((one) => row([one.name, one.version, named(one)])),
    '',
    '## Tools',
    '',
    row(['package', 'version', 'licence']),
    row(['---', '---', '---']),
    ...tools.map((one) => row([one.name, one.version, named(one)])),
    '',
  ];
  return format(lines.join('\n'), { parser: 'markdown', printWidth: 120, proseWrap: 'preserve' });
};
