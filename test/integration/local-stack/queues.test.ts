import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Faults } from '../../../local/emulators/faults.ts';
import { eventually, startFixture, type FixtureStack } from './fixture/fixture-stack.ts';

let fixture: FixtureStack;

beforeAll(async () => {
  fixture = await startFixture();
  // A cold start on a busy machine may outlast the short visibility time-out of the fixture's queue.
  await fixture.send('Jobs', [{ id: 'warm-up' }]);
  await eventually(() => worked('warm-up'));
});
afterAll(() => fixture.stop());

const worked = (id: string) => fixture.item(`WORK#${id}`);
const attemptsOf = async (id: string) => Number((await worked(id))?.['attempts']?.N ?? 0);

test('of a batch only what failed comes again, and after its last attempt lies with the dead letters', async () => {
  await fixture.send('Jobs', [{ id: 'good' }, { id: 'bad', behave: 'fail' }]);

  await eventually(() => fixture.stack.queueDepth('Jobs').dead === 1);

  expect(await attemptsOf('good')).toBe(1);
  expect(await attemptsOf('bad')).toBe(2);
});

test('dead letters that are moved back are worked again', async () => {
  await fixture.send('Jobs', [{ id: 'revived', behave: 'fail' }]);
  await eventually(() => fixture.stack.queueDepth('Jobs').dead > 0);
  const before = await attemptsOf('revived');

  const moved = await fixture.stack.redrive('Jobs');

  expect(moved).toBeGreaterThan(0);
  await eventually(async () => (await attemptsOf('revived')) > before);
});

test('a function that throws leaves its whole batch to come again', async () => {
  await fixture.send('Jobs', [{ id: 'thrower', behave: 'throw' }]);

  await eventually(async () => (await attemptsOf('thrower')) === 2);
});

test('no more invocations run at once than the mapping allows', async () => {
  const ids = Array.from({ length: 10 }, (_, index) => `busy-${index}`);
  await fixture.send(
    'Jobs',
    ids.map((id) => ({ id, milliseconds: 100 })),
  );

  const spans = await Promise.all(
    ids.map(async (id) => {
      const item = await eventually(() => worked(id));
      return { from: Number(item['startedAt']?.N), to: Number(item['endedAt']?.N) };
    }),
  );

  const most = Math.max(...spans.map(({ from }) => spans.filter((span) => span.from <= from && from < span.to).length));
  expect(most).toBeLessThanOrEqual(2);
});

test('a queue with a delay keeps its messages back, and a window gathers them into one batch', async () => {
  const sentAt = Date.now();
  await fixture.send(
    'Late',
    Array.from({ length: 10 }, (_, index) => ({ id: `late-${index}` })),
  );
  await fixture.send('Late', [{ id: 'late-10' }, { id: 'late-11' }]);

  const items = await Promise.all(Array.from({ length: 12 }, (_, index) => eventually(() => worked(`late-${index}`))));

  expect(Math.min(...items.map((item) => Number(item['startedAt']?.N)))).toBeGreaterThanOrEqual(sentAt + 1_900);
  expect(items.map((item) => Number(item['together']?.N))).toEqual(Array(12).fill(12));
});

test('a source that is paused leaves its messages in the queue until it goes on', async () => {
  await fixture.stack.pauseSource('work-jobs');
  await fixture.send('Jobs', [{ id: 'held' }]);
  const depth = fixture.stack.queueDepth('Jobs');

  fixture.stack.resumeSource('work-jobs');

  expect(depth.ready).toBe(1);
  await eventually(() => worked('held'));
});

test('a message whose worker is killed comes again when its time-out is over', async () => {
  await fixture.send('Jobs', [{ id: 'interrupted', milliseconds: 1_000 }]);
  const begun = await eventually(() => fixture.item('BEGUN#interrupted'));

  await fixture.stack.kill('work-jobs');

  const item = await eventually(() => worked('interrupted'));
  expect(Number(item['startedAt']?.N)).toBeGreaterThan(Number(begun['startedAt']?.N) + 1_000);
  expect(item['attempts']?.N).toBe('1');
  expect((await fixture.item('BEGUN#interrupted'))?.['attempts']?.N).toBe('2');
});

test('a queue in trouble hands messages over twice, late, or not at all, and keeps what was worked off', async () => {
  const { stack } = fixture;
  const under = async (queues: Partial<Faults['queues']>, id: string, attempts: number) => {
    stack.misbehave({ queues });
    await fixture.send('Jobs', [{ id }]);
    await eventually(async () => (await attemptsOf(id)) >= attempts);
    stack.misbehave();
  };

  await under({ copiedRate: 1 }, 'copied', 2);
  await under({ heldRate: 1 }, 'held-back', 2);
  await under({ entryFaultRate: 1 }, 'kept', 2);
  stack.misbehave({ queues: { down: true } });
  await fixture.send('Jobs', [{ id: 'outage' }]);
  const early = await worked('outage');
  stack.misbehave();

  expect(early).toBeUndefined();
  await eventually(() => worked('outage'));
  const { 'messages copied': copied, 'messages held': held, 'message not taken away': kept } = stack.injected();
  expect([copied > 0, held > 0, kept > 0]).toEqual([true, true, true]);
});
