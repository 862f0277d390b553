import { execFile } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  localWave,
  publishedKey,
  publishedWave,
  signedReceipt,
  witness,
  witnessed,
  writeFiles,
} from './wave-evidence.ts';
import { zipped } from './zip.ts';

const command = join(import.meta.dirname, '../../../local/verify-evidence.ts');
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'evidence-'));
  await writeFiles(join(folder, 'public'), publishedWave());
  await writeFiles(join(folder, 'local'), localWave());
  await writeFile(join(folder, 'public.zip'), zipped(publishedWave(), 'wave/'));
  await writeFiles(join(folder, 'witnessed'), await witnessed(publishedWave()));
  await writeFile(join(folder, 'witness.pem'), witness.rootPem);
  await writeFile(join(folder, 'key.json'), JSON.stringify(publishedKey));
});
afterAll(() => rm(folder, { recursive: true }));

const run = (...parameters: string[]) =>
  new Promise<{ code: unknown; output: string }>((done) => {
    execFile(process.execPath, [command, ...parameters], { cwd: folder }, (fault, stdout, stderr) => {
      done({ code: fault?.code ?? 0, output: stdout + stderr });
    });
  });

test('a folder that is as it should be is accepted, and a ticket explained', async () => {
  const { code, output } = await run('public', '--key', 'key.json', '--ticket', '39f3c3e693114351dcbed407e3e6b605');

  expect(output).toContain('Everything is as the specification says.');
  expect(output).toContain('found not eligible after the freeze');
  expect(code).toBe(0);
});

test('a development run is a difference unless it is allowed', async () => {
  expect(await run('local')).toMatchObject({
    code: 1,
    output: expect.stringContaining('DIFFERENCE: The chain "local"') as unknown,
  });
  expect(await run('local', '--allow-local')).toMatchObject({ code: 0 });
});

test('with the certificate of its witness a commitment must be witnessed, and the witness is named', async () => {
  const { code, output } = await run('witnessed', '--key', 'key.json', '--witness', 'witness.pem');

  expect(output).toContain('Witnessed at 2023-08-23T15:59:02.000Z by Sandbox Time Stamping, vouches for nothing.');
  expect(code).toBe(0);
  expect(await run('public', '--witness', 'witness.pem')).toMatchObject({
    code: 1,
    output: expect.stringContaining('DIFFERENCE: commitment.tsr is missing') as unknown,
  });
  expect(await run('witnessed', '--witness', 'key.json')).toMatchObject({
    code: 2,
    output: expect.stringContaining('holds no certificate in PEM') as unknown,
  });
});

test('an archive is accepted like a folder, and progress goes to the log', async () => {
  const { code, output } = await run('public.zip', '--key', 'key.json');

  expect(output).toContain('35 of 35 applicants checked');
  expect(code).toBe(0);
});

test('a receipt for a ticket that was dropped leaves with a code of its own', async () => {
  await writeFile(join(folder, 'dropped.jws'), `${signedReceipt({ kind: 'joined', ticket: 'f'.repeat(32) })}\n`);
  const { code, output } = await run('public', '--key', 'key.json', '--receipt', 'dropped.jws');

  expect(output).toContain('WRONGDOING: The receipt says that the ticket joined at 2023-08-20T03:00:00.000Z.');
  expect(code).toBe(3);
});

test('a receipt for a ticket that stands where it should is fine, and a forged one proves nothing', async () => {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const ticket = '39f3c3e693114351dcbed407e3e6b605';
  await writeFile(join(folder, 'kept.jws'), signedReceipt({ kind: 'joined', ticket }));
  await writeFile(
    join(folder, 'forged.jws'),
    signedReceipt({ kind: 'joined', ticket: 'f'.repeat(32) }, { key: privateKey }),
  );

  const of = (file: string) => run('public', '--key', 'key.json', '--receipt', file);

  expect(await of('kept.jws')).toMatchObject({
    code: 0,
    output: expect.stringContaining('It stands among the applicants.') as unknown,
  });
  expect(await of('forged.jws')).toMatchObject({
    code: 2,
    output: expect.stringContaining('The receipt proves nothing') as unknown,
  });
});

test.each([
  [[]],
  [['public', '--ticket', 'X']],
  [['public', '--receipt', 'kept.jws']],
  [['public', 'local']],
  [['nowhere']],
  [['public', '--key', 'nowhere.json']],
  [['public', '--fast']],
])('called with %j it says how it is used', async (parameters) => {
  const { code, output } = await run(...parameters);

  expect(code).toBe(2);
  expect(output).toContain('Usage:');
});
