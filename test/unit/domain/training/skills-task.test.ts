import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Order } from '../../../../shared/domain/training/order.ts';
import {
  assessedTask,
  FileAddress,
  isAssessed,
  submittedTask,
  taskCodes,
  taskDeadlineOf,
  taskIdOf,
  TaskScope,
  type SkillsTask,
} from '../../../../shared/domain/training/skills-task.ts';
import { Refusal } from '../../../../shared/errors.ts';
import { orderOf, selfPaced } from '../../../support/training.ts';

const order = orderOf('task');
const name = { scope: 'uk', sequence: 1 };
const at = new Date('2023-03-05T00:00:00.000Z');
const hour = 3_600_000;

/** What a change gives: the task, nothing where nothing changes, or the code of the refusal. */
const outcomeOf = (change: () => SkillsTask | undefined): SkillsTask | string | undefined => {
  try {
    return change();
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
};

const submit = (standing?: SkillsTask, file = 'https://lp.example/a', by: Order = order, when = at) =>
  outcomeOf(() => submittedTask(by, standing, { ...name, file, at: when }));
const assess = (standing: SkillsTask | undefined, passed: boolean, notes = 'Baik.', by: Order = order) =>
  outcomeOf(() => assessedTask(by, standing, { passed, notes, at }));

const task = (status: SkillsTask['status'], file = 'https://lp.example/a'): SkillsTask => ({
  orderId: order.orderId,
  ...name,
  status,
  revision: 3,
  file,
  submittedAt: at.toISOString(),
  ...(status === 'submitted' ? {} : { assessment: { notes: 'Baik.', at: at.toISOString() } }),
});

describe('handing a task in', () => {
  test('makes it, takes the place of what is not assessed, and changes nothing when it is the same', () => {
    expect(submit()).toMatchObject({ status: 'submitted', revision: 1 });
    expect(submit(task('submitted'), 'https://lp.example/b')).toMatchObject({
      status: 'submitted',
      revision: 4,
      file: 'https://lp.example/b',
    });
    expect(submit(task('submitted'))).toBeUndefined();
  });

  test('after it passed changes nothing; after it failed it is handed in again, the same address too', () => {
    expect(submit(task('passed'))).toBeUndefined();
    expect(submit(task('passed'), 'https://lp.example/b')).toBe('skills-task-assessed');
    const again = submit(task('failed'));
    expect(again).toMatchObject({ status: 'submitted', revision: 4 });
    expect(again).not.toHaveProperty('assessment');
  });

  test('is possible until three times 24 hours after the last session, to the millisecond', () => {
    const last = Date.parse('2023-03-04T07:00:00.000Z') + 72 * hour;
    expect(taskDeadlineOf(order)).toBe(new Date(last).toISOString());

    fc.assert(
      fc.property(fc.integer({ min: last - hour, max: last + hour }), (instant) => {
        const outcome = submit(undefined, 'https://lp.example/a', order, new Date(instant));
        expect(typeof outcome === 'string').toBe(instant > last);
      }),
      { examples: [[last], [last + 1]] },
    );
    expect(submit(undefined, 'https://lp.example/a', order, new Date(last + 1))).toBe('skills-task-late');
  });

  test('of a self-paced course has no end', () => {
    const alone = orderOf('task', selfPaced);

    expect(submit(undefined, 'https://lp.example/a', alone, new Date('2024-01-01T00:00:00.000Z'))).toMatchObject({
      status: 'submitted',
    });
  });

  test.each(['placed', 'completed', 'cancelled', 'refunded'] as const)(
    'for a purchase that is %s is refused, and so is assessing it',
    (status) => {
      const other = orderOf('task', { status });

      expect(submit(undefined, 'https://lp.example/a', other)).toBe('order-not-redeemed');
      expect(assess(task('submitted'), true, 'Baik.', other)).toBe('order-not-redeemed');
    },
  );
});

describe('assessing a task', () => {
  test('needs one that was handed in', () => {
    expect(assess(undefined, true)).toBe('skills-task-not-submitted');
  });

  test('stands: the same again changes nothing, another assessment is refused', () => {
    expect(assess(task('submitted'), true)).toMatchObject({ status: 'passed', revision: 4 });
    expect(assess(task('submitted'), false)).toMatchObject({ status: 'failed' });
    expect(assess(task('passed'), true)).toBeUndefined();
    expect(assess(task('failed'), false)).toBeUndefined();
    expect(assess(task('passed'), false)).toBe('skills-task-assessed');
    expect(assess(task('passed'), true, 'Lain.')).toBe('skills-task-assessed');
    expect(assess(task('failed'), true)).toBe('skills-task-assessed');
  });
});

test('whatever is handed in and assessed in whatever order, the statuses follow the last of both', () => {
  const step = fc.oneof(
    fc.record({
      does: fc.constant('submit' as const),
      file: fc.constantFrom('https://a.example', 'https://b.example'),
    }),
    fc.record({ does: fc.constant('assess' as const), passed: fc.boolean() }),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
      let standing: SkillsTask | undefined;
      for (const one of steps) {
        const outcome = one.does === 'submit' ? submit(standing, one.file) : assess(standing, one.passed);
        if (outcome === undefined || typeof outcome === 'string') continue;
        expect(outcome.revision).toBe((standing?.revision ?? 0) + 1);
        standing = outcome;
      }
      const codes = taskCodes(standing);
      const { status } = standing ?? {};
      const expected =
        status === undefined
          ? { assignment: 0, feedback: 0 }
          : {
              submitted: { assignment: 1, feedback: 0 },
              passed: { assignment: 2, feedback: 2 },
              failed: { assignment: 3, feedback: 3 },
            }[status];
      expect(codes).toEqual(expected);
      expect(isAssessed(standing === undefined ? [] : [standing])).toBe(status === 'passed');
    }),
  );
});

test('the task of a purchase is done when there is one and all of them passed', () => {
  expect(isAssessed([])).toBe(false);
  expect(isAssessed([task('passed'), task('passed')])).toBe(true);
  expect(isAssessed([task('passed'), task('submitted')])).toBe(false);
  expect(isAssessed([task('passed'), task('failed')])).toBe(false);
});

test('the number of a task tells apart purchase, scope and sequence', () => {
  const other = orderOf('another').orderId;

  const ids = [
    taskIdOf(order.orderId, name),
    taskIdOf(other, name),
    taskIdOf(order.orderId, { ...name, sequence: 2 }),
    taskIdOf(order.orderId, { ...name, scope: 'uk-1' }),
  ];

  expect(new Set(ids).size).toBe(4);
  expect(taskIdOf(order.orderId, name)).toBe(ids[0]);
});

test('a scope is a short plain name, and an address a whole https URL', () => {
  expect(['uk', 'TPM 1', 'modul_3.b'].every((scope) => TaskScope.safeParse(scope).success)).toBe(true);
  expect(['', ' ', ' uk', 'a#b', 'x'.repeat(65), 'ü'].some((scope) => TaskScope.safeParse(scope).success)).toBe(false);
  expect(FileAddress.safeParse('https://lp.example/tugas.pdf?x=1').success).toBe(true);
  const bad = ['', 'http://lp.example/a', 'ftp://lp.example/a', 'https://a:b@lp.example/', 'tugas.pdf'];
  expect(bad.some((address) => FileAddress.safeParse(address).success)).toBe(false);
});
