import { spawnSync } from 'node:child_process';
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '..', '..', '..');

/** Whether the scan of secrets finds one in a text. */
const isFound = (text: string): boolean => {
  const scan = spawnSync(join(root, 'node_modules', '.bin', 'secretlint'), ['--stdinFileName=planted.txt'], {
    cwd: root,
    input: text,
    encoding: 'utf8',
  });
  if (scan.status === null || scan.status > 1) throw new Error(scan.stderr);
  return scan.status === 1;
};

const pem = (type: 'rsa' | 'ec'): string => {
  const { privateKey } =
    type === 'ec'
      ? generateKeyPairSync('ec', { namedCurve: 'P-256' })
      : generateKeyPairSync('rsa', { modulusLength: 2_048 });
  return privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
};
const letters = (length: number): string => randomBytes(length).toString('hex').slice(0, length);
const awsKey = (key: string): string => `${['AWS', 'SECRET', 'ACCESS', 'KEY'].join('_')}="${key}"`;

// Put together here, so that the scan of this file finds none.
test.each([
  ['a private key (RSA)', () => pem('rsa')],
  ['a private key (P-256)', () => pem('ec')],
  ['a secret key of AWS', () => awsKey(randomBytes(30).toString('base64'))],
  // The recommended rules know none that ends so, as one in thirty-two does.
  ['a secret key of AWS that ends in a slash', () => awsKey(`${letters(39)}/`)],
  ['a token of GitHub', () => ['ghp', letters(36)].join('_')],
  ['a partner’s sign key', () => JSON.stringify({ ['sign' + 'Key']: letters(64) })],
  ['the key of an outside service', () => JSON.stringify({ ['api' + 'Key']: letters(32) })],
])('the scan finds %s', (_, planted) => {
  expect(isFound(`A line before.\n${planted()}\nA line after.\n`)).toBe(true);
});

test('the scan lets hashes, numbers of ours and names of secrets pass', () => {
  expect(isFound(`sha256: '${letters(64)}', apiKey: apiKeyInSecret(secretArn), ticket ${letters(32)}\n`)).toBe(false);
});
