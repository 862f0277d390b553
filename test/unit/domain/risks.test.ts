import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { RiskId } from '../../../events/risk-changed.ts';
import { decide, factsAt, sharedMeansRule } from '../../../shared/domain/eligibility.ts';
import { older, type Risk } from '../../../shared/domain/risks/risk.ts';
import { riskRulesOn } from '../../../shared/domain/risks/rules.ts';
import {
  changesOf,
  deviceOf,
  isOver,
  signalName,
  sizeAtLeast,
  type Membership,
} from '../../../shared/domain/risks/signals.ts';
import { currentRuleSet } from '../../../shared/domain/rule-sets.ts';
import { aRegistration } from '../../support/registrations.ts';

const rules = riskRulesOn('2023-02-20');
const day = (number: number): string => new Date(Date.UTC(2023, 1, 1 + number)).toISOString();
const members = (...days: readonly number[]) => days.map((number) => ({ at: day(number) }));
const everyday = (count: number, from = 0) => members(...Array.from({ length: count }, (_, number) => from + number));

describe('what people share', () => {
  test.each([
    ['phone', 3],
    ['email', 3],
    ['device', 5],
  ] as const)('a %s by %i of them is a family, by one more it is looked into', (kind, most) => {
    expect(isOver(everyday(most), kind, { rules, earlier: undefined })).toBe(false);
    expect(isOver(everyday(most + 1), kind, { rules, earlier: undefined })).toBe(true);
  });

  test('and was cleared is looked into again once twice as many do', () => {
    const earlier = { verdict: 'clear', lookedAt: day(9) } as const;

    expect(isOver(everyday(20), 'phone', { rules, earlier })).toBe(false);
    expect(isOver(everyday(21), 'phone', { rules, earlier })).toBe(true);
    expect(isOver(everyday(rules.mostCounted.value), 'phone', { rules, earlier })).toBe(false);
  });

  test('and was confirmed is looked into as soon as anybody else does', () => {
    const earlier = { verdict: 'confirm', lookedAt: day(9) } as const;

    expect(isOver(everyday(10), 'phone', { rules, earlier })).toBe(false);
    expect(isOver(members(0, 10), 'phone', { rules, earlier })).toBe(true);
  });

  test('is never looked into by fewer people than were before, whatever was decided', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 40 }), { maxLength: 30 }),
        fc.integer({ min: 0, max: 40 }),
        (days, looked) => {
          const earlier = { verdict: 'clear', lookedAt: day(looked) } as const;
          const all = members(...days);
          if (!isOver(all, 'device', { rules, earlier })) return;
          expect(isOver([...all, ...members(41)], 'device', { rules, earlier })).toBe(true);
        },
      ),
    );
  });

  test('is joined and left so that what is wanted is what stands', () => {
    const membership: fc.Arbitrary<Membership> = fc.record(
      {
        kind: fc.constantFrom('phone', 'email', 'device'),
        version: fc.constantFrom(1, 2),
        hash: fc.constantFrom('a', 'b', 'c'),
        since: fc.constant(day(0)),
        until: fc.constantFrom(day(1), day(2)),
      },
      { requiredKeys: ['kind', 'version', 'hash', 'since'] },
    );
    const several = fc.uniqueArray(membership, { selector: signalName });

    fc.assert(
      fc.property(several, several, (joined, wanted) => {
        const { join, leave } = changesOf(joined, wanted);
        const standing = new Map(joined.map((one) => [signalName(one), one]));
        for (const one of leave) standing.delete(signalName(one));
        for (const one of join) standing.set(signalName(one), one);

        expect([...standing.values()].map((one) => JSON.stringify(one)).sort()).toEqual(
          wanted.map((one) => JSON.stringify(one)).sort(),
        );
        expect(changesOf(wanted, wanted)).toEqual({ join: [], leave: [] });
      }),
    );
  });
});

test.each([
  [undefined, undefined],
  ['short', undefined],
  ['x'.repeat(65), undefined],
  ['0123456789abcdef 0', undefined],
  ['0123456789_bcde-F', '0123456789_bcde-F'],
])('of a device’s number %s is taken %s', (header, taken) => {
  expect(deviceOf(header)).toBe(taken);
});

test('of two cases the older one stays, whoever compares them', () => {
  const risk = fc.record({
    riskId: fc.stringMatching(/^[0-9a-f]{24}$/).map((id) => RiskId.parse(id)),
    openedAt: fc.integer({ min: 0, max: 3 }).map(day),
  });
  const whole = (part: Pick<Risk, 'riskId' | 'openedAt'>): Risk => ({
    ...part,
    revision: 1,
    status: 'open',
    kind: 'phone',
    atLeast: 4,
  });

  fc.assert(
    fc.property(risk, risk, (one, other) => {
      expect(older(whole(one), whole(other)).riskId).toBe(older(whole(other), whole(one)).riskId);
    }),
  );
});

test('a case says that it has at least as many members as it has', () => {
  expect([1, 4, 5, 19, 20, 200, 5_000].map(sizeAtLeast)).toEqual([1, 2, 5, 10, 20, 200, 200]);
});

describe('whom two people refused', () => {
  const at = new Date(day(60));
  const riskId = RiskId.parse('f'.repeat(24));
  const outcomeOf = (refused: readonly string[], waived: readonly string[]) => {
    const registration = {
      ...aRegistration(),
      sharedMeans: refused.map((instant) => ({ riskId, at: instant })),
      waivers: waived.map((instant) => ({ rule: sharedMeansRule, at: instant, caseId: 'case' })),
    };
    const facts = factsAt(registration, '1995-05-01', at);
    const findings = facts && decide(facts, currentRuleSet('normal', '2023-04-01'), '2023-04-01').findings;
    return findings?.find(({ rule }) => rule === sharedMeansRule)?.outcome;
  };

  test.each<[readonly string[], readonly string[], string | undefined]>([
    [[], [], undefined],
    [[day(30)], [], 'failed'],
    [[day(61)], [], undefined],
    [[day(30)], [day(31)], 'waived'],
    [[day(30), day(40)], [day(31)], 'failed'],
    [[day(30), day(40)], [day(31), day(41)], 'waived'],
  ])('at %j, and heard at %j, is %s', (refused, waived, outcome) => {
    expect(outcomeOf(refused, waived)).toBe(outcome);
  });
});
