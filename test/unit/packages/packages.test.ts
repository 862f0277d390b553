import { describe, expect, test } from 'vitest';
import { auditIn, openAdvisories } from '../../../local/packages/advisories.ts';
import { licenceFaults } from '../../../local/packages/licences.ts';
import { packagesIn, type LockedPackage, type Manifest } from '../../../local/packages/lock.ts';
import { unpinned } from '../../../local/packages/pinned.ts';
import { changesBetween, isAlarming } from '../../../local/packages/review.ts';
import { packageOf } from '../../../local/packages/shipped.ts';

const asked: Manifest = { dependencies: { zod: '4.6.7' }, devDependencies: {}, allowScripts: { esbuild: true } };

const zod: LockedPackage = {
  folder: 'node_modules/zod',
  name: 'zod',
  version: '4.6.7',
  licence: 'MIT',
  integrity: 'sha512-AAAA',
  resolved: undefined,
  isBundled: false,
  runsScripts: false,
};

describe('what is not pinned is named', () => {
  test.each<[string, Partial<LockedPackage>, Partial<Manifest>, string[]]>([
    ['nothing', {}, {}, []],
    [
      'a range under another name',
      {},
      { dependencies: { other: 'npm:zod@^4.6.7' } },
      ['other is asked for as ^4.6.7, which is no exact version'],
    ],
    ['a range', {}, { dependencies: { zod: '^4.6.7' } }, ['zod is asked for as ^4.6.7, which is no exact version']],
    ['a lock behind', { version: '4.6.6' }, {}, ['zod is asked for as 4.6.7 and locked as 4.6.6']],
    ['an archive without a hash', { integrity: undefined }, {}, ['zod 4.6.7 has no SHA-512']],
    ['one with a weak hash', { integrity: 'sha1-AAAA' }, {}, ['zod 4.6.7 has no SHA-512']],
    ['one inside another archive', { integrity: undefined, isBundled: true }, {}, []],
    [
      'another place',
      { resolved: 'https://evil.example/zod.tgz' },
      {},
      ['zod 4.6.7 comes from https://evil.example/zod.tgz'],
    ],
    [
      'a script that nobody allowed',
      { runsScripts: true },
      {},
      ['zod 4.6.7 runs a script when it is installed, which allowScripts does not name'],
    ],
    ['an allowed script', { runsScripts: true }, { allowScripts: { zod: true } }, []],
  ])('%s', (_, changed, otherwise, faults) => {
    expect(unpinned([{ ...zod, ...changed }], { ...asked, ...otherwise })).toEqual(faults);
  });
});

test('a licence that nobody allowed is named, and one that is for tools when it goes into functions', () => {
  const faults = (licence: string | undefined, isShipped: boolean) =>
    licenceFaults([{ ...zod, licence }], new Set(isShipped ? [zod.folder] : []));

  expect(faults('MIT', true)).toEqual([]);
  expect(faults('MPL-2.0', false)).toEqual([]);
  expect(faults('MPL-2.0', true)).toEqual([
    'zod 4.6.7 is under MPL-2.0, which is allowed for tools, and goes into functions',
  ]);
  expect(faults('AGPL-3.0-only', false)).toEqual(['zod 4.6.7 is under AGPL-3.0-only, which nobody allowed']);
  expect(faults(undefined, false)).toEqual(['zod 4.6.7 states no licence']);
});

test('a review tells what was added, removed and changed, and raises an alarm at other contents of a version', () => {
  const folder = 'node_modules/ajv';
  const ajv = { ...zod, folder, name: 'ajv', runsScripts: true };

  expect(changesBetween([zod], [zod])).toEqual([]);
  expect(changesBetween([zod], [zod, ajv])).toEqual(['added    ajv 4.6.7 (MIT, runs a script when installed)']);
  expect(changesBetween([zod], [])).toEqual(['removed  zod 4.6.7 (MIT)']);
  expect(changesBetween([zod], [{ ...zod, version: '4.6.8', integrity: 'sha512-BBBB' }])).toEqual([
    'changed  zod 4.6.7 (MIT) to zod 4.6.8 (MIT)',
  ]);
  const [swapped = ''] = changesBetween([zod], [{ ...zod, integrity: 'sha512-BBBB' }]);
  expect(swapped).toBe('changed  zod 4.6.7 (MIT) to other contents of the same version');
  expect([swapped, 'added    ajv 4.6.7 (MIT)'].map(isAlarming)).toEqual([true, false]);
});

test('an advisory fails unless it is explained, and again when the explanation has expired', () => {
  const url = 'https://github.com/advisories/GHSA-0000';
  const via = [{ title: 'Prototype pollution', url, severity: 'high' }, 'zod'];
  const audit = auditIn(JSON.stringify({ vulnerabilities: { zod: { via } } }));
  const advisories = 'advisories' in audit ? audit.advisories : [];
  const explained = { [url]: { because: 'Only tests read it.', until: '2026-12-31' } };

  expect(openAdvisories(advisories, {}, '2026-12-01')).toEqual([`zod: Prototype pollution (high), ${url}`]);
  expect(openAdvisories(advisories, explained, '2026-12-31')).toEqual([]);
  expect(openAdvisories(advisories, explained, '2027-01-01')).toEqual([
    `zod: the explanation of ${url} expired on 2026-12-31`,
  ]);
});

test('a registry that tells no advisories is not taken for a clean one', () => {
  expect(auditIn('{"error":{"summary":"405 Method Not Allowed"}}')).toEqual({ notAsked: '405 Method Not Allowed' });
  expect(auditIn('{"vulnerabilities":{}}')).toEqual({ advisories: [] });
  expect(() => auditIn('{}')).toThrow('neither');
});

test('packages of a lock are told with their own names, the project itself is none of them', () => {
  const packages = {
    '': { name: 'kartu-prakerja-backend', devDependencies: {} },
    'node_modules/a/node_modules/@b/c': { version: '1.0.0', license: 'ISC', integrity: 'sha512-CCCC' },
    'node_modules/fs-extra': { name: 'empty-npm-package', version: '1.0.0', hasInstallScript: true },
  };

  expect(packagesIn(JSON.stringify({ lockfileVersion: 3, packages }))).toMatchObject([
    { name: '@b/c', licence: 'ISC', runsScripts: false },
    { name: 'empty-npm-package', licence: undefined, runsScripts: true },
  ]);
  expect(() => packagesIn('{"lockfileVersion":2,"packages":{}}')).toThrow();
});

test.each([
  ['../node_modules/zod/v4/core.js', 'node_modules/zod'],
  ['../node_modules/@aws-sdk/core/index.js', 'node_modules/@aws-sdk/core'],
  ['../node_modules/a/node_modules/@b/c/x.js', 'node_modules/a/node_modules/@b/c'],
  ['waves/get-wave.ts', undefined],
])('the file %s belongs to the package %s', (file, folder) => {
  expect(packageOf(file)).toBe(folder);
});
