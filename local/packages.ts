import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { askRegistry, openAdvisories } from './packages/advisories.ts';
import { billOfMaterials } from './packages/bill.ts';
import { licenceFaults, licencePage } from './packages/licences.ts';
import { lockText, manifest, packagesIn, root } from './packages/lock.ts';
import { unpinned } from './packages/pinned.ts';
import { explainedAdvisories } from './packages/policy.ts';
import { changesBetween, earlierRef, isAlarming, packagesAt } from './packages/review.ts';
import { shippedPackages } from './packages/shipped.ts';

/** What others wrote and we run: whether it is what was reviewed, under which licences, and what is known against it. */

const usage = `Usage: npm run packages -- check | licences | bill | advisories | review [--since REF]
  check       everything is pinned, under an allowed licence, and on the page of licences; without a network
  licences    writes docs/licences.md
  bill        writes the bill of materials (CycloneDX) to .local/bill-of-materials.json
  advisories  asks the registry what is known against the packages
  review      what changed since a ref of git; without it since the last release, or else the commit before
Leaves with 0 where all is well, 1 where something is not, 2 where it could not be told.`;

const page = join(root, 'docs', 'licences.md');
const bill = join(root, '.local', 'bill-of-materials.json');

const say = (line: string): void => void process.stdout.write(`${line}\n`);

const told = (faults: readonly string[], fine: string): number => {
  for (const fault of faults) say(fault);
  if (faults.length === 0) say(fine);
  return faults.length === 0 ? 0 : 1;
};

const check = async (): Promise<number> => {
  const packages = packagesIn(lockText());
  const shipped = await shippedPackages();
  const isCurrent = readFileSync(page, 'utf8') === (await licencePage(packages, shipped));
  const faults = [
    ...unpinned(packages, manifest()),
    ...licenceFaults(packages, shipped),
    ...(isCurrent ? [] : ['docs/licences.md is not what the lock says: npm run packages -- licences']),
  ];
  return told(faults, `${packages.length} packages: each pinned by its hash and under an allowed licence.`);
};

const licences = async (): Promise<number> => {
  writeFileSync(page, await licencePage(packagesIn(lockText()), await shippedPackages()));
  say(`Written: ${page}`);
  return 0;
};

const writeBill = async (): Promise<number> => {
  const shipped = await shippedPackages();
  const inside = packagesIn(lockText()).filter(({ folder }) => shipped.has(folder));
  mkdirSync(dirname(bill), { recursive: true });
  writeFileSync(bill, billOfMaterials(inside));
  say(`Written: ${bill}, ${inside.length} packages in it are inside functions.`);
  return 0;
};

const advisories = (): number => {
  const audit = askRegistry();
  if ('notAsked' in audit) {
    say(`Not asked: this registry tells no advisories (${audit.notAsked}). Nothing is known of the packages by this.`);
    return 2;
  }
  const open = openAdvisories(audit.advisories, explainedAdvisories, new Date().toISOString().slice(0, 10));
  return told(open, `${audit.advisories.length} advisories, all of them explained.`);
};

const review = (since: string | undefined): number => {
  const ref = since ?? earlierRef();
  if (ref === undefined) {
    say('This checkout has no earlier state to compare with.');
    return 2;
  }
  const changes = changesBetween(packagesAt(ref), packagesIn(lockText()));
  say(changes.length === 0 ? `The packages are those of ${ref}.` : `Since ${ref}:`);
  for (const change of changes) say(change);
  return changes.some(isAlarming) ? 1 : 0;
};

const main = async (): Promise<number> => {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { since: { type: 'string' } } });
  switch (positionals.join(' ')) {
    case 'check':
      return check();
    case 'licences':
      return licences();
    case 'bill':
      return writeBill();
    case 'advisories':
      return advisories();
    case 'review':
      return review(values.since);
    default:
      throw new TypeError(usage);
  }
};

try {
  process.exitCode = await main();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 2;
}
