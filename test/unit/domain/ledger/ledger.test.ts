import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { accountName, isOwn } from '../../../../shared/domain/ledger/account.ts';
import { comparedOf, type PersonBooks } from '../../../../shared/domain/ledger/books.ts';
import { allotmentTransfer } from '../../../../shared/domain/ledger/card-transfers.ts';
import { standingAfter } from '../../../../shared/domain/ledger/closing.ts';
import { findingsOf, isDifferent } from '../../../../shared/domain/ledger/difference.ts';
import { addedSums, folding, notBelowZero, readTransfer, totalOf } from '../../../../shared/domain/ledger/folding.ts';
import { daysBehind, lastSettledDay } from '../../../../shared/domain/ledger/ledger-day.ts';
import { Transfer, type TransferForm } from '../../../../shared/domain/ledger/transfer.ts';
import { newestFirst, placeOf } from '../../../../shared/domain/ledger/transfer-view.ts';
import { ruleSetOf } from '../../../../shared/domain/rule-sets.ts';
import { WaveId } from '../../../../events/event.ts';
import { allotmentFor, happenings, moneyLife } from '../../../support/money-life.ts';

/** What happens to one recipient, of amounts in whole rupiah. */
const story = fc.array(fc.tuple(fc.constantFrom(...happenings), fc.integer({ min: 1, max: 900_000 })), {
  maxLength: 40,
});

const lived = (happened: readonly (readonly [(typeof happenings)[number], number])[], number = 7) => {
  const life = moneyLife(number);
  for (const [what, amount] of happened) life.happens(what, amount);
  return life;
};

const folded = (transfers: readonly TransferForm[]) => {
  const fold = folding();
  for (const transfer of transfers) fold.add(transfer);
  return fold.sums();
};

/** A story in which every kind of record comes to be. */
const fullStory = [
  ['buy', 600_000],
  ['buy', 400_000],
  ['cancel', 0],
  ['approve', 0],
  ['block', 0],
  ['pay', 0],
  ['stop', 0],
  ['claim', 1_000_000],
  ['repay', 250_000],
] as const;

describe('whatever happens to the money of a recipient', () => {
  test('all accounts come to nothing, own ones are never below zero, and balances and records agree with the entries', () => {
    fc.assert(
      fc.property(story, (happened) => {
        const life = lived(happened);
        const transfers = [allotmentFor(1), ...life.entered()];

        const sums = folded(transfers);
        const reread = transfers.flatMap((transfer) => readTransfer(JSON.parse(JSON.stringify(transfer))).compared);

        expect(totalOf(sums)).toBe(0);
        expect([...comparedOf(life.books()), ...reread].filter(isDifferent)).toEqual([]);
        expect(
          Object.entries(sums.shared)
            .flatMap(([name, sum]) => notBelowZero(name, sum))
            .filter(isDifferent),
        ).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  test('no account of a participant is ever below zero on the way', () => {
    fc.assert(
      fc.property(story, (happened) => {
        const standing = new Map<string, number>();
        for (const { account, amount } of lived(happened)
          .entered()
          .flatMap(({ entries }) => entries)) {
          if (!isOwn(account)) continue;
          const balance = (standing.get(accountName(account)) ?? 0) + amount;
          standing.set(accountName(account), balance);
          expect(balance).toBeGreaterThanOrEqual(0);
        }
      }),
    );
  });

  test('transfers can be folded in any order, and in parts', () => {
    fc.assert(
      fc.property(story, fc.nat(), (happened, cut) => {
        const transfers = lived(happened).entered();
        const at = cut % (transfers.length + 1);

        const parts = addedSums(folded(transfers.slice(at)), folded(transfers.slice(0, at)));

        expect(parts).toEqual(folded(transfers));
      }),
    );
  });
});

describe('one rupiah that is not where it must be is found', () => {
  const books = (): PersonBooks => structuredClone(lived(fullStory).books());
  const first = <Item>(items: readonly Item[]): Item => {
    const [item] = items;
    if (item === undefined) throw new Error('There is none.');
    return item;
  };
  const differing = (changed: PersonBooks) => comparedOf(changed).filter(isDifferent);

  test('the story itself agrees', () => {
    expect(differing(books())).toEqual([]);
  });

  test.each([
    [
      'on the card',
      (of: PersonBooks) => ({ ...of, awards: of.awards.map((one) => ({ ...one, balance: one.balance + 1 })) }),
      'balance',
    ],
    [
      'in what the card gave back',
      (of: PersonBooks) => ({ ...of, awards: of.awards.map((one) => ({ ...one, returned: (one.returned ?? 0) - 1 })) }),
      'awards',
    ],
    [
      'on an account with an item',
      (of: PersonBooks) => ({ ...of, balances: of.balances.map((one) => ({ ...one, balance: one.balance + 1 })) }),
      'balance',
    ],
    [
      'in the price of an order',
      (of: PersonBooks) => ({ ...of, orders: of.orders.map((one) => ({ ...one, price: one.price + 1 })) }),
      'orders',
    ],
    [
      'in what came back for an order',
      (of: PersonBooks) => ({ ...of, orders: of.orders.map((one) => ({ ...one, refund: (one.refund ?? 0) - 1 })) }),
      'orders',
    ],
    [
      'in an incentive',
      (of: PersonBooks) => ({ ...of, incentives: of.incentives.map((one) => ({ ...one, amount: one.amount + 1 })) }),
      'incentives',
    ],
    [
      'in a payout',
      (of: PersonBooks) => ({ ...of, payouts: of.payouts.map((one) => ({ ...one, amount: one.amount + 1 })) }),
      'payouts',
    ],
    [
      'in what is claimed',
      (of: PersonBooks) => ({ ...of, debts: of.debts.map((one) => ({ ...one, amount: one.amount + 1 })) }),
      'debts',
    ],
    [
      'in what was paid back',
      (of: PersonBooks) => ({ ...of, debts: of.debts.map((one) => ({ ...one, repaid: one.repaid + 1 })) }),
      'debts',
    ],
    ['for a payout that left without an entry', (of: PersonBooks) => ({ ...of, payments: [] }), 'payouts'],
    [
      'for an order without an entry',
      (of: PersonBooks) => ({ ...of, transfers: of.transfers.filter(({ cause }) => cause.kind !== 'purchase') }),
      'orders',
    ],
    ['for an entry without an order', (of: PersonBooks) => ({ ...of, orders: [] }), 'orders'],
    ['for an incentive that nobody approved', (of: PersonBooks) => ({ ...of, incentives: [] }), 'incentives'],
  ] as const)('%s', (_, change, comparison) => {
    const found = differing(change(books()));

    expect(found.map((difference) => difference.comparison)).toContain(comparison);
  });

  test('in any entry of any transfer', () => {
    for (const [position, transfer] of lived(fullStory).entered().entries()) {
      for (const place of transfer.entries.keys()) {
        const changed = structuredClone(transfer);
        const entry = changed.entries[place];
        if (entry !== undefined) entry.amount += 1;

        const { compared } = readTransfer(changed);

        expect(compared.filter(isDifferent), `${position} ${place}`).toEqual([
          { comparison: 'transfer', of: transfer.transferId, expected: 0, found: 1 },
        ]);
      }
    }
  });

  test('in both entries of a transfer, which adds up to nothing all the same', () => {
    const person = books();
    const bought = first(person.transfers.filter(({ cause }) => cause.kind === 'purchase'));
    const more = {
      ...bought,
      entries: bought.entries.map(({ account, amount }) => ({ account, amount: amount + Math.sign(amount) })),
    };

    const found = differing({ ...person, transfers: person.transfers.map((one) => (one === bought ? more : one)) });

    expect(found.map(({ comparison }) => comparison)).toEqual(expect.arrayContaining(['balance', 'orders']));
  });

  test('in a transfer under another name, of two people, or in no form at all', () => {
    const [one, other] = [moneyLife(1).entered(), moneyLife(2).entered()].map(first);
    if (one === undefined || other === undefined) throw new Error('There are two.');
    const ofTwo = { ...one, entries: [...one.entries, ...other.entries] };

    for (const wrong of [{ ...one, transferId: 'award-x' }, ofTwo, { ...one, entries: 'none' }, 'nothing']) {
      expect(readTransfer(wrong).compared.some(isDifferent)).toBe(true);
    }
    expect(Transfer.safeParse(ofTwo).success).toBe(false);
  });

  test('in what stands when a day is over', () => {
    const sums = { transfers: 1, own: { training: 5 }, shared: { 'allotment#w#r': -5 } };

    const { compared } = standingAfter(sums, { before: { fund: -1 }, balances: new Map([['allotment#w#r', -5]]) });

    expect(findingsOf(compared).differences).toEqual([
      { comparison: 'sum', of: 'standing', expected: 0, found: -1 },
      { comparison: 'below-zero', of: 'allotment#w#r', expected: 0, found: -5 },
    ]);
  });
});

describe('what is set aside for a regency', () => {
  const rules = ruleSetOf('normal', 'normal-2023.1');
  const run = { waveId: WaveId.parse('2023-48'), run: 3 };
  const at = '2023-02-21T03:00:00.000Z';
  const amountOf = (drawn: number, calledAfterRevocation: number) =>
    allotmentTransfer(run, { regency: '32.01', drawn, calledAfterRevocation }, { rules, at })?.entries[1]?.amount;

  test('is all that the drawn can come to, and for a call only what revocations had taken away', () => {
    expect([amountOf(10, 0), amountOf(0, 2), amountOf(0, 0)]).toEqual([42_000_000, 7_000_000, undefined]);
  });
});

describe('a day of the ledger', () => {
  test('is settled an hour after its end in WIB', () => {
    expect(lastSettledDay(new Date('2023-02-24T17:59:59.999Z'))).toBe('2023-02-23');
    expect(lastSettledDay(new Date('2023-02-24T18:00:00.000Z'))).toBe('2023-02-24');
  });

  test('is behind when it was settled and not closed', () => {
    expect([daysBehind('2023-02-24', '2023-02-24'), daysBehind('2023-02-25', '2023-02-24')]).toEqual([1, 0]);
    expect([daysBehind('2023-02-20', '2023-02-24'), daysBehind('2023-03-20', '2023-02-24')]).toEqual([5, 0]);
  });
});

describe('a participant’s transfers', () => {
  test('come page by page, the newest first, each once', () => {
    fc.assert(
      fc.property(story, fc.integer({ min: 1, max: 5 }), (happened, limit) => {
        const transfers = lived(happened)
          .books()
          .transfers.map((transfer) => Transfer.parse(transfer));
        const seen: string[] = [];

        for (let before: string | undefined, isFirst = true; isFirst || before !== undefined; isFirst = false) {
          const { page, last } = newestFirst(transfers, { before, limit });
          expect(page.length).toBeLessThanOrEqual(limit);
          seen.push(...page.map(placeOf));
          before = last;
        }

        expect(seen).toEqual(transfers.map(placeOf).toSorted().toReversed());
      }),
    );
  });
});
