import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { InstitutionId } from '../../../../events/catalogue.ts';
import { ClientCode } from '../../../../events/training.ts';
import type { Order } from '../../../../shared/domain/training/order.ts';
import { redeemView } from '../../../../shared/domain/training/redeem-view.ts';
import { OptionalSequence, ownOrder, redeemCodeOf, redeemed } from '../../../../shared/domain/training/redeeming.ts';
import { Refusal } from '../../../../shared/errors.ts';
import { orderOf, redeemCodeFor, scheduleOfTests as schedule, selfPaced, sessions } from '../../../support/training.ts';

const own = ClientCode.parse('lp-cendekia-1');
const other = ClientCode.parse('lp-cendekia-2');
const unused = { status: 'placed', revision: 1, redeemedAt: undefined, commits: [] } as const;

const webinar = (fields: Partial<Order> = {}) => orderOf('webinar', { ...unused, ...fields });
const voucher = (fields: Partial<Order> = {}) => orderOf('voucher', { ...selfPaced, ...unused, ...fields });

const startOf = (sequence: number): number => Date.parse(sessions[sequence - 1]?.startsAt ?? '');
/** Minutes from the start of a session. */
const minutesFrom = (sequence: number, minutes: number): Date => new Date(startOf(sequence) + minutes * 60_000);

const take = (
  order: Order,
  { sequence, at = minutesFrom(1, 0), by = own }: { sequence?: number; at?: Date; by?: ClientCode } = {},
) => redeemed(order, { schedule: order.scheduleId === undefined ? undefined : schedule, sequence, by, at });

const codeOf = (attempt: () => unknown): string => {
  try {
    attempt();
    return 'taken';
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
};

describe('the window around a session', () => {
  test('is open from an hour before its start to an hour after it, to the millisecond', () => {
    const at = (milliseconds: number) =>
      codeOf(() => take(webinar(), { sequence: 1, at: new Date(startOf(1) + milliseconds) }));

    expect(at(-3_600_001)).toBe('redeem-too-early');
    expect([at(-3_600_000), at(0), at(3_600_000)]).toEqual(['taken', 'taken', 'taken']);
    expect(at(3_600_001)).toBe('redeem-too-late');
  });

  test('holds for each session by itself', () => {
    expect(codeOf(() => take(webinar(), { sequence: 2, at: minutesFrom(1, 0) }))).toBe('redeem-too-early');
    expect(codeOf(() => take(webinar(), { sequence: 1, at: minutesFrom(2, 0) }))).toBe('redeem-too-late');
    expect(codeOf(() => take(webinar(), { sequence: 3 }))).toBe('redeem-session-not-found');
  });

  test('says which session is meant by a request without a number', () => {
    const first = take(webinar(), { at: minutesFrom(1, 59) })?.order ?? webinar();
    const second = take(first, { at: minutesFrom(2, -10) })?.order ?? first;

    expect(second.commits.map(({ sequence }) => sequence)).toEqual([1, 2]);
    expect(codeOf(() => take(webinar(), { at: minutesFrom(1, -61) }))).toBe('redeem-too-early');
    expect(codeOf(() => take(webinar(), { at: minutesFrom(2, 61) }))).toBe('redeem-too-late');
  });
});

describe('taking a code in', () => {
  test('redeems the purchase the first time, with an event, and adds to it for each further session', () => {
    const first = take(webinar(), { sequence: 1 });
    const second = first && take(first.order, { sequence: 2, at: minutesFrom(2, 30) });

    expect(first).toMatchObject({
      order: {
        status: 'redeemed',
        revision: 2,
        redeemedAt: sessions[0]?.startsAt,
        commits: [{ sequence: 1, by: own }],
      },
      event: { event: 'order.redeemed.v1', data: { institutionId: 'lp-cendekia' } },
    });
    expect(second).toMatchObject({
      order: { status: 'redeemed', revision: 3, redeemedAt: sessions[0]?.startsAt, commits: [{}, { sequence: 2 }] },
    });
    expect(second).not.toHaveProperty('event');
  });

  test('again by the same client changes nothing, whenever that is', () => {
    const first = take(webinar(), { sequence: 1 })?.order ?? webinar();
    const bought = take(voucher())?.order ?? voucher();
    const later = new Date('2024-01-01T00:00:00.000Z');

    expect(take(first, { sequence: 1, at: later })).toBeUndefined();
    expect(take(first, { at: later })).toBeUndefined();
    expect(take({ ...first, status: 'completed' }, { sequence: 1, at: later })).toBeUndefined();
    expect(take(bought, { at: later })).toBeUndefined();
  });

  test('by another client of the institution is refused once the first has done so', () => {
    const first = take(webinar(), { sequence: 1 })?.order ?? webinar();

    expect(codeOf(() => take(first, { sequence: 1, by: other }))).toBe('redeem-code-used');
    expect(codeOf(() => take({ ...first, status: 'completed' }, { sequence: 2, at: minutesFrom(2, 0) }))).toBe(
      'redeem-code-used',
    );
  });

  test('of a self-paced course goes until the voucher expires, and knows no sessions', () => {
    const [last, after] = [new Date('2023-08-28T02:00:00.000Z'), new Date('2023-08-28T02:00:00.001Z')];

    expect(codeOf(() => take(voucher(), { at: last }))).toBe('taken');
    expect(codeOf(() => take(voucher(), { at: after }))).toBe('redeem-code-expired');
    expect(codeOf(() => take(voucher(), { sequence: 1 }))).toBe('redeem-course-type-mismatch');
  });

  test('is refused for what was cancelled, by the participant or by the programme', () => {
    const cancelledSchedule = { ...schedule, status: 'cancelled' } as const;
    const onCancelled = () =>
      redeemed(webinar(), { schedule: cancelledSchedule, sequence: 1, by: own, at: minutesFrom(1, 0) });

    expect(codeOf(() => take(webinar({ status: 'cancelled' })))).toBe('redeem-code-cancelled');
    expect(codeOf(() => take(webinar({ status: 'refunded' })))).toBe('redeem-transaction-cancelled');
    expect(codeOf(onCancelled)).toBe('redeem-transaction-cancelled');
  });

  test('counts the revision on by one and never takes a session twice, whatever comes in whatever order', () => {
    const request = fc.record({
      sequence: fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined }),
      minutes: fc.integer({ min: -90, max: 400 }),
      by: fc.constantFrom(own, other),
    });
    fc.assert(
      fc.property(fc.array(request, { maxLength: 12 }), (requests) => {
        let order = webinar();
        for (const { sequence, minutes, by } of requests) {
          const before = order;
          const asked = { by, at: minutesFrom(1, minutes), ...(sequence === undefined ? {} : { sequence }) };
          try {
            order = take(order, asked)?.order ?? order;
          } catch (error) {
            expect(error).toBeInstanceOf(Refusal);
          }
          expect(order.revision - before.revision).toBe(order.commits.length - before.commits.length);
        }
        const taken = order.commits.map(({ sequence }) => sequence);
        expect(new Set(taken).size).toBe(taken.length);
        expect(order.status === 'redeemed').toBe(taken.length > 0);
      }),
    );
  });
});

test('a code of another institution is told from one that there is not', () => {
  const institution = InstitutionId.parse('lp-lain');

  expect(codeOf(() => ownOrder(undefined, institution))).toBe('redeem-code-not-found');
  expect(codeOf(() => ownOrder(webinar(), institution))).toBe('redeem-code-of-another-institution');
  expect(ownOrder(webinar(), InstitutionId.parse('lp-cendekia'))).toEqual(webinar());
});

test('a code is read as people type it', () => {
  const code = redeemCodeFor('typed');

  expect(redeemCodeOf(` ${code.toLowerCase().replaceAll(/(.{4})(?=.)/g, '$1-')} `)).toBe(code);
  expect(redeemCodeOf('OIL0000000000000')).toBe('0110000000000000');
  expect(['', 'bc8b8ad2-4deb-11ed-a0e6-08c0eb6630ae', `${code}0`, 'U'.repeat(16)].map(redeemCodeOf)).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
});

test('a number of a session may come as a text, or be left out in several ways', () => {
  const read = (input: unknown) => OptionalSequence.safeParse(input).data;

  expect([1, '1', '07', 0, '0', null, undefined].map(read)).toEqual([
    1,
    1,
    7,
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
  expect(
    [-1, 1.5, '', 'satu', [1], {}, true, 10_000].every((input) => !OptionalSequence.safeParse(input).success),
  ).toBe(true);
});

describe('what is said of a code', () => {
  const fields = z.strictObject({
    redeem_code: z.string(),
    course_code: z.string(),
    invoice_code: z.string(),
    schedule_code: z.string(),
    status: z.literal([0, 1]),
    attendance_status: z.literal([0, 1]),
    redeem_at: z.string(),
    dp_platform: z.string(),
    schedule_start_end: z.string(),
    course_type: z.int(),
    course_type_label: z.string(),
    course_learning_method: z.string(),
    is_online_attendance: z.boolean(),
    sequence: z.int(),
  });

  test('has every field of the contract, of its type and never null', () => {
    const orders = [webinar(), voucher(), orderOf('redeemed'), orderOf('offline', { mode: 'offline' })];

    for (const order of orders)
      for (const session of [undefined, sessions[0]])
        expect(
          fields.safeParse(
            redeemView(order, { session, isPresent: false, platformName: 'Pasar Ilmu', sequence: undefined }),
          ).error,
        ).toBeUndefined();
  });

  test('gives the times in WIB, and when the code was taken in', () => {
    const order = take(webinar(), { sequence: 1 })?.order ?? webinar();

    expect(
      redeemView(order, { session: sessions[0], isPresent: true, platformName: 'Pasar Ilmu', sequence: 1 }),
    ).toMatchObject({
      status: 1,
      attendance_status: 1,
      redeem_at: sessions[0]?.startsAt,
      schedule_start_end: '2023-03-04T09:00:00+07:00 - 2023-03-04T14:00:00+07:00',
      course_type: 2,
      course_type_label: 'Webinar',
      is_online_attendance: true,
      sequence: 1,
    });
  });
});
