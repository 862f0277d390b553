import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { sandboxAdmin } from '../../../local/sandboxes/admin.ts';
import { startSandboxes, type Sandboxes } from '../../../local/sandboxes/start.ts';
import { sources } from '../../../shared/domain/rule-set.ts';
import { listsPort, type ListChange, type Lists } from '../../../shared/outside/lists.ts';
import { seedOfTests, somebody } from '../../support/population.ts';

let sandboxes: Sandboxes;
let admin: ReturnType<typeof sandboxAdmin>;
let lists: Lists;

beforeAll(async () => {
  sandboxes = await startSandboxes({ seed: seedOfTests, listedPeople: 5 });
  admin = sandboxAdmin(sandboxes.lists.url);
  const apiKey = { read: () => Promise.resolve('any'), forget: () => undefined };
  lists = listsPort({ url: sandboxes.lists.url, apiKey, tries: 1 });
});
beforeEach(async () => {
  await admin.behave();
});
afterAll(() => sandboxes.stop());

const hashOf = (lines: readonly string[]) =>
  createHash('sha256')
    .update(
      [...lines]
        .sort()
        .map((line) => `${line}\n`)
        .join(''),
    )
    .digest('hex');
const niks = (changes: readonly ListChange[]) => changes.map(({ nik }) => nik);

test('every source starts out with a first version', async () => {
  const versions = await Promise.all(sources.map((source) => lists.latest(source)));

  expect(versions.map((version) => version?.source)).toEqual([...sources]);
  expect(versions.every((version) => version?.number === 1 && version.lines === 5)).toBe(true);
});

test('the first version names the people of that trouble, and hashes over their sorted lines', async () => {
  const students = [0, 1, 2, 3, 4].map((index) => somebody(index, 'student').registered.nik);
  const recipients = [0, 1, 2, 3, 4].map((index) => somebody(index, 'earlierRecipient').registered);

  const { changes } = await lists.changes('students', { since: 0 });
  const earlier = await lists.changes('earlier-recipients', { since: 0 });

  expect(niks(changes)).toEqual([...students].sort());
  expect((await lists.latest('students'))?.sha256).toBe(hashOf(students));
  expect(earlier.changes.map(({ kk }) => kk).sort()).toEqual(recipients.map(({ kk }) => kk).sort());
  expect((await lists.latest('earlier-recipients'))?.sha256).toBe(
    hashOf(recipients.map(({ nik, kk }) => `${nik},${kk}`)),
  );
});

test('a new version tells only what changed, and a line added and removed again is removed', async () => {
  const [one, two, three] = [somebody(1), somebody(2), somebody(3)].map(({ registered }) => registered.nik);
  const old = somebody(0, 'police').registered.nik;
  const added = [one, two, three].map((nik = '') => ({ nik }));
  await admin.publish('police', { added, removed: [old] });
  await admin.publish('police', { removed: [one ?? ''] });

  const second = await lists.changes('police', { since: 1, until: 2 });
  const both = await lists.changes('police', { since: 1 });

  expect(second).toMatchObject({ version: 'polri-2', number: 2 });
  expect(second.changes).toHaveLength(4);
  expect(both).toMatchObject({ version: 'polri-3', number: 3 });
  expect(new Map(both.changes.map(({ nik, change }) => [nik, change]))).toEqual(
    new Map([
      [one, 'removed'],
      [two, 'added'],
      [three, 'added'],
      [old, 'removed'],
    ]),
  );
  expect((await lists.latest('police'))?.lines).toBe(6);
});

test('pages keep to the version with which they began, and miss and repeat nobody', async () => {
  const added = Array.from({ length: 25 }, (_, index) => ({ nik: somebody(100 + index).registered.nik }));
  await admin.publish('soldiers', { added });

  const pages = [await lists.changes('soldiers', { since: 1, limit: 10 })];
  await admin.publish('soldiers', { removed: added.map(({ nik }) => nik) });
  for (let { next } = pages[0] ?? {}; next !== undefined; next = pages.at(-1)?.next) {
    pages.push(await lists.changes('soldiers', { since: 1, limit: 10, cursor: next }));
  }

  expect(pages.map(({ number, changes }) => [number, changes.length])).toEqual([
    [2, 10],
    [2, 10],
    [2, 5],
  ]);
  expect(pages.flatMap(({ changes }) => niks(changes))).toEqual(added.map(({ nik }) => nik).sort());
});

test('a version that changes nothing has no changes', async () => {
  await admin.publish('disability', {});

  expect((await lists.changes('disability', { since: 1 })).changes).toEqual([]);
});

test('a page that breaks the contract is not applied', async () => {
  await admin.behave({ wrongRate: 1 });

  await expect(lists.changes('students', { since: 0 })).rejects.toMatchObject({ reason: 'malformed' });
  await expect(lists.latest('students')).rejects.toMatchObject({ reason: 'malformed' });
});
