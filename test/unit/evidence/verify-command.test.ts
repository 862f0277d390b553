import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { localWave, publishedKey, publishedWave, type Files } from './wave-evidence.ts';

const command = join(import.meta.dirname, '../../../local/verify-evidence.ts');
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'evidence-'));
  await write('public', publishedWave());
  await write('local', localWave());
  await writeFile(join(folder, 'key.json'), JSON.stringify(publishedKey));
});
afterAll(() => rm(folder, { recursive: true }));

async function write(name: string, files: Files): Promise<void> {
  for (const [path, bytes] of files) {
    const target = join(folder, name, path);
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, bytes);
  }
}

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
  expect(await run('local')).toMatchObject({ code: 1, output: expect.stringContaining('DIFFERENCE: The chain "local"') as unknown });
  expect(await run('local', '--allow-local')).toMatchObject({ code: 0 });
});

test.each([[[]], [['public', 'local']], [['nowhere']], [['public', '--key', 'nowhere.json']], [['public', '--fast']]])(
  'called with %j it says how it is used',
  async (parameters) => {
    const { code, output } = await run(...parameters);

    expect(code).toBe(2);
    expect(output).toContain('Usage:');
  },
);
