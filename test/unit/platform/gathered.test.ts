import { expect, test } from 'vitest';
import { gathered } from '../../../shared/platform/gathered.ts';

test('what is asked for in one turn is loaded at once, each with its own answer', async () => {
  const loads: (readonly number[])[] = [];
  const double = gathered((keys: readonly number[]) => {
    loads.push(keys);
    return Promise.resolve(keys.map((key) => 2 * key));
  });

  const first = await Promise.all([double(1), double(2), double(1)]);
  const second = await double(3);

  expect([...first, second]).toEqual([2, 4, 2, 6]);
  expect(loads).toEqual([[1, 2, 1], [3]]);
});

test('a load that fails fails for its own askers, and not for later ones', async () => {
  let isDown = true;
  const load = gathered((keys: readonly string[]) =>
    isDown ? Promise.reject(new Error('down')) : Promise.resolve(keys),
  );

  const failed = await Promise.allSettled([load('a'), load('b')]);
  isDown = false;

  expect(failed.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(await load('c')).toBe('c');
});

test('a load that leaves an answer out is a fault of its own', async () => {
  const load = gathered<string, string>(() => Promise.resolve([]));

  await expect(load('a')).rejects.toThrow('fewer values');
});
