import '../support/environment.ts';
import { execFile } from 'node:child_process';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { citizens } from '../support/citizens.ts';
import { root } from '../support/assembly.ts';
import { rekeyingWorld } from '../support/rekeying.ts';
import { submissionBody } from '../support/registrations.ts';
import { localTable, type LocalTable } from '../support/table.ts';

let local: LocalTable;
beforeAll(async () => {
  local = await localTable();
});
afterAll(() => local.stop());

/** What `npm run keys` prints, and how it leaves. */
const command = (...options: string[]): Promise<{ readonly code: number; readonly text: string }> => {
  const env = { ...process.env, ...local.environment };
  return new Promise((resolve) => {
    execFile(process.execPath, ['local/keys.ts', ...options], { cwd: root, env }, (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : Number(error.code), text: stdout + stderr });
    });
  });
};

test('status tells which versions are live and how far everybody is; what may not be done yet is refused with its time', async () => {
  const before = await command('status');
  expect(before).toMatchObject({ code: 0 });
  expect(before.text).toContain('none yet: the first registration makes it');

  await citizens(local.table).submit('budi', submissionBody());
  const world = await rekeyingWorld(local.table);
  world.ask({ kind: 'rotate', use: 'hash', by: 'olga' });
  await world.drain();
  const rotating = await command('status');
  expect(rotating.text).toMatch(/ 2 {2}live {6}in use/);
  expect(await command('rotate', 'hash')).toMatchObject({ code: 1 });
  expect((await command('retire', 'hash', '--version', '2')).text).toContain('is the newest: rotate first');

  world.settle();
  world.ask({ kind: 'rehash', by: 'olga' });
  await world.drain();
  const moved = await command('status');
  expect(moved.text).toContain('asked for by olga');
  expect(moved.text).toContain('1 of about 1 people');
  expect(moved.text).toContain('everybody is under the live keys');
});

test('a wrong call is told how it is done', async () => {
  for (const call of [[], ['rotate'], ['retire', 'hash'], ['page'], ['rotate', 'wave']] as const) {
    const { code, text } = await command(...call);
    expect([call, code, text.includes('Usage: npm run keys')]).toEqual([call, 2, true]);
  }
});
