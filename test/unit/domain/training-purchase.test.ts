import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PlatformId } from '../../../events/catalogue.ts';
import { ApplicantId } from '../../../events/event.ts';
import { Award, isOverdue, isUsed } from '../../../shared/domain/award.ts';
import { Registration } from '../../../shared/domain/registration.ts';
import { oneMoreRequest, secondsUntilCode, type CodeRequests } from '../../../shared/domain/one-time-code.ts';
import { ruleSetOf } from '../../../shared/domain/rule-sets.ts';
import { cancellationOf, cancelledOrder, refundedOrder } from '../../../shared/domain/training/giving-back.ts';
import {
  advancedOrder,
  Order,
  orderIdOf,
  orderMoves,
  OrderStatus,
  type OrderMove,
} from '../../../shared/domain/training/order.ts';
import { isPurchaseCode, issuedCode, purchaseCodeOf } from '../../../shared/domain/training/purchase-code.ts';
import { mustBuy, newRedeemCode } from '../../../shared/domain/training/purchasing.ts';
import { dateInWib } from '../../../shared/domain/wave.ts';
import { Refusal } from '../../../shared/errors.ts';
import { enrolledPerson } from '../../support/enrolled-people.ts';
import { announcedWave } from '../../support/recipients.ts';

const rules = ruleSetOf('normal', 'normal-2023.1');
const { value: limits } = rules.purchaseCode;
const applicantId = ApplicantId.parse('a1'.repeat(16));
const day = 86_400_000;

const award = (fields: Partial<Award> = {}): Award =>
  Award.parse({
    applicantId,
    waveId: '2023-48',
    ticket: 'b2'.repeat(16),
    regency: '32.01',
    rank: 1,
    scheme: 'normal',
    ruleVersion: 'normal-2023.1',
    cardNumber: '8123456789012347',
    balance: 2_900_000,
    announcedAt: '2023-02-21T03:00:00.000Z',
    firstPurchaseDeadline: '2023-03-08T16:59:59.999Z',
    firstPurchaseAt: '2023-02-24T03:00:00.000Z',
    purchases: 1,
    state: 'active',
    ...fields,
  });

const order = (fields: Partial<Order> = {}): Order =>
  Order.parse({
    orderId: orderIdOf(PlatformId.parse('pasar-ilmu'), 'R-1'),
    reference: 'R-1',
    platformId: 'pasar-ilmu',
    institutionId: 'lp-cendekia',
    courseId: 'c0'.repeat(12),
    version: 1,
    courseCode: 'WEB-1',
    title: 'Pemasaran Digital',
    mode: 'webinar',
    hours: 16,
    scheduleId: '5c'.repeat(12),
    scheduleCode: 'KELAS-1',
    startsAt: '2023-03-01T02:00:00.000Z',
    endsAt: '2023-03-02T10:00:00.000Z',
    seat: 4,
    applicantId,
    waveId: '2023-48',
    scheme: 'normal',
    ruleVersion: 'normal-2023.1',
    price: 600_000,
    redeemCode: newRedeemCode(),
    invoiceCode: 'INV/20230224/ABC',
    placedAt: '2023-02-24T03:00:00.000Z',
    status: 'placed',
    revision: 1,
    commits: [],
    ...fields,
  });

const dayBefore = '2023-03-07T03:00:00.000Z';
const onList = { source: 'students', listVersion: 'emis-7', since: dayBefore };
const waiver = { rule: 'formal_education', caseId: 'case-1', at: dayBefore };
const anybody = enrolledPerson({ number: 1, wave: announcedWave, regency: '32.01' }).registration;

const refusalIn = (act: () => void): string | undefined => {
  try {
    act();
    return undefined;
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
};

describe('the life of a purchase', () => {
  test.each(
    OrderStatus.options.flatMap((status) =>
      (['redeem', 'complete', 'cancel', 'refund'] as const).map((move) => ({ status, move })),
    ),
  )('$status, $move: as the table says', ({ status, move }: { status: OrderStatus; move: OrderMove }) => {
    const next = orderMoves[status][move];
    if (next === undefined) expect(() => advancedOrder(order({ status }), move)).toThrow();
    else expect(advancedOrder(order({ status }), move)).toMatchObject({ status: next, revision: 2 });
  });
});

describe('whether a purchase may be made', () => {
  const registration = (fields: object = {}) =>
    Registration.parse({
      ...enrolledPerson({ number: 1, wave: announcedWave, regency: '32.01' }).registration,
      ...fields,
    });
  const inSchool = { screening: { listings: [onList], listVersions: {}, householdAwards: [] } };

  test('is so when each rule holds, and the refusal names the first that does not', () => {
    fc.assert(
      fc.property(
        fc.record({
          state: fc.constantFrom('active' as const, 'held' as const, 'ended' as const),
          isScheme: fc.boolean(),
          isUsed: fc.boolean(),
          secondsLate: fc.integer({ min: -2, max: 2 }),
          school: fc.constantFrom('no', 'yes', 'removed', 'waived'),
          missing: fc.integer({ min: -1, max: 1 }),
        }),
        ({ state, isScheme, isUsed: hasBought, secondsLate, school, missing }) => {
          const card = award({ state, balance: 600_000 - missing, firstPurchaseAt: hasBought ? dayBefore : undefined });
          const person = {
            no: registration(),
            yes: registration(inSchool),
            removed: registration({
              screening: { ...inSchool.screening, listings: [{ ...onList, removedAt: dayBefore }] },
            }),
            waived: registration({ ...inSchool, waivers: [waiver] }),
          }[school];
          const at = new Date(Date.parse(card.firstPurchaseDeadline) + secondsLate * 1_000);
          const bought = { schemes: [isScheme ? ('normal' as const) : ('semi-bansos' as const)], price: 600_000 };
          const refused = [
            [state === 'held', 'award-held'],
            [state === 'ended', 'award-ended'],
            [!isScheme, 'order-scheme-differs'],
            [!hasBought && secondsLate > 0, 'first-purchase-overdue'],
            [school === 'yes', 'formal-education'],
            [missing > 0, 'order-over-balance'],
          ].find(([isSo]) => isSo)?.[1];

          const buy = (): void => {
            mustBuy({ award: card, registration: person, bought }, at);
          };
          expect(refusalIn(buy)).toBe(refused);
        },
      ),
    );
  });
});

describe('a card over any number of purchases', () => {
  test('never loses or gains a rupiah, counts what stands, and never has an earlier last day', () => {
    const step = fc.record({
      what: fc.constantFrom('buy', 'cancel', 'refund'),
      which: fc.nat({ max: 5 }),
      price: fc.integer({ min: 1, max: 1_500_000 }),
      hours: fc.integer({ min: 1, max: 72 }),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        let card: Award = award({ balance: 3_500_000, purchases: 0, firstPurchaseAt: undefined });
        let standing: Order[] = [];
        let now = Date.parse(card.announcedAt);
        for (const { what, which, price, hours } of steps) {
          now += hours * 3_600_000;
          const at = new Date(now);
          const before = card;
          try {
            if (what === 'buy') {
              mustBuy({ award: card, registration: anybody, bought: { schemes: ['normal'], price } }, at);
              standing.push(order({ price, startsAt: undefined, scheduleId: undefined }));
              const { purchases = 0, firstPurchaseAt = at.toISOString(), balance } = card;
              card = { ...card, balance: balance - price, purchases: purchases + 1, firstPurchaseAt };
            } else {
              const one = standing[which % Math.max(1, standing.length)];
              if (one === undefined) continue;
              const given = (what === 'cancel' ? cancelledOrder : refundedOrder)(one, card, at);
              standing = standing.filter((other) => other !== one);
              const { purchases, refund, firstPurchaseDeadline = card.firstPurchaseDeadline } = given;
              card = { ...card, purchases, balance: card.balance + refund, firstPurchaseDeadline };
              if (purchases === 0) delete card.firstPurchaseAt;
            }
          } catch (error) {
            if (!(error instanceof Refusal)) throw error;
          }
          expect(card.balance + standing.reduce((sum, one) => sum + one.price, 0)).toBe(3_500_000);
          expect(card.balance).toBeGreaterThanOrEqual(0);
          expect(card.purchases).toBe(standing.length);
          expect(isUsed(card)).toBe(standing.length > 0);
          expect(card.firstPurchaseDeadline >= before.firstPurchaseDeadline).toBe(true);
          // Nobody comes into the place of having to be revoked by what they, or the programme, gave back.
          if (!isOverdue(before, at)) expect(isOverdue(card, at)).toBe(false);
        }
      }),
    );
  });
});

describe('a purchase that the participant takes back', () => {
  test('returns the whole price until an hour before the first session', () => {
    const at = new Date('2023-03-01T01:00:00.000Z');

    expect(cancelledOrder(order(), award(), at)).toMatchObject({
      refund: 600_000,
      purchases: 0,
      order: { status: 'cancelled', refund: 600_000 },
    });
    expect(() => cancelledOrder(order(), award(), new Date(at.getTime() + 1))).toThrow('taken back until');
  });

  test('leaves the last day for the first purchase where it was, and is refused after it when nothing else stands', () => {
    const late = new Date('2023-03-08T17:00:00.000Z');
    const far = order({ startsAt: '2023-04-01T02:00:00.000Z', endsAt: '2023-04-02T02:00:00.000Z' });

    expect(cancelledOrder(far, award(), new Date(late.getTime() - 1))).not.toHaveProperty('firstPurchaseDeadline');
    expect(() => cancelledOrder(far, award(), late)).toThrow('your only purchase');
    expect(cancelledOrder(far, award({ purchases: 2 }), late)).toMatchObject({ purchases: 1 });
  });

  test('is foretold with its last instant: an hour before the first session, or the last day of a card that hangs on it', () => {
    const at = new Date('2023-03-01T01:00:00.000Z');
    const after = new Date(at.getTime() + 1);
    const far = order({ startsAt: '2023-04-01T02:00:00.000Z', endsAt: '2023-04-02T02:00:00.000Z' });

    expect(cancellationOf(order(), award(), at)).toEqual({ until: at.toISOString() });
    expect(cancellationOf(order(), award(), after)).toBeUndefined();
    expect(cancellationOf(far, award(), at)).toEqual({ until: award().firstPurchaseDeadline });
    expect(cancellationOf(far, award({ purchases: 2 }), at)).toEqual({ until: '2023-04-01T01:00:00.000Z' });
    expect(cancellationOf(Order.parse({ ...order(), startsAt: undefined }), award({ purchases: 2 }), at)).toEqual({});
    expect(cancellationOf(order({ status: 'redeemed' }), award(), at)).toBeUndefined();
  });

  test('is refused once its code was redeemed', () => {
    expect(() => cancelledOrder(order({ status: 'redeemed' }), award(), new Date('2023-02-25T00:00:00Z'))).toThrow();
  });
});

describe('a purchase that the programme pays back', () => {
  test('stops the clock: the days that were left when it was bought are left when it is paid back', () => {
    // Bought with twelve days left; paid back on 6 March.
    const given = refundedOrder(order({ status: 'redeemed' }), award(), new Date('2023-03-06T03:00:00.000Z'));

    expect(given).toMatchObject({ refund: 600_000, purchases: 0, firstPurchaseDeadline: '2023-03-18T16:59:59.999Z' });
  });

  test('leaves the clock alone while another purchase stands', () => {
    expect(refundedOrder(order(), award({ purchases: 2 }), new Date('2023-03-06T03:00:00.000Z'))).not.toHaveProperty(
      'firstPurchaseDeadline',
    );
  });

  test('never leaves fewer days than there were, and never an earlier last day', () => {
    const bought = fc.integer({ min: 0, max: 15 * day - 1 });
    const later = fc.integer({ min: 0, max: 90 * day });
    fc.assert(
      fc.property(bought, later, (boughtAfter, paidBackAfter) => {
        const announced = Date.parse('2023-02-21T03:00:00.000Z');
        const card = award({ firstPurchaseAt: new Date(announced + boughtAfter).toISOString() });
        const at = new Date(announced + boughtAfter + paidBackAfter);
        const { firstPurchaseDeadline: moved = card.firstPurchaseDeadline } = refundedOrder(order(), card, at);
        const daysLeft = (from: Date, to: string) =>
          (Date.parse(dateInWib(new Date(to))) - Date.parse(dateInWib(from))) / day;

        expect(moved >= card.firstPurchaseDeadline).toBe(true);
        expect(daysLeft(at, moved)).toBeGreaterThanOrEqual(
          Math.max(0, daysLeft(new Date(announced + boughtAfter), card.firstPurchaseDeadline)),
        );
        expect(new Date(moved).toISOString().slice(10)).toBe('T16:59:59.999Z');
      }),
    );
  });
});

describe('a one-time code', () => {
  const key = Buffer.alloc(32, 7);
  const at = new Date('2023-02-24T03:00:00.000Z');
  const base = {
    applicantId,
    waveId: award().waveId,
    nonce: 'd3'.repeat(16),
    platformId: PlatformId.parse('pasar-ilmu'),
    courseId: order().courseId,
    platformName: 'Pasar Ilmu',
    title: 'Pemasaran Digital',
    price: 600_000,
  };

  test('has six digits that follow from its nonce, and only the right ones are taken, under any live key', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 32, maxLength: 32 }), fc.string({ maxLength: 12 }), (nonce, guess) => {
        const sent = issuedCode({ ...base, nonce }, { rules, at });
        const code = purchaseCodeOf(key, sent);
        expect(code).toMatch(/^\d{6}$/);
        expect(isPurchaseCode([Buffer.alloc(32, 8), key], sent, code)).toBe(true);
        if (guess !== code && guess.slice(0, 6) !== code) expect(isPurchaseCode([key], sent, guess)).toBe(false);
      }),
    );
  });

  test('is good for five minutes and five tries; after five in a row one waits two hours', () => {
    let standing: CodeRequests | undefined;
    for (let number = 1; number <= 5; number += 1) {
      expect(secondsUntilCode(standing, limits, at)).toBe(0);
      standing = oneMoreRequest(standing, limits, at);
      expect(standing).toEqual({ count: number, lastAt: at.toISOString() });
    }
    const later = (minutes: number) => new Date(at.getTime() + minutes * 60_000);

    expect(issuedCode(base, { rules, at })).toMatchObject({ triesLeft: 5, validUntil: '2023-02-24T03:05:00.000Z' });
    expect(secondsUntilCode(standing, limits, later(119))).toBe(60);
    expect(secondsUntilCode(standing, limits, later(120))).toBe(0);
    expect(oneMoreRequest(standing, limits, later(120)).count).toBe(1);
  });
});
