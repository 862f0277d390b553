import { spawnSync } from 'node:child_process';
import * as z from 'zod';
import { root, type LockedPackage } from './lock.ts';

const Component = z.looseObject({
  name: z.string(),
  version: z.string(),
  properties: z.array(z.object({ name: z.string(), value: z.string() })).default([]),
});
const Bill = z.looseObject({
  bomFormat: z.literal('CycloneDX'),
  metadata: z.looseObject({}),
  components: z.array(Component),
});

/** An object without some of its members. */
const without = (whole: Readonly<Record<string, unknown>>, ...names: readonly string[]): Record<string, unknown> =>
  Object.fromEntries(Object.entries(whole).filter(([name]) => !names.includes(name)));

/**
 * The software bill of materials (CycloneDX) that npm makes of the lock, each component marked with whether its code is
 * inside functions. The same lock gives the same bytes: it has no time and no number of its own.
 * @throws Error when npm makes none.
 */
export const billOfMaterials = (inside: readonly LockedPackage[]): string => {
  const { stdout, stderr, status } = spawnSync('npm', ['sbom', '--sbom-format', 'cyclonedx', '--package-lock-only'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1_048_576,
  });
  if (status !== 0) throw new Error(`npm made no bill of materials: ${stderr}`);
  const bill = Bill.parse(JSON.parse(stdout));
  const isInside = new Set(inside.map(({ name, version }) => `${name}@${version}`));
  const components = bill.components.map((component) => ({
    ...component,
    properties: [
      ...component.properties,
      { name: 'prakerja:in-functions', value: String(isInside.has(`${component.name}@${component.version}`)) },
    ],
  }));
  const lasting = { ...without(bill, 'serialNumber'), metadata: without(bill.metadata, 'timestamp'), components };
  return `${JSON.stringify(lasting, undefined, 2)}\n`;
};
