import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { synthesiseFixture } from './fixture/app.ts';
import { eventually } from './fixture/fixture-stack.ts';

const folder = mkdtempSync(join(tmpdir(), 'process-'));
let assemblyDir: string;

beforeAll(() => {
  assemblyDir = synthesiseFixture(folder);
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Starts the stack in a process of its own and gives that process once it stands, with the engine's process. */
const startApart = async (): Promise<{ process: ChildProcess; apiUrl: string; engine: number }> => {
  const script = join(import.meta.dirname, 'fixture', 'stand-alone.ts');
  const child = spawn(process.execPath, [script, assemblyDir, join(folder, 'logs')], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [apiUrl] = (await once(createInterface(child.stdout), 'line')) as [string];
  const engine = childrenOf(child.pid)
    .flatMap(({ pid }) => childrenOf(pid))
    .find(({ command }) => command === 'java')?.pid;
  if (engine === undefined) throw new Error('No engine runs below the stack.');
  return { process: child, apiUrl, engine };
};

const childrenOf = (parent: number | undefined): { pid: number; command: string }[] =>
  execFileSync('ps', ['-A', '-o', 'pid=,ppid=,comm='], { encoding: 'utf8' })
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .filter(([, ppid]) => Number(ppid) === parent)
    .map(([pid, , command = '']) => ({ pid: Number(pid), command }));

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

test('a stack that is asked to end (SIGTERM) ends with status 0 and leaves no process', async () => {
  const { process: child, apiUrl, engine } = await startApart();
  expect((await fetch(`${apiUrl}/v1/files/a`)).status).toBe(200);

  child.kill('SIGTERM');

  expect(await once(child, 'exit')).toEqual([0, null]);
  expect(isAlive(engine)).toBe(false);
  await expect(fetch(apiUrl)).rejects.toThrow();
});

test('a stack that is killed (SIGKILL) takes the engine with it', async () => {
  const { process: child, engine } = await startApart();

  child.kill('SIGKILL');

  await once(child, 'exit');
  await eventually(() => !isAlive(engine));
});

test('without Java the start ends with one line that says what to install', async () => {
  // A path on which there is a shell and nothing else: neither Java nor what could install it.
  const path = mkdtempSync(join(folder, 'path-'));
  symlinkSync('/bin/sh', join(path, 'sh'));
  const script = join(import.meta.dirname, 'fixture', 'stand-alone.ts');

  const child = spawn(process.execPath, [script, assemblyDir, join(folder, 'logs')], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { PATH: path },
  });
  const [said, exited] = await Promise.all([text(child.stderr), once(child, 'exit')]);

  expect(exited).toEqual([1, null]);
  expect(said).toMatch(/^Java 17 or newer is needed for DynamoDB Local: install it \(.*\) and start again\.\n$/);
});
