import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { maskedName } from '../../../../shared/domain/training/certificate.ts';
import {
  CompletionNotice,
  judgedNotice,
  noticeIdOf,
  NoticeId,
  BatchId,
  type TrainingEvidence,
} from '../../../../shared/domain/training/completion.ts';
import { OrderStatus } from '../../../../shared/domain/training/order.ts';
import { orderOf, scheduleOfTests, selfPaced } from '../../../support/training.ts';

const receivedAt = '2023-03-11T02:00:00.000Z';
const presenceOf = (sequence: number) => ({ sequence, at: '2023-03-04T02:10:00.000Z', how: 'liveness' }) as const;

/** Everything that a webinar of two sessions needs. */
const whole: TrainingEvidence = {
  order: orderOf('whole'),
  presences: [presenceOf(1), presenceOf(2)],
  tasks: [{ status: 'passed' }],
  schedule: scheduleOfTests,
};

const noticeWith = (fields: object = {}) =>
  CompletionNotice.parse({
    redeemCode: whole.order.redeemCode,
    completedAt: '2023-03-06T03:00:00.000Z',
    hours: 16,
    ...fields,
  });

const judged = (
  notice: object,
  evidence: TrainingEvidence | undefined = whole,
  institutionId = whole.order.institutionId,
) => judgedNotice({ notice: noticeWith(notice), institutionId, receivedAt }, evidence);

const codes = (...of: Parameters<typeof judged>): readonly string[] => {
  const judgement = judged(...of);
  return judgement.verdict === 'refused' ? judgement.reasons.map(({ code }) => code) : [judgement.verdict];
};

const hour = 3_600_000;
const instant = (milliseconds: number): string => new Date(milliseconds).toISOString();
const redeemed = Date.parse('2023-03-04T01:30:00.000Z');
const ended = Date.parse('2023-03-04T07:00:00.000Z');

describe('a notice of completion', () => {
  test('is good when presence, task, hours and times are', () => {
    expect(codes({})).toEqual(['to-complete']);
  });

  test('comes to the same whatever the order and however often evidence was told', () => {
    const evidence = fc.record({
      presences: fc.array(fc.integer({ min: 0, max: 3 }).map(presenceOf), { maxLength: 6 }),
      tasks: fc.array(
        fc.constantFrom('submitted', 'passed', 'failed').map((status) => ({ status })),
        { maxLength: 4 },
      ),
      hours: fc.double({ min: 0.5, max: 60, noNaN: true }),
      completed: fc.integer({ min: redeemed - 48 * hour, max: Date.parse(receivedAt) + 48 * hour }),
      order: fc.infiniteStream(fc.nat()),
    });

    fc.assert(
      fc.property(evidence, ({ presences, tasks, hours, completed, order }) => {
        const shuffled = <Item>(items: readonly Item[]): Item[] =>
          items
            .map((item) => ({ item, at: order.next().value as number }))
            .sort((one, other) => one.at - other.at)
            .map(({ item }) => item);
        const notice = { hours, completedAt: instant(completed) };

        const first = judged(notice, { ...whole, presences, tasks });
        const again = judged(notice, {
          ...whole,
          presences: shuffled([...presences, ...presences]),
          tasks: shuffled([...tasks, ...tasks]),
        });

        expect(again).toEqual(first);
      }),
    );
  });

  test('is good exactly when each thing that is asked for is there', () => {
    const facts = fc.record({
      attended: fc.subarray([1, 2]),
      tasks: fc.array(fc.constantFrom('submitted', 'passed', 'failed'), { maxLength: 3 }),
      hours: fc.integer({ min: 1, max: 80 }),
      completed: fc.integer({ min: redeemed - 24 * hour, max: Date.parse(receivedAt) + 24 * hour }),
      modulesAfter: fc.option(fc.integer({ min: -24, max: 24 }), { nil: undefined }),
    });

    fc.assert(
      fc.property(facts, ({ attended, tasks, hours, completed, modulesAfter }) => {
        const isGood =
          attended.length === 2 &&
          tasks.length > 0 &&
          tasks.every((status) => status === 'passed') &&
          hours >= 16 &&
          hours * hour <= completed - redeemed &&
          completed >= ended &&
          completed <= Date.parse(receivedAt) &&
          (modulesAfter === undefined || modulesAfter <= 0);

        const { verdict } = judged(
          {
            hours,
            completedAt: instant(completed),
            ...(modulesAfter === undefined ? {} : { modulesCompletedAt: instant(completed + modulesAfter * hour) }),
          },
          { ...whole, presences: attended.map(presenceOf), tasks: tasks.map((status) => ({ status })) },
        );

        expect(verdict).toBe(isGood ? 'to-complete' : 'refused');
      }),
      { numRuns: 500 },
    );
  });

  test.each(OrderStatus.options)('of a purchase that is %s is judged by that first', (status) => {
    const expected = {
      placed: ['order-not-redeemed'],
      redeemed: ['to-complete'],
      completed: ['completed'],
      cancelled: ['redeem-code-cancelled'],
      refunded: ['redeem-transaction-cancelled'],
    } as const;
    const certificateId = status === 'completed' ? 'C'.repeat(24) : undefined;

    expect(codes({}, { ...whole, order: orderOf('whole', { status, certificateId }) })).toEqual(expected[status]);
  });

  test('of a schedule that the programme has cancelled is refused before the money has gone back', () => {
    expect(codes({}, { ...whole, schedule: { ...scheduleOfTests, status: 'cancelled' } })).toEqual([
      'redeem-transaction-cancelled',
    ]);
  });

  test('of a self-paced course needs the time of its last module, and the hours since the redeeming', () => {
    const order = orderOf('self-paced', selfPaced);
    const evidence: TrainingEvidence = { ...whole, order, presences: [presenceOf(1)], schedule: undefined };
    const exactly = { completedAt: instant(redeemed + 16 * hour), modulesCompletedAt: instant(redeemed + 16 * hour) };

    expect(codes(exactly, evidence)).toEqual(['to-complete']);
    expect(codes({ ...exactly, completedAt: instant(redeemed + 16 * hour - 1) }, evidence)).toEqual([
      'completion-before-modules',
      'completion-hours-too-many',
    ]);
    expect(codes({}, evidence)).toEqual(['completion-modules-untold']);
  });

  test('counts from the first session where the code was redeemed during it', () => {
    const order = orderOf('late', { redeemedAt: '2023-03-04T02:50:00.000Z' });
    const completedAt = '2023-03-04T18:00:00.000Z';

    expect(codes({ completedAt }, { ...whole, order })).toEqual(['to-complete']);
    expect(codes({ completedAt: '2023-03-04T17:59:59.999Z' }, { ...whole, order })).toEqual([
      'completion-hours-too-many',
    ]);
  });
});

describe('the form of a notice', () => {
  test('takes any offset of time and a code as people type it', () => {
    const { redeemCode } = whole.order;
    const typed = `${redeemCode.slice(0, 4).toLowerCase()}-${redeemCode.slice(4)} `;

    expect(noticeWith({ redeemCode: typed, completedAt: '2023-03-06T10:00:00+07:00' })).toMatchObject({
      redeemCode,
      completedAt: '2023-03-06T03:00:00.000Z',
    });
  });

  test.each([
    { redeemCode: '123' },
    { completedAt: '6 Maret' },
    { completedAt: '2023-03-06T03:00:00' },
    { hours: 0 },
    { hours: Infinity },
    { score: 101 },
    { name: 'Siti' },
  ])('refuses %j', (fields) => {
    expect(() => noticeWith(fields)).toThrow();
  });

  test('has a number that is written in one way only', () => {
    const batchId = BatchId.parse('0a'.repeat(12));
    expect(NoticeId.parse(noticeIdOf({ batchId, position: 40 }))).toEqual({ batchId, position: 40 });
    for (const text of [`${batchId}.040`, `${batchId}.`, `${batchId}.-1`, batchId, `${batchId}.1e3`])
      expect(NoticeId.safeParse(text).success).toBe(false);
  });
});

test.each([
  ['Siti Aminah', 'S*** A***'],
  ['  sukarno ', 's***'],
  ['Ñandú Öst', 'Ñ*** Ö***'],
  ['𝒜nna B', '𝒜*** B***'],
])('the name %s is masked', (name, masked) => {
  expect(maskedName(name)).toBe(masked);
});
